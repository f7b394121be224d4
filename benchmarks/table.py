"""Printing of measured rows: what, number, target, and whether the target was reached."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table


@dataclass
class Board:
    """Collects measured rows; a row with a target says whether it was reached."""

    title: str
    rows: list[tuple[str, str, str, bool | None]] = field(default_factory=list)

    def add(self, what: str, measured: str, target: str = "", reached: bool | None = None) -> None:
        self.rows.append((what, measured, target, reached))

    def show(self) -> int:
        """Print the table; 1 when a target was missed."""
        table = Table("项目", "测得", "目标", "达到", title=self.title, title_justify="left")
        for what, measured, target, reached in self.rows:
            table.add_row(what, measured, target, {True: "是", False: "否", None: ""}[reached])
        Console(width=120).print(table)
        return int(any(reached is False for *_, reached in self.rows))
