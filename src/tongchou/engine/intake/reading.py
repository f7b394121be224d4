"""The door from a read package to a structured declaration.

>>> declaration, outlines, problems = declaration_from(package)   # doctest: +SKIP
"""

from __future__ import annotations

from tongchou.engine.intake.extractors.basis import basis
from tongchou.engine.intake.extractors.capabilities import capabilities
from tongchou.engine.intake.extractors.content import content
from tongchou.engine.intake.extractors.data import data
from tongchou.engine.intake.extractors.existing import existing
from tongchou.engine.intake.extractors.funds import funds
from tongchou.engine.intake.extractors.identity import identity
from tongchou.engine.intake.extractors.infrastructure import infrastructure
from tongchou.engine.intake.extractors.need import need
from tongchou.engine.intake.extractors.performance import performance
from tongchou.engine.intake.extractors.procurement import procurement
from tongchou.engine.intake.extractors.schedule import schedule
from tongchou.engine.intake.extractors.security import security
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.outlines import outlines_of
from tongchou.engine.intake.reconcile import reconcile
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import Package
from tongchou.kernel.outline import Outline
from tongchou.kernel.problems import Problem, ProblemLog


def declaration_from(package: Package) -> tuple[Declaration, tuple[Outline, ...], tuple[Problem, ...]]:
    """The declaration a package states, its plans against their outlines, and what was doubtful.

    Pure. Every value carries its places; nothing is assumed that no document states. Amounts are
    :class:`~tongchou.kernel.money.Money`; where a unit is unknown the amount is ``None`` and a problem
    tells so. Empty packages give an empty declaration.
    """
    material = Material(package, ProblemLog())
    read = Declaration(
        identity=identity(material),
        basis=basis(material),
        need=need(material),
        existing=existing(material),
        content=content(material),
        capabilities=capabilities(material),
        data=data(material),
        infrastructure=infrastructure(material),
        security=security(material),
        funds=funds(material),
        schedule=schedule(material),
        procurement=procurement(material),
        performance=performance(material),
    )
    declaration = reconcile(read, material)
    return declaration, outlines_of(package), material.log.frozen()
