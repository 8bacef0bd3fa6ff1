"""When accounts are looked at: evenly, each at its place, rarer after failures, never in bursts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.news.watch.schedule import Schedule, phase

EVERY = 120.0


def run(
    schedule: Schedule, until: float, *, start: float = 0.0, failing: bool = False
) -> list[tuple[float, int]]:
    """Every look from `start` on, each taking no time."""
    looks: list[tuple[float, int]] = []
    now = start
    while (due := schedule.next_due()) is not None and due <= until:
        now = max(now, due)
        account = schedule.take(now)
        if account is not None:
            looks.append((now, account))
            schedule.ended(account, now, failed=failing)
    return looks


def of_many(accounts: Iterable[int]) -> dict[int, int]:
    """Each of another owner."""
    return {account: -account for account in accounts}


def made(many: int, *, chance: float = 0.5) -> Schedule:
    schedule = Schedule(EVERY, chance=lambda: chance)
    schedule.sync(of_many(range(1, many + 1)), 0.0)
    return schedule


def test_places_are_even_for_any_number_of_accounts() -> None:
    for many in (10, 100, 1_000, 10_000):
        tenths = Counter(int(phase(account) * 10) for account in range(1, many + 1))
        assert max(tenths.values()) <= many / 10 + 3


def test_each_account_is_looked_at_once_a_round() -> None:
    looks = run(made(500), 10 * EVERY)
    counts = Counter(account for _, account in looks)

    assert set(counts) == set(range(1, 501))
    assert set(counts.values()) <= {9, 10, 11}


@pytest.mark.long
def test_no_second_is_busier_than_twice_the_mean() -> None:
    seconds = Counter(int(at) for at, _ in run(made(6_000), 5 * EVERY))

    assert max(seconds.values()) <= 2 * 6_000 / EVERY


@pytest.mark.parametrize("chance", [0.0, 0.5, 0.999])
def test_the_jitter_stays_within_a_twentieth_and_never_adds_up(chance: float) -> None:
    looks = run(made(1, chance=chance), 20 * EVERY)
    gaps = [later[0] - earlier[0] for earlier, later in pairwise(looks)]

    assert len(looks) in {19, 20, 21}
    assert all(0.9 * EVERY <= gap <= 1.1 * EVERY for gap in gaps)


def test_failures_double_the_wait_up_to_the_cap() -> None:
    schedule = Schedule(EVERY, longest=1_800.0, chance=lambda: 0.5)
    schedule.sync(of_many([1]), 0.0)
    waits = [schedule.ended(1, 0.0, failed=True) for _ in range(8)]

    assert waits == [240.0, 480.0, 960.0, 1_800.0, 1_800.0, 1_800.0, 1_800.0, 1_800.0]
    after = schedule.ended(1, 0.0, failed=False)
    assert after is not None
    assert after <= 1.6 * EVERY


def test_in_an_outage_few_are_asked_and_never_many_at_once() -> None:
    schedule = Schedule(EVERY)
    schedule.sync(of_many(range(1, 1_001)), 0.0)
    looks = run(schedule, 3_600.0, failing=True)

    assert len(looks) <= 1_000 * 7, "a quarter of the looks of an hour without trouble"
    seconds = Counter(int(at) for at, _ in looks)
    assert max(seconds.values()) <= 2 * 1_000 / EVERY + 1


def test_after_a_standstill_there_is_no_stampede() -> None:
    schedule = made(6_000)
    late = run(schedule, 2 * EVERY, start=EVERY)

    per_second = Counter(int(at) for at, _ in late)
    assert max(per_second.values()) <= 2 * 6_000 / EVERY + 1


def test_an_account_that_joins_is_looked_at_at_once() -> None:
    schedule = made(3)
    schedule.sync(of_many([1, 2, 3, 99]), 10.0)

    assert schedule.take(10.0) == 99


def test_an_account_that_left_is_not_looked_at_again() -> None:
    schedule = made(3)
    schedule.sync(of_many([1, 3]), 0.0)

    assert {account for _, account in run(schedule, 3 * EVERY)} == {1, 3}
    assert len(schedule) == 2
    assert schedule.ended(2, 0.0, failed=False) is None


def test_nobody_to_look_at_is_nothing_to_do() -> None:
    schedule = Schedule(EVERY)
    schedule.sync({}, 0.0)

    assert schedule.next_due() is None
    assert schedule.take(0.0) is None


@pytest.mark.long
def test_ten_thousand_accounts_at_the_start_are_spread_over_the_whole_round() -> None:
    looks = run(made(10_000), EVERY)
    tenths = Counter(int(at / EVERY * 10) for at, _ in looks)

    assert len({account for _, account in looks}) >= 9_900
    assert all(900 <= tenths[part] <= 1_100 for part in range(10))


@given(
    hanging=st.integers(1, 40),
    others=st.integers(1, 10),
    share=st.integers(1, 4),
    places=st.integers(5, 16),
)
def test_an_owner_whose_accounts_all_hang_holds_a_share_of_the_looks(
    hanging: int, others: int, share: int, places: int
) -> None:
    """Looks at the first owner's accounts never end; the others come round as if alone."""
    schedule = Schedule(EVERY, chance=lambda: 0.5, share=share)
    first = dict.fromkeys(range(1, hanging + 1), 0)
    schedule.sync(first | of_many(range(hanging + 1, hanging + others + 1)), 0.0)
    held: list[int] = []
    looks: Counter[int] = Counter()
    now = 0.0
    while (due := schedule.next_due()) is not None and due <= 5 * EVERY and len(held) < places:
        now = max(now, due)
        account = schedule.take(now)
        if account is None:
            continue
        looks[account] += 1
        if account <= hanging:
            held.append(account)
        else:
            schedule.ended(account, now, failed=False)

    assert len(held) == min(hanging, share)
    assert all(looks[account] >= 4 for account in range(hanging + 1, hanging + others + 1))
    later = now + 1
    for account in held:
        schedule.ended(account, later, failed=True)
    waiting = {account for _, account in run(schedule, later + 3 * EVERY, start=later)}
    assert waiting >= set(range(1, hanging + 1)) - set(held), "what stood aside comes after them"
