"""What holds whatever happens: looked at after each act, in what is new since the last one."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.bale import BaleTwin
from sandbox.bot_api.model import Call
from sandbox.smsir import SentBatch, SmsIrTwin
from sandbox.telegram import TelegramTwin
from tests.proof.accounts import NAMES
from tests.proof.apart import Asked, Numbers
from tests.proof.names import Names
from tests.proof.tidings import Tidings, refusal
from tests.proof.virtual import clock

_SHOWN = frozenset({"sendMessage", "editMessageText", "sendDocument", "sendPhoto"})

_TEHRAN = ZoneInfo("Asia/Tehran")
_AGO = 60.0
"""Seconds between an SMS that may leave and its leaving; those of before a new limit may still."""

_DEEDS = frozenset("☑⬜✅🗑🛑❌")
"""What a label begins with whose button does something."""
_CANCELLING = re.compile(r"\._(cancel|back)\.")
"""The engine's own actions in a button's data."""


class BrokenPromiseError(AssertionError):
    """What must hold does not."""


class Agreed:
    """What people agreed to: `texts` has each text of an SMS and the account that it is for."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.named: dict[str, str] = {}
        """Texts that go on with a field: all that was typed."""
        self.greetings: set[str] = set()
        self.by_hand: set[str] = set()
        """Greetings that somebody let go themselves, to whom the card said."""
        self.shared: set[str] = set()
        """Texts that others let leave: whose word a sending of them was is not seen."""
        self.moments: dict[str, list[float]] = {}
        """When somebody said yes to a text, whatever came of it."""
        self._times: Counter[str] = Counter()
        self._presses: set[tuple[int, int, str]] = set()

    def pressed(self, press: tuple[int, int, str], shown: str) -> None:
        """Somebody who may pressed a ✅ under these words; each press counts once."""
        agreed = self.said_yes(shown)
        if press not in self._presses:
            self._presses.add(press)
            self._times.update(agreed)

    def said_yes(self, shown: str) -> list[str]:
        """Somebody lets go the texts that stand in these words; gives them."""
        agreed = [text for text in self.texts if text in shown]
        self.by_hand.update(self.greetings.intersection(agreed))
        for text in agreed:
            self.moments.setdefault(text, []).append(clock.seconds())
        return agreed

    def let_go(self, shown: str) -> None:
        """At once, what waits: the same SMS; of a greeting after a backup, perhaps once more."""
        self._times.update(self.greetings.intersection(self.said_yes(shown)))

    def repeated(self, who: str, shown: str) -> None:
        """Somebody lets go what these words show: of what others wrote it is this one's word."""
        self.shared.update(
            text for text in self.texts if text in shown and not text.endswith(f" {who}.")
        )

    def times(self, text: str) -> int:
        return self._times[text]

    def text_of(self, body: str) -> str | None:
        """The text that an SMS begins with; None of one that nobody wrote in the story."""
        return next((text for text in self.texts if body.startswith(text)), None)


class Promises:
    """`foreign`: the accounts whose names may not stand in a chat, by messenger and chat."""

    def __init__(
        self,
        twins: Mapping[str, TelegramTwin | BaleTwin],
        smsir: SmsIrTwin,
        agreed: Agreed,
        foreign: Mapping[tuple[str, int], Iterable[str]],
        asked: list[Asked],
    ) -> None:
        self._twins, self._smsir, self._agreed = twins, smsir, agreed
        self.names, self.numbers, self.tidings = Names(smsir), Numbers(smsir), Tidings()
        self._asked = asked
        """Calls at the service since the last look."""
        self.born: set[tuple[str, str]] = set()
        """Numbers whose birthday somebody has said, by the account that was told."""
        self._greeted: set[tuple[str, str]] = set()
        self._foreign = {chat: set(keys) for chat, keys in foreign.items()}
        self.groups_of: dict[tuple[str, int | None], frozenset[int]] = {}
        """The groups, by account and number of an SMS, whose people it went to."""
        self.limits: dict[str, tuple[int, float]] = {}
        """How many SMS a day somebody may let leave, and since when."""
        self._spent: Counter[tuple[str, object]] = Counter()
        self._got: Counter[tuple[str, str]] = Counter()
        self._sent = dict.fromkeys(NAMES, 0)
        self._calls = dict.fromkeys(twins, 0)
        self._buttons: dict[str, str] = {}

    def hold(self) -> None:
        """Raises `BrokenPromiseError`."""
        self.names.look()
        self.numbers.look()
        self._each_for_its_own()
        for key in NAMES:
            for sms in self._smsir.sent(key)[self._sent[key] :]:
                self._sent[key] += 1
                self._left(key, sms)
        for name, twin in self._twins.items():
            for call in twin.calls[self._calls[name] :]:
                self._calls[name] += 1
                # Of texts that are too long, too: nobody can count the marks that are taken away.
                if why := refusal(call):
                    raise BrokenPromiseError(f"{call.method} is refused: {why}")
                if call.method in _SHOWN:
                    self._shown(name, call)
        self._in_its_own_words()

    def invited(self, name: str, chat: int, key: str) -> None:
        """The chat may see the account from now on."""
        self._foreign[name, chat].discard(key)

    def put_back(self) -> None:
        """A database of before gives numbers out again, and does not know what left since.

        Who was greeted since is asked about.
        """
        self._buttons.clear()
        self._greeted.clear()
        self._spent.clear()

    def _left(self, key: str, sms: SentBatch) -> None:
        got = set(sms.recipients)
        self.groups_of[key, sms.message_id] = frozenset(
            group.group_id
            for group in self._smsir.accounts[key].groups.values()
            if any(each.contact.mobile in got for each in group.members.values())
        )
        text = self._agreed.text_of(sms.text)
        if text is None:
            return
        if self._agreed.texts[text] != key:
            raise BrokenPromiseError(f"{text!r} left from {NAMES[key]}")
        self._within_the_limit(text, sms)
        self._to_whom_it_is(key, text, sms)
        for mobile in sms.recipients:
            self._got[text, mobile] += 1
            times, agreed = self._got[text, mobile], self._agreed.times(text)
            if times > agreed:
                raise BrokenPromiseError(f"{mobile} got {text!r} {times} times; agreed to {agreed}")

    def _to_whom_it_is(self, key: str, text: str, sms: SentBatch) -> None:
        """Each gets the text that is theirs; a greeting, who has a birthday, and once a year."""
        typed, greeting = self._agreed.named.get(text, text), text in self._agreed.greetings
        moments = self._agreed.moments.get(text, ())
        for mobile in sms.recipients:
            own = (
                self.names.all_texts(typed, key, mobile)
                if greeting
                else self.names.texts(typed, key, mobile, moments)
            )
            if sms.text.partition("\n")[0] not in own:
                raise BrokenPromiseError(f"{mobile} got {sms.text!r}; theirs is {own}")
        if greeting:
            people = {(key, mobile) for mobile in sms.recipients}
            if text not in self._agreed.by_hand and not people <= self.born - self._greeted:
                raise BrokenPromiseError(f"greeted with {text!r}, and not born then: {people}")
            self._greeted |= people

    def _within_the_limit(self, text: str, sms: SentBatch) -> None:
        """Each text is of one part, and says whose it is; at midnight nobody can tell the day."""
        began, ended = (
            datetime.fromtimestamp(at, _TEHRAN).date() for at in (sms.at - _AGO, sms.at)
        )
        if text in self._agreed.shared or began != ended:
            return
        author = text.rsplit(" ", 1)[-1].rstrip(".")
        day = (author, ended)
        self._spent[day] += len(sms.recipients)
        most, since = self.limits.get(author, (self._spent[day], 0.0))
        if sms.at - since > _AGO and self._spent[day] > most:
            raise BrokenPromiseError(f"{author} let {self._spent[day]} leave in a day, of {most}")

    def _shown(self, name: str, call: Call) -> None:
        text = str(call.params.get("text", call.params.get("caption", "")))
        chat = int(call.params.get("chat_id", 0))
        if numbers := self.numbers.of_others(text, self._foreign.get((name, chat), ())):
            raise BrokenPromiseError(f"chat {chat} saw {numbers} of another account: {text[:80]!r}")
        for key in self._foreign.get((name, chat), ()):
            written = [each for each, of in self._agreed.texts.items() if of == key]
            if any(each in text for each in (NAMES[key], *written)):
                raise BrokenPromiseError(f"chat {chat} saw {NAMES[key]}: {text[:80]!r}")
        if call.ok:
            self._once(call)
            self.tidings.hear(name, call, text, self._agreed.texts)

    def _each_for_its_own(self) -> None:
        """No call for an account speaks of what is another's."""
        for key, words in self._asked:
            numbers = self.numbers.of_others(words, NAMES.keys() - {key})
            texts = [each for each, of in self._agreed.texts.items() if of != key and each in words]
            if numbers or texts:
                raise BrokenPromiseError(f"{NAMES[key]} was asked about {numbers} {texts}")
        self._asked.clear()

    def _once(self, call: Call) -> None:
        """What ticks a box is another button than what takes the tick away, and than a yes.

        A screen that is only drawn again keeps its buttons, so that others may read otherwise.
        """
        for label, data in _buttons(call.params.get("reply_markup")):
            sign = label.strip()[:1]
            if sign == "❌" and not _CANCELLING.search(data):
                sign = "🗑"  # a no to what stands there: it takes it away
            if sign in _DEEDS and self._buttons.setdefault(data, sign) != sign:
                raise BrokenPromiseError(
                    f"one button stood for {self._buttons[data]} and for {sign}"
                )

    def _in_its_own_words(self) -> None:
        for twin in self._twins.values():
            if isinstance(twin, BaleTwin) and twin.defects:
                raise BrokenPromiseError(f"in Bale: {dict(twin.defects)}")


def _buttons(markup: Any) -> list[tuple[str, str]]:
    """(label, data) of the buttons that are pressed at the bot."""
    if not markup:
        return []
    keyboard = json.loads(markup) if isinstance(markup, str) else markup
    rows = keyboard.get("inline_keyboard", ())
    return [
        (button["text"], button["callback_data"])
        for row in rows
        for button in row
        if "callback_data" in button and not _leads_only(button["callback_data"])
    ]


def _leads_only(data: str) -> bool:
    """A button of no screen (`screens.callback`: frame 0) may be pressed for ever."""
    return data.split(".")[1:2] == ["0"]
