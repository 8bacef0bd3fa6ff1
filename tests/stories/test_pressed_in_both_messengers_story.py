"""One person presses the same confirmation on both phones at once: one decision, one send.

One shop a test; a new request, or a new campaign, each time. `PROVE_RACES` says how often.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from handlers.shared.half_written import SendData
from storage import Approval, JobState, NewApproval, NewCampaign, Verb, Wanted
from tests.clock import Clock
from tests.patience import PATIENCE
from tests.stories.harness.shop import OWNER, QUICK, Shop
from tests.stories.harness.waiting import eventually
from tests.stories.sending import CARD, CONFIRM, carded
from tests.stories.test_approval_story import NEGAR, SUBMIT, writer_of
from tests.stories.test_one_person_two_messengers_story import HERE, THERE, joined

if TYPE_CHECKING:
    from sandbox.bale import RunningBale
    from sandbox.bot_api.person import User
    from sandbox.bot_api.sight import Message
    from storage import Job
    from tests.conftest import MakeShop

RACES = int(os.environ.get("PROVE_RACES", "20"))
UNDO = timedelta(minutes=10)
A_JOB = 2.0
"""Seconds that each of them may take on a busy machine, one behind the other."""
GONE = "در این میان رفته"
STOP = "↩️ لغو ارسال"


@pytest.fixture
async def both(make_shop: MakeShop, bale_twin: RunningBale) -> Shop:
    """What is confirmed leaves when the test turns the clock."""
    return await make_shop(
        bale=bale_twin, undo_seconds=UNDO.total_seconds(), tuning=replace(QUICK, clock=Clock())
    )


People = tuple["User", "User"]
Cards = list[tuple["User", "Message"]]


Told = Callable[["Message"], bool]


async def pressed(cards: Cards, label: str, told: Told) -> Cards:
    """The same button on both phones at once; what each of them shows then.

    A worker may have drawn it already, so that the press itself changes nothing.
    """

    async def one(person: User, card: Message) -> tuple[User, Message]:
        await person.press(label, card)
        shown = await person.wait_for(lambda one: one.id >= card.id and told(one), fresh=False)
        return person, shown

    return await asyncio.gather(*(one(*each) for each in cards))


async def on_both(people: People, open_card: Callable[[User], Awaitable[Message]]) -> Cards:
    cards = await asyncio.gather(*map(open_card, people))
    return list(zip(people, cards, strict=True))


async def acts(shop: Shop, verb: Verb) -> int:
    """How often the audit has it."""
    account = await shop.bot.storage.accounts.present(OWNER)
    page = await shop.bot.storage.audit.page(account, Wanted(), start=0, many=RACES * 10 + 50)
    return sum(act.verb == verb for act in page)


async def recent(shop: Shop, user: int) -> list[Job]:
    return await shop.bot.storage.outbox.recent(user, RACES + 10)


async def left(shop: Shop) -> None:
    """The time to undo is over, and everything that is to leave has left."""
    clock = shop.tuning.clock
    assert isinstance(clock, Clock)
    await shop.close()  # a clock that is set beside a running bot prolongs the time to undo
    clock.ahead += UNDO + timedelta(seconds=1)
    shop.smsir.advance(UNDO.total_seconds() + 1)
    await shop.open()
    await eventually(lambda: over(shop), PATIENCE + RACES * A_JOB)


async def over(shop: Shop) -> bool:
    """Asked cheaply: hundreds of jobs read again and again would hold up the worker itself."""
    account = await shop.bot.storage.accounts.present(OWNER)
    return not await shop.bot.storage.outbox.count_open(account or 0)


async def asked_again(shop: Shop, first: Approval, frame: int) -> None:
    """The same request once more, of another card of its writer."""
    fields = {name: getattr(first, name) for name in NewApproval.model_fields}
    new = NewApproval(**{**fields, "frame": frame})
    await shop.bot.storage.run(shop.bot.storage.approvals.submission(new))


async def looked(person: User) -> Message:
    """The newest request, opened from the list."""
    listed = await person.after(person.command("/approvals"), "درخواست‌های تأیید")
    return await person.after(person.press("🔏 ", listed), lambda shown: shown.has("✅ تأیید"))


def stopped(shown: Message) -> bool:
    """The card of the request, with nothing to stop any more."""
    return "درخواست از: نگار" in shown.plain and not shown.has(STOP)


async def test_a_request_is_approved_once_and_stopped_once(both: Shop) -> None:
    people = await joined(both)
    negar = await writer_of(both)
    await carded(both, person=negar)
    await negar.after(negar.press(SUBMIT), "منتظر تأیید همکار دیگر است")
    approvals = both.bot.storage.approvals
    account = await both.bot.storage.accounts.present(OWNER)
    (first,) = await approvals.page(account, 0, 1)
    for race in range(1, RACES + 1):
        cards = await on_both(people, looked)
        cards = await pressed(cards, "✅ تأیید", lambda shown: shown.has(STOP))
        jobs = await recent(both, NEGAR)
        assert jobs[0].state is JobState.WAITING
        assert (len(jobs), await acts(both, Verb.APPROVED)) == (race, race)
        await pressed(cards, STOP, stopped)
        assert {job.state for job in await recent(both, NEGAR)} == {JobState.UNDONE}
        assert await acts(both, Verb.UNDONE) == race
        if race < RACES:
            await asked_again(both, first, race)
    await left(both)
    assert both.smsir.calls("Send") == []
    assert both.bot.navigator.parts.counts["bugs"] == 0


async def planned(shop: Shop, race: int) -> None:
    sms = SendData(text=f"فردا تعطیلیم {race}", numbers=("09121112233",))
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=await shop.bot.storage.accounts.present(OWNER) or 0,
        frame=7000 + race, revision=1, content=sms.model_dump(mode="json"), recipients=1,
        segments=1, due_at=shop.tuning.clock() + timedelta(days=1),
    )  # fmt: skip
    await shop.bot.storage.run(shop.bot.storage.campaigns.insertion(new))


async def hastened(person: User) -> Message:
    """The card of the only campaign, which is to leave now."""
    listed = await person.after(person.command("/scheduled"), "پیامک‌های زمان‌بندی‌شده")
    page = await person.after(person.press("⏰ ", listed), lambda shown: shown.has("✅ همین حالا"))
    return await person.after(person.press("✅ همین حالا", page), CARD)


async def test_a_planned_sms_that_is_sent_now_on_both_phones_leaves_once(both: Shop) -> None:
    people = await joined(both)
    for race in range(1, RACES + 1):
        await planned(both, race)
        cards = await on_both(people, hastened)
        ends = await pressed(cards, CONFIRM, lambda shown: shown.has(STOP) or GONE in shown.plain)
        assert sorted(card.has(STOP) for _, card in ends) == [False, True]
        assert len(await recent(both, HERE)) + len(await recent(both, THERE)) == race
    await left(both)
    texts = [batch.text for batch in both.smsir.sent()]
    assert sorted(texts) == sorted(f"فردا تعطیلیم {race}" for race in range(1, RACES + 1))
    assert both.bot.navigator.parts.counts["bugs"] == 0
