"""A port of loopback that stays this test's own, though nobody listens there yet or any more."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def reserved() -> Iterator[int]:
    """Connections to it are refused until a server of the test listens there.

    A port that is only picked and let go may be another process's a moment later. Linux lets a
    server listen where a socket beside it is bound; elsewhere the port is let go all the same.
    """
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        port: int = holder.getsockname()[1]
        if sys.platform != "linux":
            holder.close()
        yield port
