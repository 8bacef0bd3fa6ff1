"""Delivery of updates to a webhook: https://core.telegram.org/bots/api#setwebhook.

One at a time and in order; an update is tried again until the bot takes it with a 2xx answer.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sandbox.bot_api.model import Json
    from sandbox.bot_api.world import World

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)
_ANSWER_SECONDS = 20.0


class WebhookSender:
    """The task that empties the queue into the webhook, while one is set."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        updates, failures = self._world.updates, 0
        while True:
            seq = updates.bell.seq
            hook = self._world.webhook
            if not hook.get("url") or not updates.pending:
                await updates.bell.beyond(seq, None)
                failures = 0
                continue
            update = updates.pending[0]
            status = await asyncio.to_thread(_post, hook, update)
            if 200 <= status < 300:
                updates.drop(update["update_id"])
                failures = 0
                continue
            hook["last_error_date"] = self._world.now()
            hook["last_error_message"] = _reason(status)
            await asyncio.sleep(_PAUSES[min(failures, len(_PAUSES) - 1)])
            failures += 1


def _reason(status: int) -> str:
    return f"Wrong response from the webhook: {status}" if status else "Connection refused"


def _post(hook: Json, update: Json) -> int:
    """Post one update from a worker thread; give the HTTP status, 0 when there was no answer."""
    parts = urlsplit(hook["url"])
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_ANSWER_SECONDS)
    headers = {"Content-Type": "application/json"}
    if hook.get("secret"):
        headers[_SECRET_HEADER] = hook["secret"]
    path = parts.path or "/"
    try:
        connection.request(
            "POST", f"{path}?{parts.query}" if parts.query else path,
            json.dumps(update).encode(), headers,
        )  # fmt: skip
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
