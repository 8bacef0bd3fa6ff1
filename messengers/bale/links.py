"""Links that lead to the bot in Bale."""

from __future__ import annotations

from collections.abc import Callable

_HOME = "https://ble.ir/"


class BaleLinks:
    """`username` is empty until Bale was reached; fits `screens.messenger.Links`."""

    def __init__(self, username: Callable[[], str]) -> None:
        self._username = username

    def chat(self, start: str = "") -> str | None:
        name = self._username()
        return f"{_HOME}{name}{f'?start={start}' if start else ''}" if name else None

    def group(self, start: str) -> str | None:
        """None: no link takes a bot into a group."""
        del start
        return None
