"""OFD files (GB/T 33190): the text layer with its places; sealed when signatures are stored.

An OFD is a zip of XML: OFD.xml names documents, these name pages, a page holds text objects with a
boundary in millimetres and runs of characters with offsets.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from tongchou.engine.intake.problem_kinds import DAMAGED, OFD_NO_TEXT, TOO_MANY_PAGES
from tongchou.engine.intake.readers.assembly import assemble
from tongchou.engine.intake.readers.base import Notes, Reading, ReadOptions, Source, UnreadableError
from tongchou.engine.intake.readers.containers import Container
from tongchou.engine.intake.readers.layout import Glyph, glyph_lines
from tongchou.engine.intake.readers.page_flow import PageContent, page_drafts

_A4 = (210.0, 297.0)
_MAX_GLYPHS = 60_000


def read_ofd(source: Source, options: ReadOptions) -> Reading:
    """Read the text of an OFD. Raises :class:`UnreadableError` when it is broken."""
    container = Container(source, options.limits)
    notes = Notes(source)
    roots = [_joined("", loc) for loc in _texts(_part(container, _entry(container)), "DocRoot")]
    pages: list[PageContent] = []
    total = 0
    for root in roots:
        document = container.xml(root)
        if document is None:
            continue
        size = _size(document) or _A4
        for path in _page_parts(document, root):
            total += 1
            if total <= options.limits.pages:
                pages.append(_page(container, path, total, size, notes))
    if not total:
        raise UnreadableError(DAMAGED)
    if total > options.limits.pages:
        limit = options.limits.pages
        notes.add(TOO_MANY_PAGES, f"共{total}页，第{limit + 1}页起未读取", page=limit + 1)
    blocks = assemble(source.name, page_drafts(pages))
    sealed = any(re.search(r"signatures?\.xml$|seal\.esl$", name, re.IGNORECASE) for name in container.names)
    return Reading(blocks, notes.frozen(), total, any(p.lines for p in pages), sealed=sealed)


def _entry(container: Container) -> str:
    return next((name for name in container.names if name.lower() == "ofd.xml"), "OFD.xml")


def _part(container: Container, name: str) -> etree._Element:
    root = container.xml(name)
    if root is None:
        raise UnreadableError(DAMAGED)
    return root


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _texts(root: etree._Element, name: str) -> list[str]:
    return [(e.text or "").strip() for e in root.iter() if _local(e) == name and (e.text or "").strip()]


def _joined(base: str, location: str) -> str:
    """ST_Loc: from the package root with a leading slash, else from the folder of the part."""
    if location.startswith("/"):
        return posixpath.normpath(location.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), location))


def _size(root: etree._Element) -> tuple[float, float] | None:
    for box in _texts(root, "PhysicalBox"):
        numbers = _numbers(box)
        if len(numbers) == 4 and numbers[2] > 1 and numbers[3] > 1:
            return numbers[2], numbers[3]
    return None


def _page_parts(document: etree._Element, root: str) -> Iterator[str]:
    for pages in (e for e in document.iter() if _local(e) == "Pages"):
        for page in pages:
            location = page.get("BaseLoc")
            if location:
                yield _joined(root, location)


def _page(
    container: Container, path: str, number: int, size: tuple[float, float], notes: Notes
) -> PageContent:
    root = container.xml(path)
    if root is None:
        notes.add(OFD_NO_TEXT, "这一页无法读取", page=number)
        return PageContent()
    width, height = _size(root) or size
    glyphs: list[Glyph] = []
    pictures = 0
    for element in root.iter():
        kind = _local(element)
        if kind == "TextObject" and len(glyphs) < _MAX_GLYPHS:
            glyphs.extend(_text_object(element, width, height))
        pictures += kind == "ImageObject"
    if not glyphs and pictures:
        notes.add(OFD_NO_TEXT, "这一页没有文字层，图像内容未识别", page=number)
    return PageContent(glyph_lines(glyphs, number, height / width), pictures=pictures)


def _text_object(element: etree._Element, width: float, height: float) -> Iterator[Glyph]:
    boundary = _numbers(element.get("Boundary") or "")
    if len(boundary) != 4:
        return
    matrix = _numbers(element.get("CTM") or "")
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    size = (_numbers(element.get("Size") or "") or [4.0])[0]
    x = y = 0.0
    for run in (child for child in element if _local(child) == "TextCode"):
        x = (_numbers(run.get("X") or "") or [x])[0]
        y = (_numbers(run.get("Y") or "") or [y])[0]
        text = run.text or ""
        across, down = _deltas(run.get("DeltaX"), len(text)), _deltas(run.get("DeltaY"), len(text))
        for index, sign in enumerate(text):
            if sign.strip():
                left = boundary[0] + a * x + c * y + e
                base = boundary[1] + b * x + d * y + f
                wide = size * abs(a) * (0.55 if sign.isascii() else 1.0)
                tall = size * abs(d)
                yield Glyph(
                    sign, left / width, (base - 0.85 * tall) / height, (left + wide) / width,
                    (base + 0.15 * tall) / height,
                )  # fmt: skip
            default = size * (0.55 if sign.isascii() else 1.0) if run.get("DeltaX") is None else 0.0
            x += across[index] if index < len(across) else default
            y += down[index] if index < len(down) else 0.0


def _deltas(written: str | None, length: int) -> list[float]:
    """``3 g 4 5`` is 3, then four times 5."""
    deltas: list[float] = []
    words = (written or "").split()
    position = 0
    while position < len(words) and len(deltas) < length:
        if words[position] == "g" and position + 2 < len(words):
            count = min(int(_number(words[position + 1])), length)
            deltas.extend([_number(words[position + 2])] * max(count, 0))
            position += 3
        else:
            deltas.append(_number(words[position]))
            position += 1
    return deltas


def _numbers(written: str) -> list[float]:
    return [_number(word) for word in written.split()[:16]]


def _number(word: str) -> float:
    return float(word) if re.fullmatch(r"-?\d{1,7}(\.\d{0,9})?|-?\.\d{1,9}", word) else 0.0
