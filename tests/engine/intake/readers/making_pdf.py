"""A PDF written by hand: Chinese text in a font that is named but not embedded, and ruling lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Page:
    """Texts are (x, y from the top, size, words); rules are (x0, y0, x1, y1), y from the top."""

    texts: list[tuple[float, float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    rotate: int = 0

    def stream(self) -> bytes:
        parts = [f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S" for x0, y0, x1, y1 in self.rules]
        for x, y, size, words in self.texts:
            code = words.encode("utf-16-be").hex()
            parts.append(f"BT /F1 {size} Tf {x} {HEIGHT - y} Td <{code}> Tj ET")
        return "\n".join(parts).encode()

    def table(self, left: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """A ruled table with rows 24 points high; texts stand inside their cells."""
        bottom, right = top + 24 * len(rows), left + sum(widths)
        self.rules += [(left, top + 24 * n, right, top + 24 * n) for n in range(len(rows) + 1)]
        self.rules += [
            (left + sum(widths[:n]), top, left + sum(widths[:n]), bottom) for n in range(len(widths) + 1)
        ]
        for r, row in enumerate(rows):
            for c, words in enumerate(row):
                self.texts.append((left + sum(widths[:c]) + 4, top + 24 * r + 16, 10, words))


def pdf(pages: Sequence[Page]) -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        b"/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>"
    )
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        font,
    ]
    for number, page in enumerate(pages):
        stream = page.stream()
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {page.rotate}"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
