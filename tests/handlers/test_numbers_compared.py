"""Plain numbers beside groups, contacts and opt-outs: one SMS for each, none for opt-outs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages.counting.counting import LeftOut, causes, count_of
from handlers.messages.counting.sifting import MOST_CALLS, sift
from handlers.messages.routes import AudienceData
from sandbox.smsir import AccountState, RunningSmsIr, SmsIrTwin, running_smsir
from smsir import Http, SmsIr
from tests.examples import tries

_PEOPLE, _STRANGERS = 12, 4
NUMBERS = [f"0912111{n:04}" for n in range(_PEOPLE + _STRANGERS)]
"""The first of them are in the book."""


@dataclass
class Service:
    """One account whose book each example makes anew; a client of its own keeps no answers."""

    runner: asyncio.Runner
    running: RunningSmsIr
    http: Http
    names: Iterator[int] = field(default_factory=lambda: iter(range(10**9)))

    @property
    def account(self) -> AccountState:
        return self.running.twin.accounts["demo-key"]

    def client(self) -> SmsIr:
        return SmsIr(self.http, "demo-key", "demo-secret")


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        running = runner.run(stack.enter_async_context(running_smsir(SmsIrTwin())))
        http = runner.run(stack.enter_async_context(Http(running.url)))
        yield Service(runner, running, http)
        runner.run(stack.aclose())


@dataclass(frozen=True)
class Book:
    """Members of each group, whose membership is picked by itself, who opted out or waits."""

    groups: list[set[int]]
    chosen: set[int]
    single: set[int]
    cancelled: set[int]
    waiting: set[int]
    pasted: list[int]


_SOME = st.sets(st.integers(0, _PEOPLE - 1), max_size=_PEOPLE)
BOOKS = st.builds(
    Book,
    groups=st.lists(_SOME, min_size=1, max_size=3),
    chosen=st.sets(st.integers(0, 2)),
    single=st.sets(st.integers(0, _PEOPLE - 1), max_size=3),
    cancelled=st.sets(st.integers(0, _PEOPLE - 1), max_size=3),
    waiting=st.sets(st.integers(0, _PEOPLE - 1), max_size=3),
    pasted=st.lists(st.integers(0, _PEOPLE + _STRANGERS - 1), max_size=_PEOPLE + _STRANGERS),
)


def _lay(service: Service, book: Book) -> AudienceData:
    """Make the account's book as drawn; what is picked of it."""
    kept = service.account.book
    for group in list(kept.groups.values()):
        kept.delete_group(group)
    kept.cancelled.clear()
    groups = [kept.add_group(f"گروه {next(service.names)}", None, 0) for _ in book.groups]
    for person in range(_PEOPLE):
        contact = kept.new_contact(NUMBERS[person], None, "", "", 1, 0, 0)
        for group, members in zip(groups, book.groups, strict=True):
            if person in members:
                kept.join(contact, group, 0)
        if person in book.waiting:
            kept.wait(contact, service.running.twin.now() + 3_600)
        if person in book.cancelled and kept.memberships(contact):
            kept.cancel(NUMBERS[person], 0)
    relations = [
        one for one in kept.relations.values() if NUMBERS.index(one.contact.mobile) in book.single
    ]
    return AudienceData(
        groups=tuple((groups[n].group_id, "") for n in sorted(book.chosen) if n < len(groups)),
        contacts=tuple((one.relation_id, "") for one in relations[:3]),
        numbers=tuple(NUMBERS[n] for n in book.pasted),
    )


@pytest.mark.long
@given(BOOKS)
@tries(60)
def test_everybody_is_written_to_once_and_nobody_who_opted_out(
    service: Service, book: Book
) -> None:
    picked = _lay(service, book)
    account = service.account
    people = account.book.people(
        [ident for ident, _ in picked.groups], [ident for ident, _ in picked.contacts]
    )
    theirs = {one.mobile for one in people}
    pasted = list(dict.fromkeys(picked.numbers))

    sifted = service.runner.run(sift(service.client(), picked))

    assert sifted.compared
    assert sifted.opted_out == tuple(one for one in pasted if one in account.book.cancelled)
    others = [one for one in pasted if one not in account.book.cancelled]
    assert sifted.doubles == tuple(one for one in others if one in theirs)
    assert sifted.kept == tuple(one for one in others if one not in theirs)


@pytest.mark.long
@given(BOOKS)
@tries(60)
def test_what_is_left_out_is_told_by_cause_and_adds_up(service: Service, book: Book) -> None:
    picked = _lay(service, book).changed(numbers=(), contacts=())
    client, kept = service.client(), service.account.book
    now = service.running.twin.now()
    people = kept.people([ident for ident, _ in picked.groups], [])
    valid = [one.mobile for one in people if kept.may_text(one, now)]
    waiting = [one for one in people if one.valid_at > now]

    count = service.runner.run(count_of(client, picked))
    left = service.runner.run(causes(client, picked, count))

    assert count.total == len(set(valid))
    assert (left is None) == (count.left_out == 0)
    doubles = len(valid) - len(set(valid))
    rest = len(people) - len(valid) - len(waiting)
    assert (left or LeftOut()) == LeftOut(doubles, len(waiting), rest)


def test_a_list_that_cannot_be_read_leaves_the_numbers_and_says_so(service: Service) -> None:
    picked = AudienceData(numbers=tuple(NUMBERS[:2]))
    service.running.twin.faults.add("GetCancelledContactsByPageId", "refuse", times=1)

    sifted = service.runner.run(sift(service.client(), picked))

    assert (sifted.kept, sifted.compared) == (picked.numbers, False)


@pytest.mark.long
def test_what_would_take_too_many_calls_is_not_compared(service: Service) -> None:
    group = service.account.book.add_group("بزرگ", None, 0)
    for n in range(50 * (MOST_CALLS + 1)):
        contact = service.account.book.new_contact(f"0935{n:07}", None, "", "", 1, 0, 0)
        service.account.book.join(contact, group, 0)
    numbers = tuple(f"0936{n:07}" for n in range(MOST_CALLS + 1))
    picked = AudienceData(groups=((group.group_id, ""),), numbers=numbers)
    before = len(service.running.twin.requests)

    sifted = service.runner.run(sift(service.client(), picked))

    assert (sifted.kept, sifted.compared) == (numbers, False)
    assert len(service.running.twin.requests) - before < 10
