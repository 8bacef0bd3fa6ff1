"""One request as an operation sees it, read as loosely or as strictly as the real service does.

Names of parameters and keys are case-insensitive (ASP.NET), digits in a string are a number, and
anything of the wrong shape ends in the service's own "object reference" failure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sandbox.seed.refusals import BAD_REQUEST
from sandbox.smsir.errors import ObjectReferenceError, Refused
from sandbox.smsir.model import AccountState
from sandbox.smsir.rules import Rules

Answer = dict[str, object]


@dataclass(frozen=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    content_type: str
    content: bytes


@dataclass
class Call:
    """Keys of `query`, `body`, `form` are lower case; `base_url` is where the client found us."""

    rules: Rules
    account: AccountState
    base_url: str
    query: Mapping[str, str]
    body: Mapping[str, object] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    upload: Upload | None = None

    @property
    def now(self) -> float:
        return self.rules.now()

    def number(self, name: str, default: int = 0) -> int:
        """Whole number of the query; HTTP 400 when it is none, as ASP.NET's binder answers."""
        text = self.query.get(name.lower(), "").strip()
        if not text:
            return default
        try:
            return _whole(text)
        except ObjectReferenceError:
            raise Refused(BAD_REQUEST) from None

    def scalar(self, name: str) -> str | None:
        """Text of a multipart call: a field of the form, or else of the query."""
        key = name.lower()
        return self.form.get(key, self.query.get(key))

    def scalar_number(self, name: str) -> int | None:
        text = self.scalar(name)
        if text is None or not text.strip():
            return None
        try:
            return _whole(text)
        except ObjectReferenceError:
            raise Refused(BAD_REQUEST) from None

    def text(self, name: str) -> str | None:
        value = self.body.get(name.lower())
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, (int, float)):
            return str(value)
        raise ObjectReferenceError

    def integer(self, name: str) -> int | None:
        value = self.body.get(name.lower())
        return None if value is None else _whole(value)

    def integers(self, name: str) -> list[int] | None:
        value = self.items(name)
        return None if value is None else [_whole(entry) for entry in value]

    def items(self, name: str) -> list[object] | None:
        value = self.body.get(name.lower())
        if value is None or isinstance(value, list):
            return value
        raise ObjectReferenceError

    def flag(self, name: str) -> bool:
        value = self.body.get(name.lower())
        return value is True or str(value).lower() == "true"


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lstrip("-").isascii():
        try:
            return int(value.strip())
        except ValueError:
            pass
    raise ObjectReferenceError


@dataclass(frozen=True)
class Operation:
    """An operation of the service: name, HTTP method, path under /users/v1, and what it does."""

    name: str
    method: str
    path: str
    act: Callable[[Call], Answer]
    multipart: bool = False


OPERATIONS: dict[str, Operation] = {}
"""By path, filled in by the modules of `sandbox.smsir.operations`."""


def operation(
    method: str, path: str, *, multipart: bool = False
) -> Callable[[Callable[[Call], Answer]], Callable[[Call], Answer]]:
    """Registers a function as what the service does at a path."""

    def register(act: Callable[[Call], Answer]) -> Callable[[Call], Answer]:
        name = path.rsplit("/", 1)[1]
        OPERATIONS[path] = Operation(name, method, path, act, multipart)
        return act

    return register
