"""Plain text, csv and saved web pages. UTF-8, UTF-16 and GB 18030 are told apart by trying."""

from __future__ import annotations

import csv
import io
import re

from lxml import etree, html

from tongchou.engine.intake.problem_kinds import TOO_MANY_PAGES
from tongchou.engine.intake.readers.assembly import Draft, Grid, GridCell, Paragraph, assemble
from tongchou.engine.intake.readers.base import Notes, Reading, ReadOptions, Source

_HTML = re.compile(r"^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)", re.IGNORECASE)
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "title", "td", "th", "pre", "dt", "dd"}


def read_text(source: Source, options: ReadOptions) -> Reading:
    """Read text by lines; csv becomes one table; a web page saved as .doc or .xls gives text and tables."""
    notes = Notes(source)
    text = decode(source.data)
    if len(text) > options.limits.characters:
        text = text[: options.limits.characters]
        notes.add(TOO_MANY_PAGES, f"文字超过{options.limits.characters}字，此后内容未读取")
    if _HTML.match(text[:2000]):
        drafts = _html_drafts(text)
    elif source.extension == "csv":
        drafts = _csv_drafts(text, options.limits.columns)
    else:
        drafts = [Paragraph(line.strip()) for line in text.splitlines()]
    return Reading(assemble(source.name, drafts), notes.frozen(), has_text_layer=True)


def decode(data: bytes) -> str:
    """Bytes as text; signs that fit no coding are replaced."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", "replace")


def _csv_drafts(text: str, columns: int) -> list[Draft]:
    sample = text[:4096]
    delimiter = max(",\t;", key=sample.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return [Paragraph(line.strip()) for line in text.splitlines()]
    return [Grid([[GridCell(cell.strip()) for cell in row[:columns]] for row in rows if row])] if rows else []


def _html_drafts(text: str) -> list[Draft]:
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [Paragraph(line.strip()) for line in re.sub(r"<[^>]{0,2000}>", "\n", text).splitlines()]
    drafts: list[Draft] = []
    inside: set[etree._Element] = set()
    for element in root.iter():
        if element.tag == "table" and element not in inside:
            inside.update(element.iter())
            drafts.append(Grid([_html_row(row) for row in element.iter("tr")]))
        elif element.tag in _BLOCKS and element not in inside and not _holds_blocks(element):
            drafts.append(Paragraph(_words(element)))
    return drafts


def _holds_blocks(element: etree._Element) -> bool:
    return any(child.tag in _BLOCKS or child.tag == "table" for child in element.iterdescendants())


def _html_row(row: etree._Element) -> list[GridCell]:
    return [GridCell(_words(cell)) for cell in row if cell.tag in ("td", "th")]


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
