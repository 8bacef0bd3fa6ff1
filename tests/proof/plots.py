"""Stories: acts by chance, and now and then several that meet at the step at which money is lost.

Chance alone brings a lost answer, a kill and a second look together once in a thousand days.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.proof.acts import MAY_SEND, SENDING, TWO_ACCOUNTS, Act, sending, ways

PLOTTED = 0.12
"""How often the next thing in a story is one of these."""


def story(chance: Random, length: int, plotted: float = PLOTTED) -> list[Act]:
    drawn = ways(chance)
    weights = [weight for weight, _ in drawn.values()]
    acts: list[Act] = []
    while len(acts) < length:
        if chance.random() < plotted:
            acts += chance.choice(PLOTS)(chance)
        else:
            (name,) = chance.choices(list(drawn), weights)
            acts.append(Act(name, drawn[name][1]()))
    return acts


def wait(seconds: float) -> Act:
    return Act("wait", {"seconds": seconds})


WELL = Act("well")


def killed_while_sending(chance: Random) -> list[Act]:
    """The process dies beside its call; the next one finds what the disk says."""
    who = {"who": chance.choice(MAY_SEND), "undo": False, "same": False}
    step = chance.choice((*SENDING, "outbox:calling", "outbox:answered", "outbox:answered"))
    return [WELL, Act("kill", {"step": step}), Act("send", sending(chance) | who), wait(60)]


def lost_between_two(chance: Random) -> list[Act]:
    """Two people send the same words to other groups, and answers are lost."""
    one, other = chance.sample(("owner", "abroad", "manager"), 2)
    alike = {"twice": False, "undo": False}
    first, second = chance.sample((1, 2, 3), 2)
    lost = [
        Act("service", {"kind": kind, "times": 1, "asked": "Send"})
        for kind in chance.sample(("drop_before", "drop_after", "http500"), 2)
    ]
    return [
        WELL, *lost, Act("send", {"who": one, "group": first, **alike}),
        Act("send", {"who": other, "group": second, **alike, "same": True}), wait(3_600), WELL,
    ]  # fmt: skip


def lost_answer(chance: Random) -> list[Act]:
    """The call arrives, and nobody hears of it."""
    kind = chance.choice(("drop_after", "malformed", "empty", "delay", "object_reference"))
    who = {"who": chance.choice(MAY_SEND), "undo": False, "same": False}
    return [
        WELL, Act("service", {"kind": kind, "times": 1, "asked": "Send"}),
        Act("send", sending(chance) | who), wait(chance.choice((60, 600))), WELL,
    ]  # fmt: skip


def put_back_after_it_left(chance: Random) -> list[Act]:
    """A backup from before something left, put back afterwards, and gone on with."""
    who = chance.choice(("owner", "other"))
    later = sending(chance) | {"who": who, "undo": False, "same": False, "minutes": 10}
    begun = chance.choice((Act("slowly", {"who": who}), Act("schedule", later)))
    return [
        WELL, begun, wait(5), Act("keep"), wait(chance.choice((1_200, 3_600))), Act("put_back"),
        wait(60), Act("go_on", {"who": who}), wait(90_000),
    ]  # fmt: skip


def down_at_its_time(chance: Random) -> list[Act]:
    """The process dies as a campaign leaves."""
    step = chance.choice(("campaign:judged", "campaign:left", *SENDING[:3]))
    who = {"who": chance.choice(MAY_SEND), "undo": False, "same": False, "minutes": 10}
    return [
        WELL, Act("schedule", sending(chance) | who), Act("kill", {"step": step}),
        wait(3_600), wait(3_600),
    ]  # fmt: skip


def late_hand(chance: Random) -> list[Act]:
    """A button is pressed after what it was for has changed."""
    name = chance.choice(("stop_late", "undo_late", "confirm_late", "confirm_elsewhere"))
    who = chance.choice(TWO_ACCOUNTS if name == "confirm_elsewhere" else MAY_SEND)
    return [WELL, Act(name, {"who": who, "group": chance.randrange(4)}), wait(60)]


def asked_for_approval(chance: Random) -> list[Act]:
    """A writer asks; two say yes at once, or one does, or the writer tries it alone."""
    asked = sending(chance) | {"who": "writer", "undo": False, "same": False}
    decided = chance.choice((
        Act("approve_both"), Act("approve", {"who": "manager", "yes": True}),
        Act("approve", {"who": "writer", "yes": True}),
    ))  # fmt: skip
    return [WELL, Act("send", asked), decided, wait(60)]


def called_away(chance: Random) -> list[Act]:
    """A text is half written when the process ends."""
    who = {"who": chance.choice(MAY_SEND)}
    return [
        WELL, Act("begin_to_write", who), Act("restart"), wait(chance.choice((60, 9_000))),
        Act("find_again", who),
    ]  # fmt: skip


Plot = Callable[[Random], list[Act]]
PLOTS: tuple[Plot, ...] = (
    killed_while_sending, lost_between_two, lost_answer, put_back_after_it_left, down_at_its_time,
    late_hand, asked_for_approval, called_away,
)  # fmt: skip
