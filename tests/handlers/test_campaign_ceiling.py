"""How far a group may grow or shrink until a campaign's time: the usual rule, or a ceiling."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages.campaigns.ceiling import ask_ceiling, typed_ceiling
from handlers.messages.campaigns.judging import judge
from handlers.messages.campaigns.personal_turn import Leaving
from handlers.shared.half_written import SendData
from handlers.shared.repeating import Repeat
from handlers.shared.typed_number import whole_number
from screens.text.bidi import strip
from screens.widgets.ask import AskData
from smsir.text import measure
from storage import Campaign, NewCampaign
from tests.handlers.desk import Desk
from tests.handlers.outbox_desk import OWNER, OutboxDesk
from tests.handlers.test_campaigns_leave_once import TEHRAN, desk_in, planned
from tests.handlers.watching import WELL

CONFIRMED = 12
TWO_PARTS = "س" * 71


async def test_each_choice_of_a_ceiling_is_another_one(desk: Desk) -> None:
    """What comes again has a usual ceiling, which is no choice beside itself."""
    first = desk.now.astimezone(TEHRAN)
    rule = Repeat(kind="daily", first=first.date(), clock=first.time())
    for again in (None, rule):
        asked = ask_ceiling(desk.ctx(lang="en"), SendData(text="x", again=again), 176)
        data = asked.data
        assert isinstance(data, AskData)
        offered = [strip(label) for label, _ in data.choices] + [strip(data.skip or "")]
        limits = [re.findall(r"[\d,]+ SMS", label) for label in offered]
        assert len({str(limit) for limit in limits}) == len(limits)
        assert ("Up to 352 SMS, as usual" in offered) is (again is not None)


def resized(desk: OutboxDesk, people: int) -> None:
    """The colleagues are so many from now on."""
    book = desk.twin.accounts["demo-key"].book
    group = book.group_named("همکاران")
    assert group is not None
    members = book.people([group.group_id], [])
    for member in members[people:]:
        book.delete_contact(member)
    for number in range(len(members), people):
        book.join(book.new_contact(f"0999{number:07}", None, "تازه", None, None, 0, 0), group, 0)


def expected(people: int, most: int | None, *, again: bool) -> str | None:
    """Why it is held; None where it leaves. Two parts a person."""
    if people == 0:
        return "nobody"
    if most is None and not again:
        return "count" if abs(people - CONFIRMED) * 10 > CONFIRMED else None
    return "ceiling" if people * 2 > (4 * CONFIRMED if most is None else most) else None


@pytest.mark.long
async def test_the_group_of_any_size_against_every_ceiling(tmp_path: Path) -> None:
    """Exactly at the ceiling it leaves, one more is asked about; smaller is no reason at all."""
    async with desk_in(tmp_path) as desk:
        first = desk.now.astimezone(TEHRAN)
        rule = Repeat(kind="daily", first=first.date(), clock=first.time())
        assert measure(TWO_PARTS).segments == 2
        plans: list[tuple[Campaign, int | None, bool]] = []
        for most in (None, 24, 30, 60):
            for again in (None, rule.model_dump(mode="json")):
                new: dict[str, Any] = {"text": TWO_PARTS, "most": most, "again": again}
                campaign = await planned(desk, len(plans), 0, **new)
                plans.append((campaign.model_copy(update={"segments": 2}), most, again is not None))
        for people in (30, 31, 24, 25, 15, 16, 13, 14, 12, 11, 10, 1, 0):
            resized(desk, people)
            for campaign, most, repeated in plans:
                judged = await judge(desk.services, campaign)
                why = judged if isinstance(judged, str) else None
                assert why == expected(people, most, again=repeated), (people, most, repeated)
                if isinstance(judged, Leaving):
                    assert [(job.chat, job.recipients) for job in judged.jobs] == [(OWNER, people)]


@pytest.mark.parametrize(("most", "why"), [(24, "unsaid"), (None, None)])
async def test_where_nobody_can_tell_the_number_a_ceiling_holds(
    desk: Desk, most: int | None, why: str | None
) -> None:
    await desk.link()
    account = await desk.storage.accounts.for_chat(OWNER)
    assert account is not None
    desk.script.answers["GroupContactsDistinctCount"] = WELL
    groups = [{"GroupId": 301, "Name": "مشتریان"}]
    desk.script.answers["GetContactGroups"] = WELL | {"ContactGroups": groups}
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=account.id, frame=1, revision=1, recipients=12,
        segments=1, due_at=desk.ctx().now,
        content={"text": "سلام", "groups": [[301, "مشتریان"]], "optout": "", "most": most},
    )  # fmt: skip
    await desk.storage.run(desk.storage.campaigns.insertion(new), full=True)
    (campaign,) = await desk.storage.campaigns.open_of(account.id)

    judged = await judge(desk.services, campaign)

    assert (judged if isinstance(judged, str) else None) == why


@given(most=st.integers(0, 99_999_999), cost=st.integers(1, 9_999))
def test_a_ceiling_is_a_number_from_the_cost_to_ten_million(most: int, cost: int) -> None:
    persian = f"{most:,}".translate(str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬"))
    assert whole_number(persian) == whole_number(str(most)) == most
    fits = cost <= most <= 10_000_000
    assert typed_ceiling(persian, cost) == (most if fits else None)


@given(st.text(max_size=12))
def test_what_is_no_number_is_none(typed: str) -> None:
    number = whole_number(typed)
    assert number is None or any(char.isdecimal() for char in typed)
