"""What a benchmark says for the table of docs/performance.md: a figure beside its target."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

_MARK = "FIGURE "


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is as many `unit` as `what` says; `target` is at most, or at least, so many."""

    what: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        good = self.value >= self.target if self.at_least else self.value <= self.target
        return "met" if good else "**missed**"

    @property
    def bound(self) -> str:
        if self.target is None:
            return ""
        return f"{'≥' if self.at_least else '≤'} {self.target:g} {self.unit}"

    @property
    def shown(self) -> str:
        exact = f"{self.value:.2f}" if abs(self.value) < 10 else f"{self.value:,.0f}"
        return f"{exact} {self.unit}"


def tell(figures: Iterable[Figure]) -> None:
    """Print them, one a line, so that `python -m benchmarks` finds them in the report."""
    for figure in figures:
        print(f"{_MARK}{json.dumps(asdict(figure), ensure_ascii=False)}")


def found_in(report: str) -> Iterator[Figure]:
    for line in report.splitlines():
        if line.startswith(_MARK):
            yield Figure(**json.loads(line.removeprefix(_MARK)))
