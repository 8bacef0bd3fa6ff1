"""Counters for /metrics, in Prometheus' text form; numbers only, nothing of anybody's."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.health import Health
from bot.status import Status

TYPE = "text/plain; version=0.0.4; charset=utf-8"
_REFUSED = ("forged", "foreign", "stale")


@dataclass(frozen=True, slots=True)
class Metric:
    """`samples`: values by the one label's value; the label `""` stands for none."""

    name: str
    kind: str
    help: str
    label: str
    samples: Mapping[str, float]

    def lines(self) -> Iterable[str]:
        yield f"# HELP sefid_{self.name} {self.help}"
        yield f"# TYPE sefid_{self.name} {self.kind}"
        for value, number in self.samples.items():
            tag = f'{{{self.label}="{value}"}}' if value else ""
            yield f"sefid_{self.name}{tag} {number:g}"


async def exposition(status: Status, health: Health) -> str:
    """All metrics of a running bot."""
    return (
        "\n".join(line for metric in await _metrics(status, health) for line in metric.lines())
        + "\n"
    )


async def _metrics(status: Status, health: Health) -> list[Metric]:
    counts = status.counts()
    metrics = [
        Metric(
            "updates_total",
            "counter",
            "Updates by what became of them.",
            "state",
            {
                name: counts.updates[name]
                for name in ("received", "handled", "replayed", "dropped", "malformed", "poisoned")
            },
        ),
        Metric(
            "presses_refused_total",
            "counter",
            "Presses that ran nothing.",
            "kind",
            {name: counts.presses[name] for name in _REFUSED},
        ),
        Metric("bugs_total", "counter", "Errors logged with a reference.", "", {"": counts.bugs}),
        Metric(
            "sends",
            "gauge",
            "SMS jobs by state.",
            "state",
            await status.sends(),
        ),
        Metric(
            "queue_depth",
            "gauge",
            "Updates waiting or being handled.",
            "",
            {"": counts.waiting},
        ),
        Metric(
            "tasks",
            "gauge",
            "Tasks of the event loop.",
            "",
            {"": len(asyncio.all_tasks())},
        ),
        Metric(
            "flood_waits_total",
            "counter",
            "Times that Telegram asked to wait.",
            "",
            {"": counts.flood_waits},
        ),
        Metric(
            "worker_failures_total",
            "counter",
            "Workers that failed and began again.",
            "worker",
            counts.failures,
        ),
    ]
    return metrics + await _health(health)


async def _health(health: Health) -> list[Metric]:
    """What /healthz says, as numbers."""
    report = await health.report()
    kinds = dict.fromkeys({**report.troubles, **report.warnings}, 1.0)
    metrics = [
        Metric("healthy", "gauge", "1 while /healthz answers 200.", "", {"": report.ok}),
        Metric("troubles", "gauge", "What is wrong now.", "kind", kinds),
        Metric(
            "seconds_since",
            "gauge",
            "Since the last poll, stored update, answer, or round of a worker.",
            "what",
            report.ages,
        ),
    ]
    polls = {
        name.removesuffix("poll").rstrip("."): age
        for name, age in report.ages.items()
        if name.rpartition(".")[2] == "poll"
    }
    if polls:
        what = "Since the last poll that came back."
        metrics.append(Metric("poll_age_seconds", "gauge", what, "messenger", polls))
    return metrics
