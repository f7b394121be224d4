"""Packages nobody has seen before, built on the spot: each is a function that fills an empty folder."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from PIL import Image

from tests.engine.intake.readers.making import docx, para, table, xlsx, zipped
from tests.engine.intake.readers.making_pdf import Page, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FORM = [
    ["项目申报表"],
    ["项目名称", "某区智慧水务监测平台项目"],
    ["申报单位", "某区水利局"],
    ["申报年度", "2027年"],
    ["项目类别", "新建"],
    ["申报总额（万元）", 18.6],
]
BUDGET = [
    ["投资概算表（单位：万元）"],
    ["序号", "费用名称", "数量", "单价", "金额"],
    [1, "水位监测软件开发", 1, 12, 12],
    [2, "水位计", 3, 2.2, 6.6],
    ["", "合计", "", "", 18.6],
]
PLAN = (
    para("第一章 项目概述")
    + para("本项目为新建项目，由某区水利局申报，名称为某区智慧水务监测平台项目，总投资18.6万元。")
    + para("第二章 建设必要性")
    + para("现有人工巡查方式不能满足防汛需要，依据《某区防汛工作要点》提出建设。")
    + para("第三章 建设方案")
    + table([["模块", "功能描述"], ["水位监测", "采集并展示水位数据"], ["预警发布", "超限时发送短信"]])
)


def good_form() -> bytes:
    return xlsx({"申报表": FORM})


def good_budget() -> bytes:
    return xlsx({"概算": BUDGET})


def good_plan() -> bytes:
    return docx(PLAN)


def photo() -> bytes:
    """A grey picture without a word on it."""
    picture = io.BytesIO()
    Image.new("L", (120, 90), 200).save(picture, "PNG")
    return picture.getvalue()


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def locked_office() -> bytes:
    """A compound file with an EncryptedPackage stream, as Office writes with a password."""
    return OLE + bytes(504) + utf16("EncryptionInfo") + bytes(64) + utf16("EncryptedPackage") + bytes(900)


def locked_pdf() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/O(" + b"x" * 32 + b")/U(" + b"y" * 32 + b")/P -44>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\n%%EOF"
    )


def bomb() -> bytes:
    return zipped({f"{n}.txt": bytes(8 * 1024 * 1024) for n in range(4)})


def gbk_zip(names: dict[str, bytes]) -> bytes:
    """A zip as Windows makes it: names in GBK without the UTF-8 flag."""
    plain = {f"{number}".rjust(len(name.encode("gbk")), "x"): name for number, name in enumerate(names)}
    data = zipped({ascii_name: names[name] for ascii_name, name in plain.items()})
    for ascii_name, name in plain.items():
        data = data.replace(ascii_name.encode(), name.encode("gbk"))
    return data


def formulas() -> bytes:
    """A budget whose amounts are formulas that no program has computed yet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "概算"
    for row in BUDGET[:2]:
        sheet.append(row)
    sheet.append([1, "软件开发", 1, 12, "=C3*D3"])
    sheet.append([2, "水位计", 3, 2.2, "=C4*D4"])
    sheet.append(["", "合计", "", "", "=SUM(E3:E4)"])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def files(**named: Callable[[], bytes]) -> Callable[[Path], None]:
    """A package of files; keyword names carry the extension after a double underscore: ``申报表__xlsx``."""
    return lambda folder: _write(folder, {n.replace("__", "."): make() for n, make in named.items()})


def two_projects(folder: Path) -> None:
    other = [["项目申报表"], ["项目名称", "某区档案数字化项目"], ["申报单位", "某区档案馆"]]
    _write(
        folder,
        {
            "水务/项目申报表.xlsx": good_form(),
            "水务/建设方案.docx": good_plan(),
            "档案/项目申报表.xlsx": xlsx({"申报表": other}),
        },
    )


def sub_folders(folder: Path) -> None:
    _write(
        folder,
        {
            "一、申报/项目申报表.xlsx": good_form(),
            "二、方案/（一）正文/建设方案.docx": good_plan(),
            "二、方案/.DS_Store": b"\0\0\0\1Bud1",
            ".DS_Store": b"\0\0\0\1Bud1",
            "__MACOSX/._建设方案.docx": b"\0\5\x16\7",
            "Thumbs.db": OLE,
            "~$建设方案.docx": b"\x0bofficer",
        },
    )


def weird_names(folder: Path) -> None:
    _write(
        folder,
        {
            "申报表 🚰 (终稿) 最终版！！.xlsx": good_form(),
            "建设方案\u200b\u202e.docx": good_plan(),
            "[bold red]概算[/] & <b>表</b> {{ 7*7 }}.xlsx": good_budget(),
            "长" * 80 + ".txt": "说明".encode(),
            "换\n行\t名.txt": "另一份说明".encode(),
        },
    )


def undecodable_name(folder: Path) -> None:
    """A name in GBK bytes on a UTF-8 system, as old file shares leave behind."""
    good = os.fsencode(folder) + b"/"
    with open(good + "申报表".encode("gbk") + b".xlsx", "wb") as file:
        file.write(good_form())


def links(folder: Path) -> None:
    _write(folder, {"项目申报表.xlsx": good_form()})
    (folder / "断链.docx").symlink_to(folder / "没有这个文件.docx")
    (folder / "自环.docx").symlink_to(folder / "自环.docx")
    (folder / "外面").symlink_to("/etc")


def pipe(folder: Path) -> None:
    _write(folder, {"项目申报表.xlsx": good_form()})
    os.mkfifo(folder / "建设方案.docx")


def one_huge_cell(folder: Path) -> None:
    _write(
        folder, {"申报表.xlsx": xlsx({"申报表": [["项目名称", "水" * 32_000], ["备注", "数据，" * 10_000]]})}
    )


def many_troubles(folder: Path) -> None:
    """Every trouble at once beside one file that can be read."""
    _write(
        folder,
        {
            "项目申报表.xlsx": good_form(),
            "加密方案.docx": locked_office(),
            "加密概算.xlsx": locked_office() + b" ",
            "加密依据.pdf": locked_pdf(),
            "截断方案.docx": good_plan()[:-200],
            "截断概算.xlsx": good_budget()[:900],
            "空文件.docx": b"",
            "照片.heic": b"\0\0\0\x18ftypheic" + bytes(range(256)),
            "炸弹.zip": bomb(),
            "带宏.xlsm": zipped(
                {**members(good_budget()), "xl/vbaProject.bin": b"\xcc\x61"},
            ),
            "材料.rar": b"Rar!\x1a\x07\x01\x00" + bytes(64),
            "改了名.pdf": good_budget() + b"",
        },
    )


def members(container: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def long_pdf(folder: Path) -> None:
    pages = [Page(texts=[(60, 60, 12, f"第{n}页 建设方案正文")]) for n in range(1, 521)]
    _write(folder, {"建设方案.pdf": pdf(pages)})


def gbk(folder: Path) -> None:
    _write(
        folder,
        {"申报材料.zip": gbk_zip({"材料/项目申报表.xlsx": good_form(), "材料/建设方案.docx": good_plan()})},
    )


#: name → (how to fill the folder, exit codes that are right). 2: nothing at all could be read.
PACKAGES: dict[str, tuple[Callable[[Path], None], tuple[int, ...]]] = {
    "empty folder": (lambda folder: None, (2,)),
    "only system files": (files(**{".DS_Store": lambda: b"\0\0\0\1Bud1"}), (2,)),
    "only empty files": (files(方案__docx=bytes, 概算__xlsx=bytes), (2,)),
    "only a budget": (files(投资概算__xlsx=good_budget), (0, 1)),
    "only a plan": (files(建设方案__docx=good_plan), (0, 1)),
    "form and plan": (files(项目申报表__xlsx=good_form, 建设方案__docx=good_plan), (0, 1)),
    "one huge cell": (one_huge_cell, (0, 1)),
    "two projects": (two_projects, (0, 1)),
    "formulas without values": (files(投资概算__xlsx=formulas), (0, 1)),
    "sub-folders and system files": (sub_folders, (0, 1)),
    "weird names": (weird_names, (0, 1)),
    "undecodable name": (undecodable_name, (0, 1)),
    "links": (links, (0, 1)),
    "named pipe": (pipe, (0, 1)),
    "many troubles": (many_troubles, (0, 1)),
    "GBK zip": (gbk, (0, 1)),
    "500+ page pdf": (long_pdf, (0, 1)),
}
