"""A zip as an old Chinese desktop writes it: member names in GBK, no UTF-8 flag, fixed times."""

import zipfile
from pathlib import Path

_STAMP = (2026, 9, 28, 17, 6, 0)


class _GbkInfo(zipfile.ZipInfo):
    """A member whose name is written in GBK whatever its letters."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name zipfile calls
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def write_gbk_zip(folder: Path, target: Path) -> list[str]:
    """Pack all files below `folder` (paths relative to it) and return their names in order."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in names:
            info = _GbkInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (folder / name).read_bytes())
    return names
