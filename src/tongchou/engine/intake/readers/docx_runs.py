"""The words of one Word paragraph: runs, revisions, hidden text, page marks, pictures, text boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from tongchou.engine.intake.readers.docx_numbering import W
from tongchou.engine.intake.readers.docx_styles import Style, run_font, run_size, switch

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PICTURE_TAGS = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
}
_BOX = f"{W}txbxContent"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}rt"}
_REVISED = {f"{W}del", f"{W}moveFrom", f"{W}ins", f"{W}moveTo"}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}


@dataclass
class Words:
    """What a paragraph holds. ``marks`` counts page marks met: (before any text, after)."""

    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    revisions: int = 0
    bold_length: int = 0
    length: int = 0
    sizes: Counter[int] = field(default_factory=Counter)
    fonts: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def bold(self) -> bool:
        return self.length > 0 and self.bold_length * 10 >= self.length * 9


class RunReader:
    """Reads paragraphs in order; keeps the page count and the state of fields between them.

    ``on_break(explicit)`` is called at each page mark with whether text came before it.
    """

    def __init__(self, run_style: Callable[[str | None], Style], on_break: Callable[[bool, bool], None]):
        self._run_style = run_style
        self._on_break = on_break
        self._fields: list[bool] = []

    @property
    def in_contents_field(self) -> bool:
        """Whether we are between the begin and end marks of a TOC field."""
        return any(self._fields)

    def read(self, paragraph: etree._Element, style: Style) -> Words:
        words = Words()
        self._walk(paragraph, words, style)
        return words

    def _walk(self, element: etree._Element, words: Words, style: Style) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, words, style)
            elif tag in _REVISED:
                words.revisions += 1
                if tag not in _SKIPPED:
                    self._walk(child, words, style)
            elif tag == f"{_MC}AlternateContent":
                self._alternate(child, words, style)
            elif tag == _MATH_TEXT:
                _add(words, child.text or "", False)
            elif tag not in _SKIPPED:
                self._walk(child, words, style)

    def _alternate(self, element: etree._Element, words: Words, style: Style) -> None:
        """The choice and its fallback are the same thing twice; only one is read."""
        chosen = element.find(f"{_MC}Choice")
        if chosen is None or len(chosen) == 0:
            chosen = element.find(f"{_MC}Fallback")
        if chosen is not None:
            for child in chosen:
                self._run_child(child, words, style, False, False)

    def _run(self, run: etree._Element, words: Words, style: Style) -> None:
        properties = run.find(f"{W}rPr")
        bold, hidden = style.bold, style.hidden
        size, font = style.size, style.font
        if properties is not None:
            own = properties.find(f"{W}rStyle")
            if own is not None:
                bold = bold or self._run_style(own.get(f"{W}val")).bold
            bold = bold if (said := switch(properties, "b")) is None else said
            hidden = hidden if (said := switch(properties, "vanish")) is None else said
            size = run_size(properties) or size
            font = run_font(properties) or font
        before = words.length
        for child in run:
            self._run_child(child, words, style, bold, hidden)
        if (grown := words.length - before) > 0:
            words.sizes[size or 0] += grown
            words.fonts[font] += grown

    def _run_child(
        self, child: etree._Element, words: Words, style: Style, bold: bool, hidden: bool
    ) -> None:  # fmt: skip
        tag = child.tag
        if tag == f"{W}t":
            if hidden:
                words.hidden.append(child.text or "")
            else:
                _add(words, child.text or "", bold)
        elif tag in (f"{W}tab", f"{W}ptab"):
            words.parts.append("\t")
        elif tag in (f"{W}br", f"{W}cr"):
            self._break(child, words)
        elif tag == f"{W}lastRenderedPageBreak":
            self._on_break(False, bool(words.text.strip()))
        elif tag == f"{W}noBreakHyphen":
            words.parts.append("-")
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            words.notes.append((tag.removeprefix(W), child.get(f"{W}id") or ""))
        elif tag in (f"{W}fldChar", f"{W}instrText"):
            self._field(child)
        elif tag in _DRAWN:
            self._drawn(child, words)
        elif tag == f"{_MC}AlternateContent":
            self._alternate(child, words, style)
        elif tag in (f"{W}ruby", f"{W}rubyBase", f"{W}r"):
            self._walk(child, words, style)

    def _break(self, element: etree._Element, words: Words) -> None:
        if element.get(f"{W}type") == "page":
            self._on_break(True, bool(words.text.strip()))
        elif element.get(f"{W}type") != "column":
            words.parts.append("\n")

    def _field(self, element: etree._Element) -> None:
        if element.tag == f"{W}instrText":
            if self._fields and (element.text or "").strip().upper().startswith("TOC"):
                self._fields[-1] = True
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawn(self, element: etree._Element, words: Words) -> None:
        boxes = _outer_boxes(element)
        words.boxes.extend(boxes)
        if element.tag == f"{W}object" or any(node.tag in _PICTURE_TAGS for node in element.iter()):
            words.pictures += 1


def _outer_boxes(element: etree._Element) -> list[etree._Element]:
    """Text boxes, those of a fallback left out; a box inside a box is read with the outer one."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == _BOX:
            found.append(child)
        elif child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            chosen = child.find(f"{_MC}Fallback") if chosen is None else chosen
            found.extend(_outer_boxes(chosen) if chosen is not None else [])
        else:
            found.extend(_outer_boxes(child))
    return found


def _add(words: Words, text: str, bold: bool) -> None:
    words.parts.append(text)
    words.length += len(text)
    words.bold_length += len(text) if bold else 0
