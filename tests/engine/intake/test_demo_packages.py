"""Our own packages are read back completely: every value that truth.yaml lists, and no invented conflict."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.shared_data import ROOT
from tests.worlds.truth import compare
from tongchou.engine.intake.readers.recognition import default_engine
from tongchou.engine.intake.reading import declaration_from
from tongchou.engine.intake.receiving import read_package

PACKAGES = sorted(path.parent for path in (ROOT / "data" / "demo").glob("*/truth.yaml"))


@pytest.mark.slow
@pytest.mark.ocr
@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: folder.name)
def test_every_listed_value_of_a_demo_package_is_read(folder: Path, request: pytest.FixtureRequest) -> None:
    engine = default_engine(Path(request.config.cache.mkdir("ocr-pages")))
    if engine is None:
        pytest.skip("the ocr extra is not installed: the scanned pages of the packages cannot be read")
    truth: dict[str, Any] = yaml.safe_load((folder / "truth.yaml").read_text("utf-8"))
    package, _ = read_package([folder / truth["input"]], ocr=engine)
    declaration, outlines, _ = declaration_from(package)
    comparison = compare(truth, declaration, outlines)
    assert comparison.compared >= 60
    assert comparison.differences == ()
