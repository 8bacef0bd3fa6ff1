"""No count, amount, id or date that the service leaves out or garbles is read as zero."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smsir
from smsir.models._record import Record, Wire, _wires
from smsir.operations import OPERATIONS
from smsir.reading import Answer, interpret
from smsir.wire import Reply
from tests.smsir.calm import brief

FIGURES = (int, float, Decimal, datetime)


def kinds(annotation: object) -> Iterator[object]:
    """The plain types of a field, its unions taken apart."""
    if get_origin(annotation) in {Union, UnionType}:
        for part in get_args(annotation):
            yield from kinds(part)
    else:
        yield annotation


def figures() -> Iterator[tuple[type[Record], str, Wire]]:
    for name in smsir.models.__all__:
        model = getattr(smsir.models, name)
        if not issubclass(model, Record):
            continue
        wires = dict(_wires(model))
        for field, info in model.model_fields.items():
            if any(kind in FIGURES for kind in kinds(info.annotation)):
                yield model, field, wires[field]


CASES = tuple(figures())
NUMBERS = tuple(
    case for case in CASES if datetime not in set(kinds(case[0].model_fields[case[1]].annotation))
)
every_figure = pytest.mark.parametrize(
    ("model", "field", "wire"),
    CASES,
    ids=[f"{model.__name__}.{field}" for model, field, _ in CASES],
)
garbled = (
    st.none()
    | st.booleans()
    | st.sampled_from(
        ("", " ", "-", "NaN", "Infinity", "نامحدود", "۱۲ هزار", "null", "0x0", "0..0")
    )
    | st.floats(0.001, 0.999)
    | st.floats(allow_nan=True, allow_infinity=True).filter(lambda value: not abs(value) < 2**63)
    | st.integers(min_value=2**64)
    | st.text(st.characters(exclude_categories=("Nd", "Cs")), max_size=8)
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
)


def test_the_figures_of_the_contract_are_all_here() -> None:
    named = {f"{model.__name__}.{field}" for model, field, _ in CASES}
    assert {
        "SentMessage.recipients", "ContactGroup.contacts_count", "ContactGroup.waiting_count",
        "RecipientCount.valid", "RecipientCount.invalid", "UserInfo.credit", "Transaction.amount",
        "Transfer.moved", "OccasionCategory.count", "SentId.id", "SentMessage.sent_at",
    } <= named  # fmt: skip


@every_figure
def test_what_is_left_out_is_unknown(model: type[Record], field: str, wire: Wire) -> None:
    assert wire.names
    assert getattr(model.from_wire({}), field) is None


@pytest.mark.long
@every_figure
@brief
@given(value=garbled)
def test_what_is_garbled_is_unknown(
    model: type[Record], field: str, wire: Wire, value: object
) -> None:
    fractions_count = Decimal in set(kinds(model.model_fields[field].annotation))
    read = getattr(model.from_wire({wire.names[0]: value}), field)
    assert read is None or (fractions_count and read != 0)


@pytest.mark.parametrize(("model", "field", "wire"), NUMBERS)
@pytest.mark.parametrize("zero", [0, "0", "۰", 0.0])
def test_a_zero_that_is_told_is_a_zero(
    model: type[Record], field: str, wire: Wire, zero: Any
) -> None:
    assert getattr(model.from_wire({wire.names[0]: zero}), field) == 0


@pytest.mark.parametrize(
    "value", ["", ', "CancelledContactCount": null', ', "CancelledContactCount": "?"']
)
def test_a_total_over_pages_that_is_not_told_is_unknown(value: str) -> None:
    body = f'{{"IsSuccessful": true, "ContactDetails": []{value}}}'.encode()
    answer = interpret(OPERATIONS["GetCancelledContactsByPageId"], Reply(200, body))
    assert isinstance(answer, Answer)
    assert answer.number("CancelledContactCount") is None
