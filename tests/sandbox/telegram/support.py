"""A bare Bot API client for the twin's own tests: it must not lean on any Telegram library."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import httpx

from sandbox.telegram import RunningTelegram, TelegramTwin

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd"
    "0000000c49444154789c6360606000000004000127340a780000000049454e44ae426082"
)


@dataclass(frozen=True)
class Refusal:
    """A refused call."""

    code: int
    description: str
    parameters: dict[str, int]


class Api:
    """Calls methods with JSON bodies; `of` answers with the result, `refused` with the refusal."""

    def __init__(self, running: RunningTelegram, client: httpx.AsyncClient) -> None:
        self.running = running
        self.client = client

    @property
    def twin(self) -> TelegramTwin:
        return self.running.twin

    def url(self, method: str) -> str:
        return f"{self.running.url}/bot{self.twin.token}/{method}"

    async def of(self, method: str, **params: Any) -> Any:
        answer = (await self.client.post(self.url(method), json=params)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> Refusal:
        return refusal(await self.client.post(self.url(method), json=params))

    async def upload(
        self, method: str, files: dict[str, tuple[str, bytes]], **params: Any
    ) -> httpx.Response:
        form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
        return await self.client.post(self.url(method), data=form, files=files)

    async def send(self, text: str = "hello", chat_id: int = 1001, **params: Any) -> Any:
        return await self.of("sendMessage", chat_id=chat_id, text=text, **params)

    async def updates(self, offset: int = 0, **params: Any) -> Any:
        return await self.of("getUpdates", offset=offset, **params)


def refusal(response: httpx.Response) -> Refusal:
    answer = response.json()
    assert not answer["ok"], answer
    assert response.status_code == answer["error_code"]
    return Refusal(answer["error_code"], answer["description"], answer.get("parameters", {}))


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def button(data: str = "go", text: str = "Go", **more: Any) -> dict[str, Any]:
    return {"text": text, "callback_data": data, **more}
