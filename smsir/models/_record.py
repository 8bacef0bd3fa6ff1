"""How an object of the service becomes a frozen model, whatever the case of its keys.

A field is looked for under its own name without underscores (``first_name`` finds ``FirstName``,
``firstname``, ``FIRSTNAME``); where the service has other names, ``Wire`` lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


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
    """Base of all models: frozen, built by Python names, or from JSON by ``from_wire``."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @classmethod
    def from_wire(cls, raw: Mapping[str, object]) -> Self:
        """Read one object of the service; fields that are missing keep their default."""
        lowered = {key.lower(): value for key, value in raw.items()}
        values: dict[str, Any] = {}
        for field, wire in _wires(cls):
            present = [lowered[name] for name in wire.names if lowered.get(name) is not None]
            if present:
                values[field] = present if isinstance(wire, Dates) else present[0]
        return cls(**values)


@cache
def _wires(model: type[Record]) -> tuple[tuple[str, Wire], ...]:
    """List each field with its wire names."""
    return tuple(
        (name, next((m for m in info.metadata if isinstance(m, Wire)), Wire(name.replace("_", ""))))
        for name, info in model.model_fields.items()
    )
