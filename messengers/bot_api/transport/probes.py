"""Sockets that ask the other end every 15 s whether it is there.

That keeps middleboxes from forgetting an idle connection, and finds out where one has.
"""

from __future__ import annotations

import socket
from asyncio.trsock import TransportSocket
from typing import Any

_PROBES = {"TCP_KEEPIDLE": 15, "TCP_KEEPINTVL": 15, "TCP_KEEPCNT": 3}


def probe(line: socket.socket | TransportSocket) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _PROBES.items():
        if hasattr(socket, name):  # not every system has each of them
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def probing_socket(address: tuple[Any, ...]) -> socket.socket:
    """A new socket for an address, as aiohttp wants it."""
    family, kind, protocol, *_ = address
    line = socket.socket(family, kind, protocol)
    probe(line)
    return line
