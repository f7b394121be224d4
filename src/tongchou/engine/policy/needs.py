"""What a rule may need beside the declaration, and what to tell people when it is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tongchou.kernel.casefile import CaseFile


@dataclass(frozen=True)
class Need:
    """``present`` looks at a case file; ``missing`` is the sentence shown when it says no."""

    present: Callable[[CaseFile], bool]
    missing: str


def _corpus(name: str, what: str, advice: str) -> Need:
    return Need(
        lambda case: getattr(case.corpus, name) is not None, f"未提供{what}，无法比对。请{advice}后重新审查。"
    )


def _compared(name: str, what: str) -> Need:
    def present(case: CaseFile) -> bool:
        return case.similarity is not None and getattr(case.similarity, name) is not None

    return Need(present, f"未与{what}比对。请提供{what}（--corpus）后重新审查。")


def _compared_at_all(case: CaseFile) -> bool:
    """A comparison with nothing is none: its rules must not pass."""
    found = case.similarity
    return found is not None and any(
        scope is not None for scope in (found.projects, found.systems, found.upper_systems)
    )


def _matched(name: str, what: str) -> Need:
    def present(case: CaseFile) -> bool:
        return case.catalog is not None and getattr(case.catalog, name) is not None

    return Need(present, f"未做{what}匹配。请提供{what}（--corpus）后重新审查。")


NEEDS: dict[str, Need] = {
    "package": Need(
        lambda case: bool(case.package.files), "没有随附申报材料文件。请提供整套申报材料后重新审查。"
    ),
    "outlines": Need(
        lambda case: bool(case.outlines),
        "没有识别出可对照大纲的方案、可研或初设文本。请提供可读的文字版方案后重新审查。",
    ),
    "similarity": Need(_compared_at_all, "未做查重。请提供项目库或系统清单（--corpus）后重新审查。"),
    "similarity.projects": _compared("projects", "项目库"),
    "similarity.systems": _compared("systems", "已有系统清单"),
    "similarity.upper_systems": _compared("upper_systems", "国家和省统建系统清单"),
    "catalog": Need(
        lambda case: case.catalog is not None,
        "未做共性能力和数据目录匹配。请提供共性能力清单和政务数据目录（--corpus）后重新审查。",
    ),
    "catalog.capabilities": _matched("capabilities", "共性能力清单"),
    "catalog.data": _matched("data", "政务数据目录"),
    "budget": Need(
        lambda case: case.budget is not None,
        "没有可复核的投资概算。请提供可读的概算表（xlsx 或可复制文字的文档）后重新审查。",
    ),
    "corpus.projects": _corpus("projects", "项目库", "提供本地项目库"),
    "corpus.systems": _corpus("systems", "已有系统清单", "提供信息系统台账"),
    "corpus.capabilities": _corpus("capabilities", "共性能力清单", "提供共性能力清单"),
    "corpus.data_resources": _corpus("data_resources", "政务数据目录", "提供政务数据目录"),
    "corpus.duties": _corpus("duties", "单位职责（三定）清单", "提供单位三定职责"),
    "corpus.annual_plan": _corpus("annual_plan", "年度计划", "提供当年信息化项目年度计划"),
    "corpus.upper_systems": _corpus("upper_systems", "国家和省统建系统清单", "提供上级统建系统清单"),
    "corpus.past_prices": _corpus("past_prices", "历史审定价格", "提供历年审定的设备和软件单价"),
    "corpus.sharing_records": _corpus("sharing_records", "数据共享履约记录", "提供近期共享答复和投诉记录"),
    "corpus.declare_window": _corpus("declare_window", "本批次申报窗口", "提供申报起止日期"),
}


def first_missing(needs: tuple[str, ...], case: CaseFile) -> str | None:
    """The sentence for the first need that is not met; ``None`` when all are."""
    return next((NEEDS[need].missing for need in needs if not NEEDS[need].present(case)), None)
