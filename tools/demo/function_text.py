"""Function lists kept as short text files beside a builder.

``= subsystem|intro``, ``@ module|intro``, ``function|description|ILF,EIF,EI,EO,EQ``; ``#`` lines are notes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# 估算功能点的平均权重：ILF EIF EI EO EQ
WEIGHTS = (10, 7, 4, 5, 4)


@dataclass(frozen=True)
class FunctionRow:
    subsystem: str
    module: str
    name: str
    description: str
    counts: tuple[int, ...]

    @property
    def points(self) -> int:
        return sum(count * weight for count, weight in zip(self.counts, WEIGHTS, strict=True))


@dataclass(frozen=True)
class Module:
    name: str
    intro: str
    rows: list[FunctionRow]

    @property
    def points(self) -> int:
        return sum(row.points for row in self.rows)


@dataclass(frozen=True)
class Subsystem:
    name: str
    intro: str
    modules: list[Module]

    @property
    def points(self) -> int:
        return sum(module.points for module in self.modules)


def read_functions(paths: Sequence[Path]) -> list[Subsystem]:
    """Subsystems with modules and function rows, in file order."""
    subsystems: list[Subsystem] = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                _read_line(line.strip(), subsystems)
    return subsystems


def _read_line(line: str, subsystems: list[Subsystem]) -> None:
    if line.startswith("="):
        name, _, intro = line[1:].strip().partition("|")
        subsystems.append(Subsystem(name, intro, []))
        return
    subsystem = subsystems[-1]
    if line.startswith("@"):
        name, _, intro = line[1:].strip().partition("|")
        subsystem.modules.append(Module(name, intro, []))
        return
    name, description, counts = line.split("|")
    module = subsystem.modules[-1]
    numbers = tuple(int(item) for item in counts.split(","))
    module.rows.append(FunctionRow(subsystem.name, module.name, name, description, numbers))


def all_rows(subsystems: Sequence[Subsystem]) -> list[FunctionRow]:
    """Every function row of every subsystem, in order."""
    return [row for subsystem in subsystems for module in subsystem.modules for row in module.rows]
