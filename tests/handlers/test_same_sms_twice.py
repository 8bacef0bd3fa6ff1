"""The same text to nearly the same people within a day is asked about once, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.messages.campaigns.content import kept_of
from handlers.shared.half_written import SendData
from screens.outcome import Outcome, Push, Replace
from screens.widgets import ConfirmData
from storage import Job, JobState, NewCampaign, NewJob
from storage.outbox import Ending
from tests.handlers.desk import OWNER, Desk, buttons
from tests.handlers.test_send_card import confirm_arg, count
from tests.stories.harness.texts import plain

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
    assert len(after.effects) == 3, "whether it may be, the rows, and who confirmed"


LINE = "لغو۱۱"
SAME: list[tuple[SendData, SendData]] = [
    (GROUP, GROUP.changed(groups=((301, "مشتریان"), (302, "همکاران")))),
    (GROUP.changed(groups=((301, "مشتریان"), (302, "همکاران"))), GROUP),
    (TEN, TEN.changed(optout=LINE)),
    (TEN.changed(optout=LINE), TEN),
]


@pytest.mark.parametrize(("first", "second"), SAME)
async def test_a_group_more_or_the_line_on_how_to_stop_it_makes_no_other_send(
    shop: Desk, first: SendData, second: SendData
) -> None:
    await sent(shop, first, 1)
    outcome, _ = await pressed(shop, second, 2)
    assert isinstance(outcome, Push)


CONTACTS = SendData(text=GROUP.text, contacts=tuple((n + 1, f"{n}") for n in range(10)))
OTHERS = TEN.changed(numbers=tuple(f"0935000{n:04}" for n in range(10)))
ONE_BY_ONE = [
    (TEN, True),
    (CONTACTS, True),
    (TEN.changed(numbers=NUMBERS[:9]), True),
    (TEN.changed(numbers=NUMBERS[:7]), False),
    (OTHERS, False),
]


@pytest.mark.parametrize("group_first", [True, False])
@pytest.mark.parametrize(("single", "asked"), ONE_BY_ONE)
async def test_the_members_of_a_group_one_by_one_are_the_same_people(
    shop: Desk, single: SendData, *, asked: bool, group_first: bool
) -> None:
    people = [{"ContactRelationId": n + 1, "Mobile": mobile} for n, mobile in enumerate(NUMBERS)]
    groups = [{"GroupId": 301, "Name": "مشتریان", "ContactsCount": 10}]
    shop.script.answers |= {
        "GroupContactsDistinctCount": count(10, 0),
        "GetContactGroups": {"ContactGroups": groups, "IsSuccessful": True},
        "GetContactsByGroupIdByPageId": {"ContactDetails": people, "IsSuccessful": True},
    }
    first, second = (GROUP, single) if group_first else (single, GROUP)
    await sent(shop, first, 1)

    outcome, _ = await pressed(shop, second, 2)

    assert isinstance(outcome, Push if asked else Replace)


async def test_what_left_slowly_to_a_group_is_known_by_the_group(shop: Desk) -> None:
    """Its batches name single people; the groups stay with the campaign for a week."""
    account = await shop.storage.accounts.for_chat(OWNER)
    assert account is not None
    campaigns, outbox = shop.storage.campaigns, shop.storage.outbox
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=account.id, frame=1, revision=1, recipients=20,
        segments=1, due_at=shop.now, content=GROUP.changed(optout="").model_dump(mode="json"),
    )  # fmt: skip
    await shop.storage.run(campaigns.insertion(new), full=True)
    (campaign,) = await campaigns.open_of(account.id)
    for batch in (1, 2):
        job = NewJob(
            chat=OWNER, user=OWNER, account_id=account.id, frame=campaign.outbox_frame,
            revision=1, part="contacts", batch=batch, text=GROUP.text, segments=1, recipients=10,
            relation_ids=tuple(range(batch * 10, batch * 10 + 10)), due_at=shop.now,
        )  # fmt: skip
        await shop.storage.run(outbox.insertion(job), full=True)
    assert await campaigns.leave(campaign, [], kept=kept_of(GROUP))
    outcome, _ = await pressed(shop, GROUP, 2)
    assert isinstance(outcome, Push)
    other = GROUP.changed(groups=((302, "همکاران"),))
    outcome, _ = await pressed(shop, other, 3)
    assert isinstance(outcome, Replace)


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


LINES = [None, "", "لغو۱۱", "لغو یاس", "typed"]


def lined(line: str | None) -> SendData:
    """With this opt-out line; None: the chat's own; "typed": the usual one in the text itself."""
    if line == "typed":
        return TEN.with_text(f"{TEN.text}\nلغو۱۱", None)
    return TEN.changed(optout=line)


@pytest.mark.parametrize("now", LINES)
@pytest.mark.parametrize("before", LINES)
async def test_the_opt_out_line_alone_makes_no_other_sms(
    shop: Desk, before: str | None, now: str | None
) -> None:
    await shop.storage.settings.update(OWNER, optout_line="لغو یاس")
    await sent(shop, lined(before), 1)
    shop.later(hours=1)

    outcome, _ = await pressed(shop, lined(now), 2)

    assert isinstance(outcome, Push)


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
    ((job, marks),) = await shop.storage.outbox.same_text(1, [TEN.text], since)
    assert (job.mobiles, len(marks)) == ((), len(NUMBERS))
    assert not any(mobile.encode()[-8:] in marks for mobile in NUMBERS)
    assert job.chat == OWNER


async def many_batches(shop: Desk, **changes: Any) -> list[Job]:
    """The same text to the ten in five batches, all of them sent."""
    storage = shop.storage
    (account,) = await storage.accounts.all()
    fields: dict[str, Any] = {
        "chat": OWNER, "user": OWNER, "account_id": account.id, "frame": 9, "revision": 1,
        "part": "numbers", "text": TEN.text, "recipients": 2, "segments": 1, "due_at": shop.now,
    } | changes  # fmt: skip
    jobs = [
        NewJob(**fields, batch=each + 1, mobiles=NUMBERS[2 * each : 2 * each + 2])
        for each in range(5)
    ]
    await storage.run(storage.outbox.insertion(*jobs))
    for each in range(5):
        job = await storage.outbox.claim(shop.now)
        assert job is not None
        await storage.outbox.finish(job.id, JobState.SENT, batch_key=f"key-{each}")
    rows = await storage.outbox.for_frame(OWNER, OWNER, fields["frame"], fields["revision"])
    for row in rows:
        key = row.batch_key or ""
        await storage.deliveries.save(account.id, key, {"delivered": 1}, {}, whole=True)
    return rows


def question(outcome: Outcome) -> str:
    assert isinstance(outcome, Push)
    assert isinstance(outcome.data, ConfirmData)
    return plain(outcome.data.text)


async def test_one_that_took_many_batches_is_named_whole_with_its_result(shop: Desk) -> None:
    await many_batches(shop)
    asked = question((await pressed(shop, TEN, 2))[0])
    assert "(۱۰ نفر)" in asked
    assert "نتیجه: ارسال شده است" in asked
    assert "به ۵ نفر از ۵ نفر رسیده" in asked


async def test_a_turn_of_one_that_comes_again_is_named_as_one(shop: Desk) -> None:
    await many_batches(shop, frame=-4, revision=3)
    asked = question((await pressed(shop, TEN, 2))[0])
    assert "نوبت ۳ از یک پیامک تکراری" in asked


@pytest.mark.parametrize(("hours", "asks"), [(1, True), (23, True), (25, False)])
async def test_what_leaves_later_is_asked_about_by_the_hour_it_leaves(
    shop: Desk, hours: int, *, asks: bool
) -> None:
    await sent(shop, TEN, 1)
    outcome, _ = await pressed(shop, TEN.changed(at=shop.now + timedelta(hours=hours)), 2)
    assert isinstance(outcome, Push) is asks
