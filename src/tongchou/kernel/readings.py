"""Readings: a value as found in the documents, with every place that states it.

A field keeps all its readings. Where the form, the plan and a sheet disagree none is dropped:
the first reading is the one used, and :attr:`Field.conflicts` says that others exist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tongchou.kernel.evidence import Evidence

T = TypeVar("T")


@dataclass(frozen=True)
class Reading(Generic[T]):
    """One statement of a value at one place."""

    value: T
    place: Evidence


@dataclass(frozen=True)
class Field(Generic[T]):
    """A field of the declaration with all its readings, the preferred one first."""

    readings: tuple[Reading[T], ...] = ()

    @classmethod
    def of(cls, value: T, *places: Evidence) -> Field[T]:
        """A field stated with one value at the given places (at least one)."""
        return cls(tuple(Reading(value, place) for place in places or (Evidence(""),)))

    @property
    def value(self) -> T | None:
        return self.readings[0].value if self.readings else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every place, the preferred one first."""
        return tuple(reading.place for reading in self.readings)

    @property
    def distinct(self) -> tuple[T, ...]:
        """The different values, in order of preference."""
        values: list[T] = []
        for reading in self.readings:
            if reading.value not in values:
                values.append(reading.value)
        return tuple(values)

    @property
    def conflicts(self) -> bool:
        return len(self.distinct) > 1

    def __bool__(self) -> bool:
        """Whether anything was read at all."""
        return bool(self.readings)

    def plus(self, *readings: Reading[T]) -> Field[T]:
        return Field(self.readings + readings)

    def preferring(self, key: Callable[[Reading[T]], int]) -> Field[T]:
        """The same readings ordered by ``key`` (lowest first, order otherwise kept)."""
        return Field(tuple(sorted(self.readings, key=key)))
