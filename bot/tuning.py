"""What is fixed in production and shorter, or watched, in tests: times, pauses, hooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from handlers.messages.sending.jumps import Steady, steady_seconds
from handlers.shared.intervals import (
    BookIntervals,
    CampaignIntervals,
    DeliveryIntervals,
    NewsIntervals,
    OutboxIntervals,
    WatchIntervals,
)
from messengers.bot_api.transport import Carrier
from screens.crash_point import CrashPoint, no_crash_point
from smsir import Retries, Transport


def utcnow() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Tuning:
    """Times in seconds.

    `steady`: seconds that pass whatever is done to the clock; a clock that is put forward by a
    test as time that passes takes it along, else it is one that somebody set.
    `poll_seconds`: how long Telegram may hold a getUpdates (at most 50, Bot API).
    `patience`: after which a chat is shown that work goes on. `grace`: what running handlers have
    at the end. `network_pauses`: between tries of a call that never reached Telegram; polling goes
    on with the last one for ever. `given_up_pause`: before a messenger that cannot be served, while
    another is, is tried again. `hook_seconds`: between looks at a webhook. `request_seconds`:
    for the head of a request to SEFID_LISTEN, and then for its body. `admins_seconds`: between
    looks whether the admins must be told. `worker_pauses`: before a failed worker is started
    again. `at_once`: users handled at the same time; `queue_cap`: updates of one user that may
    wait (the apps forward up to 100 messages in one go). `steps` hears the name of each step.
    `carrier` is the way to the messengers, `service_transport` the one to the web service, where
    that is not the network. `storage_thread`: see `storage.engine.Engine`.
    """

    clock: Callable[[], datetime] = utcnow
    steady: Steady = steady_seconds
    poll_seconds: int = 25
    patience: float = 1.0
    min_live: float = 3.0
    owing_pace: float = 1.0
    introducing: bool = True
    ticker_idle: float = 1.0
    grace: float = 8.0
    network_pauses: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
    conflict_pause: float = 1.0
    given_up_pause: float = 60.0
    hook_seconds: float = 60.0
    request_seconds: float = 10.0
    admins_seconds: float = 30.0
    worker_pauses: tuple[float, ...] = (1.0, 5.0, 30.0, 60.0)
    at_once: int = 64
    queue_cap: int = 120
    flood_window: float = 30.0
    outbox: OutboxIntervals = field(default_factory=OutboxIntervals)
    campaigns: CampaignIntervals = field(default_factory=CampaignIntervals)
    delivery: DeliveryIntervals = field(default_factory=DeliveryIntervals)
    news: NewsIntervals = field(default_factory=NewsIntervals)
    watching: WatchIntervals = field(default_factory=WatchIntervals)
    book: BookIntervals = field(default_factory=BookIntervals)
    retries: Retries = field(default_factory=Retries)
    strict_texts: bool = False
    steps: CrashPoint = no_crash_point
    carrier: Carrier | None = None
    service_transport: Transport | None = None
    storage_thread: bool = True
