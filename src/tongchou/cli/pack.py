"""``tongchou pack list|test|explain|try``: the rules of a place, proven and tried out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongchou.cli.refusing import refuse, refuse_if
from tongchou.cli.request import day, wrong_day, wrong_rules

if TYPE_CHECKING:
    from tongchou.engine.policy.policies import Policy
    from tongchou.engine.policy.trial import Difference
    from tongchou.kernel.casefile import CaseFile

EXIT_FAILED = 1
_ARCHIVES = {".zip", ".rar", ".7z"}

app = typer.Typer(help="规则包：列出、检验、解释、试用。", no_args_is_help=True)
PackName = Annotated[str, typer.Argument(help="规则包：内置名称或文件夹")]
OnDay = Annotated[str | None, typer.Option("--on", help="日期 YYYY-MM-DD，默认今天")]


@app.command("list")
def list_packs(
    pack: Annotated[str | None, typer.Argument(help="给出规则包则列出其规则")] = None, on: OnDay = None
) -> None:
    """列出内置规则包；给出一个包则列出它在某日生效的规则。"""
    from tongchou.packs.discovery import built_in_packs

    if pack is None:
        for name in built_in_packs():
            policy = _load(name)
            chain = " ← ".join(info.id for info in reversed(policy.packs))
            typer.echo(f"{name}\t{policy.name}\t{len(policy.rules_on(_day(on)))}条规则\t{chain}")
        return
    policy = _load(pack)
    for rule in policy.rules_on(_day(on)):
        typer.echo(f"{rule.id}\t{rule.severity.label}\t{rule.auto.label}\t{rule.title}")


@app.command("test")
def run_pack_cases(
    pack: PackName = "zhuzhou",
    rule: Annotated[str, typer.Option("--rule", help="只检验一条规则的案例")] = "",
) -> None:
    """载入规则包并运行全部案例（含上级包）。退出码：0 全部符合，1 有案例不符，2 规则包不能载入。"""
    from tongchou.engine.policy.cases import run_cases, written_cases

    policy = _load(pack)
    unclear = written_cases(policy)[1]
    results = list(run_cases(policy, rule))
    for problem in unclear:
        typer.echo(f"✗ {problem}")
    for result in results:
        if not result.ok:
            typer.echo(
                f"✗ {result.case.rule} {result.case.name}（{result.case.place}）\n  {result.complaint}"
            )
    wrong = sum(not result.ok for result in results)
    rules = len({result.case.rule for result in results})
    typer.echo(
        f"{policy.name}：{len(policy.rules)}条规则，{len(results)}个案例覆盖{rules}条，{wrong}个不符。"
    )
    if not results:
        typer.echo("没有可运行的案例。请检查 --rule 的编号。（CLI-PACK-003）", err=True)
    raise typer.Exit(EXIT_FAILED if wrong or unclear or not results else 0)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="规则编号，如 R-DOC-01")],
    on: OnDay = None,
    pack: Annotated[str, typer.Option("--pack", help="规则包")] = "zhuzhou",
) -> None:
    """解释一条规则：看什么、何时生效、依据、参数沿革、案例。"""
    from tongchou.engine.policy.explanation import explain_rule

    try:
        typer.echo(str(explain_rule(rule.upper(), _load(pack), _day(on))))
    except LookupError as error:
        refuse(f"{error.args[0]}。请用 tongchou pack list {pack} 查看编号。（CLI-PACK-002）")


@app.command("try")
def try_pack(
    new: Annotated[str, typer.Argument(help="新规则包：文件夹或内置名称")],
    corpus: Annotated[
        Path, typer.Option("--on-corpus", help="历史申报包所在文件夹：每个子文件夹或压缩包一个项目")
    ],
    pack: Annotated[str, typer.Option("--pack", help="现行规则包")] = "zhuzhou",
    on: OnDay = None,
    assets: Annotated[list[Path] | None, typer.Option("--corpus", help="比对库，可多次给出")] = None,
) -> None:
    """用历史申报包比较新旧规则包：哪些项目的结论会变、为什么变。退出码：0 比较完成，2 不能比较。"""
    from tongchou.engine.policy.trial import try_out

    if not corpus.is_dir():
        refuse(f"找不到文件夹 {corpus}。（CLI-PATH-001）")
    current, proposed = _load(pack), _load(new)
    trial = try_out(current, proposed, _past_packages(corpus, current, _day(on), assets or []))
    if not trial.packages:
        refuse(f"{corpus} 中没有申报包。每个子文件夹或压缩包应是一个项目。（CLI-PACK-004）")
    for difference in trial.differences:
        _show(difference)
    changed, total = len(trial.changed_packages), len(trial.packages)
    typer.echo(f"{total}个申报包，{changed}个结论有变，共{len(trial.differences)}处。")
    for reason in trial.unused:
        typer.echo(f"未影响结论的改动：{reason.label} {reason.value}")


def _show(difference: Difference) -> None:
    typer.echo(f"{difference.package}  {difference.rule} {difference.title}")
    typer.echo(f"  现行：{'；'.join(difference.before)}")
    typer.echo(f"  新包：{'；'.join(difference.after)}")
    for reason in difference.why:
        typer.echo(f"  原因：{reason.label} {reason.value}　［{reason.source}］")


def _past_packages(
    folder: Path, policy: Policy, on: date, assets: list[Path]
) -> Iterator[tuple[str, CaseFile]]:
    """Each sub-folder or archive read as one package, with its comparisons, judged on one day."""
    from tongchou.cli.reading import package_reader
    from tongchou.engine.intake.corpus import load_corpus
    from tongchou.engine.pipeline import prereview
    from tongchou.kernel.assets import Corpus
    from tongchou.kernel.casefile import CaseFile
    from tongchou.packs.discovery import sizing_basis

    corpus = load_corpus(assets)[0] if assets else Corpus()
    basis, reader = sizing_basis(policy.pack), package_reader()
    for path in sorted(folder.iterdir()):
        if not path.is_dir() and path.suffix.lower() not in _ARCHIVES:
            continue
        typer.echo(f"  {path.name} …", err=True)
        seen = prereview([path], on=on, policy=policy, corpus=corpus, basis=basis, reader=reader)
        yield (
            path.name,
            CaseFile(
                on=on,
                declaration=seen.declaration,
                package=seen.package,
                outlines=seen.outlines,
                problems=seen.problems,
                corpus=corpus,
                similarity=seen.similarity,
                catalog=seen.catalog,
                budget=seen.budget,
            ),
        )


def _load(pack: str) -> Policy:
    from tongchou.packs.discovery import load

    refuse_if(wrong_rules(pack))
    return load(pack)


def _day(written: str | None) -> date:
    refuse_if(wrong_day(written))
    return day(written)
