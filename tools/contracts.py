"""RoomDoors: another room is entered only through its doors (our own import-linter contract)."""

from __future__ import annotations

from typing import Any

from importlinter import Contract, ContractCheck, fields, output


class RoomDoors(Contract):
    """Each direct import from room A into room B must go to one of B's doors.

    ``container`` is the package that holds the rooms, ``doors`` the module names that may be
    imported from outside, ``exempt`` rooms that are open to everybody.
    """

    container = fields.StringField()
    doors = fields.SetField(subfield=fields.StringField())
    exempt = fields.SetField(subfield=fields.StringField(), required=False, default=set())

    def check(self, graph: Any, verbose: bool) -> ContractCheck:
        crossings = [
            (importer, imported)
            for importer in sorted(graph.modules)
            if (room := self._room(importer))
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._is_crossing(room, imported)
        ]
        return ContractCheck(kept=not crossings, metadata={"crossings": crossings})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["crossings"]:
            output.print_error(f"{importer} reaches into {imported}")

    def _is_crossing(self, room: str, imported: str) -> bool:
        other = self._room(imported)
        if other is None or other == room or other in self.exempt:  # type: ignore[operator]
            return False
        door = imported.removeprefix(f"{self.container}.{other}").lstrip(".").split(".")[0]
        return door not in self.doors  # type: ignore[operator]

    def _room(self, module: str) -> str | None:
        prefix = f"{self.container}."
        return module.removeprefix(prefix).split(".")[0] if module.startswith(prefix) else None
