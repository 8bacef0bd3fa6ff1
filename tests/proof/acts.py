"""What people, the network and the machine do, drawn from a seed: plain data, so that a story that
ends badly can be told again without any of its acts.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from tests.proof.names import CALLED

PEOPLE = ("owner", "abroad", "writer", "manager", "other", "partner", "guest")
MAY_SEND = ("owner", "abroad", "manager", "other", "partner")
"""Without being asked for approval, as long as nobody makes a rule."""
TWO_ACCOUNTS = ("owner", "abroad", "partner")


class _Handed(NamedTuple):
    giver: str
    taker: str


_HANDED = (_Handed("owner", "manager"), _Handed("manager", "owner"), _Handed("abroad", "partner"))

SERVICE_FAULTS = ("drop_before", "drop_after", "http500", "malformed", "empty", "not_json_200",
                  "object_reference", "unauthorized_once", "delay", "odd_keys", "null_lists",
                  "ids_as_strings", "missing_fields")  # fmt: skip
ASKED = ("Send", "Send", "Send", "*", "*", "GetCredit", "GetUserInfo", "GetContactGroups",
         "GetSendedMessageByPageId", "GetTickets", "SendByMobileNumbers", "AddContacts",
         "PostNewTicketReply")  # fmt: skip
MESSENGER_FAULTS = ("429", "429_bare", "http500", "bad_gateway", "drop_before", "drop_after",
                    "delay", "page", "garbled")  # fmt: skip
SENDING = ("outbox:claimed", "outbox:calling", "outbox:answered", "outbox:finished",
           "outbox:shown", "outbox:told")  # fmt: skip
STEPS = (*SENDING, "campaign:judged", "campaign:left", "campaign:held", "inbox:stored",
         "inbox:begun", "inbox:handled", "inbox:done", "screen:saved", "watch:looked",
         "news:claimed", "news:told",
         "birthdays:found", "birthdays:planned")  # fmt: skip
_HOUR = 3_600
WAITS = (5, 15, 60, 600, _HOUR, 9 * _HOUR)
"""Seconds, between what is done on one day."""
DAYS = (1, 1, 1, 2, 3)
WORDS = ("سلام", "/sent", "/scheduled", "/tickets", "/credit", "/approvals", "/team", "/drafts",
         "/cancel", "/groups", "/contacts", "/settings", "/notifications", "/help", "/start",
         "/send", "/occasions", "/faq", "/transactions", "۱۲", "فردا ساعت ۱۰", "09121112233",
         "/language", "/newticket", "<b>&amp;", "😀" * 30)  # fmt: skip


class Act(NamedTuple):
    """`name` is a method of `tests.proof.story.Story`, `given` its arguments."""

    name: str
    given: dict[str, Any] = {}  # noqa: RUF012 - nobody writes into it

    def __str__(self) -> str:
        return (
            f"{self.name}({', '.join(f'{name}={value!r}' for name, value in self.given.items())})"
        )


def sending(chance: Random) -> dict[str, Any]:
    return {
        "who": chance.choice(PEOPLE), "group": chance.randrange(4),
        "twice": chance.random() < 0.2, "undo": chance.random() < 0.1,
        "same": chance.random() < 0.15, "named": chance.random() < 0.15,
    }  # fmt: skip


def _fault(chance: Random, kinds: tuple[str, ...]) -> dict[str, Any]:
    return {"kind": chance.choice(kinds), "times": chance.choice([1, 1, 2, 5])}


def ways(chance: Random) -> dict[str, tuple[int, Callable[[], dict[str, Any]]]]:
    """How often each act is drawn, beside the others, and what it is given."""
    return {
        "send": (10, lambda: sending(chance)),
        "schedule": (6, lambda: sending(chance) | {"minutes": chance.choice([2, 10, 90, 1_500])}),
        "slowly": (2, lambda: {"who": chance.choice(MAY_SEND), "named": chance.random() < 0.2}),
        "approve": (5, lambda: {"who": chance.choice(["owner", "abroad", "manager"]),
                                "yes": chance.random() < 0.8}),
        "press": (12, lambda: {"who": chance.choice(PEOPLE), "nth": chance.randrange(30)}),
        "press_old": (4, lambda: {"who": chance.choice(PEOPLE), "nth": chance.randrange(200)}),
        "say": (6, lambda: {"who": chance.choice(PEOPLE), "words": chance.choice(WORDS)}),
        "stop": (3, lambda: {"who": chance.choice(PEOPLE)}),
        "switch": (3, lambda: {"who": chance.choice(TWO_ACCOUNTS)}),
        "begin_to_write": (3, lambda: {"who": chance.choice(PEOPLE)}),
        "find_again": (3, lambda: {"who": chance.choice(PEOPLE)}),
        "reply": (2, lambda: {"who": chance.choice(["owner", "abroad", "manager"])}),
        "add": (2, lambda: {"who": chance.choice(MAY_SEND), "nth": chance.randrange(10_000)}),
        "add_file": (1, lambda: {"who": chance.choice(MAY_SEND), "nth": chance.randrange(10_000)}),
        "invite": (1, dict),
        "limit": (1, lambda: {"most": chance.choice([0, 3, 7, 100])}),
        "rule": (1, lambda: {"most": chance.choice([0, 4, 100])}),
        "hand_over": (1, lambda: chance.choice(_HANDED)._asdict()),
        "support": (2, lambda: {"nth": chance.randrange(5)}),
        "rename": (1, lambda: {"nth": chance.randrange(15), "called": chance.choice(CALLED)}),
        "greet": (1, lambda: {"who": chance.choice(MAY_SEND), "named": chance.random() < 0.5}),
        "birthday": (1, lambda: {"who": chance.choice(MAY_SEND), "nth": chance.randrange(15),
                                 "days": chance.randrange(4)}),
        "opt_out": (1, lambda: {"nth": chance.randrange(15)}),
        "regroup": (1, lambda: {"nth": chance.randrange(15)}),
        "wait": (20, lambda: {"seconds": chance.choice(WAITS)}),
        "next_day": (45, lambda: {"days": chance.choice(DAYS)}),
        "service": (7, lambda: _fault(chance, SERVICE_FAULTS) | {"asked": chance.choice(ASKED)}),
        "messenger": (5, lambda: _fault(chance, MESSENGER_FAULTS)),
        "tokens": (1, dict),
        "kill": (5, lambda: {"step": chance.choice(STEPS)}),
        "power_cut": (2, lambda: {"step": chance.choice(STEPS)}),
        "send_now": (2, lambda: {"who": chance.choice(PEOPLE)}),
        "restart": (2, dict),
        "set_clock": (2, lambda: {"minutes": chance.choice([-60, -5, 5, 60, 1_440])}),
        "keep": (1, dict),
        "put_back": (1, dict),
        "disk_full": (1, dict),
        "credit": (1, lambda: {"left": chance.choice([0, 5, 1_250])}),
        "well": (4, dict),
    }  # fmt: skip
