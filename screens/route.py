"""Where a conversation can go: a route names a screen and the data that it opens with.

Calling a route makes a target, `GROUP(id=5)`: the type checker reads the arguments from the data
class, and a name that it does not have fails at once. Nothing leads to a screen by its id alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar, cast

from pydantic import BaseModel, ValidationError

MAX_ID_BYTES = 12
_BETWEEN = ","

P = ParamSpec("P")
D = TypeVar("D", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Target:
    """The screen `ident`, opened with this data."""

    ident: str
    data: BaseModel

    @property
    def arg(self) -> str:
        """The data as a button carries it: values in the order of their fields, none for defaults.

        Raises:
            ValueError: it holds more than numbers and short words, and is no matter of a button.
        """
        whole = {name: getattr(self.data, name) for name in type(self.data).model_fields}
        values = ["" if _is_default(self.data, *one) else _short(one[1]) for one in whole.items()]
        arg = _BETWEEN.join(values).rstrip(_BETWEEN)
        back = read(type(self.data), arg)
        if whole != {name: getattr(back, name, None) for name in whole}:
            raise ValueError(f"does not come back as it went: {self.ident}")
        return arg


@dataclass(frozen=True, slots=True)
class Entry:
    """The screen `ident`, opened as a command opens it: its `open` reads the words."""

    ident: str
    arg: str = ""


class _Defaults(BaseModel):
    """Nothing that is said: the screen's own data fills it in."""


class Address:
    """A screen by its id, for whoever does not know its data: another domain, a command.

    `ident`: kebab case, 12 bytes at most; it stands in saved states.
    """

    def __init__(self, ident: str) -> None:
        if not 0 < len(ident.encode()) <= MAX_ID_BYTES:
            raise ValueError(f"a screen id has 1 to {MAX_ID_BYTES} bytes: {ident!r}")
        self.ident = ident

    def entry(self, arg: str | int = "") -> Entry:
        """As its command opens it, with these words."""
        return Entry(self.ident, str(arg))

    def plain(self) -> Target:
        """With the defaults of its data, which has such for all."""
        return Target(self.ident, _Defaults())

    def opening(self, data: Callable[P, D]) -> Route[P, D]:
        """The route to it, for the domain that it is in."""
        return Route(self.ident, data)


class Route(Address, Generic[P, D]):
    """A screen and what it opens with."""

    def __init__(self, ident: str, data: Callable[P, D]) -> None:
        super().__init__(ident)
        self.data = cast("type[D]", data)

    def __call__(self, *args: P.args, **fields: P.kwargs) -> Target:
        """With these fields.

        Raises:
            TypeError: the data has no such field.
            ValidationError: a field is missing or does not fit.
        """
        unknown = sorted(fields.keys() - self.data.model_fields.keys())
        if unknown:
            raise TypeError(f"{self.ident} has no {', '.join(unknown)}")
        return Target(self.ident, self.data(*args, **fields))

    def holding(self, data: D) -> Target:
        """With data that is there already."""
        return Target(self.ident, data)

    def __repr__(self) -> str:
        return f"Route({self.ident!r})"


def read(data: type[D], arg: str) -> D | None:
    """What `Target.arg` wrote; None where it does not fit."""
    values = arg.split(_BETWEEN) if arg else []
    fields = dict(zip(data.model_fields, values, strict=False))
    if len(values) > len(fields):
        return None
    try:
        return data.model_validate_strings({name: value for name, value in fields.items() if value})
    except ValidationError:
        return None


def _is_default(data: BaseModel, name: str, value: object) -> bool:
    field = type(data).model_fields[name]
    return not field.is_required() and value == field.get_default(call_default_factory=True)


def _short(value: object) -> str:
    written = "" if value is None else str(value)
    if not isinstance(value, str | int | None) or _BETWEEN in written:
        raise ValueError(f"not for a button: {type(value).__name__}")
    return written
