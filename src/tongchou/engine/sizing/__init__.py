"""估算与审减: function points, price chains, fee tables and proposed cuts, each with its formula.

>>> from tongchou.engine.sizing import default_basis, review_budget     # doctest: +SKIP
>>> basis = default_basis([packs / "national", packs / "hunan", packs / "zhuzhou"])
>>> review_budget(declaration, basis=basis, on=day).cut_rate
"""

from tongchou.engine.sizing.basis import Method, SizingBasis, Stage
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.loading import default_basis, load_basis
from tongchou.engine.sizing.review import review_budget

__all__ = [
    "Method",
    "SizingBasis",
    "SizingError",
    "Stage",
    "default_basis",
    "load_basis",
    "review_budget",
]
