"""Which entry of the service's list is the send whose end is unknown, and when none is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages.sending.lookup import fits, match
from smsir import SentMessage
from storage import Job, JobState
from tests.handlers.desk import NOW

TEXT = "سلام، فردا تعطیلیم."


def job(ident: int = 1, **changes: Any) -> Job:
    values: dict[str, Any] = {
        "id": ident, "chat": 1, "user": 1, "account_id": 1, "frame": 1, "revision": ident,
        "part": "contacts", "text": TEXT, "group_ids": (1,), "relation_ids": (), "mobiles": (),
        "recipients": 100, "segments": 1, "state": JobState.UNKNOWN, "due_at": NOW,
        "created_at": NOW, "claimed_at": NOW, "last_sent_id": 50, "text_hash": "h",
    }  # fmt: skip
    return Job(**(values | changes))


def entry(
    ident: int = 51, *, count: int = 100, text: str = TEXT, at: datetime = NOW
) -> SentMessage:
    return SentMessage(id=ident, batch_key=f"k{ident}", sent_at=at, recipients=count, text=text)


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (entry(51), True),
        (entry(50), False),
        (entry(51, text="سلام، فردا باز هستیم."), False),
        (entry(51, count=110), True),
        (entry(51, count=111), False),
        (entry(51, count=90), True),
        (entry(51, text=TEXT.replace("ی", "\u064a") + "\r\n"), True),
        (entry(51, at=NOW - timedelta(days=3)), True),
    ],
)
def test_text_newer_id_and_count_decide(one: SentMessage, *, wanted: bool) -> None:
    assert fits(job(), one) is wanted


@pytest.mark.parametrize(
    ("hours", "wanted"), [(0, True), (1, True), (-1, True), (2, False), (-2, False)]
)
def test_without_an_id_the_time_decides_with_slack(hours: int, *, wanted: bool) -> None:
    one = entry(7, at=NOW + timedelta(hours=hours))

    assert fits(job(last_sent_id=None), one) is wanted


def test_the_entry_with_the_nearest_count_is_taken() -> None:
    mine = job()

    found = match(mine, [mine], [entry(51, count=95), entry(52, count=100)])

    assert found is not None
    assert found.id == 52


def test_nothing_that_fits_is_nothing_found() -> None:
    mine = job()

    assert match(mine, [mine], [entry(10), entry(51, text="دیگر")]) is None


def test_two_jobs_take_two_entries_in_the_order_of_their_calls() -> None:
    first, second = job(1), job(2)
    listed = [entry(52), entry(51)]

    found = [match(each, [first, second], listed) for each in (first, second)]

    assert [one.id for one in found if one is not None] == [51, 52]


def test_one_entry_that_two_jobs_could_claim_goes_to_neither() -> None:
    first, second = job(1), job(2)

    assert match(first, [first, second], [entry(51)]) is None
    assert match(second, [first, second], [entry(51)]) is None


def test_a_rival_whose_call_came_later_does_not_claim_an_older_entry() -> None:
    first, second = job(1), job(2, last_sent_id=51)

    found = match(first, [first, second], [entry(51)])

    assert found is not None
    assert match(second, [first, second], [entry(51)]) is None


def test_while_a_rival_is_out_that_may_own_one_of_two_entries_nothing_is_decided() -> None:
    """Its answer tells which of them is its own; until then the order of the calls is a guess."""
    mine, rival = job(1), job(2, state=JobState.SENDING)
    listed = [entry(51), entry(52)]

    assert match(mine, [mine, rival], listed) is None

    found = match(mine, [mine, job(2)], listed)
    assert found is not None
    assert found.id == 51


def test_a_rival_that_is_out_but_can_own_none_of_the_entries_holds_up_nobody() -> None:
    mine, rival = job(1), job(2, state=JobState.SENDING, last_sent_id=51)

    found = match(mine, [mine, rival], [entry(51)])

    assert found is not None
    assert found.id == 51


@given(minutes=st.floats(0, 85), since=st.sampled_from([0, 1, 50]), unfinished=st.booleans())
def test_a_call_that_was_long_over_owns_nothing_newer_than_the_next_one(
    minutes: float, since: int, *, unfinished: bool
) -> None:
    """Neither takes what the other may have; ten minutes after its end nothing comes of a call."""
    over = None if unfinished else NOW + timedelta(minutes=1)
    begun = NOW + timedelta(minutes=1 + minutes)
    old = job(1, finished_at=over)
    later = job(2, created_at=begun, claimed_at=begun, last_sent_id=60)
    rivals = [old, later]
    newer, older = entry(61 + since, at=begun), entry(60 - min(since, 9))

    owned = match(later, rivals, [newer])
    assert (owned == newer) is (minutes > 10 and not unfinished)
    assert match(old, rivals, [newer]) is None
    assert match(old, rivals, [older]) == older
    assert match(later, rivals, [older]) is None
