"""Places in names: which province, city and county a unit or a title speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tongchou.engine.similarity.vocabulary import read_list

_MUNICIPALITIES = frozenset({"北京", "天津", "上海", "重庆"})
_PROVINCE_TAIL = r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?"
_CITY_TAIL = r"(?:市|地区|盟|(?:[\u4e00-\u9fff]{1,6}族){0,3}自治州|州)?"
_COUNTY = re.compile(r"([\u4e00-\u9fff]{1,6}?(?:自治县|开发区|高新区|新区|县|区|旗|市))")
#: Words that end in 区 or 市 and are no county.
_NOT_COUNTY = re.compile(
    r"(社区|园区|小区|景区|片区|辖区|地区|全区|市区|校区|院区|病区|库区|灾区|林区|牧区|山区|灌区|城市|超市|门市)$"
    r"|^(主|中心|老|新|全|本)?城区$|智慧|数字|智能|电子|互联|数据|信息|公共|平台|系统"
)


@dataclass(frozen=True)
class Place:
    """Where something is; empty parts are unknown."""

    province: str = ""
    city: str = ""
    county: str = ""

    @property
    def known(self) -> bool:
        return bool(self.province or self.city)


@cache
def _cities() -> dict[str, str]:
    """City → province. A city that bears its province's name (吉林) is found under its own name."""
    table: dict[str, str] = {}
    for line in read_list("places"):
        province, _, cities = line.partition(":")
        table.update(dict.fromkeys(cities.split(), province))
        if province in _MUNICIPALITIES:
            table[province] = province
    return table


@cache
def _provinces() -> frozenset[str]:
    return frozenset(line.partition(":")[0] for line in read_list("places"))


def _any(names: frozenset[str] | dict[str, str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _head() -> re.Pattern[str]:
    """Province, then city, at the beginning of a name."""
    return re.compile(
        rf"(?:(?P<province>{_any(_provinces())}){_PROVINCE_TAIL})?(?:(?P<city>{_any(_cities())}){_CITY_TAIL})?"
    )


@cache
def _inside() -> re.Pattern[str]:
    """A province or city with its tail, anywhere: 长沙市 but not 长沙 (安康 is also a word)."""
    names = _any(_provinces() | frozenset(_cities()))
    tails = r"(?:省|市|自治区|壮族自治区|自治州|盟)"
    return re.compile(rf"(?:{names}){tails}")


def split_place(name: str) -> tuple[Place, str]:
    """The place at the head of a name and what follows it: 株洲市天元区城管局 → 株洲, 天元区, 城管局."""
    found = _head().match(name)
    assert found is not None  # both parts are optional, so the pattern always matches
    province, city = found["province"] or "", found["city"] or ""
    rest = name[found.end() :]
    if not city and province in _MUNICIPALITIES:
        city = province
    province = province or _cities().get(city, "")
    county = _county_at_head(rest) if found.end() else _county_alone(rest)
    return Place(province, city, county), rest[len(county) :]


def _county_at_head(rest: str) -> str:
    found = _COUNTY.match(rest)
    if not found or _NOT_COUNTY.search(found.group()) or len(found.group()) > 8:
        return ""
    return found.group()


def _county_alone(rest: str) -> str:
    """Without a city before it only an unmistakable county counts (定远县卫健委)."""
    found = re.match(
        r"(?:[\u4e00-\u9fff]{1,4}?(?:县|区|旗|市)|[\u4e00-\u9fff]{2,9}?自治[县旗])(?=[\u4e00-\u9fff]{2,})",
        rest,
    )
    if not found or _NOT_COUNTY.search(found.group()) or found.group()[0] in "全各本某":
        return ""
    return found.group()


def place_of(unit: str, *, city: str = "", province: str = "") -> Place:
    """Where a unit is: its own name first, then the fields of its record."""
    named, _ = split_place(unit)
    recorded = _bare(city)
    home = _cities().get(recorded, "")
    county = "" if recorded and named.county == f"{recorded}市" else named.county
    if recorded and recorded not in _cities() and county in (f"{recorded}县", f"{recorded}区"):
        recorded = ""  # a county written in the column of the city: which city it belongs to is unknown
    return Place(named.province or _bare(province) or home, named.city or recorded, county)


def _bare(name: str) -> str:
    """长沙市 → 长沙, 湖南省 → 湖南; names we do not know keep their words without the tail."""
    if not name:
        return ""
    found = _head().match(name)
    if found and found.end() == len(name):
        return found["city"] or found["province"] or name
    return re.sub(r"(省|市|自治区)$", "", name) or name


def without_places(text: str) -> str:
    """The text without provinces, cities and the county at its head."""
    _, rest = split_place(text)
    kept = rest if len(rest) >= 2 else text
    return _inside().sub("", kept) or kept


def same_city(ours: Place, theirs: Place) -> bool | None:
    """Whether both lie in one prefecture; ``None`` when a side is unknown."""
    if ours.city and theirs.city:
        return ours.city == theirs.city
    if ours.province and theirs.province and ours.province != theirs.province:
        return False
    return None


def located(place: Place, records: Iterable[tuple[str, str]]) -> Place:
    """A place without a city, completed from (unit, city) of known records.

    渌江市城管局 alone may be of a city or of a county-level city; records that give 渌江 as their
    city settle it, and a county is looked up in the units of its neighbours.
    """
    if place.city or not place.county:
        return place
    known = [(unit, _bare(city)) for unit, city in records if city]
    bare = place.county.removesuffix("市")
    if bare != place.county and any(city == bare for _, city in known):
        return Place(place.province or _cities().get(bare, ""), bare)
    cities = Counter(city for unit, city in known if place.county in unit)
    if not cities:
        return place
    city = cities.most_common(1)[0][0]
    return Place(place.province or _cities().get(city, ""), city, place.county)
