"""What health, metrics and the operator's pages ask of a running bot, and nothing else of it."""

from __future__ import annotations

from asyncio import Event
from typing import Protocol

from bot.settings import Settings
from bot.tuning import Tuning
from bot.workers import Workers
from handlers.shared.services import Services
from messengers.arrivals import Arrivals
from messengers.intake import Intake
from messengers.reporter import Reporter
from messengers.telegram.connection import Connection
from messengers.telegram.polling import Poller
from messengers.telegram.webhook import Webhook
from screens.navigator import Navigator
from storage import Storage


class Status(Protocol):
    """Read only; fits `bot.running.Running`."""

    @property
    def settings(self) -> Settings: ...

    @property
    def tuning(self) -> Tuning: ...

    @property
    def storage(self) -> Storage: ...

    @property
    def services(self) -> Services: ...

    @property
    def navigator(self) -> Navigator: ...

    @property
    def telegram(self) -> Connection: ...

    @property
    def reporter(self) -> Reporter: ...

    @property
    def intake(self) -> Intake: ...

    @property
    def arrivals(self) -> Arrivals: ...

    @property
    def poller(self) -> Poller: ...

    @property
    def hook(self) -> Webhook | None: ...

    @property
    def workers(self) -> Workers: ...

    @property
    def ready(self) -> Event: ...
