"""From clean pages to office scans: render documents, degrade images, bind scanned PDFs.

`soffice` and `pdftoppm` must be on the machine that builds; nothing here is used by tests.
"""

import io
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from tools.demo.letter import Letter, Page, draw_letter
from tools.demo.seal import draw_seal, face

__all__ = [
    "OFFICE_SCAN",
    "PHONE_PHOTO",
    "Letter",
    "Page",
    "Quality",
    "degrade",
    "draw_letter",
    "draw_seal",
    "face",
    "office_to_pdf",
    "page_texts",
    "pdf_pages",
    "save_jpeg",
    "save_scan_pdf",
]

_FIXED_TIME = time.struct_time((2026, 9, 28, 8, 30, 0, 0, 271, 0))


@dataclass(frozen=True)
class Quality:
    """How badly a page was scanned: degrees, pixels, grey levels and JPEG quality."""

    max_turn: float = 0.8
    blur: float = 0.45
    noise: float = 5.0
    shade: float = 6.0
    specks: int = 24
    jpeg: int = 55


OFFICE_SCAN = Quality()
PHONE_PHOTO = Quality(max_turn=1.6, blur=0.8, noise=8.0, shade=38.0, specks=10, jpeg=62)


def degrade(image: Image.Image, seed: int, quality: Quality = OFFICE_SCAN) -> Image.Image:
    """The page as a scanner would return it; mode (L or RGB) is kept, same seed gives the same page."""
    rng = np.random.default_rng(seed)
    mode = "L" if image.mode == "L" else "RGB"
    white = 255 if mode == "L" else (255, 255, 255)
    page = image.convert(mode).rotate(
        float(rng.uniform(0.15, 1.0) * rng.choice([-1, 1]) * quality.max_turn),
        resample=Image.Resampling.BICUBIC,
        fillcolor=white,
    )
    page = page.filter(ImageFilter.GaussianBlur(quality.blur))
    pixels = np.asarray(page, dtype=np.float32)
    pixels = _shaded(pixels, rng, quality.shade)
    pixels = _noisy(pixels, rng, quality)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), mode=None)


def _shaded(pixels: np.ndarray, rng: np.random.Generator, shade: float) -> np.ndarray:
    """One side lies a little darker, as with a book lid not fully closed."""
    height, width = pixels.shape[:2]
    along = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    slope = along if rng.random() < 0.5 else 1 - along
    fall = shade * (0.7 * slope**3 + 0.3 * down**2)
    return pixels - (fall if pixels.ndim == 2 else fall[..., None])


def _noisy(pixels: np.ndarray, rng: np.random.Generator, quality: Quality) -> np.ndarray:
    """Grain is stronger on ink than on paper; the scanner's white point swallows most paper grain."""
    height, width = pixels.shape[:2]
    grain = rng.normal(0, quality.noise, (height, width)).astype(np.float32)
    grain = grain if pixels.ndim == 2 else grain[..., None]
    inked = pixels < 215
    noisy = np.where(inked, pixels + 14 + grain, pixels + grain * 0.25 + 3)
    for _ in range(quality.specks):
        y, x = int(rng.integers(2, height - 3)), int(rng.integers(2, width - 3))
        side = int(rng.integers(1, 3))
        noisy[y : y + side, x : x + side] = rng.integers(60, 170)
    return noisy


def save_jpeg(image: Image.Image, path: Path, quality: Quality = OFFICE_SCAN, dpi: int = 150) -> None:
    """Write one scanned page as a JPEG file with its resolution."""
    image.save(path, "JPEG", quality=quality.jpeg, dpi=(dpi, dpi), optimize=True)


def save_scan_pdf(
    images: Sequence[Image.Image], path: Path, quality: Quality = OFFICE_SCAN, dpi: int = 150
) -> None:
    """Bind page images into a PDF without any text layer."""
    pages = [_as_jpeg(image, quality) for image in images]
    pages[0].save(
        path,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=dpi,
        quality=quality.jpeg,
        creationDate=_FIXED_TIME,
        modDate=_FIXED_TIME,
        producer="ScanStation",
    )


def _as_jpeg(image: Image.Image, quality: Quality) -> Image.Image:
    """The page after one JPEG round trip, so the binding below adds no surprise."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality.jpeg)
    return Image.open(io.BytesIO(buffer.getvalue())).copy()


def office_to_pdf(source: Path, folder: Path) -> Path:
    """Convert a docx/xlsx to PDF with soffice into `folder`; raises CalledProcessError when it fails."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
    return folder / f"{source.stem}.pdf"


def pdf_pages(pdf: Path, dpi: int = 150, gray: bool = True) -> list[Image.Image]:
    """Every page of a PDF as an image, in order."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "pdftoppm",
            "-r",
            str(dpi),
            "-png",
            *(["-gray"] if gray else []),
            str(pdf),
            f"{folder}/page",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        files = sorted(Path(folder).glob("page*.png"))
        return [Image.open(file).convert("L" if gray else "RGB") for file in files]


def page_texts(pdf: Path) -> list[str]:
    """The exact text of every page of a born-digital PDF: the truth for OCR measures."""
    result = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=240
    )
    pages = result.stdout.decode("utf-8").split("\f")
    return ["\n".join(line.strip() for line in page.splitlines() if line.strip()) for page in pages[:-1]]
