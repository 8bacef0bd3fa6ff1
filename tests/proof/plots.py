"""Stories: acts by chance, and now and then several that meet at the step at which money is lost.

Chance alone brings a lost answer, a kill and a second look together once in a thousand days.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from sandbox.seed import refusals
from tests.proof.acts import MAY_SEND, SENDING, TWO_ACCOUNTS, Act, sending, ways
from tests.proof.names import CALLED

PLOTTED = 0.12
"""How often the next thing in a story is one of these."""


def story(
    chance: Random, length: int, plotted: float = PLOTTED, only: Sequence[str] = ()
) -> list[Act]:
    """`only`: names of the plots that may come; any where there is none."""
    plots = [each for each in PLOTS if not only or each.__name__ in only]
    drawn = ways(chance)
    weights = [weight for weight, _ in drawn.values()]
    acts: list[Act] = []
    while len(acts) < length:
        if chance.random() < plotted:
            acts += chance.choice(plots)(chance)
        else:
            (name,) = chance.choices(list(drawn), weights)
            acts.append(Act(name, drawn[name][1]()))
    return acts


def wait(seconds: float) -> Act:
    return Act("wait", {"seconds": seconds})


WELL = Act("well")
DAY = 86_400
_WORDS_OF_A_LIE = ("Unexpected token when deserializing object", refusals.NO_CREDIT.message)
"""Said of what was done all the same."""
_THREE = (0, 1, 3)
"""Groups of three people: by how many got it they cannot be told apart."""
_ELSEWHERE = ("confirm_elsewhere", "finish_elsewhere")


def killed_while_sending(chance: Random) -> list[Act]:
    """The process dies beside its call; the next one finds what the disk says."""
    who = {"who": chance.choice(MAY_SEND), "undo": False, "same": False}
    step = chance.choice((*SENDING, "outbox:calling", "outbox:answered", "outbox:answered"))
    return [WELL, Act("kill", {"step": step}), Act("send", sending(chance) | who), wait(60)]


def lost_between_two(chance: Random) -> list[Act]:
    """Two people send the same words to other groups, and answers are lost."""
    one, other = chance.sample(("owner", "abroad", "manager"), 2)
    alike = {"twice": False, "undo": False}
    first, second = chance.sample(_THREE, 2)
    lost = [
        Act("service", {"kind": kind, "times": 1, "asked": "Send"})
        for kind in chance.sample(("drop_before", "drop_after", "http500"), 2)
    ]
    return [
        WELL, *lost, Act("send", {"who": one, "group": first, **alike}),
        Act("send", {"who": other, "group": second, **alike, "same": True}), wait(3_600), WELL,
    ]  # fmt: skip


def looked_for_again(chance: Random) -> list[Act]:
    """One is lost; another with its words leaves, or is lost too; then they are looked for."""
    one, other = chance.sample(("owner", "manager", "partner"), 2)
    first, second = chance.sample(_THREE, 2)
    alike = {"twice": False, "undo": False}
    kind = chance.choice(("", "drop_after", "http500"))
    fault = [Act("service", {"kind": kind, "times": 1, "asked": "Send"})] if kind else []
    return [
        WELL, Act("service", {"kind": "drop_before", "times": 1, "asked": "Send"}),
        Act("send", {"who": one, "group": first, **alike}), wait(chance.choice((12, 30, 60))),
        *fault,
        Act("send", {"who": other, "group": second, **alike, "same": True}),
        wait(chance.choice((11, 30, 60))), Act("look_again", {"who": one}), wait(600),
        Act("look_again", {"who": other}), wait(60), WELL,
    ]  # fmt: skip


def lost_answer(chance: Random) -> list[Act]:
    """The call arrives, and nobody hears of it."""
    kind = chance.choice(
        ("drop_after", "malformed", "empty", "delay", "object_reference", "refuse")
    )
    says = {"says": chance.choice(_WORDS_OF_A_LIE)} if kind == "refuse" else {}
    who = {"who": chance.choice(MAY_SEND), "undo": False, "same": False}
    return [
        WELL, Act("service", {"kind": kind, "times": 1, "asked": "Send"} | says),
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
    name = chance.choice(("stop_late", "undo_late", "confirm_late", "tick_twice", *_ELSEWHERE))
    who = chance.choice(TWO_ACCOUNTS if name in _ELSEWHERE else MAY_SEND)
    return [WELL, Act(name, {"who": who, "group": chance.randrange(4)}), wait(60)]


def asked_for_approval(chance: Random) -> list[Act]:
    """A writer asks; two say yes at once, or one does, or the writer tries it alone."""
    asked = sending(chance) | {"who": "writer", "undo": False, "same": False}
    decided = chance.choice((
        Act("approve_both"), Act("approve", {"who": "manager", "yes": True}),
        Act("approve", {"who": "writer", "yes": True}),
    ))  # fmt: skip
    return [WELL, Act("send", asked), decided, wait(60)]


def killed_and_blind(chance: Random) -> list[Act]:
    """The process dies, or the power goes, beside the call; then the sent list cannot be read."""
    who = {"who": chance.choice(MAY_SEND), "undo": False, "same": False}
    step = chance.choice(("outbox:answered", "outbox:answered", "outbox:calling"))
    end = chance.choice(("kill", "power_cut"))
    return [
        WELL, Act(end, {"step": step, "blind": True}), Act("send", sending(chance) | who), wait(60),
        wait(600), WELL,
    ]  # fmt: skip


def undone_while_down(chance: Random) -> list[Act]:
    """The process dies beside its call; the first thing it hears afterwards is an undo."""
    step = chance.choice(("outbox:answered", "outbox:calling", "outbox:claimed"))
    who = chance.choice(MAY_SEND)
    given = {"who": who, "group": chance.randrange(4), "step": step}
    return [WELL, Act("undo_while_down", given), wait(60)]


def put_back_after_sent_at_once(chance: Random) -> list[Act]:
    """What waits for later is sent at once; then comes a backup in which it waits."""
    who = chance.choice(("owner", "other"))
    later = {"who": who, "group": chance.randrange(4), "twice": False, "undo": False}
    return [
        WELL, Act("schedule", later | {"minutes": 90}), wait(5), Act("keep"),
        Act("send_now", {"who": who}), wait(60), Act("put_back"), wait(9_000),
    ]  # fmt: skip


def edited(chance: Random) -> list[Act]:
    """Somebody mends an older message of theirs while an SMS is written."""
    who = {"who": chance.choice(MAY_SEND)}
    given = who | {"group": chance.randrange(4)}
    act = chance.choice((
        Act("edit_another", given | {"on_card": True}), Act("edit_while_choosing", who),
        Act("edit_another", given | {"on_card": False}),
    ))  # fmt: skip
    return [WELL, act]


def changed_meanwhile(chance: Random) -> list[Act]:
    """What was confirmed is no more as it was when it should leave."""
    given = {"who": chance.choice(MAY_SEND), "group": chance.randrange(4)}
    act = chance.choice((
        Act("down", given | {"later": True}), Act("down", given | {"later": False}),
        Act("grown", given), Act("confirm_old", given), Act("promoted", {"group": given["group"]}),
        Act("dismissed", given | {"who": "manager"}),
    ))  # fmt: skip
    return [WELL, act, wait(60)]


def bounded(chance: Random) -> list[Act]:
    """The manager sends, and sends again, or plans it all, with a limit a day."""
    alone = {"who": "manager", "undo": False, "same": False}
    later = chance.random() < 0.5
    sends = [
        Act("schedule", sending(chance) | alone | {"minutes": 10})
        if later
        else Act("send", sending(chance) | alone)
        for _ in range(4)
    ]
    limit = Act("limit", {"most": chance.choice((3, 4, 7))})
    return [WELL, limit, wait(90), *sends, wait(60), wait(1_200)]


def slice_by_slice(chance: Random) -> list[Act]:
    """A slow send goes through all that befalls a machine."""
    who = {"who": chance.choice(MAY_SEND)}
    trouble = chance.choice((
        Act("restart"), Act("kill", {"step": chance.choice(SENDING)}), Act("well"),
        Act("service", {"kind": "drop_after", "times": 1, "asked": "Send"}),
        Act("power_cut", {"step": chance.choice(SENDING)}),
    ))  # fmt: skip
    return [WELL, Act("slowly", who), wait(700), trouble, wait(3_600), WELL, wait(9_000)]


def called_otherwise(chance: Random) -> list[Act]:
    """People are called otherwise between the card, the word and the time."""
    given = {"who": chance.choice(MAY_SEND), "group": chance.randrange(4)}
    return [WELL, Act("renamed", given | {"later": chance.random() < 0.5}), wait(60)]


def slice_by_name(chance: Random) -> list[Act]:
    """Several of the same name get a slow send, with a backup put back in between or none."""
    who = {"who": chance.choice(("owner", "other", "manager"))}
    nobody = [Act("rename", {"nth": nth, "called": chance.choice(CALLED)}) for nth in range(6)]
    back = (
        [Act("keep"), wait(chance.choice((700, 1_300))), Act("put_back"), wait(60),
         Act("go_on", who)]
        if chance.random() < 0.5
        else []
    )  # fmt: skip
    return [WELL, *nobody, Act("slowly", who | {"named": True}), wait(5), *back, wait(9_000)]


def evening_and_morning(chance: Random) -> list[Act]:
    """Tomorrow is somebody's birthday, and much may happen until they are greeted."""
    who, nth = {"who": chance.choice(("owner", "other", "manager"))}, chance.randrange(15)
    on = Act("greet", who | {"named": chance.random() < 0.5})
    born = Act("birthday", who | {"nth": nth, "days": 1, "many": 3})
    night = chance.choice((
        [Act("between_list_and_morning", who | {"nth": nth, "moved": True})],
        [Act("between_list_and_morning", who | {"nth": nth, "moved": False})],
        [Act("kill", {"step": chance.choice(("birthdays:planned", "birthdays:found"))}), wait(DAY)],
        [Act("keep"), wait(DAY), Act("put_back"), wait(DAY)],
        [wait(DAY), Act("greet", who | {"named": True})],
    ))  # fmt: skip
    return [WELL, on, born, *night, wait(DAY), wait(DAY)]


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
    late_hand, asked_for_approval, called_away, killed_and_blind, undone_while_down,
    put_back_after_sent_at_once, edited, changed_meanwhile, bounded, slice_by_slice,
    called_otherwise, slice_by_name, evening_and_morning,
    looked_for_again,
)  # fmt: skip
