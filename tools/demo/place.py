"""Where a demo package is written, and how files are made byte-stable."""

import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

DEMO_ROOT = Path(__file__).resolve().parents[2] / "data" / "demo"
FIXED_STAMP = "2026-09-28T08:30:00Z"
_ZIP_STAMP = (2026, 9, 28, 8, 30, 0)
_CORE_DATES = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


@dataclass(frozen=True)
class Place:
    """The folders one package is written to; `slug` is like ``01-smart-parking``."""

    slug: str
    root: Path = DEMO_ROOT

    @property
    def home(self) -> Path:
        return self.root / self.slug

    @property
    def package(self) -> Path:
        return self.home / "package"

    @property
    def truth(self) -> Path:
        return self.home / "truth.yaml"

    @property
    def corpus(self) -> Path:
        return self.root / "corpus"

    def prepare(self) -> None:
        """Create the folders and empty the package folder of files from an earlier build."""
        for folder in (self.package, self.corpus):
            folder.mkdir(parents=True, exist_ok=True)
        for old in self.package.rglob("*"):
            if old.is_file():
                old.unlink()

    def write_truth(self, truth: Mapping[str, object]) -> None:
        """Write truth.yaml with keys in the given order and readable Chinese."""
        text = yaml.safe_dump(dict(truth), allow_unicode=True, sort_keys=False, width=110)
        self.truth.write_text(text, encoding="utf-8")

    def write_rows(self, file_name: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Write one corpus file, one JSON object a line."""
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (self.corpus / file_name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def freeze_office_file(path: Path, stamp: str = FIXED_STAMP) -> None:
    """Rewrite a docx/xlsx so that two builds are byte-identical: entry times and core dates are fixed."""
    with zipfile.ZipFile(path) as source:
        entries = [(info.filename, source.read(info)) for info in source.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, data in entries:
            if name == "docProps/core.xml":
                data = _CORE_DATES.sub(rf"\g<1>{stamp}\g<2>", data.decode("utf-8")).encode("utf-8")
            info = zipfile.ZipInfo(name, _ZIP_STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, data)
