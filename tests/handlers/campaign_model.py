"""What has to become of campaigns, in a page: minutes, turns and the service's faults, no storage.

It knows the promises and nothing of how they are kept: due campaigns leave in order, each turn
once; one that is over an hour late is held; a kill between the claim and the call costs that call.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TEHRAN = ZoneInfo("Asia/Tehran")
_LIMIT = timedelta(hours=1)

SENT_ALL_THE_SAME = frozenset({"drop_after", "delay", "malformed"})
"""Faults of the call after which the SMS has left, whatever the bot learned of it."""


@dataclass
class Plan:
    """One campaign; `days` and `clock`: of its turns, no days where it comes once."""

    name: str
    due: datetime
    days: list[date]
    clock: time
    state: str = "waiting"
    turns: int = 0
    held: int = 0

    def following(self, now: datetime) -> datetime | None:
        after = self.due.astimezone(TEHRAN).date()
        for last in (after, max(after, now.astimezone(TEHRAN).date())):
            day = next((day for day in self.days if day > last), None)
            if day is None:
                return None
            moment = datetime.combine(day, self.clock, TEHRAN)
            if moment > now:
                return moment
        return None


@dataclass
class Model:
    """`now`: as the bot's clock says."""

    now: datetime
    plans: list[Plan] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def live(self, kill: str | None = None) -> None:
        """The process runs until nothing is left to do; it dies once behind the step."""
        due = [plan for plan in self.plans if plan.state == "waiting" and plan.due <= self.now]
        for plan in sorted(due, key=lambda plan: plan.due):
            if self.now - plan.due > _LIMIT:
                plan.state = "held"
                plan.held += 1
            else:
                kill = self._leave(plan, kill)

    def _leave(self, plan: Plan, kill: str | None) -> str | None:
        """One turn; the kill that is still to come."""
        plan.turns += 1
        following = plan.following(self.now)
        if following is None:
            plan.state = "done"
        else:
            plan.due = following
        if kill == "outbox:claimed":
            return None
        if kill == "outbox:calling":
            return None
        fault = self._fault()
        if fault == "unauthorized_once":
            fault = self._fault()  # a token that is no longer taken: nothing left, so once more
        if fault in SENT_ALL_THE_SAME:
            self.sent.append(plan.name)
        return kill

    def _fault(self) -> str:
        """What befalls the next call beside all delays; nothing more where no other waits."""
        self.faults = [fault for fault in self.faults if fault != "delay"]
        return self.faults.pop(0) if self.faults else "delay"

    def decide(self, plan: Plan, act: str) -> None:
        """What a person decides."""
        is_open = plan.state in {"waiting", "paused", "held"}
        if act == "stop" and is_open:
            plan.state = "stopped"
        elif act == "pause" and plan.state == "waiting":
            plan.state = "paused"
        elif act == "resume" and plan.state == "paused":
            plan.state = "waiting"
        elif act == "move" and is_open:
            plan.due = self.now + timedelta(minutes=30)
            plan.state = "paused" if plan.state == "paused" else "waiting"

    @property
    def texts(self) -> Counter[str]:
        return Counter(self.sent)
