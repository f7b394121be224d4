"""Function lists written as text: one source for the plan's tables, the function sheet and the money.

``= 子系统``, ``== 模块 | 一句说明``, then one function a line:
``名称 | 说明 | ILF:甲,乙 EIF:丙 EI:新增,修改 EO:统计表 EQ:查询 | 新增``; the last part is 新增 or 修改.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

KINDS = ("ILF", "EIF", "EI", "EO", "EQ")
#: Weights of the estimated method (估算功能点).
WEIGHTS = {"ILF": 10, "EIF": 7, "EI": 4, "EO": 5, "EQ": 4}
CHANGE = {"新增": Decimal("1.0"), "修改": Decimal("0.8")}
_LEADS = {"EI": "支持", "EO": "生成", "EQ": "可"}


@dataclass(frozen=True)
class Function:
    """One function with the names of its counted items."""

    subsystem: str
    module: str
    name: str
    say: str
    items: dict[str, tuple[str, ...]]
    change: str

    def count(self, kind: str) -> int:
        return len(self.items.get(kind, ()))

    @property
    def points(self) -> int:
        """Unadjusted function points."""
        return sum(self.count(kind) * WEIGHTS[kind] for kind in KINDS)

    @property
    def priced(self) -> Decimal:
        """Points after the change factor."""
        return self.points * CHANGE[self.change]

    @property
    def description(self) -> str:
        """The sentence of the sheet: what it is for, what one can do, which data it keeps and reads."""
        parts = [self.say]
        parts += [f"{_LEADS[kind]}{'、'.join(self.items[kind])}" for kind in _LEADS if self.items.get(kind)]
        if self.items.get("ILF"):
            parts.append(f"维护{'、'.join(self.items['ILF'])}")
        if self.items.get("EIF"):
            parts.append(f"引用{'、'.join(self.items['EIF'])}")
        return "；".join(parts) + "。"


@dataclass(frozen=True)
class Module:
    """A module with its introduction and functions."""

    subsystem: str
    name: str
    say: str
    functions: list[Function]

    @property
    def points(self) -> int:
        return sum(function.points for function in self.functions)

    @property
    def priced(self) -> Decimal:
        return sum((function.priced for function in self.functions), Decimal(0))


def read_modules(*paths: Path) -> list[Module]:
    """Read function texts in order; a malformed line raises ValueError naming it."""
    modules: list[Module] = []
    subsystem = ""
    for line in (raw.strip() for path in paths for raw in path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("== "):
            name, _, say = line[3:].partition("|")
            modules.append(Module(subsystem, name.strip(), say.strip(), []))
        elif line.startswith("= "):
            subsystem = line[2:].strip()
        elif line:
            modules[-1].functions.append(_function(line, subsystem, modules[-1].name))
    return modules


def _function(line: str, subsystem: str, module: str) -> Function:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 4 or parts[3] not in CHANGE:
        raise ValueError(f"功能行应为“名称 | 说明 | 计数项 | 新增或修改”：{line}")
    items: dict[str, tuple[str, ...]] = {}
    for word in parts[2].split():
        kind, _, names = word.partition(":")
        if kind not in KINDS:
            raise ValueError(f"未知计数项 {kind}：{line}")
        items[kind] = tuple(names.split(","))
    return Function(subsystem, module, parts[0], parts[1], items, parts[3])
