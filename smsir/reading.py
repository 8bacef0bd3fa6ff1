"""From an HTTP answer to fields, or to the error that says what happened.

The service answers HTTP 200 with IsSuccessful false for a refusal, sometimes for its own crash, and
for a token that has ended; the HTTP status alone says little.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from smsir.errors import (
    AccountExpired,
    NoCredit,
    Refused,
    ServiceFault,
    SmsIrError,
    TokenRefused,
    Unclear,
    Unreadable,
)
from smsir.field_types import as_rows, read_number, read_optional_text, read_truth
from smsir.models._record import Record
from smsir.operations import Operation
from smsir.refusals import means
from smsir.wire import Reply

M = TypeVar("M", bound=Record)

_OK = range(200, 300)
_CLIENT_ERRORS = range(400, 500)
_UNAUTHORIZED = 401
_REQUEST_TIMEOUT = 408
_TOO_MANY = 429
_SERVER_ERRORS = 500


class Answer:
    """Fields of a successful answer, by names in any case."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        self._fields = fields

    def rows(self, model: type[M], *names: str) -> list[M]:
        """Read the first of these lists that is there; null or missing is empty."""
        values = (self._fields.get(name.lower()) for name in names)
        value = next((entry for entry in values if entry is not None), None)
        return [model.from_wire(row) for row in as_rows(value)]

    def record(self, model: type[M]) -> M:
        """Read the answer itself as one object."""
        return model.from_wire(self._fields)

    def number(self, name: str) -> int | None:
        return read_number(self._fields.get(name.lower()))

    def text(self, name: str) -> str | None:
        return read_optional_text(self._fields.get(name.lower()))


def interpret(operation: Operation, reply: Reply) -> Answer:
    """Read an answer. Raises TokenRefused, Refused and its kinds, Unreadable, ServiceFault."""
    fields = _fields(reply.body)
    message = None if fields is None else read_optional_text(fields.get("message"))
    code = None if fields is None else read_number(fields.get("errorcode"))
    if reply.status == _UNAUTHORIZED:
        raise _unclear(TokenRefused, operation, reply.status, message, code)
    if fields is None or not _has_verdict(operation, reply.status, fields):
        raise Unreadable(
            operation.name,
            write=operation.write,
            service_message=message,
            status=reply.status,
            detail=_describe(reply),
        )
    if reply.status in _OK and read_truth(fields.get("issuccessful", True)):
        return Answer(fields)
    raise _refusal(operation, reply.status, message, code)


def _has_verdict(operation: Operation, status: int, fields: Mapping[str, object]) -> bool:
    """Say whether the answer clearly tells success or refusal."""
    if status in _CLIENT_ERRORS:
        clear = status not in {_REQUEST_TIMEOUT, _TOO_MANY}
        return clear and ("issuccessful" in fields or bool(fields.get("message")))
    if status not in _OK:
        return False
    if fields.get("issuccessful") is not None:
        return True
    return not operation.write and bool(fields.keys() - {"message", "errorcode", "issuccessful"})


def _refusal(
    operation: Operation, status: int, message: str | None, code: int | None
) -> SmsIrError:
    """Choose the error that the service's words mean.

    Words of a failure come first, for they may name anything ("Unexpected token..."). A sending is
    refused only by known words: the service has been seen to send and to answer with an error.
    """
    if means(message, "fault"):
        return _unclear(ServiceFault, operation, status, message, code)
    if means(message, "token"):
        return _unclear(TokenRefused, operation, status, message, code)
    kind = _kind(message)
    if kind is None and operation.alone:
        return _unclear(ServiceFault, operation, status, message, code)
    return (kind or Refused)(
        operation.name, service_message=message, error_code=code, status=status
    )


def _kind(message: str | None) -> type[Refused] | None:
    """The refusal that these words are known for."""
    if means(message, "credit"):
        return NoCredit
    if means(message, "expired"):
        return AccountExpired
    return Refused if means(message, "refused") else None


def _unclear(
    kind: type[Unclear], operation: Operation, status: int, message: str | None, code: int | None
) -> Unclear:
    return kind(
        operation.name,
        write=operation.write,
        service_message=message,
        error_code=code,
        status=status,
    )


def _fields(body: bytes) -> dict[str, object] | None:
    """Read a JSON object with its outer keys in lower case; None when it is none."""
    try:
        parsed = json.loads(
            body.decode("utf-8-sig", "replace"),
            parse_float=Decimal,
            parse_constant=lambda _: None,
        )
    except (ValueError, ArithmeticError, RecursionError):
        return None
    if not isinstance(parsed, dict):
        return None
    return {key.lower(): value for key, value in parsed.items()}


def _describe(reply: Reply) -> str:
    """Say what kind of answer it was, never what stood in it."""
    if not reply.body.strip():
        return "empty answer"
    if reply.body.lstrip()[:1] == b"<":
        return "HTML instead of JSON"
    if reply.status >= _SERVER_ERRORS:
        return "server error"
    return "not the service's JSON"
