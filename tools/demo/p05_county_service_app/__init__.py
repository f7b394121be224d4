"""材料包 05：醴水县“醴事通”基层治理与便民服务平台（县级购买服务，带小程序，毛病较多的一份）。"""

from tools.demo.p05_county_service_app.books import write_budget, write_functions, write_lists
from tools.demo.p05_county_service_app.corpus import write_corpus
from tools.demo.p05_county_service_app.form import write_form
from tools.demo.p05_county_service_app.papers import write_papers, write_quotes, write_scans
from tools.demo.p05_county_service_app.plan import write_plan
from tools.demo.p05_county_service_app.truth import PLAN_FILE, truth
from tools.demo.place import Place, freeze_office_file

SLUG = "05-county-service-app"


def build(place: Place) -> None:
    """Write the package, its truth and its corpus rows."""
    folder = place.package
    pages = write_plan(folder / PLAN_FILE)
    budget_rows = write_budget(folder)
    form_rows = write_form(folder)
    write_functions(folder)
    write_lists(folder)
    write_papers(folder)
    scans = {**write_scans(folder), **write_quotes(folder)}
    for path in sorted([*folder.glob("*.docx"), *folder.glob("*.xlsx")]):
        freeze_office_file(path)
    place.write_truth({**truth(budget_rows, form_rows, scans), "plan_pages": pages})
    write_corpus(place)
