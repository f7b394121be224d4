"""Package 04: digital archive, second phase, of 渌江市档案馆; plan as .doc, estimate as .xls."""

from tools.demo.hand_b.corpus import write_corpus
from tools.demo.p04_digital_archive import books, form, papers, plan
from tools.demo.p04_digital_archive.facts import TEXT, UNIT, load, tables
from tools.demo.p04_digital_archive.truth import CATALOGUE, FORM, PLAN, truth
from tools.demo.place import Place

SLUG = "04-digital-archive"


def build(place: Place) -> None:
    """Write the package folder, truth.yaml and the corpus rows."""
    mods, costs, known = load()
    found, folder = tables(known), place.package
    plan.write_plan(folder / PLAN, mods, costs, known)
    cells = form.write_declaration(folder / FORM, known)
    form.write_performance(folder / "绩效目标申报表.xlsx", found["targets"])
    places = books.write_estimate(folder / books.BUDGET, costs)
    rows = books.write_functions(folder / books.FUNCTIONS, mods)
    books.write_catalogue(folder / CATALOGUE, found["produced"], found["needed"])
    quotes = books.quote_table(costs)
    books.write_list(folder / "设备报价单汇总.xlsx", "设备询价汇总表", quotes, [6, 26, 8, 20, 20, 20, 14])
    systems = found["systems"]
    books.write_list(
        folder / "现有系统清单及整合情况.xlsx", f"{UNIT}现有系统清单", systems, [6, 30, 14, 12, 14, 40]
    )
    papers.write_papers(folder, known, found)
    letter = papers.write_letter(folder / "申报请示.jpg", known)
    place.write_truth(truth(mods, costs, places, rows, cells, letter))
    write_corpus(place, TEXT)
