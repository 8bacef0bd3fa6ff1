"""A bare client for the twin's own tests: it must not lean on any library made for Telegram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from sandbox.bale import BaleTwin, RunningBale


class StoppedClock:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class BaleApi:
    """`of` answers with the result, `refused` with status and words."""

    running: RunningBale
    client: httpx.AsyncClient

    @property
    def twin(self) -> BaleTwin:
        return self.running.twin

    async def raw(self, method: str, token: str = "", **params: Any) -> httpx.Response:
        url = f"{self.running.url}/bot{token or self.twin.token}/{method}"
        return await self.client.post(url, json=params)

    async def of(self, method: str, **params: Any) -> Any:
        answer = (await self.raw(method, **params)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, token: str = "", **params: Any) -> tuple[int, str]:
        response = await self.raw(method, token, **params)
        answer = response.json()
        assert not answer["ok"], answer
        assert response.status_code == answer["error_code"]
        return answer["error_code"], answer["description"]

    async def send(self, text: str = "hello", chat_id: int = 1001, **params: Any) -> Any:
        return await self.of("sendMessage", chat_id=chat_id, text=text, **params)
