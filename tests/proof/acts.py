"""What people, the network and the machine do, drawn from a seed: plain data, so that a story that
ends badly can be told again without any of its acts.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

PEOPLE = ("owner", "writer", "manager", "other")


class Act(NamedTuple):
    """`name` is a method of `tests.proof.story.Story`, `given` its arguments."""

    name: str
    given: dict[str, Any]

    def __str__(self) -> str:
        return (
            f"{self.name}({', '.join(f'{name}={value!r}' for name, value in self.given.items())})"
        )


SERVICE_FAULTS = ("drop_before", "drop_after", "http500", "malformed", "empty", "not_json_200",
                  "object_reference", "unauthorized_once", "delay", "odd_keys", "null_lists",
                  "ids_as_strings", "missing_fields")  # fmt: skip
ASKED = ("Send", "Send", "Send", "*", "*", "GetCredit", "GetUserInfo", "GetContactGroups",
         "GetSendedMessageByPageId", "GetTickets", "SendByMobileNumbers")  # fmt: skip
MESSENGER_FAULTS = ("429", "429_bare", "http500", "bad_gateway", "drop_before", "drop_after",
                    "delay", "page", "garbled")  # fmt: skip
STEPS = ("outbox:claimed", "outbox:calling", "outbox:answered", "outbox:finished", "outbox:shown",
         "outbox:told", "campaign:judged", "campaign:left", "campaign:held", "inbox:stored",
         "inbox:begun", "inbox:handled", "inbox:done", "screen:saved", "watch:looked",
         "news:claimed", "news:told")  # fmt: skip
WAITS = (5, 60, 600, 3_600, 30_000, 90_000, 300_000)
"""Seconds."""
WORDS = ("سلام", "/sent", "/scheduled", "/tickets", "/credit", "/approvals", "/team", "/drafts",
         "/cancel", "/groups", "/contacts", "/settings", "/notifications", "/help", "/start",
         "/send", "/occasions", "/faq", "/transactions", "۱۲", "فردا ساعت ۱۰", "09121112233",
         "/language", "/newticket", "<b>&amp;", "😀" * 30)  # fmt: skip


def story(chance: Random, length: int) -> list[Act]:
    ways: dict[str, tuple[int, Callable[[], dict[str, Any]]]] = {
        "send": (10, lambda: _send(chance)),
        "schedule": (6, lambda: _send(chance) | {"minutes": chance.choice([2, 10, 90, 1_500])}),
        "approve": (5, lambda: {"who": chance.choice(["owner", "manager"]),
                                "yes": chance.random() < 0.8}),
        "press": (14, lambda: {"who": chance.choice(PEOPLE), "nth": chance.randrange(30)}),
        "press_old": (4, lambda: {"who": chance.choice(PEOPLE), "nth": chance.randrange(200)}),
        "say": (6, lambda: {"who": chance.choice(PEOPLE), "words": chance.choice(WORDS)}),
        "stop": (3, lambda: {"who": chance.choice(PEOPLE)}),
        "support": (2, lambda: {"nth": chance.randrange(5)}),
        "wait": (9, lambda: {"seconds": chance.choice(WAITS)}),
        "service": (8, lambda: _fault(chance, SERVICE_FAULTS) | {"asked": chance.choice(ASKED)}),
        "messenger": (5, lambda: _fault(chance, MESSENGER_FAULTS)),
        "tokens": (1, dict),
        "kill": (5, lambda: {"step": chance.choice(STEPS)}),
        "restart": (2, dict),
        "set_clock": (2, lambda: {"minutes": chance.choice([-60, -5, 5, 60, 1_440])}),
        "keep": (1, dict),
        "put_back": (1, dict),
        "credit": (1, lambda: {"left": chance.choice([0, 5, 1_250])}),
        "well": (3, dict),
    }  # fmt: skip
    weights = [weight for weight, _ in ways.values()]
    names = chance.choices(list(ways), weights, k=length)
    return [Act(name, ways[name][1]()) for name in names]


def _fault(chance: Random, kinds: tuple[str, ...]) -> dict[str, Any]:
    return {"kind": chance.choice(kinds), "times": chance.choice([1, 1, 2, 5])}


def _send(chance: Random) -> dict[str, Any]:
    return {
        "who": chance.choice(PEOPLE), "group": chance.randrange(4),
        "twice": chance.random() < 0.2, "undo": chance.random() < 0.1,
    }  # fmt: skip
