"""The one page model all readers give: blocks of text, headings, tables and figures, each with its place.

It stands in the kernel because intake writes it, rules and passage comparison read it, and engine
pieces do not know each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tongchou.kernel.evidence import ARCHIVE_NAME, Evidence


class FileFormat(StrEnum):
    DOCX = "docx"
    DOC = "doc"
    XLSX = "xlsx"
    XLS = "xls"
    PDF = "pdf"
    IMAGE = "image"
    OFD = "ofd"
    TEXT = "text"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


class DocumentKind(StrEnum):
    """What a file is in a declaration package (申报材料)."""

    REQUEST_LETTER = "request_letter"
    DECLARATION_FORM = "declaration_form"
    SUMMARY_SHEET = "summary_sheet"
    BASIS = "basis"
    CONSTRUCTION_PLAN = "construction_plan"
    PROPOSAL = "proposal_doc"
    FEASIBILITY = "feasibility_doc"
    PRELIM_DESIGN = "prelim_design"
    OM_PLAN = "om_plan"
    ESTIMATE = "investment_estimate"
    FUNCTION_LIST = "function_list"
    DATA_CATALOGUE = "data_catalogue"
    CRYPTO_PLAN = "crypto_plan"
    CRYPTO_OPINION = "crypto_opinion"
    MLPS_FILING = "mlps_filing"
    XINCHUANG_STATEMENT = "xinchuang_statement"
    PERFORMANCE_FORM = "performance_form"
    QUOTATION = "quotation"
    CLOUD_APPLICATION = "cloud_application"
    PREVIOUS_EVALUATION = "previous_evaluation"
    SYSTEM_SELF_CHECK = "system_self_check"
    APP_APPROVAL = "app_approval"
    PIA_REPORT = "pia_report"
    DATA_RISK_ASSESSMENT = "data_risk_assessment"
    COUNTERSIGN = "countersign"
    NON_CLASSIFIED = "non_classified_statement"
    CONTRACT = "contract"
    PROCUREMENT_FILE = "procurement_file"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    DocumentKind.REQUEST_LETTER: "申报函",
    DocumentKind.DECLARATION_FORM: "项目申报表",
    DocumentKind.SUMMARY_SHEET: "意向汇总表",
    DocumentKind.BASIS: "建设依据",
    DocumentKind.CONSTRUCTION_PLAN: "建设方案",
    DocumentKind.PROPOSAL: "项目建议书",
    DocumentKind.FEASIBILITY: "可行性研究报告",
    DocumentKind.PRELIM_DESIGN: "初步设计",
    DocumentKind.OM_PLAN: "运维方案",
    DocumentKind.ESTIMATE: "投资概算",
    DocumentKind.FUNCTION_LIST: "功能点清单",
    DocumentKind.DATA_CATALOGUE: "信息资源目录",
    DocumentKind.CRYPTO_PLAN: "密码应用方案",
    DocumentKind.CRYPTO_OPINION: "密码应用方案评估意见",
    DocumentKind.MLPS_FILING: "等级保护定级备案材料",
    DocumentKind.XINCHUANG_STATEMENT: "产品安全可靠情况说明",
    DocumentKind.PERFORMANCE_FORM: "绩效目标申报表",
    DocumentKind.QUOTATION: "询价报价单",
    DocumentKind.CLOUD_APPLICATION: "云资源使用申请书",
    DocumentKind.PREVIOUS_EVALUATION: "前期项目后评价报告",
    DocumentKind.SYSTEM_SELF_CHECK: "现有系统清单及整合情况",
    DocumentKind.APP_APPROVAL: "政务应用程序立项审核表",
    DocumentKind.PIA_REPORT: "个人信息保护影响评估报告",
    DocumentKind.DATA_RISK_ASSESSMENT: "重要数据风险评估报告",
    DocumentKind.COUNTERSIGN: "主管部门审核意见",
    DocumentKind.NON_CLASSIFIED: "非涉密声明",
    DocumentKind.CONTRACT: "合同",
    DocumentKind.PROCUREMENT_FILE: "采购文件",
    DocumentKind.OTHER: "其他材料",
}

#: The long documents whose chapters are checked.
PLAN_KINDS = (
    DocumentKind.CONSTRUCTION_PLAN,
    DocumentKind.FEASIBILITY,
    DocumentKind.PRELIM_DESIGN,
    DocumentKind.PROPOSAL,
    DocumentKind.OM_PLAN,
)


@dataclass(frozen=True)
class PackageFile:
    """One file of a package as received. ``name`` is its path inside the package."""

    name: str
    size: int
    sha256: str
    format: FileFormat
    kind: DocumentKind = DocumentKind.OTHER
    pages: int | None = None
    has_text_layer: bool | None = None
    ocr_confidence: float | None = None
    sealed: bool | None = None


@dataclass(frozen=True)
class Text:
    """A paragraph. ``origin`` tells body text from headers, text boxes and notes."""

    text: str
    place: Evidence
    origin: str = "body"


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` counts from 1, ``number`` is the numbering as written (第一章, （一）, 1.1)."""

    text: str
    level: int
    place: Evidence
    number: str = ""

    @property
    def title(self) -> str:
        """The words without the numbering."""
        return (
            self.text.removeprefix(self.number).strip(" 　、.．:：\t") if self.number else self.text.strip()
        )


@dataclass(frozen=True)
class Cell:
    """One cell of a table grid. Merged cells repeat their text; ``merged`` marks the repeats."""

    text: str
    place: Evidence
    merged: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """A rectangular grid of cells. ``caption`` is the nearest text above; ``hidden`` a hidden sheet."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Evidence
    caption: str = ""
    hidden: bool = False

    @property
    def texts(self) -> list[list[str]]:
        return [[cell.text for cell in row] for row in self.rows]


@dataclass(frozen=True)
class Figure:
    """A picture; ``caption`` may be empty."""

    place: Evidence
    caption: str = ""


Block = Text | Heading | Table | Figure


@dataclass(frozen=True)
class Section:
    """A heading with everything under it up to the next heading of the same or a higher level."""

    heading: Heading
    blocks: tuple[Block, ...]
    path: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(block_text(block) for block in self.blocks)


@dataclass(frozen=True)
class Document:
    """A read file."""

    file: PackageFile
    blocks: tuple[Block, ...] = ()

    @property
    def kind(self) -> DocumentKind:
        return self.file.kind

    @property
    def name(self) -> str:
        return self.file.name

    @cached_property
    def text(self) -> str:
        return "\n".join(block_text(block) for block in self.blocks)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every heading with its own extent, nested sections included in their parents."""
        return tuple(_sections(self.blocks))

    def lines(self) -> Iterator[tuple[str, Evidence]]:
        """Every paragraph, heading and table cell with its place, in reading order."""
        for block in self.blocks:
            yield from block_lines(block)


def block_text(block: Block) -> str:
    match block:
        case Text() | Heading():
            return block.text
        case Table():
            return "\n".join("\t".join(c.text for c in row if not c.merged) for row in block.rows)
        case Figure():
            return block.caption


def block_lines(block: Block) -> Iterator[tuple[str, Evidence]]:
    match block:
        case Text() | Heading():
            yield block.text, block.place
        case Table():
            for row in block.rows:
                yield from ((cell.text, cell.place) for cell in row if cell.text and not cell.merged)
        case Figure() if block.caption:
            yield block.caption, block.place


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    starts = [(n, b) for n, b in enumerate(blocks) if isinstance(b, Heading)]
    path: list[Heading] = []
    for order, (start, heading) in enumerate(starts):
        later = (n for n, other in starts[order + 1 :] if other.level <= heading.level)
        end = next(later, len(blocks))
        path = [*(above for above in path if above.level < heading.level), heading]
        yield Section(heading, blocks[start + 1 : end], tuple(above.title for above in path))


@dataclass(frozen=True)
class Package:
    """All files of one declaration with what could be read of them."""

    files: tuple[PackageFile, ...] = ()
    documents: tuple[Document, ...] = ()

    def of_kind(self, *kinds: DocumentKind) -> tuple[Document, ...]:
        return tuple(d for d in self.documents if d.kind in kinds)

    def has_kind(self, *kinds: DocumentKind) -> bool:
        """Whether a file of that kind was handed in, readable or not."""
        return any(f.kind in kinds for f in self.files)

    def shown_name(self, file: str) -> str:
        """A file's name for people: without the archive's own name when all files came in one archive."""
        return file.removeprefix(self._archive) if self._archive else file

    @cached_property
    def _archive(self) -> str:
        """``name.zip/`` of the one archive that holds every file; empty when there is none."""
        found = {match[0] if (match := ARCHIVE_NAME.match(f.name)) else "" for f in self.files}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def plans(self) -> tuple[Document, ...]:
        return self.of_kind(*PLAN_KINDS)


EMPTY_PACKAGE: Package = Package()

__all__ = [
    "EMPTY_PACKAGE",
    "PLAN_KINDS",
    "Block",
    "Cell",
    "Document",
    "DocumentKind",
    "Figure",
    "FileFormat",
    "Heading",
    "Package",
    "PackageFile",
    "Section",
    "Table",
    "Text",
    "block_lines",
    "block_text",
]
