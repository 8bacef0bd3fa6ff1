"""Whatever is half done when a chat gets another account stays with the account it was begun for.

Generated: every flow is played step by step, and between any two of its steps the account changes
in every way there is. It changes as for somebody in a group where others link and unlink: the
conversation itself is not left, as `/link` would leave it. Then the person does all that is left:
goes on with the flow, presses the buttons that stood in the chat, answers its messages by
Telegram's own reply, writes and sends a file, and what was to leave later comes due. Nothing of the
first account may come out of that in a call or on a screen of the second, and none of its keys is
used. Then everything is put back to where it was, and the flow goes on to its next step. Before its
last step the person also changes the account in words of their own.

Every second flow is played by somebody who linked the account in the other messenger.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count, cycle
from pathlib import Path

import pytest
import pytest_asyncio

from handlers.home.account.running_jobs import under_way
from sandbox.smsir import SmsIrTwin, running_smsir
from sandbox.smsir.book import AddressBook
from sandbox.smsir.exchange import Seen
from sandbox.telegram import TelegramTwin, running_telegram
from storage import Account, Campaign
from tests.clock import usual
from tests.faults.approval_flows import asked_by, becomes_writer, dismissed
from tests.faults.half_done import (
    LEADING,
    Chat,
    PassingClock,
    Rewind,
    Step,
    act,
    clock_of,
    give,
    say,
)
from tests.faults.two_phones import linked_elsewhere, parted
from tests.stories.harness.shop import QUICK, Shop
from tests.stories.harness.waiting import eventually

ROSE, CAFE = ("demo-key", "demo-secret"), ("demo-key-2", "demo-secret-2")
TEXT = "حراج ویژهٔ گل یاس فقط تا فردا شب"
LATE = "پاسخ به پیامی از پیش"
GROUP = "همکاران"
OTHER_NAME = "همکاران قدیم"
TICKET = 48213
PEOPLE = "نام,موبایل\nنگار,09121110001\nپیمان,09121110002\n".encode()
_PERSONS, _ELSEWHERE = count(5_001), 4_001
_ANSWERED = 1
"""So many of the newest messages are answered."""
_STEPS_PRESSED = 1
"""The buttons of so many of the newest steps are pressed; older ones were, after those steps."""
_TOKEN = "x-sms-ir-secure-token"


async def news(chat: Chat) -> None:
    """Support writes, and the bot tells it."""
    storage = chat.shop.bot.storage
    account = await storage.accounts.present(chat.person.id)

    async def looked_at() -> bool:
        return "tickets" in (await storage.news.known(account)).cursors

    await eventually(looked_at)
    chat.shop.smsir.support_answers(ROSE[0], TICKET, TEXT)
    await chat.person.wait_for(TEXT)
    await chat.quiet()


async def first_list(chat: Chat) -> None:
    """The sent list has only what the service began with: a personal text is not sent again."""
    sent = chat.shop.smsir.accounts[ROSE[0]].sent
    sent[:] = [batch for batch in sent if batch.seeded]


async def reply(chat: Chat) -> None:
    """The person answers the newest message."""
    await chat.say(LATE if chat.changed else TEXT, chat.person.last())


@dataclass(frozen=True)
class Flow:
    """`before`: steps that another flow has as well; the account does not change between them.

    `calls`: what the service must have been asked for at the end, if anything. `writer`: the
    account is somebody else's, for whom the person may write only.
    """

    steps: Sequence[Step]
    before: Sequence[Step] = ()
    calls: str = ""
    writer: bool = False


_CARD = (say(f"/send {TEXT}"), act("pick", GROUP), act("next"))
_SCHEDULED = (*_CARD, act("later"), act("take"), act("yes"), act("send"), act("campaign"))
_GROUPS = (say("/groups"), act("group", GROUP))
FLOWS = {
    "send": Flow(
        (say("/send"), say(TEXT), act("pick", GROUP), act("next"), act("send")), calls="Send",
    ),
    "send by name": Flow((
        say("/send"), act("fields"), act("_back"), say(f"سلام {{نام}}، {TEXT}"), act("pick", GROUP),
        act("next"), act("send"),
    ), calls="Send"),
    "send to oneself": Flow((act("me"), act("yes")), _CARD, "SendByMobileNumbers"),
    "draft": Flow((
        say(f"/drafts {TEXT}"), act("show", TEXT[:10]), act("edit"), say(TEXT + "!"), act("use"),
    )),
    "ticket": Flow((
        say("/newticket پیامک من نرسیده است"), act("go-on"), say(TEXT), act("choose"),
        act("choose"), act("send"),
    ), calls="PostNewTicket"),
    "reply": Flow(
        (reply, act("edit"), say(TEXT), act("send")), (say(f"/tickets {TICKET}"),),
        "PostNewTicketReply",
    ),
    "close": Flow(
        (say(f"/tickets {TICKET}"), act("ticket-close"), act("yes")), calls="CloseTicket",
    ),
    "import": Flow((act("import"), give("people.csv", PEOPLE), act("yes")), _GROUPS, "AddContacts"),
    "export": Flow((act("export"), act("go")), _GROUPS),
    "follow-up": Flow((say("/sent"), act("show"), act("anew"), act("again")), (first_list,)),
    "schedule": Flow((act("later"), act("take"), act("yes"), act("send")), _CARD),
    "paced": Flow((act("pace"), act("many"), act("yes"), act("send")), _CARD),
    "scheduled, edited": Flow((act("edit"), act("send")), _SCHEDULED),
    "scheduled, another time": Flow((act("time"), act("take"), act("yes")), _SCHEDULED),
    "scheduled, sent now": Flow((act("now"), act("send")), _SCHEDULED, "Send"),
    "scheduled, stopped": Flow((say("/scheduled"), act("campaign"), act("stop"), act("yes")),
                               _SCHEDULED),
    "birthday greeting": Flow((
        say("/occasions"), act("birthdays"), act("text"), say(TEXT), act("on"),
    )),
    "approve": Flow((say("/approvals"), act("approval"), act("approve")),
                    (asked_by((*_CARD, act("submit"))),), "Send"),
    "refuse": Flow((say("/approvals"), act("approval"), act("refuse"), say(LATE)),
                   (asked_by((*_CARD, act("submit"))),)),
    "ask and withdraw": Flow((act("submit"), act("withdraw"), act("yes")),
                             (becomes_writer, *_CARD), writer=True),
    "group": Flow((
        *_GROUPS, act("rename"), say(OTHER_NAME),
    ), calls="AddOrUpdateContactGroup"),
    "delete a group": Flow(
        (act("group-delete"), act("yes")), (say("/groups"), act("group")),
        "DeleteContactGroup",
    ),
}  # fmt: skip
"""All in one shop, one after the other: what takes a group away comes last."""

NEWS = {
    "by a reply": Flow((news, reply, act("send")), calls="PostNewTicketReply"),
    "by its button": Flow((act("tickets"), reply, act("send")), (news,), "PostNewTicketReply"),
}


async def replaced(chat: Chat) -> None:
    for _ in range(100):  # a change waits for what runs
        await chat.say("/link {} {}".format(*CAFE))
        await chat.act("replace")
        if await _key(chat) == CAFE[0]:
            return
    raise AssertionError(chat.person.last().plain)


async def unlinked(chat: Chat) -> None:
    for _ in range(100):
        await chat.say("/unlink")
        await chat.act("yes")
        if await _key(chat) is None:
            return
    raise AssertionError(chat.person.last().plain)


async def another_after(chat: Chat) -> None:
    await unlinked(chat)
    await chat.say("/link {} {}".format(*CAFE))


async def replaced_by_others(chat: Chat) -> None:
    accounts, ident = chat.shop.bot.storage.accounts, chat.person.id
    await accounts.link(ident, ident, *CAFE, "کافه", replaces=await accounts.present(ident))


async def unlinked_by_others(chat: Chat) -> None:
    assert await chat.shop.bot.storage.accounts.unlink(chat.person.id)


async def another_by_others(chat: Chat) -> None:
    """The first account stays in another chat, unless it is watched there."""
    accounts, ident = chat.shop.bot.storage.accounts, chat.person.id
    if not chat.shop.settings.watch_seconds:
        assert await accounts.attach(_ELSEWHERE, await accounts.present(ident), ident)
    await unlinked_by_others(chat)
    await replaced_by_others(chat)


async def _own_account(chat: Chat) -> Account:
    ident = chat.person.id
    return await chat.shop.bot.storage.accounts.link(ident, ident, *CAFE, "کافه")


async def dismissed_by_others(chat: Chat) -> None:
    """A colleague is taken out, and goes on with an account of their own."""
    await dismissed(chat)
    await _own_account(chat)


async def handed_over(chat: Chat) -> None:
    """The account gets another owner, who takes the former one out."""
    await becomes_writer(chat)
    await dismissed_by_others(chat)


async def parted_by_others(chat: Chat) -> None:
    """Who linked it in the other messenger keeps it; this chat goes on with one of its own."""
    await parted(chat)
    await _own_account(chat)


async def turned_by_others(chat: Chat) -> None:
    """A colleague turns to an account of their own."""
    own = await _own_account(chat)
    assert await chat.shop.bot.storage.accounts.switch(chat.person.id, own.id)


IN_WORDS = (replaced, unlinked, another_after)
BY_OTHERS = (replaced_by_others, unlinked_by_others, another_by_others)
OF_A_WRITER = (dismissed_by_others, turned_by_others)


def _by_others(shop: Shop, flow: Flow, place: int, *, joined: bool) -> Sequence[Step]:
    """Where the first account is watched it must be gone; else three ways a step are enough."""
    if flow.writer:
        return OF_A_WRITER
    if shop.settings.watch_seconds:
        return BY_OTHERS
    way = BY_OTHERS[1 if place % 2 else 2]
    return replaced_by_others, way, parted_by_others if joined and place % 2 else handed_over


async def _key(chat: Chat) -> str | None:
    account = await chat.shop.bot.storage.accounts.for_chat(chat.person.id)
    return None if account is None else account.user_api_key.get_secret_value()


def _fill_far(fill: Callable[[AddressBook], None]) -> Callable[[AddressBook], None]:
    """The first account's ids are of a range of their own, so that they are known anywhere."""

    def filled(book: AddressBook) -> None:
        book._group_id, book._contact_id, book._relation_id = 771_000, 772_000, 773_000
        fill(book)

    return filled


@asynccontextmanager
async def _opened(folder: Path, watch: float) -> AsyncIterator[Shop]:
    """A shop whose chats may have either account."""
    twins = TelegramTwin(clock=usual.seconds), SmsIrTwin(clock=usual.seconds)
    async with running_telegram(twins[0]) as telegram, running_smsir(twins[1]) as smsir:
        clock = PassingClock()
        tuning = replace(QUICK, clock=clock, steady=clock.steady)
        database = folder / "shop.db"
        shop = Shop.build(telegram, smsir, database, tuning=tuning, watch_seconds=watch)
        rose = shop.smsir.accounts[ROSE[0]]
        assert rose.fill_book is not None
        rose.fill_book = _fill_far(rose.fill_book)
        await shop.open()
        try:
            yield shop
        finally:
            await shop.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    async with _opened(tmp_path_factory.mktemp("shop"), 0.0) as shop:
        yield shop


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def watched(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    """A shop that looks for news."""
    async with _opened(tmp_path_factory.mktemp("watched"), 0.1) as shop:
        yield shop


@dataclass
class Marks:
    """What is known of the first account alone: its texts, its ids, its names."""

    shop: Shop

    def found(self, words: str) -> list[str]:
        ids = re.findall(r"(?<!\d)77[123]\d{3}(?!\d)", words)
        names = [name for name in (TEXT, OTHER_NAME) if name in words]
        tickets = [str(one.ticket_id) for one in self.shop.smsir.accounts[ROSE[0]].tickets]
        return [*ids, *names, *(one for one in tickets if one in words)]


def _account(shop: Shop, seen: Seen) -> str:
    """By whose keys a request was made."""
    if seen.operation == "GetToken":
        return CAFE[0] if CAFE[0].encode() in seen.body else ROSE[0]
    return shop.smsir.tokens._given[seen.headers[_TOKEN]][0].api_key


async def _calm(shop: Shop) -> None:
    """Wait until what the workers had begun with the first account has ended."""
    seen = -1

    async def over() -> bool:
        nonlocal seen
        before, seen = seen, sum(_account(shop, one) == ROSE[0] for one in shop.smsir.requests)
        await asyncio.sleep(0.15)  # longer than the pause between two looks of the watcher
        return before == seen

    await eventually(over)


async def _no_work(shop: Shop, account: int) -> None:
    """Wait until no send, import or export runs: until then nobody may change the account."""

    async def none() -> bool:
        return not await under_way(shop.bot.storage, account)

    await eventually(none)


def _distinct(buttons: Iterable[tuple[int, str]], *, every: bool) -> list[tuple[int, str]]:
    """One button of each action of each screen, and of each screen that one opens.

    `every` False: of what stands on a screen of the conversation one button is enough, for none of
    them is looked at but its screen.
    """
    kinds = {}
    for message, data in buttons:
        _, frame, _, action, arg, *_ = data.split(".")
        kind = (action, arg.partition(":")[0] if action in LEADING else "")
        if action not in {"replace", "unlink"}:
            kinds[frame, kind if every or frame == "0" else None] = (message, data)
    return list(kinds.values())


async def _everything(chat: Chat, rest: Sequence[Step], *, file: bool, every: bool) -> None:
    """Go on with the flow, then touch all that is left of it, in every way there is."""
    old = [button for step in chat.steps[-_STEPS_PRESSED - 1 : -1] for button in step]
    messages = chat.from_bot()
    for step in rest:
        await step(chat)
    for place, data in _distinct(old, every=every):
        await chat.press(place, data)
    for message in messages[-_ANSWERED:]:
        await chat.say(LATE, message)
    await chat.say("/send")
    await chat.act("goon")
    if file:
        await chat.file("people.csv", b"1,09121110009\n")


async def _come_due(shop: Shop, account: int, campaigns: Sequence[Campaign]) -> None:
    """The time comes of what was to leave later."""
    clock, table = clock_of(shop), shop.bot.storage.campaigns
    clock.turn_to(max(campaign.due_at for campaign in campaigns) + timedelta(seconds=1))

    async def decided() -> bool:
        return not await table.due(clock()) and not await table.untold()

    await eventually(decided)
    await _no_work(shop, account)


def _check_calls(shop: Shop, after: Sequence[Seen]) -> None:
    marks = Marks(shop)
    for seen in after:
        whose = _account(shop, seen)
        assert whose == CAFE[0], f"{seen.operation} with the keys of the account that left"
        words = seen.body.decode("utf-8", "replace") + str(seen.query) + str(seen.json)
        words += str(seen.form)
        assert marks.found(words) == [], f"{seen.operation}: {words}"
        assert "Ticket" not in seen.operation or LATE not in words, seen.operation
    assert shop.smsir.sent(CAFE[0]) == []


def _check_screens(shop: Shop, chat: Chat, since: int) -> None:
    marks = Marks(shop)
    for message in chat.from_bot():
        assert message.seq <= since or marks.found(message.plain) == [], message.plain


async def _begun(shop: Shop, flow: Flow, *, joined: bool = False) -> Chat:
    ident = next(_PERSONS)
    chat = Chat(shop, shop.telegram.user(ident, first_name="مریم", language_code="fa"), late=LATE)
    await shop.bot.storage.settings.update(ident, quiet_from=0, quiet_to=0)
    if joined:
        await linked_elsewhere(chat, ROSE, "فروشگاه گل یاس")
    else:
        await shop.link(chat.person, ROSE)
    await chat.quiet()
    for step in flow.before:
        await chat.do(step)
    return chat


async def _tried(chat: Chat, change: Step, rest: Sequence[Step], *, file: bool, busy: bool) -> None:
    """The account changes, and nothing of the one before is seen or done any more.

    `busy`: workers may be at it still.
    """
    shop = chat.shop
    account = await shop.bot.storage.accounts.present(chat.person.id)
    waiting = await shop.bot.storage.campaigns.open_of(account)
    await change(chat)
    await chat.leave()
    if busy or waiting:  # the worker may be asking about the credit of what waits
        await _calm(shop)
    begun, since = len(shop.smsir.requests), shop.telegram.world.bell.seq
    every = change is replaced_by_others
    await _everything(chat, rest, file=file, every=every)
    _check_screens(shop, chat, since)
    if waiting:
        await _come_due(shop, account, waiting)
    _check_calls(shop, shop.smsir.requests[begun:])
    await _no_work(shop, await shop.bot.storage.accounts.present(chat.person.id))


async def _played(shop: Shop, flow: Flow, in_words: Step, *, joined: bool = False) -> None:
    """One flow to its end, with every change of the account between any two steps."""
    called = len(shop.smsir.calls(flow.calls))
    chat = await _begun(shop, flow, joined=joined)
    rose = await shop.bot.storage.accounts.present(chat.person.id)
    for place, step in enumerate(flow.steps, 1):
        await chat.do(step)
        await _no_work(shop, rose)
        last, words = place == len(flow.steps), place == len(flow.steps) - 1
        words = words and not flow.writer
        busy = last or bool(shop.settings.watch_seconds)
        async with Rewind(shop) as rewind:
            for change in (
                *_by_others(shop, flow, place, joined=joined),
                *([in_words] if words else ()),
            ):
                rest = flow.steps[place:]
                try:
                    await _tried(chat.other_try(), change, rest, file=last, busy=busy)
                except AssertionError as error:
                    error.add_note(f"{change.__name__} after step {place}")
                    raise
                finally:
                    await rewind.back()
    if flow.calls:
        await eventually(lambda: len(shop.smsir.calls(flow.calls)) > called)
    await (dismissed if flow.writer else unlinked)(chat)


def _cases(flows: Mapping[str, Flow]) -> list[tuple[Flow, Step]]:
    return list(zip(flows.values(), cycle(IN_WORDS), strict=False))


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("case", _cases(FLOWS), ids=list(FLOWS))
async def test_f100_nothing_of_one_account_reaches_another(
    shop: Shop, case: tuple[Flow, Step]
) -> None:
    joined = [*FLOWS.values()].index(case[0]) % 2 > 0
    await _played(shop, *case, joined=joined)


@pytest.mark.story
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("case", _cases(NEWS), ids=list(NEWS))
async def test_f100_nor_where_support_is_answered(watched: Shop, case: tuple[Flow, Step]) -> None:
    await _played(watched, *case)
