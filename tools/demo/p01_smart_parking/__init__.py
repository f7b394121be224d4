"""Package 01: smart parking of a city bureau; Word heading styles, a 万元 estimate with 元 unit prices."""

import tempfile
from pathlib import Path

from tools.demo.function_text import Subsystem, all_rows, read_functions
from tools.demo.manuscript import Block, read_manuscript
from tools.demo.p01_smart_parking import corpus, facts, papers, sheets, truth
from tools.demo.p01_smart_parking.budget import HERE, Estimate, estimate
from tools.demo.p01_smart_parking.slots import function_blocks, interface_rows, slots
from tools.demo.place import Place
from tools.demo.plan_docx import Cover, Hand, write_plan

SLUG = "01-smart-parking"
PLAN = "渌江市城区智慧停车综合管理平台建设方案.docx"


def build(place: Place) -> None:
    """Write every file of the package, its truth and its corpus rows."""
    subsystems = read_functions([HERE / "functions_1.txt", HERE / "functions_2.txt"])
    cost = estimate(subsystems)
    numbers = {
        "function_count": str(len(all_rows(subsystems))),
        "points": str(sum(item.points for item in subsystems)),
        "fp_price": str(facts.FP_PRICE),
        "old_total": f"{facts.OLD_TOTAL}",
        "om_annual": f"{facts.OM_ANNUAL}",
        "year_one": f"{facts.YEAR_ONE}",
        "year_two": f"{cost.total - facts.YEAR_ONE:.2f}",
        "subsystem_names": "、".join(item.name.removesuffix("子系统") for item in subsystems),
        "interface_count": str(len(interface_rows())),
        "total": f"{cost.total:.2f}",
    }
    with tempfile.TemporaryDirectory() as folder:
        blocks = _plan_blocks(subsystems, cost, numbers, Path(folder))
        cover = Cover(
            title=facts.PROJECT,
            kind="建 设 方 案",
            lines=[f"建设单位：{facts.UNIT}", "编制单位：湖南澄远信息工程咨询有限公司", "二〇二六年九月"],
            header=f"{facts.PROJECT}建设方案",
        )
        write_plan(place.package / PLAN, blocks, cover, Hand(), "停车管理科")
    sheets.write_all(place.package, subsystems, cost)
    papers.write_all(place.package, cost)
    place.write_truth(truth.truth(place.package, subsystems, cost))
    corpus.write_all(place)


def _plan_blocks(
    subsystems: list[Subsystem], cost: Estimate, numbers: dict[str, str], folder: Path
) -> list[Block]:
    fillers = slots(subsystems, cost, folder)
    parts = [
        read_manuscript([HERE / "chapter_1.txt", HERE / "chapter_4a.txt"], numbers, fillers),
        function_blocks(subsystems),
        read_manuscript([HERE / f"chapter_{n}.txt" for n in ("4b", "5", "7")], numbers, fillers),
    ]
    return [block for part in parts for block in part]
