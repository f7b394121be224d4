"""What the styles of a Word document say about a paragraph: heading level, list, bold, contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from tongchou.engine.intake.readers.docx_numbering import W

_VAL = f"{W}val"
_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|目录)\s*(?:\d|heading|标题)", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """A paragraph style with everything it inherits. ``size`` is in half-points."""

    level: int | None = None
    num_id: str | None = None
    num_level: int = 0
    bold: bool = False
    contents: bool = False
    size: int | None = None
    font: str = ""
    hidden: bool = False


PLAIN = Style()


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self.default = self._base = PLAIN
        if root is None:
            return
        for element in root.iterfind(f"{W}style"):
            self._elements[element.get(f"{W}styleId") or ""] = element
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = Style(size=run_size(defaults), font=run_font(defaults))
        self.default = self._default()

    def _default(self) -> Style:
        for key, element in self._elements.items():
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
                return self.of(key)
        return self._base

    def of(self, style_id: str | None) -> Style:
        if not style_id or style_id not in self._elements:
            return self.default
        if style_id not in self._known:
            self._known[style_id] = self._base  # a style based on itself ends here
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def _resolve(self, style_id: str) -> Style:
        element = self._elements[style_id]
        above = element.find(f"{W}basedOn")
        parent = self._base if above is None else self._parent(above.get(_VAL))
        name_element = element.find(f"{W}name")
        name = (name_element.get(_VAL) or "") if name_element is not None else style_id
        num_id, num_level = list_of(element.find(f"{W}pPr"))
        run = element.find(f"{W}rPr")
        return Style(
            level=_level(name, style_id, element.find(f"{W}pPr"), parent.level),
            num_id=parent.num_id if num_id is None else num_id,
            num_level=parent.num_level if num_level is None else num_level,
            bold=parent.bold if (bold := switch(run, "b")) is None else bold,
            contents=bool(_CONTENTS.match(name)) or parent.contents,
            size=run_size(run) or parent.size,
            font=run_font(run) or parent.font,
            hidden=parent.hidden if (hidden := switch(run, "vanish")) is None else hidden,
        )

    def _parent(self, style_id: str | None) -> Style:
        return self.of(style_id) if style_id in self._elements else self._base


def _level(name: str, style_id: str, properties: etree._Element | None, inherited: int | None) -> int | None:
    outline = outline_level(properties)
    if outline is not None:
        return outline or None
    named = _HEADING.match(name) or _HEADING.match(style_id)
    return int(named.group(1)) if named else inherited


def outline_level(properties: etree._Element | None) -> int | None:
    """1–9 from w:outlineLvl, 0 for “body text”, None when nothing is said."""
    element = None if properties is None else properties.find(f"{W}outlineLvl")
    value = "" if element is None else element.get(_VAL) or ""
    if not value.isdigit():
        return None
    return int(value) + 1 if int(value) < 9 else 0


def list_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """List id and level of a paragraph or style; None where nothing is said."""
    numbering = None if properties is None else properties.find(f"{W}numPr")
    if numbering is None:
        return None, None
    num_id, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    value = "" if level is None else level.get(_VAL) or ""
    return (None if num_id is None else num_id.get(_VAL)), int(value) if value.isdigit() else None


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """An on/off property such as w:b; None when it is not mentioned."""
    element = None if properties is None else properties.find(f"{W}{name}")
    if element is None:
        return None
    return element.get(_VAL) not in ("0", "false", "none", "off")


def run_size(properties: etree._Element | None) -> int | None:
    element = None if properties is None else properties.find(f"{W}sz")
    value = "" if element is None else element.get(_VAL) or ""
    return int(value) if value.isdigit() and len(value) < 5 else None


def run_font(properties: etree._Element | None) -> str:
    """The East Asian font, which tells headings from body in official documents."""
    element = None if properties is None else properties.find(f"{W}rFonts")
    return "" if element is None else element.get(f"{W}eastAsia") or ""
