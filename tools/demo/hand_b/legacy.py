"""Old Office formats (.doc, .xls) by way of LibreOffice; needed only where packages are built."""

import subprocess
import tempfile
from pathlib import Path

_FILTERS = {".doc": "doc:MS Word 97", ".xls": "xls:MS Excel 97"}


def convert(source: Path, target: Path) -> None:
    """Convert a docx/xlsx to the legacy format named by the target's suffix."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder / 'profile'}",
                "--headless",
                "--convert-to",
                _FILTERS[target.suffix],
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
        target.write_bytes((folder / f"{source.stem}{target.suffix}").read_bytes())
