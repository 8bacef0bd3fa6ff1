"""How an object of the service becomes a frozen model, whatever the case of its keys.

A field is looked for under its own name without underscores (``first_name`` finds ``FirstName``,
``firstname``, ``FIRSTNAME``); where the service has other names, ``Wire`` lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

_SHAPES = 256
"""So many sets of keys are remembered; the service has some sixty."""


@dataclass(frozen=True)
class Wire:
    """Names of a field in the service's JSON, tried in this order."""

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        object.__setattr__(self, "names", tuple(name.lower() for name in names))


@dataclass(frozen=True, init=False)
class Dates(Wire):
    """Names of one moment: Gregorian first, then Jalali; the first that can be read counts."""


class Record(BaseModel):
    """Base of all models: frozen, built by Python names, or from JSON by ``from_wire``.

    What judges a value is built at its first use.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    @classmethod
    def from_wire(cls, raw: Mapping[str, object]) -> Self:
        """Read one object of the service; fields that are missing keep their default."""
        single, several = _places(cls, tuple(raw))
        values: dict[str, Any] = {
            field: value for field, key in single if (value := raw[key]) is not None
        }
        for field, keys, together in several:
            present = [raw[key] for key in keys if raw[key] is not None]
            if present:
                values[field] = present if together else present[0]
        return cls(**values)


_Single = tuple[str, str]
"""A field and the one key of an object that it can stand under."""

_Several = tuple[str, tuple[str, ...], bool]
"""A field, the keys that it can stand under, and whether all of them are read."""


@lru_cache(_SHAPES)
def _places(
    model: type[Record], keys: tuple[str, ...]
) -> tuple[tuple[_Single, ...], tuple[_Several, ...]]:
    """Where the fields of a model stand in an object with these keys.

    Of thousands of rows all have the same ones, so this is found out once.
    """
    spelt = {key.lower(): key for key in keys}
    single, several = list[_Single](), list[_Several]()
    for field, wire in _wires(model):
        present = tuple(spelt[name] for name in wire.names if name in spelt)
        if len(present) == 1:
            single.append((field, present[0]))
        elif present:
            several.append((field, present, isinstance(wire, Dates)))
    return tuple(single), tuple(several)


@cache
def _wires(model: type[Record]) -> tuple[tuple[str, Wire], ...]:
    """List each field with its wire names."""
    return tuple(
        (name, next((m for m in info.metadata if isinstance(m, Wire)), Wire(name.replace("_", ""))))
        for name, info in model.model_fields.items()
    )
