"""Bot API calls through httpx: only where a SOCKS proxy is set, which aiohttp cannot speak to."""

from __future__ import annotations

from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from messengers.telegram.transport.aio import parse_answer
from messengers.telegram.transport.errors import NotSentError

_KEEPALIVE = 60.0


class SocksRequest(HTTPXRequest):
    """python-telegram-bot's own transport, its errors freed of URLs and told apart."""

    def __init__(self, proxy: str, *, size: int = 64, read_timeout: float = 15.0) -> None:
        limits = httpx.Limits(max_connections=size, keepalive_expiry=_KEEPALIVE)
        super().__init__(
            read_timeout=read_timeout,
            connect_timeout=10.0,
            pool_timeout=30.0,
            proxy=proxy,
            httpx_kwargs={"limits": limits, "trust_env": False},
        )

    parse_json_payload = staticmethod(parse_answer)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """As the parent's. Raises `NotSentError` where no connection was made."""
        try:
            return await super().do_request(*args, **kwargs)
        except NetworkError as error:
            cause = error.__cause__
            kind = type(cause or error).__name__
            refused = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
            if isinstance(cause, (*refused, httpx.ProxyError)):
                raise NotSentError(f"Telegram cannot be reached ({kind})") from None
            raise type(error)(f"the call failed ({kind})") from None
