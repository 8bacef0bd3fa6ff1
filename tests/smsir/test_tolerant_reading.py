"""Models read whatever comes: any case of keys, any kind of value, and never raise."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

import smsir
from screens.text.languages import LANGUAGES, Language
from smsir import ContactDetail, ContactGroup, TicketThread, Transaction, UserInfo
from smsir.dates import TEHRAN, read_moment
from smsir.field_types import read_amount, read_number
from smsir.models._record import Record, _wires
from smsir.operations import OPERATIONS
from smsir.reading import Answer, interpret
from smsir.wire import Reply
from tests.smsir.calm import brief

MODELS: list[type[Record]] = [
    model
    for name in smsir.models.__all__
    if issubclass(model := getattr(smsir.models, name), Record)
]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.parametrize("digits", ["1e999999999", "-1e999999999", "1e-999999999", "9" * 4000])
def test_a_number_beyond_all_arithmetic_is_none_of_ours(digits: str) -> None:
    body = f'{{"IsSuccessful": true, "Credit": {digits}, "Amount": {digits}}}'.encode()
    answer = interpret(OPERATIONS["GetUserInfo"], Reply(200, body))
    assert answer.record(UserInfo).credit in {None, 0}
    assert answer.record(Transaction).amount in {None, 0}


@pytest.mark.long
@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
@brief
@given(data=st.data())
def test_no_value_of_any_field_raises(model: type[Record], data: st.DataObject) -> None:
    names = [name for _, wire in _wires(model) for name in wire.names]
    raw = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(names, json_values)))
    record = model.from_wire(raw)
    json.dumps(record.model_dump(mode="json"), ensure_ascii=False).encode()


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_an_empty_object_gives_the_defaults(model: type[Record]) -> None:
    assert model.from_wire({}) == model()


def test_keys_of_any_case_are_found() -> None:
    raw = {"GROUPID": "12", "nAmE": "همکاران", "contactscount": 3.0, "InvalidContactsCount": None}
    assert ContactGroup.from_wire(raw) == ContactGroup(id=12, name="همکاران", contacts_count=3)


def test_ids_in_persian_digits_and_truths_as_text_are_understood() -> None:
    info = UserInfo.from_wire({"Credit": "۱٬۲۵۰", "IsTrial": "True", "IsExpired": 1})
    assert (info.credit, info.is_trial, info.is_expired) == (1250, True, True)


def test_a_mobile_as_integer_gets_its_zero_back() -> None:
    assert ContactDetail.from_wire({"Mobile": 9121234567}).mobile == "09121234567"
    assert ContactDetail.from_wire({"Mobile": "+98 912 123 4567"}).mobile == "09121234567"
    assert ContactDetail.from_wire({"Mobile": "خراب"}).mobile == "خراب"


def test_the_full_name_has_single_spaces() -> None:
    assert ContactDetail(prefix="خانم", first_name=" مریم", last_name="رضایی ").full_name == (
        "خانم مریم رضایی"
    )
    assert ContactDetail().full_name == ""


def test_replies_are_read_under_both_names() -> None:
    reply = {"TicketReplyId": "5", "Body": "سلام", "IsAdminReply": "true"}
    plural = TicketThread.from_wire({"TicketReplyDetails": [reply, None, 3]})
    singular = TicketThread.from_wire({"TicketReplyDetail": [reply], "TicketReplyDetails": None})
    assert plural.replies == singular.replies
    assert (plural.replies[0].id, plural.replies[0].is_admin) == (5, True)


def test_an_amount_is_exact() -> None:
    body = b'{"IsSuccessful":true,"Transaction":[{"Amount":1234567890123.45}]}'
    answer = interpret(OPERATIONS["GetBankTransactionsByPageId"], Reply(200, body))
    assert answer.rows(Transaction, "Transaction")[0].amount == Decimal("1234567890123.45")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-05-13T10:22:33.457", datetime(2018, 5, 13, 10, 22, 33, 457000, TEHRAN)),
        ("2018-05-13T10:22:33", datetime(2018, 5, 13, 10, 22, 33, tzinfo=TEHRAN)),
        ("2018-05-13T10:22:33.1234567", datetime(2018, 5, 13, 10, 22, 33, 123456, TEHRAN)),
        ("1397/02/23 10:22", datetime(2018, 5, 13, 10, 22, tzinfo=TEHRAN)),
        ("۱۳۹۷/۰۲/۲۳ ۱۰:۲۲", datetime(2018, 5, 13, 10, 22, tzinfo=TEHRAN)),
        ("1397/2/3", datetime(2018, 4, 23, tzinfo=TEHRAN)),
        ("2018-05-13T10:22:33Z", datetime(2018, 5, 13, 10, 22, 33, tzinfo=UTC)),
        ("2018-05-13T10:22:33+03:30", datetime(2018, 5, 13, 6, 52, 33, tzinfo=UTC)),
        ("/Date(1526192553457)/", datetime(2018, 5, 13, 6, 22, 33, 457000, UTC)),
        ([None, "1397/02/23 10:22"], datetime(2018, 5, 13, 10, 22, tzinfo=TEHRAN)),
        (["nonsense", "1397/02/23 10:22"], datetime(2018, 5, 13, 10, 22, tzinfo=TEHRAN)),
        ("0001-01-01T00:00:00", None),
        ("1397/13/40 10:22", None),
        ("2018-02-30T10:00:00", None),
        ("2018-05-13T25:00:00", None),
        ("", None),
        ("دیروز", None),
        (0, None),
        ({}, None),
    ],
)
def test_dates_of_both_calendars(value: object, expected: datetime | None) -> None:
    moment = read_moment(value)
    assert moment == expected
    assert moment is None or moment.tzinfo is TEHRAN


_HALVES = {
    0: ("AM", "am", "a.m.", "ق.ظ", "ق.ظ.", "ق ظ", "قبل از ظهر", "قبل\u200cازظهر"),
    1: ("PM", "pm", "p.m.", "ب.ظ", "ب.ظ.", "ب ظ", "بعد از ظهر", "بعدازظهر"),
}


@brief
@given(
    minutes=st.integers(0, 70 * 366 * 24 * 60),
    data=st.data(),
    jalali=st.booleans(),
    zone=st.sampled_from(["", "+03:30", "Z"]),
)
def test_a_clock_of_twelve_hours_is_read_with_its_half(
    minutes: int, data: st.DataObject, zone: str, *, jalali: bool
) -> None:
    """Half past nine of an evening is not one of the morning, in either calendar."""
    moment = datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    half = data.draw(st.sampled_from(_HALVES[moment.hour // 12]), label="half")
    gap = data.draw(st.sampled_from(["", " "]), label="gap")
    day = jdatetime.date.fromgregorian(date=moment.date()) if jalali else moment.date()
    date = f"{day.year:04}/{day.month}/{day.day}"
    whole = read_moment(f"{date} {moment:%H:%M:%S}{zone}")
    assert whole is not None
    of_twelve = f"{moment.hour % 12 or 12}:{moment:%M:%S}"
    assert read_moment(f"{date} {of_twelve}{gap}{half} {zone}") == whole
    assert read_moment(f"{date} {moment:%H:%M:%S}{gap}{half}{zone}") == whole


years, zones = st.integers(1, 9999), st.sampled_from(["", "Z", "+14:00", "-12:00", "+03:30"])
last_days = st.just("9999-12-31T23:59:59.9999999") | st.just("0001-01-01T00:00:00")
written_days = st.builds("{:04}-{:02}-{:02}T23:59:59{}".format, years, st.integers(1, 12),
                         st.integers(1, 31), zones)  # fmt: skip
ticks = st.builds("/Date({})/".format, st.integers(-(10**14), 10**15 - 1))


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))
@brief
@given(text=last_days | written_days | ticks)
def test_a_moment_that_is_read_can_be_drawn_and_counted_with(language: Language, text: str) -> None:
    """.NET writes its first and its last moment for "never"; no calendar of ours has them."""
    moment = read_moment(text)
    if moment is not None:
        assert language.calendar.day_of(moment.astimezone(UTC).date()).year > 0
        assert moment - timedelta(days=366) < moment < moment + timedelta(days=366)


MOMENTS = (datetime.fromisoformat("1700-01-01"), datetime.fromisoformat("2999-12-31"))


@brief
@given(st.datetimes(MOMENTS[0], MOMENTS[1]), st.integers(0, 9))
def test_the_usual_form_of_a_moment_says_what_the_others_say(moment: datetime, digits: int) -> None:
    text = f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond:06}000"[: 20 + digits].rstrip(".")

    assert read_moment(text) == read_moment(text.replace("T", " "))


def test_a_list_of_rows_with_keys_of_any_case_reads_each_by_its_own() -> None:
    odd = {"FIRSTNAME": "b", "MOBILENUMBER": "9121234567", "contactgrouprelationid": "7"}
    both = {"firstname": None, "FirstName": "c", "PersianCreationDateTime": "1397/02/23"}
    rows = [ContactDetail.from_wire(raw) for raw in ({"FirstName": "a"}, odd, both, {}, odd)]

    assert [row.first_name for row in rows] == ["a", "b", "c", "", "b"]
    assert [row.relation_id for row in rows] == [None, 7, None, None, 7]
    assert rows[1].mobile == "09121234567"
    assert rows[2].created is not None


def test_the_jalali_text_helps_where_the_gregorian_is_missing_or_odd() -> None:
    for gregorian in (None, "0001-01-01T00:00:00", "?"):
        row = {"CreationDateTime": gregorian, "persianCreationDateTime": "1397/02/23 10:22"}
        created = ContactDetail.from_wire(row).created
        assert created == datetime(2018, 5, 13, 10, 22, tzinfo=TEHRAN)


def test_models_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        ContactGroup(id=1).id = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    "body",
    [b'{"isSUCCESSFUL":"true","x":[]}', b'\xef\xbb\xbf{"IsSuccessful":true}',
     b'{"IsSuccessful":1}', b'{"IsSuccessful":true,"n":NaN}', b'{"ContactGroups":[]}'],
)  # fmt: skip
def test_a_success_in_odd_clothes_is_a_success(body: bytes) -> None:
    answer = interpret(OPERATIONS["GetContactGroups"], Reply(200, body))
    assert answer.rows(ContactGroup, "ContactGroups") == []


@brief
@given(st.binary(max_size=60), st.integers(min_value=200, max_value=599))
def test_no_body_breaks_the_reading(body: bytes, status: int) -> None:
    try:
        result: Any = interpret(OPERATIONS["Send"], Reply(status, body))
    except smsir.SmsIrError as error:
        result = error
    assert isinstance(result, Answer | smsir.SmsIrError)


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from(",\u066c"),
    st.sampled_from(["", ".5", "\u066b5"]),
)
def test_thousands_may_be_grouped(number: int, comma: str, rest: str) -> None:
    text = f"{number:,}".replace(",", comma) + rest
    assert read_number(text) == (number if number or not rest else None)
    assert read_amount(text) == Decimal(f"{number}{rest.replace(chr(0x66B), '.')}")


NO_THOUSANDS = [
    "{0},{1}", "{0},{1:02}", "{0},{1:04}", "{0}.{1:03},{1:02}", "{0},{1:03}.{1},{1}", "{0},,{1:03}",
    "{0}.{1:03}", ",{1:03}", "{0},{1:03},", "1{0:03},{1:03}", "{0}_{1:03}", "{0}\u066c{1}",
    "{0}/{1:03}",
]  # fmt: skip


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from(NO_THOUSANDS))
def test_a_separator_that_groups_no_thousands_leaves_no_number(
    first: int, second: int, form: str
) -> None:
    """12,5 is not 125, and neither 1.074,00 nor 1.074 is 1."""
    text = form.format(first, second)
    assert (read_number(text), read_amount(text)) == (None, None)
