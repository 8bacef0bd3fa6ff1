"""The twin of the SMS.ir White SMS web service, with the web app that serves it."""

from __future__ import annotations

import time
from collections.abc import Callable

from starlette.applications import Starlette

from sandbox.smsir.control import build_app
from sandbox.smsir.quirks import Quirks
from sandbox.smsir.seeding import Seed
from sandbox.smsir.service import Service


class SmsIrTwin(Service):
    """`app` is what a server runs."""

    def __init__(
        self,
        *,
        seed: Seed | None = None,
        clock: Callable[[], float] = time.time,
        page_size: int = 50,
        quirks: Quirks | None = None,
    ) -> None:
        super().__init__(seed=seed, clock=clock, page_size=page_size, quirks=quirks)
        self.app: Starlette = build_app(self)
