"""`python -m tests.proof [--seed N] [--days N] [--seconds N]`: play, and print what broke."""

from __future__ import annotations

import argparse
import sys
import time

_now = time.monotonic  # the true one: the next line replaces it

from tests.proof.virtual import install  # noqa: E402

install()

from tests.proof.playing import Played, play, shortest  # noqa: E402
from tests.proof.plots import PLOTTED  # noqa: E402


def main() -> int:
    asked = _parser().parse_args()
    began, days, stories, sends = _now(), 0.0, 0, 0
    seed = asked.seed if asked.seed is not None else int(time.time())
    while stories == 0 or (_now() - began < asked.seconds and days < asked.days):
        played = play(seed + stories, asked.acts, asked.plotted, asked.plots)
        days, stories, sends = days + played.days, stories + 1, sends + played.sends
        if played.broken is not None:
            return _told(seed + stories - 1, played, whole=asked.unshortened)
        if asked.verbose:
            print(
                f"seed {seed + stories - 1}: {played.days:.1f} days, {played.sends} sends",
                flush=True,
            )
    took, worked = _now() - began, time.process_time()
    rate = f"{days / worked * 60:.0f} days a minute of the processor's"
    print(
        f"{stories} stories from seed {seed}: {days:.0f} days, {sends} sends, {took:.0f} s, {rate}"
    )
    print("Everything held.")
    return 0


def _told(seed: int, played: Played, *, whole: bool) -> int:
    print(f"seed {seed}: {played.broken}", flush=True)
    acts = played.acts if whole else shortest(played)
    print(f"The shortest story that ends so ({len(acts)} of {len(played.acts)} acts):")
    for act in acts:
        print(f"  {act}")
    print(f"Again: make prove SEED={seed}")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--seed", type=int, help="of the first story; else another each time")
    parser.add_argument("--days", type=float, default=float("inf"), help="of a shop, at most")
    parser.add_argument("--seconds", type=float, default=60.0, help="of ours, at most")
    parser.add_argument("--acts", type=int, default=100, help="in each story")
    parser.add_argument("--plotted", type=float, default=PLOTTED, help="0 to 1: of acts that meet")
    parser.add_argument("--plots", nargs="+", default=(), help="these alone, of tests.proof.plots")
    parser.add_argument("--unshortened", action="store_true", help="print the story as it was")
    parser.add_argument("--verbose", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
