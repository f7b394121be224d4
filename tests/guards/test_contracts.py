"""The import contracts catch what they promise: each offence is injected into a small house."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

HOUSE = {
    "kernel/money": "",
    "kernel/calendar": "",
    "engine/pipeline": "import tongchou.engine.similarity.search\n",
    "engine/intake/reading": "import tongchou.kernel.money\n",
    "engine/policy/rules": "",
    "engine/similarity/search": "",
    "engine/sizing/review": "",
    "engine/catalog/capabilities": "",
    "engine/report/as_json": "",
    "packs/discovery": "import tongchou.engine.policy.rules\n",
    "cli/main": "import tongchou.engine.pipeline\n",
    "web/urls": "import tongchou.apps.projects.services\n",
    "apps/base/models": "",
    "apps/projects/models": "import tongchou.apps.base.models\n",
    "apps/projects/services": "import tongchou.apps.projects.models\n",
    "apps/projects/forms": "",
    "apps/prereview/services": "import tongchou.apps.projects.services\n",
    "apps/dashboards/selectors": "import tongchou.apps.projects.selectors\n",
    "apps/projects/selectors": "import tongchou.apps.projects.models\n",
}

OFFENCES = [
    ("kernel/money", "import tongchou.engine.pipeline", "The house stands on the engine"),
    ("cli/main", "import tongchou.apps.projects.services", "The house stands on the engine"),
    ("engine/policy/rules", "import django.db", "No Django below the apps"),
    (
        "engine/similarity/search",
        "import tongchou.engine.sizing.review",
        "Engine pieces meet only in the pipeline",
    ),
    ("engine/gossip/talk", "", "Engine pieces meet only in the pipeline"),
    ("apps/projects/services", "import tongchou.apps.prereview.services", "Rooms look downwards"),
    (
        "apps/projects/services",
        "def late():\n    import tongchou.apps.prereview.services",
        "Rooms look downwards",
    ),
    ("apps/lobby/models", "", "Rooms look downwards"),
    (
        "apps/projects/models",
        "import tongchou.apps.projects.services",
        "Inside a room, requests fall and data rises",
    ),
    (
        "apps/dashboards/selectors",
        "import tongchou.apps.projects.models",
        "A room is entered only through its doors",
    ),
    (
        "kernel/money",
        "import tongchou.kernel.calendar\n# and back again: kernel/calendar",
        "No cycles between siblings anywhere",
    ),
]


def _build(folder: Path, offence: tuple[str, str] | None = None) -> Path:
    house = dict(HOUSE)
    if offence:
        where, words = offence
        house[where] = house.get(where, "") + words + "\n"
        if "and back again" in words:
            house["kernel/calendar"] = "import tongchou.kernel.money\n"
    for module, text in house.items():
        path = folder / "tongchou" / f"{module}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        for parent in path.relative_to(folder).parents:
            if parent != Path():
                (folder / parent / "__init__.py").touch()
    return folder


def _lint(folder: Path) -> tuple[int, str]:
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "COLUMNS": "200"}
    command = [sys.executable, "-m", "tools.lint_imports"]
    (folder / "importlinter.toml").write_text((ROOT / "importlinter.toml").read_text("utf-8"), "utf-8")
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_well_built_house_keeps_every_contract(tmp_path: Path) -> None:
    code, said = _lint(_build(tmp_path))
    assert code == 0, said
    assert "7 kept, 0 broken" in said


@pytest.mark.parametrize(
    ("where", "words", "contract"), OFFENCES, ids=[f"{o[0]}-{n}" for n, o in enumerate(OFFENCES)]
)
def test_an_offence_breaks_its_contract(tmp_path: Path, where: str, words: str, contract: str) -> None:
    code, said = _lint(_build(tmp_path, (where, words)))
    assert code == 1, said
    assert f"{contract} BROKEN" in said


def test_this_repository_keeps_every_contract() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.lint_imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "7 kept, 0 broken" in done.stdout
