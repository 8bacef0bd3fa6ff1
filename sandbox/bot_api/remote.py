"""The same person over HTTP: for tests whose twin lives in another process."""

from __future__ import annotations

import asyncio
import base64
import http.client
import json
from typing import Any
from urllib.parse import urlencode, urlsplit

from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.model import DEMO_NAME, Json
from sandbox.bot_api.person import Person

_PATIENCE = 150.0


class RemotePerson(Person):
    """A person who reaches the twin through /_chat.

    `messages()`, `last()` and `toasts` show what was seen at the last act or wait; `look()`
    refreshes them.
    """

    def __init__(self, url: str, user_id: int = 1001) -> None:
        super().__init__(user_id)
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port
        self._known: Json = {"messages": [], "toasts": [], "pending": [], "commands": []}

    async def open(self, first_name: str = DEMO_NAME, language_code: str = "fa") -> RemotePerson:
        """Be created on the twin, which must happen before anything else."""
        body = {"first_name": first_name, "language_code": language_code}
        await self._do("start", body)
        return self

    async def block(self) -> None:
        await self._do("block", {})

    async def unblock(self) -> None:
        await self._do("unblock", {})

    async def look(self) -> Json:
        """Fetch the state as it is now."""
        return await self._look(-1, 0)

    async def _act(self, verb: str, body: Json) -> Json:
        if isinstance(body.get("data"), bytes):
            data = base64.b64encode(body.pop("data")).decode()
            body = {**body, "data_base64": data}
        answer = await asyncio.to_thread(self._request, "POST", f"/_chat/{verb}", body)
        await self._look(-1, 0)
        return answer

    async def _look(self, after: int, seconds: float) -> Json:
        query = {"user": self.id, "after": after, "wait": seconds}
        path = f"/_chat/state?{urlencode(query)}"
        self._known = await asyncio.to_thread(self._request, "GET", path, None)
        return self._known

    def _state(self) -> Json:
        return self._known

    def _request(self, method: str, path: str, body: Json | None) -> Json:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=_PATIENCE)
        try:
            content = None if body is None else json.dumps(body).encode()
            connection.request(method, path, content, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer: Any = json.loads(response.read())
        finally:
            connection.close()
        if response.status != 200:
            raise PersonError(str(answer.get("error", response.status)))
        result: Json = answer
        return result
