"""One update of Bale to an `Event`: of the Bot API's shape, once what misses is filled in."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from messengers.bale.filling import filled
from messengers.bot_api.events import UpdateReader
from screens.events import Event, Fetch, Sender


class BaleReader(UpdateReader):
    """As the parent. `me`: the bot's own id, since Bale may not say who is a bot."""

    def __init__(
        self,
        username: Callable[[], str],
        fetch: Callable[[str], Fetch],
        secret: Collection[str] = (),
        *,
        me: Callable[[], int],
    ) -> None:
        super().__init__(username, fetch, secret, band="bale")
        self._me = me

    def read(self, raw: dict[str, Any]) -> Event | None:
        return super().read(filled(raw))

    def _replied(self, message: dict[str, Any]) -> Sender | None:
        replied = message.get("reply_to_message") or {}
        mine = (replied.get("from") or {}).get("id") == self._me()
        return None if mine else super()._replied(message)
