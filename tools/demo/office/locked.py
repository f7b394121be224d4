"""A PDF of one scanned page that opens only with a password, as vendors sometimes send their quotes."""

import hashlib
import io
import struct
from pathlib import Path

from PIL import Image

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_PERMISSIONS = -64
_FILE_ID = hashlib.md5(b"quote").digest()


def write_locked_pdf(image: Image.Image, path: Path, password: str, dpi: int = 150) -> None:
    """Write the page with the 40-bit standard handler of PDF 1.4, user and owner password alike."""
    secret = (password.encode("latin-1") + _PAD)[:32]
    owner = _rc4(hashlib.md5(secret).digest()[:5], secret)
    seed = secret + owner + struct.pack("<i", _PERMISSIONS) + _FILE_ID
    key = hashlib.md5(seed).digest()[:5]
    width, height = (round(side * 72 / dpi) for side in image.size)
    buffer = io.BytesIO()
    image.convert("L").save(buffer, "JPEG", quality=50)
    picture = (
        f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R "
        "/Resources << /XObject << /Im0 5 0 R >> >> >>".encode(),
        _stream("", f"q {width} 0 0 {height} 0 0 cm /Im0 Do Q".encode(), key, 4),
        _stream(picture, buffer.getvalue(), key, 5),
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{_rc4(key, _PAD).hex()}> "
        f"/P {_PERMISSIONS} >>".encode(),
    ]
    path.write_bytes(_assemble(objects))


def _stream(entries: str, data: bytes, key: bytes, number: int) -> bytes:
    own = hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
    body = _rc4(own, data)
    return f"<< {entries} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"


def _assemble(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    identity = _FILE_ID.hex()
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Encrypt {len(objects)} 0 R "
        f"/ID [<{identity}> <{identity}>] >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()
    return bytes(out)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    other = 0
    for index in range(256):
        other = (other + state[index] + key[index % len(key)]) % 256
        state[index], state[other] = state[other], state[index]
    out = bytearray()
    index = other = 0
    for byte in data:
        index = (index + 1) % 256
        other = (other + state[index]) % 256
        state[index], state[other] = state[other], state[index]
        out.append(byte ^ state[(state[index] + state[other]) % 256])
    return bytes(out)
