"""Word documents, read from their XML: paragraphs, tables, text boxes, notes, headers, in reading order.

Headers and footers come first (they belong to no chapter), notes and text boxes follow the paragraph
they hang on. Table cells are placed as ``表3!R2C4``; merged cells repeat their text. Page numbers are
those Word last laid out; when there are none, page breaks typed by the author count as long as the
pages between them are plausible.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from tongchou.engine.intake.problem_kinds import (
    DAMAGED,
    HIDDEN_TEXT,
    PICTURES_ONLY,
    TOO_MANY_PAGES,
    TRACKED_CHANGES,
)
from tongchou.engine.intake.readers.assembly import Draft, Grid, Paragraph, Picture, assemble
from tongchou.engine.intake.readers.base import Notes, Reading, ReadOptions, Source, UnreadableError
from tongchou.engine.intake.readers.containers import Container, parse_xml
from tongchou.engine.intake.readers.docx_numbering import ListNumbers, W
from tongchou.engine.intake.readers.docx_runs import RunReader, Words
from tongchou.engine.intake.readers.docx_styles import Style, Styles, list_of, outline_level
from tongchou.engine.intake.readers.docx_tables import read_table
from tongchou.kernel.documents import Text

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W.strip("{}").encode()
_LIST_NEVER = "0"
_MAX_EXPLICIT_PAGE = 1_300  # characters; a longer “page” was broken by Word, not by the author
_HEAD_FONTS = ("黑体", "SimHei", "方正小标宋", "楷体", "KaiTi", "微软雅黑", "方正黑体", "方正楷体")
_PAGE_NUMBER = re.compile(r"^[\s\d\-–—/第共页PageofＩⅠ-ⅩivxIVX]*$")


def read_docx(source: Source, options: ReadOptions) -> Reading:
    """Read a .docx/.docm. Raises :class:`UnreadableError` when it cannot be opened at all."""
    return _DocxReader(source, options).read()


class _DocxReader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._limits = options.limits
        self._notes = Notes(source)
        self._zip = Container(source, options.limits)
        main = _main_part(self._zip)
        self._root = _word_xml(self._zip, main)
        if self._root is None:
            raise UnreadableError(DAMAGED)
        self._folder = main.rpartition("/")[0]
        self._styles = Styles(self._xml("styles.xml"))
        self._numbers = ListNumbers(self._xml("numbering.xml"))
        self._foot = _note_elements(self._xml("footnotes.xml"))
        self._end = _note_elements(self._xml("endnotes.xml"))
        self._pages = _PageCounter(self._root)
        self._runs = RunReader(self._styles.of, self._pages.mark)
        self._drafts: list[Draft] = []
        self._looks: list[tuple[Paragraph, Words]] = []
        self._characters = 0
        self._revisions = 0
        self._full = False

    def read(self) -> Reading:
        self._margins()
        body = self._root.find(f"{W}body") if self._root is not None else None
        if body is None:
            raise UnreadableError(DAMAGED)
        self._children(body, self._drafts, "body")
        _mark_standing_out(self._looks)
        self._report()
        blocks = assemble(self._source.name, self._drafts)
        return Reading(
            blocks,
            self._notes.frozen(),
            pages=_stated_pages(self._zip) or self._pages.total,
            has_text_layer=any(isinstance(b, Text) for b in blocks) or bool(blocks),
        )

    def _xml(self, name: str) -> etree._Element | None:
        return _word_xml(self._zip, f"{self._folder}/{name}" if self._folder else name)

    # --- walking --------------------------------------------------------------------------------------

    def _children(self, element: etree._Element, into: list[Draft], origin: str) -> None:
        for child in element:
            if self._full:
                return
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, into, origin)
            elif tag == f"{W}tbl":
                self._table(child, into, origin)
            elif tag == f"{W}sdt":
                self._content_control(child, into, origin)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._revisions += 1
            elif tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                self._children(child, into, origin)

    def _content_control(self, element: etree._Element, into: list[Draft], origin: str) -> None:
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        start = len(into)
        self._children(content, into, origin)
        if gallery is not None and "Table of Contents" in (gallery.get(f"{W}val") or ""):
            for draft in into[start:]:
                if isinstance(draft, Paragraph):
                    draft.contents = True

    def _paragraph(self, element: etree._Element, into: list[Draft], origin: str) -> None:
        properties = element.find(f"{W}pPr")
        style = self._style(properties)
        self._pages.before_paragraph(properties)
        in_contents = self._runs.in_contents_field
        page = self._pages.current
        words = self._runs.read(element, style)
        text = words.text.strip()
        draft = Paragraph(
            text,
            page=page if self._pages.text_before_mark else self._pages.current,
            style_level=_own_level(properties, style),
            bold=words.bold,
            contents=style.contents or in_contents or self._runs.in_contents_field,
            origin=origin,
        )
        draft.number = self._list_number(properties, style) if text else ""
        self._count(words, draft)
        into.append(draft)
        into.extend(Picture(draft.page) for _ in range(words.pictures))
        self._hangers(words, into)
        self._pages.after_paragraph(properties, len(text))

    def _count(self, words: Words, draft: Paragraph) -> None:
        if words.length and draft.origin == "body":
            self._looks.append((draft, words))
        self._revisions += words.revisions
        if hidden := "".join(words.hidden).strip():
            self._notes.add(
                HIDDEN_TEXT, f"含有隐藏文字（{len(hidden)}字），未计入正文", page=draft.page, quote=hidden
            )
        self._characters += words.length
        if self._characters > self._limits.characters and not self._full:
            self._full = True
            self._notes.add(
                TOO_MANY_PAGES,
                f"文字超过{self._limits.characters}字，此后内容未读取",
                page=draft.page,
                quote=draft.text,
            )

    def _hangers(self, words: Words, into: list[Draft]) -> None:
        for box in words.boxes:
            self._children(box, into, "textbox")
        for kind, key in words.notes:
            known = self._foot if kind == "footnoteReference" else self._end
            note = known.pop(key, None)
            if note is not None:
                self._children(note, into, "footnote")

    def _table(self, element: etree._Element, into: list[Draft], origin: str) -> None:
        page = self._pages.current
        table = read_table(element, self._cell_drafts, lambda: self._pages.current, self._limits.columns)
        self._revisions += table.revisions
        into.append(Grid(table.rows, page=page))
        into.extend(table.after)

    def _cell_drafts(self, cell: etree._Element) -> list[Draft]:
        drafts: list[Draft] = []
        self._children(cell, drafts, "cell")
        return drafts

    def _style(self, properties: etree._Element | None) -> Style:
        element = None if properties is None else properties.find(f"{W}pStyle")
        return self._styles.of(None if element is None else element.get(f"{W}val"))

    def _list_number(self, properties: etree._Element | None, style: Style) -> str:
        num_id, level = list_of(properties)
        num_id = style.num_id if num_id is None else num_id
        if num_id in (None, _LIST_NEVER):
            return ""
        return self._numbers.number(num_id or "", style.num_level if level is None else level)

    def _margins(self) -> None:
        """Headers and footers, each wording once; those that only number pages are left out."""
        seen: set[str] = set()
        for kind in ("header", "footer"):
            prefix = f"{self._folder}/{kind}" if self._folder else kind
            for name in sorted(n for n in self._zip.names if n.startswith(prefix) and n.endswith(".xml")):
                root = _word_xml(self._zip, name)
                drafts: list[Draft] = []
                if root is not None:
                    self._children(root, drafts, kind)
                for draft in drafts:
                    if isinstance(draft, Paragraph) and not _PAGE_NUMBER.match(draft.text):
                        draft.page = None
                        if draft.text not in seen:
                            self._drafts.append(draft)
                        seen.add(draft.text)
        self._pages.restart()

    def _report(self) -> None:
        if self._revisions:
            self._notes.add(
                TRACKED_CHANGES, f"含有{self._revisions}处未接受的修订，已按接受全部修订后的内容读取"
            )
        pictures = sum(isinstance(d, Picture) for d in self._drafts)
        tables = any(isinstance(d, Grid) for d in self._drafts)
        if pictures and self._characters < 30 * pictures and self._characters < 300 and not tables:
            self._notes.add(PICTURES_ONLY, f"正文几乎全是图片（{pictures}张），图片中的文字未计入")


class _PageCounter:
    """Page of the current paragraph. Marks of the last layout win over typed breaks."""

    def __init__(self, root: etree._Element) -> None:
        self._laid_out = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
        typed = any(br.get(f"{W}type") == "page" for br in root.iter(f"{W}br"))
        self._typed = typed or next(root.iter(f"{W}pageBreakBefore"), None) is not None
        self._count = 1
        self._length = 0
        self._trusted = True
        self.text_before_mark = False

    def restart(self) -> None:
        self._count, self._length, self._trusted = 1, 0, True

    @property
    def current(self) -> int | None:
        if self._laid_out:
            return self._count
        return self._count if self._typed and self._trusted else None

    @property
    def total(self) -> int | None:
        return self.current

    def mark(self, typed: bool, text_before: bool) -> None:
        if typed is not self._laid_out:
            self._count += 1
            self._length = 0
            self.text_before_mark = self.text_before_mark or text_before

    def before_paragraph(self, properties: etree._Element | None) -> None:
        self.text_before_mark = False
        if self._laid_out or properties is None:
            return
        before = properties.find(f"{W}pageBreakBefore")
        if before is not None and before.get(f"{W}val") not in ("0", "false") and self._length:
            self.mark(True, False)

    def after_paragraph(self, properties: etree._Element | None, length: int) -> None:
        self._length += length + 20  # a short paragraph still takes a line
        if self._length > _MAX_EXPLICIT_PAGE:
            self._trusted = False
        section = None if properties is None else properties.find(f"{W}sectPr")
        if section is not None and not self._laid_out:
            kind = section.find(f"{W}type")
            if kind is None or kind.get(f"{W}val") != "continuous":
                self.mark(True, False)


def _main_part(container: Container) -> str:
    """The main part, usually word/document.xml, as named by the package relations."""
    relations = container.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            target = (relation.get("Target") or "").lstrip("/")
            if target in container:
                return target
    return "word/document.xml"


def _word_xml(container: Container, name: str) -> etree._Element | None:
    data = container.part(name)
    if data is None:
        return None
    if _STRICT in data[:4096]:
        data = data.replace(_STRICT, _TRANSITIONAL)
    return parse_xml(data)


def _note_elements(root: etree._Element | None) -> dict[str, etree._Element]:
    if root is None:
        return {}
    return {note.get(f"{W}id") or "": note for note in root if note.get(f"{W}type") in (None, "normal")}


def _stated_pages(container: Container) -> int | None:
    """The page count Word wrote into the document's properties; None when absent or just “1”."""
    root = container.xml("docProps/app.xml")
    if root is None:
        return None
    element = next((e for e in root if str(e.tag).endswith("}Pages")), None)
    value = "" if element is None else (element.text or "").strip()
    return int(value) if value.isdigit() and 1 < int(value) < 100_000 else None


def _own_level(properties: etree._Element | None, style: Style) -> int | None:
    own = outline_level(properties)
    return style.level if own is None else own or None


def _mark_standing_out(looks: list[tuple[Paragraph, Words]]) -> None:
    """Larger or heading-font paragraphs count as bold: 黑体 over 仿宋 is how official papers do it."""
    sizes: Counter[int] = Counter()
    fonts: Counter[str] = Counter()
    for _, words in looks:
        sizes.update(words.sizes)
        fonts.update(words.fonts)
    size = max(sizes, key=lambda s: (sizes[s], -s), default=0)
    font = max(fonts, key=lambda f: (fonts[f], f), default="")
    for draft, words in looks:
        larger = bool(size) and min(words.sizes, default=0) >= size + 4
        other = not font.startswith(_HEAD_FONTS) and bool(words.fonts)
        other = other and all(f != font and f.startswith(_HEAD_FONTS) for f in words.fonts)
        draft.bold = draft.bold or larger or other
