"""Whatever is half done when a chat gets another account stays with the account it was begun for.

Generated: every flow is played up to each of its steps, then the account changes, and then the
person does all that is left: goes on with the flow, presses every button that ever stood in the
chat, answers every message by Telegram's own reply, writes and sends a file. Nothing of the first
account may come out of that in a call or on a screen of the second, and none of its keys is used.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

import pytest

from sandbox.smsir.book import AddressBook
from sandbox.smsir.exchange import Seen
from sandbox.telegram import Message, User
from tests.conftest import MakeShop
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

ROSE, CAFE = ("demo-key", "demo-secret"), ("demo-key-2", "demo-secret-2")
TEXT = "حراج ویژهٔ گل یاس فقط تا فردا شب"
LATE = "پاسخ به پیامی از پیش"
GROUP = "همکاران"
TICKET = 48213
PEOPLE = "نام,موبایل\nنگار,09121110001\nپیمان,09121110002\n".encode()
_PERSONS = count(5_001)
_ANSWERED = 3
_LEADING = frozenset({"_open", "_go"})
"""So many of the newest messages are answered."""
_TOKEN = "x-sms-ir-secure-token"


@dataclass
class Chat:
    """One person's chat with the shop's bot, driven by the names of actions, not by labels."""

    shop: Shop
    person: User
    buttons: dict[tuple[int, str], str] = field(default_factory=dict)
    """Every button that was ever seen: message and callback data, and its label."""
    changed: bool = False

    def look(self) -> None:
        for message in self.person.messages():
            for button in (one for row in message.buttons for one in row):
                if button.data is not None:
                    self.buttons[message.id, button.data] = button.label

    async def say(self, text: str, reply_to: Message | None = None) -> None:
        await self.person.say(text, reply_to=reply_to)
        await self.quiet()

    async def file(self, name: str, content: bytes) -> None:
        await self.person.send_file(name, content)
        await self.quiet()

    async def press(self, message: int, data: str) -> None:
        await self.person.wait_answered(await self.person.raw_press(data, message))
        await self.quiet()

    async def act(self, action: str, label: str = "") -> bool:
        """Press the button of this action, or to this screen, on the newest message that has it.

        False where there is none.
        """
        for message in sorted(self.person.messages(), key=lambda one: one.id, reverse=True):
            for button in (one for row in message.buttons for one in row):
                if button.data and _named(button.data) == action and label in button.label:
                    await self.press(message.id, button.data)
                    return True
        return False

    async def quiet(self) -> None:
        """Wait until what was sent has arrived, and nothing of it is under way any more."""
        bot = self.shop.bot

        async def handled() -> bool:
            waiting = "SELECT count(*) FROM inbox WHERE state = 'waiting'"
            rows = await bot.storage.run(lambda db: next(iter(db.query(waiting))), write=False)
            return not rows["count(*)"] and not self.shop.telegram.world.updates.pending

        await eventually(handled)
        async with bot.navigator._locks.of(self.person.id, self.person.id):
            self.look()


def _named(data: str) -> str:
    """The action of a button, or the screen that it leads to."""
    action, arg = data.split(".")[3:5]
    return arg.partition(":")[0].rpartition("#")[2] if action == "_go" else action


Step = Callable[[Chat], Awaitable[None]]


def say(text: str) -> Step:
    """What is typed after the change is new, and of the new account."""
    return lambda chat: chat.say(LATE if chat.changed else text)


def act(action: str, label: str = "") -> Step:
    """Where there is no such button (yet, or any more) the flow goes on without it."""

    async def pressed(chat: Chat) -> None:
        await chat.act(action, label)

    return pressed


def give(name: str, content: bytes) -> Step:
    return lambda chat: chat.file(name, content)


async def answer_news(chat: Chat) -> None:
    """Support writes, the bot tells, and the person answers the message that tells it."""
    storage = chat.shop.bot.storage
    account = await storage.accounts.present(chat.person.id)

    async def looked_at() -> bool:
        return "tickets" in (await storage.news.known(account)).cursors

    await eventually(looked_at)
    chat.shop.smsir.support_answers(ROSE[0], TICKET, TEXT)
    told = await chat.person.wait_for(TEXT)
    await chat.quiet()
    await chat.say("پاسخ به پشتیبانی", told)


async def reply(chat: Chat) -> None:
    await chat.say(LATE if chat.changed else TEXT, chat.person.last())


FLOWS: dict[str, Sequence[Step]] = {
    "send": [
        say("/send"), say(TEXT), act("pick", GROUP), act("next"), act("send"),
    ],
    "send to oneself": [
        say(f"/send {TEXT}"), act("pick", GROUP), act("next"), act("me"), act("yes"),
    ],
    "draft": [
        say(f"/drafts {TEXT}"), act("show", TEXT[:10]), act("edit"), say(TEXT + "!"), act("use"),
    ],
    "ticket": [
        say("/newticket رنگ دکمه"), act("go-on"), say(TEXT), act("choose"), act("choose"),
        act("send"),
    ],
    "reply": [say(f"/tickets {TICKET}"), reply, act("edit"), say(TEXT), act("send")],
    "close": [say(f"/tickets {TICKET}"), act("ticket-close"), act("yes")],
    "group": [say("/groups"), act("group", GROUP), act("rename"), say("همکاران قدیم")],
    "delete a group": [say("/groups"), act("group", GROUP), act("group-delete"), act("yes")],
    "import": [
        say("/groups"), act("group", GROUP), act("import"), give("people.csv", PEOPLE), act("yes"),
    ],
    "export": [say("/groups"), act("group", GROUP), act("export"), act("go")],
    "follow-up": [
        say("/sent"), act("show"), act("anew"), act("numbers"), act("again"),
    ],
    "news": [answer_news, act("send")],
}  # fmt: skip


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


CHANGES = {"replaced": replaced, "unlinked": unlinked, "unlinked, another": another_after}


async def _key(chat: Chat) -> str | None:
    account = await chat.shop.bot.storage.accounts.for_chat(chat.person.id)
    return None if account is None else account.user_api_key.get_secret_value()


def _fill_far(fill: Callable[[AddressBook], None]) -> Callable[[AddressBook], None]:
    """The first account's ids are of a range of their own, so that they are known anywhere."""

    def filled(book: AddressBook) -> None:
        book._group_id, book._contact_id, book._relation_id = 771_000, 772_000, 773_000
        fill(book)

    return filled


@pytest.fixture
async def both(make_shop: MakeShop) -> Shop:
    shop = await make_shop(watch_seconds=0.1, opening=False)
    rose = shop.smsir.accounts[ROSE[0]]
    assert rose.fill_book is not None
    rose.fill_book = _fill_far(rose.fill_book)
    await shop.open()
    return shop


@dataclass
class Marks:
    """What is known of the first account alone: its texts, its ids, its names."""

    shop: Shop

    def found(self, words: str) -> list[str]:
        ids = re.findall(r"(?<!\d)77[123]\d{3}(?!\d)", words)
        names = [name for name in (TEXT, "همکاران قدیم", "پاسخ به پشتیبانی") if name in words]
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


def _distinct(buttons: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """One button of each action of each screen, and of each screen that one opens."""
    kinds = {}
    for message, data in buttons:
        _, frame, _, action, arg, *_ = data.split(".")
        kinds[frame, action, arg.partition(":")[0] if action in _LEADING else ""] = (message, data)
    return [button for kind, button in kinds.items() if kind[1] not in {"replace", "unlink"}]


async def _everything(chat: Chat, rest: Sequence[Step]) -> None:
    """Go on with the flow, then touch all that is left of it, in every way there is."""
    old = dict(chat.buttons)
    messages = [one for one in chat.person.messages() if one.from_bot]
    for step in rest:
        if step is not answer_news:
            await step(chat)
    for place, data in _distinct(old):
        await chat.press(place, data)
    for message in messages[-_ANSWERED:]:
        await chat.say(LATE, message)
    await chat.say("/send")
    await chat.act("goon")
    await chat.file("people.csv", b"1,09121110009\n")


def _check(shop: Shop, chat: Chat, after: Sequence[Seen], since: int) -> None:
    marks = Marks(shop)
    for seen in after:
        whose = _account(shop, seen)
        assert whose == CAFE[0], f"{seen.operation} with the keys of the account that left"
        words = seen.body.decode("utf-8", "replace") + str(seen.query) + str(seen.json)
        words += str(seen.form)
        assert marks.found(words) == [], f"{seen.operation}: {words}"
        assert "Ticket" not in seen.operation or LATE not in words, seen.operation
    for message in chat.person.messages():
        if message.from_bot and message.seq > since:
            assert marks.found(message.plain) == [], message.plain
    assert shop.smsir.sent(CAFE[0]) == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
@pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))
async def test_f100_nothing_of_one_account_reaches_another(
    both: Shop, flow: Sequence[Step], change: Step
) -> None:
    shop = both
    cuts = range(1, len(flow) + 1) if change is replaced else sorted({1, len(flow)})
    for cut in cuts:
        ident = next(_PERSONS)
        chat = Chat(shop, shop.telegram.user(ident, first_name="مریم", language_code="fa"))
        await shop.bot.storage.settings.update(ident, quiet_from=0, quiet_to=0)
        await shop.link(chat.person, ROSE)
        await chat.quiet()
        for step in flow[:cut]:
            await step(chat)
        await change(chat)
        await _calm(shop)
        chat.changed = True
        begun, since = len(shop.smsir.requests), max(m.seq for m in chat.person.messages())
        await _everything(chat, flow[cut:])
        _check(shop, chat, shop.smsir.requests[begun:], since)
        await unlinked(chat)
