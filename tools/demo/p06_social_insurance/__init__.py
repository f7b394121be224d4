"""材料包 06：社会保险经办系统适老化与“一件事”联办升级改造（近乎无瑕的一份）。"""

from tools.demo.p06_social_insurance.corpus import write_corpus
from tools.demo.p06_social_insurance.form import write_catalogue, write_form, write_lists, write_targets
from tools.demo.p06_social_insurance.money_book import write_budget, write_functions
from tools.demo.p06_social_insurance.papers import write_papers, write_quotes, write_scans
from tools.demo.p06_social_insurance.plan import write_plan
from tools.demo.p06_social_insurance.truth import PLAN_FILE, truth
from tools.demo.place import Place, freeze_office_file

SLUG = "06-social-insurance"


def build(place: Place) -> None:
    """Write the package, its truth and its corpus rows."""
    folder = place.package
    pages = write_plan(folder / PLAN_FILE)
    places = write_budget(folder)
    write_functions(folder)
    write_form(folder)
    target_row, needed_row = write_targets(folder), write_catalogue(folder)
    write_lists(folder)
    write_papers(folder)
    write_quotes(folder)
    scans = write_scans(folder)
    for path in sorted([*folder.glob("*.docx"), *folder.glob("*.xlsx")]):
        freeze_office_file(path)
    place.write_truth({**truth(places, target_row, needed_row, scans), "plan_pages": pages})
    write_corpus(place)
