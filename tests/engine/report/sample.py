"""A small but complete pre-review for report tests; its words try to break the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tongchou.kernel.assets import AssetKind
from tongchou.kernel.budget import LineKind
from tongchou.kernel.clauses import Citation, EvidenceTag
from tongchou.kernel.declaration import Declaration, Funds, Identity, ProjectKind
from tongchou.kernel.documents import Document, DocumentKind, FileFormat, Package, PackageFile, Text
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Finding, NotChecked, Severity, Verdict
from tongchou.kernel.money import Money
from tongchou.kernel.prereview import Prereview, Step
from tongchou.kernel.problems import ProblemKind
from tongchou.kernel.readings import Field, Reading
from tongchou.kernel.reductions import BudgetReview, Cut, CutCategory, LineReview
from tongchou.kernel.similars import (
    CapabilityMatch,
    CatalogResult,
    ModuleMatch,
    Passage,
    ScorePart,
    SimilarityResult,
    SimilarPair,
    SimilarTarget,
)

HOSTILE = "<script>alert('1')</script>&{{ 7*7 }}"
PLAN = Evidence("建设方案.docx", page=12, paragraph=80)
SHEET = Evidence("投资概算.xlsx", sheet="软件开发", cell="F12", quote="210600")
LAW = Citation("政务数据共享条例", "国务院令第809号", "第十三条", EvidenceTag.VERIFIED, "809#13")
UNSURE = Citation("国家政务信息化项目建设管理办法", "国办发〔2019〕57号", "", EvidenceTag.RECALLED)
UNREAD = ProblemKind("TEST-REPORT-001", "有一页未能识别", "请重新扫描该页。")


def finding(rule: str, severity: Severity, verdict: Verdict, message: str = "看到的情况") -> Finding:
    return Finding(
        rule,
        severity,
        verdict,
        f"{rule} 的题目",
        message,
        (SHEET, PLAN),
        (LAW, UNSURE),
        "请补充。",
        (Reason("申报合价", "21.06 万元", "投资概算.xlsx F12"),),
    )


def sample() -> Prereview:
    """Blocking, must-fix, doubtful and to-be-reviewed findings; one pair; one cut; one problem."""
    name = f"渌江市测试项目{HOSTILE}"
    identity = Identity(
        project_name=Field.of(name, Evidence("申报表.xlsx")).plus(Reading("另一个名称", PLAN)),
        owner_unit=Field.of("渌江市测试局", Evidence("申报表.xlsx")),
        project_kind=Field.of(ProjectKind.NEW, Evidence("申报表.xlsx")),
        declare_year=Field.of(2027, Evidence("申报表.xlsx")),
    )
    file = PackageFile(
        "建设方案.docx", 10, "a" * 64, FileFormat.DOCX, DocumentKind.CONSTRUCTION_PLAN, pages=70
    )
    return Prereview(
        on=date(2026, 10, 20),
        pack="zhuzhou",
        package=Package((file,), (Document(file, (Text("正文", PLAN),)),)),
        declaration=Declaration(identity=identity, funds=Funds(total=Field.of(Money.wan(31), PLAN))),
        problems=(UNREAD.at(PLAN),),
        findings=(
            finding("R-DUP-01", Severity.BLOCK, Verdict.FAIL, HOSTILE),
            finding("R-COST-01", Severity.MUST_FIX, Verdict.FAIL),
            finding("R-SEC-06", Severity.ADVICE, Verdict.WARN),
            finding("R-DUP-06", Severity.BLOCK, Verdict.REVIEW),
            finding("R-DOC-01", Severity.BLOCK, Verdict.PASS),
            finding("R-NEC-10", Severity.BLOCK, Verdict.NOT_APPLICABLE),
        ),
        not_checked=(NotChecked("R-NEC-03", "列入年度计划", "没有提供年度计划"),),
        similarity=SimilarityResult(systems=(_pair(),), compared=(("在用系统", 12),)),
        catalog=CatalogResult(capabilities=(_reuse(),)),
        budget=_budget(),
        steps=(Step("read", "读取材料", 0.5),),
    )


def clean() -> Prereview:
    """Nothing to complain about."""
    return replace(
        sample(),
        findings=(finding("R-DOC-01", Severity.BLOCK, Verdict.PASS),),
        problems=(),
        not_checked=(),
        similarity=SimilarityResult(projects=()),
        catalog=None,
        budget=None,
    )


def _pair() -> SimilarPair:
    target = SimilarTarget("LJ-S-1", AssetKind.SYSTEM, "道路停车收费系统", "市城管局", modules=("停车收费",))
    return SimilarPair(
        target,
        0.83,
        0.7,
        0.9,
        (ScorePart("modules", "功能重合", 0.7, 0.63, "7/10"), ScorePart("title", "名称", 0.8, 0.2)),
        (ModuleMatch("停车收费管理", "停车收费", 0.9, SHEET),),
        (
            Passage(PLAN, HOSTILE, "对方文字", 30, 0.95),
            Passage(PLAN, "通用", "通用", 9, 1.0, boilerplate=True),
        ),
        "duplicate_build",
    )


def _reuse() -> CapabilityMatch:
    return CapabilityMatch("cap_identity", "统一身份认证", "自建登录模块", SHEET, 0.9)


def _budget() -> BudgetReview:
    cut = Cut(
        CutCategory.ARITHMETIC,
        "arithmetic",
        Money.yuan_of(9000),
        "数量乘单价与合价不符",
        "12 × 16,800 = 201,600 元，申报 210,600 元",
        (Reason("数量", "12", "G8"),),
        (UNSURE,),
    )
    declared, allowed = Money.yuan_of(210600), Money.yuan_of(201600)
    lines = (
        LineReview("a#1", HOSTILE, LineKind.HARDWARE, SHEET, declared, allowed, (cut,), "cut"),
        LineReview("a#2", "监理费", LineKind.SUPERVISION, SHEET, Money.wan(10), Money.wan(10)),
    )
    return BudgetReview(lines, profile="cn_generic", benchmark="csbmk_202510")


RATE = Decimal("0.0290")
