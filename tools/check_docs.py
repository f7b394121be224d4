"""Documentation is true: glossary, commands, problem codes and rule pages match the code.

``python -m tools.check_docs`` reports what differs; ``--write`` rewrites the generated pages.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tongchou.kernel.problems import declared_problems
from tools import glossary

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def generated_pages() -> dict[Path, str]:
    """Every generated page with what it must hold."""
    return {
        DOCS / "glossary.md": glossary.page(glossary.load()),
        DOCS / "reference/problems.md": problem_page(),
        **policy_pages(),
    }


def problem_page() -> str:
    """All problem codes with their level, title and advice."""
    import_everything()
    rows = [
        f"| `{kind.code}` | {kind.level.value} | {kind.title} | {kind.advice} |"
        for kind in declared_problems()
        if not kind.code.startswith("TEST-")
    ]
    head = [
        "# 问题代码",
        "",
        "读取材料、比对库和规则包时的每个问题都有固定代码；句子会改进，代码不变。本页由程序生成。",
        "",
        "| 代码 | 级别 | 含义 | 怎么办 |",
        "|---|---|---|---|",
    ]
    return "\n".join(head + rows) + "\n"


def policy_pages() -> dict[Path, str]:
    """One page per rule and per parameter of the national pack and its descendants."""
    from tongchou.engine.policy import pages
    from tongchou.packs.discovery import load

    return {DOCS / "policy" / name: text for name, text in pages.policy_pages(load("zhuzhou")).items()}


def import_everything() -> None:
    """Import every module, so that all problem kinds have been declared."""
    import tongchou

    for module in pkgutil.walk_packages(tongchou.__path__, "tongchou."):
        if not module.name.endswith("__main__") and ".packs." not in module.name:
            importlib.import_module(module.name)


def complaints() -> Iterator[str]:
    """Everything that is documented wrongly or not at all."""
    yield from glossary.quarrels(glossary.load())
    for path, text in generated_pages().items():
        if not path.is_file() or path.read_text("utf-8") != text:
            yield f"{path.relative_to(ROOT)} is out of date (python -m tools.check_docs --write)"
    stale = set((DOCS / "policy").rglob("*.md")) - set(policy_pages())
    yield from (f"{path.relative_to(ROOT)} describes nothing that exists" for path in sorted(stale))
    yield from undocumented_commands()
    yield from broken_links()


def undocumented_commands() -> Iterator[str]:
    """Commands and options that ``docs/reference/cli.md`` does not mention."""
    import typer

    from tongchou.cli.main import app

    words = (DOCS / "reference/cli.md").read_text("utf-8")
    for path, command in _commands("tongchou", typer.main.get_command(app)):
        if f"`{path}" not in words:
            yield f"docs/reference/cli.md does not describe `{path}`"
        for option in _options(command):
            if option not in words:
                yield f"docs/reference/cli.md does not describe {option} of `{path}`"


def _commands(path: str, command: object) -> Iterator[tuple[str, object]]:
    for name, below in getattr(command, "commands", {}).items():
        if hasattr(below, "commands"):
            yield from _commands(f"{path} {name}", below)
        else:
            yield f"{path} {name}", below


def _options(command: object) -> Iterator[str]:
    for parameter in getattr(command, "params", ()):
        yield from (flag for flag in parameter.opts if flag.startswith("--") and flag != "--help")


def broken_links() -> Iterator[str]:
    """Relative links in Markdown pages that lead nowhere."""
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
    for page in sorted(pages):
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if (
                "://" not in target
                and not target.startswith("mailto:")
                and not (page.parent / target).exists()
            ):
                yield f"{page.relative_to(ROOT)} links to {target}, which does not exist"


def write() -> None:
    wanted = generated_pages()
    for path in set((DOCS / "policy").rglob("*.md")) - set(wanted):
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def main() -> int:
    if "--write" in sys.argv[1:]:
        write()
    found = list(complaints())
    print("\n".join(found) or "documentation agrees with the code")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
