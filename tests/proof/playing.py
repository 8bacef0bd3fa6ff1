"""Playing a story, and finding the shortest one that breaks in the same way."""

from __future__ import annotations

import asyncio
import random
import re
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.proof.accounts import NAMES
from tests.proof.acts import Act
from tests.proof.plots import PLOTTED, story
from tests.proof.promises import BrokenPromiseError
from tests.proof.story import Story
from tests.proof.virtual import LeapingLoop, clock

_MEMORY = Path("/dev/shm")
"""A disk that costs nothing, where there is one."""

_WATCHING = 3
"""In one story of so many somebody looks for news: that is half of what a quiet day costs."""


@dataclass(frozen=True, slots=True)
class Played:
    """`broken`: what did not hold, None where everything did."""

    seed: int
    acts: list[Act]
    days: float
    sends: int
    broken: str | None = None


def play(seed: int, length: int, plotted: float = PLOTTED, only: Sequence[str] = ()) -> Played:
    return again(story(Random(seed), length, plotted, only), seed)


def again(acts: list[Act], seed: int) -> Played:
    """The same acts on a new shop."""
    random.seed(seed)
    clock.__init__()  # type: ignore[misc] # begin anew, for all who hold it
    with (
        tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder,
        asyncio.Runner(loop_factory=LeapingLoop) as runner,
    ):
        return runner.run(_played(acts, seed, Path(folder)))


async def _played(acts: list[Act], seed: int, folder: Path) -> Played:
    began, told = clock.elapsed, Story(folder, watching=seed % _WATCHING == 0)
    broken = None
    try:
        await told.begin()
        for act in acts:
            await told.act(act)
        await told.end()
    except BrokenPromiseError as error:
        broken = str(error)
    except Exception:  # noqa: BLE001 (whatever it is, it must not happen)
        broken = traceback.format_exc()
    finally:
        told.life.logbook.deaf = True
        await told.life.close()
        told.life.leave()
    days = (clock.elapsed - began) / 86_400
    return Played(seed, acts, days, sum(len(told.smsir.sent(key)) for key in NAMES), broken)


def _alike(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and _kind(one) == _kind(other)


def _kind(broken: str) -> str:
    """What is broken, without whose and which: the words alone, or the last line of a trace."""
    return re.sub(r"[^a-z ]", "", broken.strip().splitlines()[-1][:60])


def shortest(played: Played) -> list[Act]:
    """Leave out acts, in halves, quarters and so on, as long as something still breaks."""
    acts, size = list(played.acts), max(1, len(played.acts) // 2)
    while size:
        start = 0
        while start < len(acts):
            fewer = acts[:start] + acts[start + size :]
            if _alike(again(fewer, played.seed).broken, played.broken):
                acts = fewer
            else:
                start += size
        size //= 2
    return acts
