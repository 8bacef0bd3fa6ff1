"""The same text to nearly the same people within a day is asked about once, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.shared.half_written import SendData
from screens.outcome import Outcome, Push, Replace
from storage import JobState
from storage.outbox import Ending
from tests.handlers.desk import OWNER, Desk, buttons
from tests.handlers.test_send_card import confirm_arg, count

NUMBERS = tuple(f"0912000{n:04}" for n in range(10))
TEN = SendData(text="سلام، فردا تعطیلیم.", numbers=NUMBERS)
GROUP = SendData(text="سلام، فردا تعطیلیم.", groups=((301, "مشتریان"),))


@pytest.fixture
async def shop(desk: Desk) -> Desk:
    await desk.link()
    desk.script.answers["GroupContactsDistinctCount"] = count(20, 0)
    desk.script.answers["GetContactGroups"] = {"ContactGroups": [], "IsSuccessful": True}
    for operation in ("GetCancelledContactsByPageId", "GetContactsByPageId"):
        desk.script.answers[operation] = {"ContactDetails": [], "IsSuccessful": True}
    return desk


async def pressed(shop: Desk, data: SendData, frame: int) -> tuple[Outcome, str]:
    ctx = replace(shop.ctx(), frame=frame)
    arg = confirm_arg(buttons(await shop.view(ctx, "send-check", data)))
    return await shop.press(ctx, "send-check", data, "send", arg), arg


async def sent(shop: Desk, data: SendData, frame: int, ending: Ending = JobState.SENT) -> None:
    outcome, _ = await pressed(shop, data, frame)
    assert isinstance(outcome, Replace), "nothing like it went out before"
    for effect in outcome.effects:
        await shop.storage.run(effect)
    job = await shop.storage.outbox.claim(shop.now)
    assert job is not None
    await shop.storage.outbox.finish(job.id, ending)


@pytest.mark.parametrize("data", [TEN, GROUP], ids=["numbers", "group"])
async def test_it_is_asked_once_and_then_sent(shop: Desk, data: SendData) -> None:
    await sent(shop, data, 1)
    shop.later(hours=23)

    outcome, arg = await pressed(shop, data, 2)

    assert isinstance(outcome, Push)
    assert (outcome.screen, outcome.tag) == ("confirm", f"repeat:{arg}")
    screen = shop.screen("send-check")
    assert screen.result is not None
    after = await screen.result(shop.ctx(), data, outcome.tag, True)  # noqa: FBT003
    assert isinstance(after, Replace)
    assert len(after.effects) == 1


CHANGES: list[dict[str, Any]] = [
    {"text": "سلام، فردا باز هستیم."},
    {"numbers": NUMBERS[:3]},
    {"numbers": tuple(f"0935000{n:04}" for n in range(10))},
]


@pytest.mark.parametrize("change", CHANGES, ids=["text", "fewer", "others"])
async def test_another_text_or_other_people_are_not_asked_about(
    shop: Desk, change: dict[str, Any]
) -> None:
    await sent(shop, TEN, 1)

    outcome, _ = await pressed(shop, TEN.changed(**change), 2)

    assert isinstance(outcome, Replace)


async def test_after_a_day_nothing_is_asked(shop: Desk) -> None:
    await sent(shop, TEN, 1)
    shop.later(hours=25)
    assert isinstance((await pressed(shop, TEN, 2))[0], Replace)


@pytest.mark.parametrize("ending", [JobState.REFUSED, JobState.NOT_SENT])
async def test_what_did_not_go_out_may_be_tried_again(shop: Desk, ending: Ending) -> None:
    await sent(shop, TEN, 1, ending)
    assert isinstance((await pressed(shop, TEN, 2))[0], Replace)


async def test_nothing_that_is_kept_shows_a_number(shop: Desk) -> None:
    await sent(shop, TEN, 1)
    since = shop.now - timedelta(days=1)
    ((job, marks),) = await shop.storage.outbox.same_text(1, TEN.text, since)
    assert (job.mobiles, len(marks)) == ((), len(NUMBERS))
    assert not any(mobile.encode()[-8:] in marks for mobile in NUMBERS)
    assert job.chat == OWNER
