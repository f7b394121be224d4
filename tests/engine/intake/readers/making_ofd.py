"""A small OFD: one line of text per TextObject, millimetres, an A4 page."""

from __future__ import annotations

from collections.abc import Sequence

from tests.engine.intake.readers.making import zipped

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(pages: Sequence[Sequence[str]], extra: dict[str, str | bytes] | None = None) -> bytes:
    refs = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    members: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{refs}</ofd:Pages></ofd:Document>",
    }
    for number, lines in enumerate(pages):
        objects = "".join(
            f'<ofd:TextObject ID="{n}" Boundary="30 {30 + 9 * n} 150 6" Size="5">'
            f'<ofd:TextCode X="0" Y="5" DeltaX="g {max(len(line) - 1, 0)} 5">{line}</ofd:TextCode></ofd:TextObject>'
            for n, line in enumerate(lines)
        )
        members[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {_NS}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped({**members, **(extra or {})})
