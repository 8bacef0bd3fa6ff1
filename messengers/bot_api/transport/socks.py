"""The way through a SOCKS5 proxy; host names are resolved behind it, where they are not forged."""

from __future__ import annotations

import asyncio
from ssl import SSLContext
from typing import Any
from urllib.parse import unquote, urlsplit

from aiohttp import BaseConnector
from aiohttp.client_proto import ResponseHandler
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

from messengers.bot_api.transport.probes import probe

NO_WAY = (ProxyConnectionError, ProxyError, ProxyTimeoutError)
"""What is raised while nothing has left yet. Their texts name the proxy."""

_PORT = 1080


def via_socks(proxy: str, **options: Any) -> BaseConnector:
    """A connector through `proxy` (socks5://name:password@host:port)."""
    parts = urlsplit(proxy)
    return _SocksConnector(
        parts.hostname or "",
        parts.port or _PORT,
        username=None if parts.username is None else unquote(parts.username),
        password=None if parts.password is None else unquote(parts.password),
        rdns=True,
        **options,
    )


class _SocksConnector(ProxyConnector):
    async def _connect_via_proxy(
        self,
        host: str,
        port: int,
        ssl: SSLContext | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (the parent's signature)
    ) -> tuple[asyncio.Transport, ResponseHandler]:
        """As the parent's, whose bare errors would be taken for a connection that was lost later.

        Raises:
            ProxyConnectionError: there is no way: nothing has left.
        """
        try:
            transport, protocol = await super()._connect_via_proxy(host, port, ssl, timeout)
        except Exception as error:  # noqa: BLE001 (the proxy's, the system's, those of TLS)
            raise ProxyConnectionError(type(error).__name__) from None
        probe(transport.get_extra_info("socket"))
        return transport, protocol
