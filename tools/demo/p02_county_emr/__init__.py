"""Package 02: a county hospital's record system; every file handed in is a scan without text layer."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from tools.demo.figure import draw_layers
from tools.demo.function_text import FunctionRow, Subsystem, all_rows, read_functions
from tools.demo.letter import Letter
from tools.demo.manuscript import Block, Figure, Heading, Paragraph, Table, read_manuscript
from tools.demo.p02_county_emr import content, corpus, tables, truth
from tools.demo.place import Place
from tools.demo.plan_docx import Cover, Hand, write_plan
from tools.demo.scan import (
    Quality,
    degrade,
    draw_letter,
    draw_seal,
    office_to_pdf,
    page_texts,
    pdf_pages,
    save_jpeg,
    save_scan_pdf,
)

SLUG = "02-county-emr"
HERE = Path(__file__).resolve().parent
HAND = Hand(
    body_font="Noto Serif CJK SC",
    heading_font="Noto Sans CJK SC",
    heading_sizes=(16, 15, 14, 14, 14),
    heading_styles=False,
    page_break_level=0,
    toc=False,
    body_size=15,
    line_points=28.5,
    table_size=11.5,
)
OFFICE = Quality(jpeg=48)
SUPPLIERS = [
    ("湖南康信软件有限公司", 1.0),
    ("长沙医联数据技术有限公司", 1.06),
    ("湖南瑞和信息有限公司", 1.11),
]


CAPTION = "图1 总体架构"
ASIDE = "安全保障"
LAYERS = [
    ("应用层", ["门诊病历", "住院病历", "护理病历", "医嘱闭环", "质控归档", "决策支持"]),
    ("集成层", ["服务注册", "消息监控", "字典服务", "患者主索引", "共享文档"]),
    ("数据层", ["临床数据库", "共享文档库", "主数据库"]),
    ("基础设施", ["市政务云卫健专区", "电子政务外网", "卫生专网"]),
]


def build(place: Place) -> None:
    """Draw every page, scan it, and keep its exact words for the OCR measure."""
    subsystems = read_functions([HERE / "functions.txt"])
    rows = all_rows(subsystems)
    texts: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _scan_letters(place, texts)
        for target, source, seal_at in _documents(folder, subsystems, rows):
            _scan(place, folder, source, target, seal_at, texts)
    place.write_truth(truth.truth(rows, texts))
    corpus.write_all(place)


def _scan_letters(place: Place, texts: dict[str, str]) -> None:
    letters: list[tuple[str, Letter, int]] = [
        ("申报函.jpg", content.request_letter(), 41),
        ("县卫健局批复.jpg", content.approval_letter(), 51),
    ]
    for name, words, seed in letters:
        page = draw_letter(words, seed=seed)
        save_jpeg(degrade(page.image, seed=seed), place.package / name)
        texts[name] = page.text


def _documents(
    folder: Path, subsystems: list[Subsystem], rows: list[FunctionRow]
) -> list[tuple[str, Path, list[str]]]:
    """Target file, source document, and the units whose seals stand on the last page, upper one first."""
    plan, form = folder / "plan.docx", folder / "form.xlsx"
    budget, functions, catalogue = (
        folder / "budget.xlsx",
        folder / "functions.xlsx",
        folder / "catalogue.xlsx",
    )
    _write_plan(plan, folder, subsystems)
    tables.write_form(form, len(rows))
    tables.write_budget(budget)
    tables.write_functions(functions, rows)
    tables.write_catalogue(catalogue)
    found: list[tuple[str, Path, list[str]]] = [
        ("建设方案.pdf", plan, []),
        ("项目申报表.pdf", form, [content.UNIT, content.PARENT]),
        ("投资概算表.pdf", budget, [content.UNIT]),
        ("功能清单.pdf", functions, []),
        ("信息资源目录.pdf", catalogue, []),
    ]
    for number, (supplier, factor) in enumerate(SUPPLIERS, start=1):
        quote = folder / f"quote{number}.xlsx"
        tables.write_quote(quote, supplier, factor)
        found.append((f"报价单{number}.pdf", quote, [supplier]))
    return found


def _scan(
    place: Place, folder: Path, source: Path, target: str, seals: list[str], texts: dict[str, str]
) -> None:
    pdf = office_to_pdf(source, folder)
    images = pdf_pages(pdf)
    images[-1] = _sealed(images[-1], seals)
    start = sum(map(ord, target))
    scans = [degrade(image, seed=start + number, quality=OFFICE) for number, image in enumerate(images)]
    save_scan_pdf(scans, place.package / target, OFFICE)
    for number, text in enumerate(page_texts(pdf), start=1):
        texts[f"{target}#{number}"] = text + (_drawn_words() if _bare(CAPTION) in _bare(text) else "")


def _bare(words: str) -> str:
    return "".join(words.split())


def _drawn_words() -> str:
    """What stands in the drawing: a picture has no text layer, but a scan shows it."""
    layers = [f"{layer} {' '.join(boxes)}" for layer, boxes in LAYERS]
    return "\n".join(["", *layers, ASIDE])


def _sealed(image: Image.Image, units: list[str]) -> Image.Image:
    """One seal at the foot of the table, or one in each of the opinion rows; scanned in grey."""
    page = image.convert("RGB")
    foot = _last_ink(image) + (190 if len(units) == 1 else 0)
    for number, unit in enumerate(reversed(units)):
        seal = draw_seal(unit, 232, seed=61 + number)
        page.paste(seal, (page.width - 480 + 35 * number, foot - 215 - 228 * number), seal)
    return page.convert("L")


def _last_ink(image: Image.Image) -> int:
    """The lowest pixel row of the table; a page number further down does not count."""
    rows = np.asarray(image)[: int(image.height * 0.93)].min(axis=1)
    return int(np.nonzero(rows < 120)[0][-1])


def _write_plan(path: Path, folder: Path, subsystems: list[Subsystem]) -> None:
    figures = {
        "functions": str(len(all_rows(subsystems))),
        "total_wan": f"{content.TOTAL_WAN}",
        "county_wan": f"{content.COUNTY_FUNDS}",
        "own_wan": f"{content.OWN_FUNDS}",
        "om_wan": f"{content.OM_WAN}",
    }
    slots: dict[str, Callable[[], Sequence[Block]]] = {
        "architecture": lambda: [_architecture(folder)],
        "budget": lambda: [_budget_table()],
        "targets": lambda: [
            Table([["维度", "指标", "基期值", "目标值", "单位"], *map(list, content.TARGETS)])
        ],
    }
    blocks = [
        *read_manuscript([HERE / "plan_a.txt"], figures, slots),
        *_function_blocks(subsystems),
        *read_manuscript([HERE / "plan_b.txt"], figures, slots),
    ]
    lines = [f"建设单位：{content.UNIT}", "2026年9月"]
    write_plan(path, blocks, Cover(content.PROJECT, "建设方案", lines), HAND, "信息科")


def _function_blocks(subsystems: list[Subsystem]) -> list[Block]:
    """Sections （四） and （五）: the first heading is already in the manuscript."""
    blocks: list[Block] = []
    for number, subsystem in enumerate(subsystems):
        if number:
            blocks.append(Heading(2, f"（五）{subsystem.name}"))
        blocks.append(Paragraph(subsystem.intro))
        for index, module in enumerate(subsystem.modules, start=1):
            blocks += [Heading(3, f"{index}．{module.name}"), Paragraph(module.intro)]
            blocks += [
                Paragraph(f"（{item}）{row.name}。{row.description}")
                for item, row in enumerate(module.rows, start=1)
            ]
    return blocks


def _architecture(folder: Path) -> Figure:
    path = folder / "architecture.png"
    draw_layers(LAYERS, path, ("", ASIDE))
    return Figure(path, CAPTION)


def _budget_table() -> Table:
    head = ["序号", "项目名称", "单位", "数量", "单价（元）", "金额（元）"]
    rows = [
        [str(n), line.name, line.unit, str(line.quantity), str(line.price), str(line.amount)]
        for n, line in enumerate(content.LINES, start=1)
    ]
    return Table([head, *rows, ["", "合计", "", "", "", str(content.TOTAL)]])
