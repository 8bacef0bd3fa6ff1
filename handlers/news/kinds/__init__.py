"""Every kind of news. A new one is a module of its own, and its line in `KINDS`."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from handlers.news.kinds.credit import LOW_CREDIT, LowCredit
from handlers.news.kinds.handled_sms import HANDLED_SMS, HandledSms
from handlers.news.kinds.kind import Detector, NewsKind
from handlers.news.kinds.news import News, written
from handlers.news.kinds.notices import NOTICE, Notice
from handlers.news.kinds.optouts import OPTED_OUT, OptedOut
from handlers.news.kinds.plan import PLAN_ENDS, PlanEnds
from handlers.news.kinds.revoked import REVOKED, Revoked
from handlers.news.kinds.scheduled import SCHEDULED_SHORT, ScheduledShort
from handlers.news.kinds.team import TEAM, TeamNews
from handlers.news.kinds.ticket_news import Closed, TicketAnswer
from handlers.news.kinds.tickets import ANSWER, CLOSED
from handlers.shared.switches import SETTLED, Switch

__all__ = [
    "DETECTORS",
    "KINDS",
    "SWITCHES",
    "Closed",
    "Detector",
    "HandledSms",
    "LowCredit",
    "News",
    "NewsKind",
    "Notice",
    "OptedOut",
    "PlanEnds",
    "Revoked",
    "ScheduledShort",
    "TeamNews",
    "TicketAnswer",
    "kind_of",
    "read",
    "written",
]  # fmt: skip

KINDS: tuple[NewsKind[Any], ...] = (
    ANSWER,
    CLOSED,
    NOTICE,
    LOW_CREDIT,
    SCHEDULED_SHORT,
    PLAN_ENDS,
    OPTED_OUT,
    REVOKED,
    TEAM,
    HANDLED_SMS,
)
"""In the order of their switches."""

DETECTORS: tuple[Detector, ...] = tuple(
    sorted(
        dict.fromkeys(kind.detector for kind in KINDS if kind.detector is not None),
        key=lambda detector: detector.asks != "never",
    )
)
"""Those that need no call come first: an outage in the midst of a look loses nothing of theirs."""

SWITCHES: tuple[Switch, ...] = (
    *(kind.switch for kind in KINDS if kind.switch is not None),
    SETTLED,
)

_BY_NAME = {kind.name: kind for kind in KINDS}


class _AnyKind(BaseModel):
    kind: str


def kind_of(news: News) -> NewsKind[Any]:
    return _BY_NAME[news.kind]


def read(payload: bytes) -> News | None:
    """The news as they were kept; None where another version wrote something else."""
    try:
        kind = _BY_NAME.get(_AnyKind.model_validate_json(payload).kind)
        return None if kind is None else kind.model.model_validate_json(payload)
    except ValidationError:
        return None
