"""The connections under the HTTP client: httpcore's pool, gone through now and then.

httpcore asks all of its connections how they are whenever a call begins and ends, and for each
idle one counts them all, which grows with the square of the calls that are out at once.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from typing import Literal

import httpcore
from httpcore._async.connection_pool import AsyncPoolRequest  # pinned below 0.29 of httpx

from smsir._network import DeadlineNetwork, JudgingNetwork, probing

Kind = Literal["usual", "writes", "alone", "files"]
_KEPT_SECONDS: dict[Kind, float] = {"usual": 60.0, "writes": 5.0, "alone": 0.0, "files": 0.0}
_CONNECTIONS = 256
"""For all accounts together; how many one may have is counted in ``calls``."""

_GONE_THROUGH = 1.0
"""Seconds after which all connections are asked again."""


class WarmPool(httpcore.AsyncConnectionPool):
    """A call takes the first connection that is free and lives, and asks no other.

    Where none is, where one is kept too many, and once a second httpcore does what it always does.
    """

    _next_time = 0.0

    def _assign_requests_to_connections(self) -> list[httpcore.AsyncConnectionInterface]:
        """Give connections to the calls that wait; which ones are to be closed."""
        now = time.monotonic()
        few = len(self._connections) <= self._max_keepalive_connections
        queued = (request for request in self._requests if request.is_queued())
        if few and now < self._next_time and all(map(self._is_served, queued)):
            return []
        self._next_time = now + _GONE_THROUGH
        return super()._assign_requests_to_connections()

    def _is_served(self, call: AsyncPoolRequest) -> bool:
        origin = call.request.url.origin
        for connection in self._connections:
            if (
                connection.is_available()
                and connection.can_handle_request(origin)
                and not connection.has_expired()
            ):
                call.assign_to_connection(connection)
                return True
        return False


def pool_for(
    kind: Kind,
    certificates: ssl.SSLContext,
    proxy: httpcore.Proxy | None,
    trusted: Callable[[str, int], bool],
) -> WarmPool:
    """``trusted(host, port)`` says which place files may come from though it is private."""
    inner = httpcore.AnyIOBackend()
    # Behind a proxy the names are resolved there: only the host list holds.
    judging = kind == "files" and proxy is None
    return WarmPool(
        ssl_context=certificates,
        proxy=proxy,
        max_connections=_CONNECTIONS,
        max_keepalive_connections=_CONNECTIONS if _KEPT_SECONDS[kind] else 0,
        keepalive_expiry=_KEPT_SECONDS[kind],
        network_backend=JudgingNetwork(inner, trusted) if judging else DeadlineNetwork(inner),
        socket_options=probing(),
    )
