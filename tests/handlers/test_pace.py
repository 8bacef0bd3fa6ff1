"""The arithmetic of a pace: every moment lies within its hours, every person in one slice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.messages.campaigns.pace_slices import OwnText, Person, Run, Slice, next_slice
from handlers.shared.pacing import MOST_MANY, MOST_MINUTES, Pace

TEHRAN = ZoneInfo("Asia/Tehran")
BEGAN = datetime(2026, 11, 27, 6, 30, tzinfo=UTC)
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
PACES = st.builds(
    Pace,
    many=st.integers(1, MOST_MANY),
    minutes=st.integers(1, MOST_MINUTES),
    start=CLOCKS,
    end=CLOCKS,
)
MOMENTS = st.integers(0, 14 * 366 * 1440).map(
    lambda minutes: datetime(2021, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
SINCE_2023 = MOMENTS.map(lambda moment: moment + timedelta(days=730))
"""Tehran has had no summer time since: an hour that a day does not have is waited for."""

SUMMER_BEGINS = datetime(2022, 3, 21, 20, 0, tzinfo=UTC)
"""1 Farvardin 1401, 23:30: at midnight the clocks of Tehran went to one o'clock."""

SUMMER_ENDS = datetime(2022, 9, 21, 19, 0, tzinfo=UTC)
"""30 Shahrivar 1401, 23:30: at midnight they went back to eleven."""


def within(pace: Pace, moment: datetime) -> bool:
    """Said in minutes of the local day, not as the code says it."""
    local = moment.astimezone(TEHRAN)
    start, end = (clock.hour * 60 + clock.minute for clock in (pace.start, pace.end))
    length = (end - start) % 1440 or 1440
    return (local.hour * 60 + local.minute - start) % 1440 < length


@pytest.mark.long
@given(PACES, MOMENTS)
@example(Pace(many=1, minutes=30, start=time(0, 10), end=time(0, 50)), SUMMER_BEGINS)
@example(Pace(many=1, minutes=7, start=time(22), end=time(2)), SUMMER_BEGINS)
@example(Pace(many=1, minutes=10, start=time(23), end=time(0)), SUMMER_ENDS)
def test_every_batch_is_due_within_the_hours_and_none_before_the_one_before_it(
    pace: Pace, begin: datetime
) -> None:
    moments = list(islice(pace.moments(begin, TEHRAN), 60))
    assert all(within(pace, moment) for moment in moments)
    assert moments[0] >= begin
    assert all(after - before >= timedelta(minutes=pace.minutes)
               for before, after in pairwise(moments))  # fmt: skip


@pytest.mark.long
@given(PACES, SINCE_2023)
@example(
    Pace(many=1, minutes=61, start=time(0, 59), end=time(2)), datetime(2023, 3, 21, tzinfo=UTC)
)
def test_no_batch_waits_longer_than_it_must(pace: Pace, begin: datetime) -> None:
    """What lies between two batches beyond the pace lies outside the hours."""
    moments = list(islice(pace.moments(begin, TEHRAN), 20))
    for before, after in pairwise(moments):
        idle = before + timedelta(minutes=pace.minutes)
        for share in (0, 0.3, 0.99):
            assert idle == after or not within(pace, idle + (after - idle) * share)


@pytest.mark.long
@given(PACES, MOMENTS, st.integers(1, 80))
def test_the_last_batch_is_that_of_the_moments(pace: Pace, begin: datetime, many: int) -> None:
    assert pace.last(begin, many, TEHRAN) == list(islice(pace.moments(begin, TEHRAN), many))[-1]


def test_two_hundred_every_ten_minutes_from_nine_to_nine() -> None:
    pace = Pace(many=200, minutes=10, start=time(9), end=time(21))
    assert pace.batches(2_000, 0) == 10
    assert pace.batches(1_900, 150) == 11, "plain numbers have batches of their own"
    evening = datetime(2026, 11, 27, 20, 35, tzinfo=TEHRAN)
    assert [moment.astimezone(TEHRAN) for moment in islice(pace.moments(evening, TEHRAN), 4)] == [
        evening,
        evening + timedelta(minutes=10),
        evening + timedelta(minutes=20),
        datetime(2026, 11, 28, 9, 0, tzinfo=TEHRAN),
    ]


AUDIENCES = st.tuples(
    st.lists(st.integers(1, 10**6), unique=True, max_size=300),
    st.lists(st.integers(10**8, 10**9 - 1).map("09{}".format), unique=True, max_size=300),
)


@pytest.mark.long
@given(AUDIENCES, st.lists(st.integers(1, 200), min_size=1))
def test_slices_are_disjoint_and_their_union_is_the_audience(
    audience: tuple[list[int], list[str]], sizes: list[int]
) -> None:
    """Also where the pace is another one at each batch."""
    run = Run(relations=tuple(audience[0]), mobiles=tuple(audience[1]), began=BEGAN)
    relations, mobiles, batches = list[int](), list[str](), 0
    while run.remaining:
        many = sizes[batches % len(sizes)]
        (piece,) = next_slice(run, many)
        assert 0 < piece.size <= many
        assert not (piece.relations and piece.mobiles), "one call each"
        relations += piece.relations
        mobiles += piece.mobiles
        run = Run.model_validate_json(run.behind(piece, batches=1).model_dump_json())
        batches += 1
    assert (relations, mobiles) == audience
    assert (run.handed, run.batch) == (run.people, batches)
    assert not next_slice(run, 1)


@pytest.mark.long
@given(AUDIENCES, st.integers(1, 200))
def test_the_number_of_batches_is_that_of_the_card(
    audience: tuple[list[int], list[str]], many: int
) -> None:
    run = Run(relations=tuple(audience[0]), mobiles=tuple(audience[1]), began=BEGAN)
    kinds = (len(audience[0]), len(audience[1]))
    while run.remaining:
        assert run.slices_left(many) == Pace(many=many, minutes=1).batches(*kinds) - run.batch
        run = run.behind(*next_slice(run, many), batches=1)
    assert run.batch == Pace(many=many, minutes=1).batches(*kinds)


OWN_TEXTS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 10)).filter(any), min_size=1, max_size=30
)


def of_texts(sizes: list[tuple[int, int]]) -> Run:
    """A personal turn of so many memberships and plain numbers a text, all different people."""
    people, texts = iter(range(1, 10_000)), list[OwnText]()
    for place, (relations, mobiles) in enumerate(sizes):
        own = tuple(next(people) for _ in range(relations))
        numbers = tuple(f"0912{next(people):07}" for _ in range(mobiles))
        texts.append(OwnText(text=f"متن {place}", relations=own, mobiles=numbers))
    return Run(texts=tuple(texts), began=BEGAN)


def whose(pieces: Iterable[Slice]) -> list[tuple[str, Person]]:
    return [
        (each.text, one)
        for each in pieces
        for people in (each.relations, each.mobiles)
        for one in people
    ]


@given(OWN_TEXTS, st.lists(st.integers(1, 60), min_size=1), st.sets(st.integers(0, 1_500)))
def test_slices_of_own_texts_are_disjoint_and_each_person_gets_their_own(
    sizes: list[tuple[int, int]], many: list[int], had: set[int]
) -> None:
    """Also where some of the rest are found to have it already, in the middle of the turn."""
    run = of_texts(sizes)
    wanted = whose(
        piece
        for own in run.texts
        for piece in (Slice(own.relations, (), own.text), Slice((), own.mobiles, own.text))
    )
    known = {one for place, (_, one) in enumerate(wanted) if place in had}
    sent, slices = list[tuple[str, Person]](), 0
    while run.remaining:
        size = many[slices % len(many)]
        pieces = next_slice(run, size)
        assert sum(piece.size for piece in pieces) == min(size, run.remaining)
        assert all(bool(piece.relations) != bool(piece.mobiles) for piece in pieces), "one call"
        sent += whose(pieces)
        run = Run.model_validate_json(run.behind(*pieces, batches=len(pieces)).model_dump_json())
        slices += 1
        if slices == 1:
            run = run.without(lambda one: one in known)
            wanted = sent + [pair for pair in wanted[len(sent) :] if pair[1] not in known]
    assert sent == wanted
    assert not next_slice(run, 1)
