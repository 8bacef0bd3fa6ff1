"""`python -m benchmarks.press`: a press and a plain command, Sefid beside its peers.

Every bot is a process of its own against the same instant Bot API; the bots take turns, several
rounds, and the medians and ratios are printed. Sefid does the whole of its work: inbox, state,
signed single-use keyboard; the peers do the least that looks the same, with the same keyboard.
`sefid-bale` is the same bot in Bale: its Markdown, and what misses in objects filled in.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure, tell
from benchmarks.press.api import TOKEN
from benchmarks.process import cpu_of, free_port

BOTS = ("sefid", "sefid-bale", "ptb", "aiogram")
SEFID = {"sefid": ("BOT", "TELEGRAM"), "sefid-bale": ("BALE", "BALE")}
"""The same bot in two messengers: how their settings begin."""

MODES = ("press", "command")
TARGETS = {
    ("press", "aiogram"): 1.5, ("press", "ptb"): 3.0, ("command", "aiogram"): 1.0,
}  # fmt: skip
"""How many times a peer's updates a second, and by how much less of the processor, at least."""


@dataclass(frozen=True, slots=True)
class Result:
    rate: float
    cpu_us: float
    p99_ms: float


def command(bot: str, url: str, folder: str) -> tuple[list[str], dict[str, str]]:
    env = {**os.environ, "PYTHONWARNINGS": "ignore"}
    if bot in SEFID:
        name, service = SEFID[bot]
        env |= {
            f"SEFID_{name}_TOKEN": TOKEN,
            f"SEFID_{service}_URL": url,
            "SEFID_DATABASE": f"{folder}/sefid.db",
            "SEFID_LOG_LEVEL": "error",
        }
        return [sys.executable, "-m", "bot", "run"], env
    return [sys.executable, "-m", f"benchmarks.press.{bot}_bot", url, TOKEN], env


def pinned(cpu: int) -> list[str]:
    return ["taskset", "-c", str(cpu)] if (os.cpu_count() or 1) > 1 else []


def measure(bot: str, mode: str, users: int, rounds: int) -> Result:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        api = subprocess.Popen(
            [
                *pinned(1), sys.executable, "-m", "benchmarks.press.api",
                mode, str(users), str(rounds), str(port),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        assert api.stdout is not None
        api.stdout.readline()
        line, env = command(bot, url, folder)
        process = subprocess.Popen(
            [*pinned(0), *line], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            api.stdout.readline()
            before = cpu_of(process.pid)
            report = json.loads(api.stdout.readline())
            cpu = cpu_of(process.pid) - before
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
            api.wait(20)
    total = report["updates"]
    return Result(total / report["seconds"], 1e6 * cpu / total, report["p99_ms"])


def compare(
    mode: str, bots: Sequence[str], users: int, presses: int, rounds: int
) -> dict[str, list[Result]]:
    """The bots take turns, so that a slow minute of the machine is everybody's."""
    results: dict[str, list[Result]] = {bot: [] for bot in bots}
    for _ in range(rounds):
        for bot in bots:
            results[bot].append(measure(bot, mode, users, presses))
    return results


def report(results: dict[str, list[Result]]) -> None:
    """Medians, and how many times a peer's rate Sefid's is."""
    print(f"{'bot':12}{'updates/s':>12}{'CPU us':>10}{'p99 ms':>10}{'Sefid is':>12}")
    own = statistics.median(result.rate for result in results["sefid"])
    for bot, found in results.items():
        rate = statistics.median(result.rate for result in found)
        cpu = statistics.median(result.cpu_us for result in found)
        p99 = statistics.median(result.p99_ms for result in found)
        print(f"{bot:12}{rate:12.0f}{cpu:10.0f}{p99:10.1f}{own / rate:11.2f}x")


def figures(mode: str, results: dict[str, list[Result]]) -> list[Figure]:
    """Sefid beside the peers that were there: updates a second, and a CPU second."""
    rate = {bot: statistics.median(one.rate for one in found) for bot, found in results.items()}
    cpu = {bot: statistics.median(one.cpu_us for one in found) for bot, found in results.items()}
    said = []
    for (judged, peer), target in TARGETS.items():
        if judged == mode and peer in results:
            for what, ratio in (
                ("a second", rate["sefid"] / rate[peer]),
                ("a CPU second", cpu[peer] / cpu["sefid"]),
            ):
                unit = f"x {peer}'s"
                said.append(Figure(f"{mode}, updates {what}", ratio, unit, target, at_least=True))
    return said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=64)
    parser.add_argument("--presses", type=int, default=40, help="for each user")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bots", nargs="+", choices=BOTS, default=BOTS)
    parser.add_argument("--modes", nargs="+", choices=MODES, default=MODES)
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    began = time.perf_counter()
    for mode in given.modes:
        results = compare(mode, given.bots, given.users, given.presses, given.rounds)
        print(f"\n{mode}: {given.users} users, {given.presses} each, {given.rounds} rounds")
        report(results)
        tell(figures(mode, results))
    print(f"\n{time.perf_counter() - began:.0f} s in all")


if __name__ == "__main__":
    main()
