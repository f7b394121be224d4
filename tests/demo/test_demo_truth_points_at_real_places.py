"""演示材料包自身的正确性：truth.yaml 说的每一处，在文件里都找得到。"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from openpyxl import load_workbook
from stdnum.cn import uscc

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
PACKAGES = [DEMO / "01-smart-parking", DEMO / "02-county-emr"]
NAMES = [folder.name for folder in PACKAGES]


def _truth(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((folder / "truth.yaml").read_text(encoding="utf-8"))
    return found


def _words(path: Path, scan_text: dict[str, str]) -> str:
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if path.suffix == ".xlsx":
        book = load_workbook(path, read_only=True)
        return "\n".join(str(value) for sheet in book for row in sheet.values for value in row if value)
    return "\n".join(text for name, text in scan_text.items() if name.split("#")[0] == path.name)


@pytest.mark.parametrize("folder", PACKAGES, ids=NAMES)
def test_every_fault_stands_where_truth_says(folder: Path) -> None:
    truth = _truth(folder)
    assert len(truth["faults"]) >= 8
    for fault in truth["faults"]:
        where = fault["where"]
        path = folder / "package" / where["file"]
        assert path.is_file(), f"{fault['id']} 指向不存在的文件 {where['file']}"
        if "cell" in where:
            assert load_workbook(path)[where["sheet"]][where["cell"]].value is not None, fault["id"]
        if "quote" in where:
            assert where["quote"] in _words(path, truth["scan_text"]).replace("\n", ""), fault["id"]


@pytest.mark.parametrize("folder", PACKAGES, ids=NAMES)
def test_no_planted_fault_is_also_declared_harmless(folder: Path) -> None:
    truth = _truth(folder)
    planted = {fault["rule"] for fault in truth["faults"]}
    assert len(truth["must_not"]) >= 10
    assert not planted & set(truth["must_not"])
    assert not set(truth["blocking"]) & set(truth["must_not"])


@pytest.mark.parametrize("folder", PACKAGES, ids=NAMES)
def test_every_scanned_page_brings_its_exact_text(folder: Path) -> None:
    named = {name.split("#")[0] for name in _truth(folder)["scan_text"]}
    scans = {path.name for path in (folder / "package").iterdir() if path.suffix in {".jpg", ".pdf"}}
    assert named == scans


@pytest.mark.parametrize("folder", PACKAGES, ids=NAMES)
def test_the_unit_credit_code_has_a_valid_check_digit(folder: Path) -> None:
    assert uscc.is_valid(_truth(folder)["fields"]["identity.unit_credit_code"])


def test_sample_budget_lines_stand_in_the_named_rows() -> None:
    truth = _truth(PACKAGES[0])
    assert len(truth["budget"]["lines"]) >= 10
    for line in truth["budget"]["lines"]:
        sheet = load_workbook(PACKAGES[0] / "package" / line["file"])[line["sheet"]]
        values = [cell.value for cell in sheet[line["row"]]]
        assert line["name"] in values
        stated = [Decimal(str(value)) for value in values if isinstance(value, int | float)]
        assert Decimal(line["amount_yuan"]) / 10000 in stated


def test_the_only_wrong_product_in_the_estimate_is_the_planted_one() -> None:
    book = load_workbook(PACKAGES[0] / "package" / "投资概算表.xlsx")
    wrong = []
    for sheet, first in (("软件开发费", 5), ("设备及成品软件", 5), ("其他费用及预备费", 6)):
        for row in book[sheet].iter_rows(min_row=3):
            quantity, price, amount = (cell.value for cell in row[first - 1 : first + 2])
            if isinstance(quantity, int | float) and isinstance(price, int | float):
                product = Decimal(str(quantity)) * Decimal(str(price)) / 10000
                if abs(product - Decimal(str(amount))) > Decimal("0.005"):
                    wrong.append(f"{sheet}!{row[first + 1].coordinate}")
    assert wrong == ["设备及成品软件!G8"]


@pytest.mark.parametrize("number", ["01", "02"])
def test_corpus_rows_are_whole_and_their_ids_unique(number: str) -> None:
    identifiers: list[str] = []
    for kind in ("projects", "systems", "data_resources"):
        lines = (DEMO / "corpus" / f"{kind}_{number}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        assert all(row["id"] and (row.get("title") or row.get("name")) for row in rows)
        identifiers += [row["id"] for row in rows]
    assert len(identifiers) == len(set(identifiers))
    assert sum(name.startswith(("LJ-P", "OT-P")) for name in identifiers) >= 12
