"""Reference pages in Markdown: one per rule and one per parameter, made from the packs themselves."""

from __future__ import annotations

from collections.abc import Iterator

from tongchou.engine.policy.checking import expectations
from tongchou.engine.policy.needs import NEEDS
from tongchou.engine.policy.parameters import Parameter, show_value, source_of
from tongchou.engine.policy.policies import Policy
from tongchou.engine.policy.rules import Group, Rule

_VERDICTS = {
    "pass": "符合",
    "na": "不适用",
    "warn": "存疑",
    "fail": "不符合",
    "review": "需人工核对",
    "not_checked": "未检查",
}


def policy_pages(policy: Policy) -> dict[str, str]:
    """Every page by its path below ``docs/policy/``: ``index.md``, ``rules/*.md``, ``parameters/*.md``."""
    rules: dict[str, list[Rule]] = {}
    for rule in policy.rules:
        rules.setdefault(rule.id, []).append(rule)
    pages = {f"rules/{rule_id}.md": rule_page(versions, policy) for rule_id, versions in rules.items()}
    pages |= {f"parameters/{p.id}.md": parameter_page(p, policy) for p in policy.parameters.values()}
    return {"index.md": index_page(policy), **pages}


def index_page(policy: Policy) -> str:
    """All rules by chapter, then all parameters."""
    lines = [f"# {policy.name}：规则与参数", "", "本页及下级页面由规则包生成，请勿手改。", ""]
    for group in Group:
        rules = {rule.id: rule for rule in policy.rules if rule.group is group}
        if rules:
            lines += [f"## {group.label}", "", "| 规则 | 名称 | 程度 | 方式 |", "|---|---|---|---|"]
            lines += [
                f"| [{r.id}](rules/{r.id}.md) | {r.title} | {r.severity.label} | {r.auto.label} |"
                for r in rules.values()
            ]
            lines.append("")
    lines += ["## 参数", "", "| 参数 | 编号 |", "|---|---|"]
    lines += [f"| [{p.label}](parameters/{p.id}.md) | `{p.id}` |" for p in policy.parameters.values()]
    return "\n".join(lines) + "\n"


def rule_page(versions: list[Rule], policy: Policy) -> str:
    """One rule with all its versions, clauses, parameters, needs and cases."""
    latest = versions[-1]
    lines = [f"# {latest.id} {latest.title}", ""]
    for rule in versions:
        span = f"{rule.since} 起" + (f"，至 {rule.until}" if rule.until else "")
        lines += [
            f"{rule.group.label} · {rule.severity.label} · {rule.auto.label} · {span} · 规则包 `{rule.pack}`",
            "",
        ]
        lines += [rule.about, ""] if rule.about else []
    lines += ["## 依据", ""]
    for clause_id in latest.cites:
        for clause in policy.clauses.versions[clause_id]:
            until = f" 至 {clause.in_force.until}" if clause.in_force.until else ""
            lines.append(
                f"- {clause.citation}（{clause.citation.tag.label}，{clause.in_force.since} 起{until}）"
            )
            lines += [f"  {clause.gist}"] if clause.gist else []
    lines += ["", "## 参数", ""] if latest.uses else []
    lines += [f"- [{policy.parameters[p].label}](../parameters/{p}.md)" for p in latest.uses]
    lines += ["", "## 需要", ""] if latest.needs else []
    lines += [f"- `{need}`：缺少时记为未检查——{NEEDS[need].missing}" for need in latest.needs]
    lines += ["", "## 案例", "", "| 日期 | 情形 | 结论 |", "|---|---|---|"]
    lines += [f"| {day} | {name} | {verdict} |" for name, day, verdict in _cases(latest.id, policy)]
    return "\n".join(lines) + "\n"


def parameter_page(parameter: Parameter, policy: Policy) -> str:
    """One parameter with its history and the rules it drives."""
    lines = [
        f"# {parameter.label}",
        "",
        f"编号 `{parameter.id}`" + (f"，单位 {parameter.unit}" if parameter.unit else ""),
        "",
    ]
    lines += ["| 自 | 取值 | 来源 | 规则包 |", "|---|---|---|---|"]
    for value in reversed(parameter.values):
        shown = show_value(value.value, parameter.unit).replace("|", "\\|") or "（空）"
        source = source_of(value, policy.clauses).replace("|", "\\|")
        lines.append(f"| {value.since} | {shown} | {source} | {value.pack} |")
    users = dict.fromkeys(rule.id for rule in policy.rules if parameter.id in rule.uses)
    lines += ["", "用到它的规则：" + ("、".join(f"[{r}](../rules/{r}.md)" for r in users) or "无")]
    return "\n".join(lines) + "\n"


def _cases(rule_id: str, policy: Policy) -> Iterator[tuple[str, str, str]]:
    home: Policy | None = policy
    while home is not None:
        for entry, about, verdict, day in expectations(home.written_cases):
            if about == rule_id:
                yield str(entry.get("case")), day, _VERDICTS.get(verdict, verdict)
        home = home.parent
