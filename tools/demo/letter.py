"""An official request letter (申报函) drawn as one A4 page: red letterhead, body, signature, seal, date."""

import re
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFont

from tools.demo.seal import draw_seal, face

A4_INCHES = (8.27, 11.69)
HEAD_RED = (208, 20, 26)
INK = (28, 28, 30)


@dataclass(frozen=True)
class Page:
    """A page image and the exact text drawn on it, line by line in reading order."""

    image: Image.Image
    text: str


@dataclass(frozen=True)
class Letter:
    """The words of a request letter; `body` paragraphs are indented two letters and wrapped."""

    head: str
    number: str
    title: str
    addressee: str
    body: list[str]
    signer: str
    date: str
    attachments: list[str] = field(default_factory=list)
    contact: str = ""
    seal: str = ""
    seal_below: str = ""


def blank_page(dpi: int = 150) -> Image.Image:
    """An empty white A4 page."""
    return Image.new("RGB", (round(A4_INCHES[0] * dpi), round(A4_INCHES[1] * dpi)), (255, 255, 255))


def draw_letter(letter: Letter, dpi: int = 150, seed: int = 0, body_face: str = "song") -> Page:
    """Draw the letter and return the page with its text (the seal's letters are not part of the text)."""
    sheet = _Sheet(blank_page(dpi), dpi, body_face)
    sheet.letterhead(letter.head, letter.number)
    sheet.title(letter.title)
    sheet.paragraph(letter.addressee, indent=False)
    for text in letter.body:
        sheet.paragraph(text)
    sheet.attachments(letter.attachments)
    sheet.signature(letter.signer, letter.date, letter.seal, letter.seal_below, seed)
    if letter.contact:
        sheet.gap(1.2)
        sheet.paragraph(letter.contact)
    return Page(sheet.image, "\n".join(sheet.lines))


def wrap(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break text to a width in pixels; closing marks never open a line, numbers and words stay whole."""
    lines: list[str] = []
    line = ""
    for piece in re.findall(r"[0-9A-Za-z.\-%]+|.", text):
        if line and font.getlength(line + piece) > width and piece not in "，。；：、！？）》”":
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line] if line else lines


class _Sheet:
    """A page being written from top to bottom."""

    def __init__(self, image: Image.Image, dpi: int, body_face: str) -> None:
        self.image, self.dpi, self.body_face = image, dpi, body_face
        self.pen = ImageDraw.Draw(image)
        self.size = round(dpi * 0.215)
        self.left, self.right = round(dpi * 1.08), image.width - round(dpi * 1.0)
        self.y = round(dpi * 1.0)
        self.lines: list[str] = []

    def gap(self, rows: float) -> None:
        self.y += round(self.size * rows)

    def letterhead(self, head: str, number: str) -> None:
        room = self.right - self.left
        font = face("song_bold", min(round(self.dpi * 0.5), int(room / max(len(head), 1))))
        self.pen.text((self.image.width / 2, self.y), head, font=font, fill=HEAD_RED, anchor="mt")
        self.y += round(font.size * 1.55)
        small = face(self.body_face, self.size)
        self.pen.text((self.image.width / 2, self.y), number, font=small, fill=INK, anchor="mt")
        self.y += round(self.size * 1.5)
        self.pen.line((self.left, self.y, self.right, self.y), fill=HEAD_RED, width=max(self.dpi // 40, 2))
        self.y += round(self.size * 1.9)
        self.lines += [head, number]

    def title(self, text: str) -> None:
        font = face("song_bold", round(self.size * 1.28))
        for line in wrap(text, font, (self.right - self.left) * 0.86):
            self.pen.text((self.image.width / 2, self.y), line, font=font, fill=INK, anchor="mt")
            self.y += round(font.size * 1.5)
            self.lines.append(line)
        self.gap(0.8)

    def paragraph(self, text: str, indent: bool = True) -> None:
        font = face(self.body_face, self.size)
        for line in wrap(("　　" if indent else "") + text, font, self.right - self.left):
            self.pen.text((self.left, self.y), line, font=font, fill=INK)
            self.y += round(self.size * 1.62)
            self.lines.append(line.strip("　"))

    def attachments(self, names: list[str]) -> None:
        if names:
            self.gap(0.5)
        for index, name in enumerate(names, start=1):
            lead = "附件：" if index == 1 else "　　　"
            self.paragraph(f"{lead}{index}．{name}")

    def signature(self, signer: str, date: str, seal: str, below: str, seed: int) -> None:
        self.gap(1.6)
        font = face(self.body_face, self.size)
        right = self.right - self.size * 2
        middle = right - font.getlength(signer) / 2
        self.pen.text((middle, self.y), signer, font=font, fill=INK, anchor="mt")
        self.pen.text((middle, self.y + self.size * 1.7), date, font=font, fill=INK, anchor="mt")
        if seal:
            stamp = draw_seal(seal, round(self.dpi * 1.62), seed, below)
            corner = (round(middle - stamp.width / 2), round(self.y + self.size * 1.2 - stamp.height / 2))
            self.image.paste(stamp, corner, stamp)
        self.y += round(self.size * 3.6)
        self.lines += [signer, date]
