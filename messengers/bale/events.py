"""One update of Bale to an `Event`: of the Bot API's shape, once what misses is filled in."""

from __future__ import annotations

from typing import Any

from messengers.bale.filling import filled
from messengers.bot_api.events import UpdateReader
from screens.events import Event


class BaleReader(UpdateReader):
    """As the parent."""

    def read(self, raw: dict[str, Any]) -> Event | None:
        return super().read(filled(raw))
