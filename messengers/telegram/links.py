"""Links that lead to the bot (Bot API, "deep linking")."""

from __future__ import annotations

from collections.abc import Callable

_HOME = "https://t.me/"


class TelegramLinks:
    """`username` is empty until Telegram was reached; fits `screens.messenger.Links`."""

    def __init__(self, username: Callable[[], str]) -> None:
        self._username = username

    def chat(self, start: str = "") -> str | None:
        return self._link(f"?start={start}" if start else "")

    def group(self, start: str) -> str | None:
        return self._link(f"?startgroup={start}")

    def _link(self, query: str) -> str | None:
        name = self._username()
        return f"{_HOME}{name}{query}" if name else None
