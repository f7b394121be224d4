"""Package 03: emergency command map of 渌江市应急管理局, delivered as a zip with GBK names."""

import tempfile
from pathlib import Path

from tools.demo.hand_b.archive import write_gbk_zip
from tools.demo.hand_b.corpus import write_corpus
from tools.demo.p03_emergency_map import estimate_book, form, lists, papers, plan
from tools.demo.p03_emergency_map.facts import TEXT, load, tables
from tools.demo.p03_emergency_map.truth import CATALOGUE, FORM, FUNCTIONS, PLAN, truth
from tools.demo.place import Place

SLUG = "03-emergency-map"


def build(place: Place) -> None:
    """Write package.zip, truth.yaml and the corpus rows."""
    mods, costs, known = load()
    found = tables(known)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "附件").mkdir()
        plan.write_plan(folder / PLAN, mods, costs, known)
        cells = form.write_declaration(folder / FORM, known)
        form.write_performance(folder / "附件/项目支出绩效目标申报表.xlsx", found["targets"])
        places = estimate_book.write_estimate(folder / estimate_book.FILE, costs)
        lists.write_functions(folder / FUNCTIONS, mods)
        lists.write_catalogue(folder / CATALOGUE, found["produced"], found["needed"])
        lists.write_quotes(folder / "附件/报价单汇总.xlsx", costs)
        lists.write_systems(folder / "附件/现有信息系统清单.xlsx", found["systems"])
        papers.write_papers(folder, known)
        letter = papers.write_letter(folder / "申报函.jpg", known)
        write_gbk_zip(folder, place.home / "package.zip")
    place.package.rmdir()
    place.write_truth(truth(mods, costs, places, cells, letter))
    write_corpus(place, TEXT)
