"""HTTP to Bale: what its answers lack is filled in before python-telegram-bot reads them.

A refusal may come with any status: a token that is not known with 401, 403 or 404, being asked to
wait with 420 or 429 and no word of how long.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from telegram.request import BaseRequest, RequestData

from messengers.bale.filling import filled
from messengers.bot_api.transport import AioRequest
from messengers.bot_api.transport.aio import Seconds, parse_answer

_NO_SUCCESS = 300
_WAIT_SECONDS = 3
"""Where nobody says how long."""
_ASKED_TO_WAIT = (420, HTTPStatus.TOO_MANY_REQUESTS)
_LIMITED = ("local_rate_limited", "limit exceed")
_NO_TOKEN = "token not found"  # noqa: S105 (Bale's words)

Json = dict[str, Any]


class BaleRequest(AioRequest):
    """As the parent."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        answer = parse_answer(payload)
        return {**answer, "result": filled(answer["result"])} if "result" in answer else answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """As the parent; a refusal gets the status by which the library knows it."""
        status, payload = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if status < _NO_SUCCESS and b'"ok":false' not in payload.replace(b" ", b""):
            return status, payload
        return _refused(status, parse_answer(payload), payload)


def _refused(status: int, answer: Json, payload: bytes) -> tuple[int, bytes]:
    if answer.get("ok"):
        return status, payload
    words = str(answer.get("description", "")).lower()
    code = answer.get("error_code")
    if status < _NO_SUCCESS:
        status = code if isinstance(code, int) else HTTPStatus.BAD_REQUEST
    if _NO_TOKEN in words:
        return HTTPStatus.UNAUTHORIZED, payload
    if status in _ASKED_TO_WAIT or any(text in words for text in _LIMITED):
        wait = _seconds(answer.get("parameters"))
        waiting = {**answer, "parameters": {"retry_after": wait}}
        return HTTPStatus.TOO_MANY_REQUESTS, json.dumps(waiting).encode()
    return status, payload


def _seconds(parameters: Any) -> int:
    given = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return given if isinstance(given, int) and given > 0 else _WAIT_SECONDS
