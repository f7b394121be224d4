"""What can be wrong with a sizing computation itself (never with a declaration)."""

from __future__ import annotations


class SizingError(ValueError):
    """A constant is missing, two bases are mixed, or a table file is malformed.

    The message names the constant and the file or profile; nothing is ever replaced by a neighbour's value.
    """
