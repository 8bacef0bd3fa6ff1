"""/scheduled with more than fits one page: each campaign of the chat once, nearest first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handlers.messages.campaigns.listing import PER_PAGE
from handlers.messages.campaigns.routes import AgainData
from handlers.messages.compose.later import as_turn_of, later
from handlers.messages.routes import SendingData
from handlers.messages.sending.progress import jobs_of
from handlers.shared.half_written import SendData
from handlers.shared.pacing import Pace
from handlers.shared.repeating import Repeat
from screens.outcome import Pop, Stay
from screens.widgets import PageData
from storage import NewCampaign, NewJob
from tests.handlers.desk import OWNER, Desk, labels, said
from tests.stories.harness.texts import plain

MANY = 2 * PER_PAGE + 1


async def test_each_page_shows_its_own_and_a_page_that_is_gone_the_last_one(desk: Desk) -> None:
    account = await desk.link()
    campaigns = desk.storage.campaigns
    for number in range(MANY):
        new = NewCampaign(
            chat=OWNER, user=OWNER, account_id=account, frame=number + 1, revision=1,
            content={"text": f"پیامک شماره {number:02}"}, recipients=3, segments=1,
            due_at=desk.now + timedelta(hours=MANY - number),
        )  # fmt: skip
        await desk.storage.run(campaigns.insertion(new), full=True)
    wanted = [f"پیامک شماره {number:02}" for number in reversed(range(MANY))]
    pages = [PageData(page=page) for page in range(3)]
    texts = [await desk.text(desk.ctx(), "scheduled", page) for page in pages]
    shown = [[words for words in wanted if words in text] for text in texts]
    assert shown == [wanted[:PER_PAGE], wanted[PER_PAGE:-1], wanted[-1:]]

    last = await campaigns.page(account, OWNER, MANY - 1, 1)
    await campaigns.stop(last[0].id)
    assert wanted[-2] in await desk.text(desk.ctx(), "scheduled", pages[2])


async def test_how_it_leaves_and_comes_again_is_seen_in_the_list(desk: Desk) -> None:
    account, at = await desk.link(), desk.now + timedelta(hours=1)
    local = at.astimezone(desk.ctx().fmt.zone)
    weekly = Repeat(kind="weekly", first=local.date(), clock=local.time())
    pace = Pace(many=40, minutes=10)
    ways: list[dict[str, Any]] = [
        {},
        {"again": weekly},
        {"pace": pace},
        {"again": weekly, "pace": pace},
    ]
    for number, way in enumerate(ways):
        sms = SendData(text="پیامک", **way)
        new = NewCampaign(
            chat=OWNER, user=OWNER, account_id=account, frame=number, revision=1,
            content=sms.model_dump(mode="json"), recipients=90, segments=1,
            due_at=at + timedelta(minutes=number),
        )  # fmt: skip
        await desk.storage.run(desk.storage.campaigns.insertion(new), full=True)
    view = await desk.view(desk.ctx(lang="en"), "scheduled", PageData())
    assert [label.split(" ")[0] for label in labels(view)[: len(ways)]] == [
        "⏰",
        "🔁",
        "🐢",
        "🔁🐢",
    ]
    text = plain(view.text)
    assert text.count("🔁 Every week") == text.count("🐢 40 people every 10 minutes") == 2
    assert "(until you stop it)" in text


async def test_one_that_a_colleague_changes_stays_readable_and_theirs_who_planned_it(
    desk: Desk,
) -> None:
    account = await desk.link()
    campaigns, at = desk.storage.campaigns, desk.now + timedelta(hours=1)
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=account, frame=1, revision=1,
        content={"text": "پیامک نخست"}, recipients=3, segments=1, due_at=at,
    )  # fmt: skip
    await desk.storage.run(campaigns.insertion(new), full=True)
    (campaign,) = await campaigns.page(account, OWNER, 0, 1)
    whole = NewJob(
        chat=OWNER, user=OWNER + 1, account_id=account, frame=9, revision=9, part="contacts",
        text="پیامک تازه", recipients=3, segments=1, due_at=at,
    )  # fmt: skip
    sms = SendData(text="پیامک تازه", campaign=campaign.id, version=campaign.version)

    outcome = await later(desk.ctx(), sms, at, whole, campaign)
    for effect in outcome.effects:
        await desk.storage.run(effect, full=True)

    (changed,) = await campaigns.page(account, OWNER, 0, 1)
    assert (changed.id, changed.user, changed.closed) == (campaign.id, OWNER, False)
    assert changed.content is not None
    assert changed.content["text"] == "پیامک تازه"
    job = as_turn_of(changed, whole)
    await desk.storage.run(desk.storage.outbox.insertion(job), full=True)
    shown = await jobs_of(desk.ctx(), SendingData(frame=job.frame, revision=job.revision))
    assert [each.user for each in shown] == [OWNER + 1], "whoever opens the page sees its end"


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("۱۲ بار", ("times", 12)),
        ("12", ("times", 12)),
        ("۲۹ اسفند", ("until", "2027-03-20")),
        ("۱۲ آذر ۱۴۰۵", ("until", "2026-12-03")),
        ("۳۱ مهر", "چنین روزی در تقویم نیست: «۳۱ مهر»"),
        ("۰ بار", "«۰ بار» را متوجه نشدم"),
        ("هر وقت شد", "«هر» را متوجه نشدم"),
    ],
)
async def test_until_when_it_repeats_is_read_where_it_is_typed(
    desk: Desk, typed: str, end: tuple[str, Any] | str
) -> None:
    data = AgainData(at=desk.now + timedelta(days=1))
    ruled = await desk.press(desk.ctx(), "again", data, "rule", "daily")
    assert isinstance(ruled, Stay)
    outcome = await desk.say(desk.ctx(), "again", ruled.data, typed)
    if isinstance(end, str):
        assert end in said(outcome)
    else:
        assert isinstance(outcome, Pop)
        assert isinstance(outcome.result, dict)
        assert outcome.result[end[0]] == end[1]
