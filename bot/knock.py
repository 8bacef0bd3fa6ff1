"""`sefid health`: asks the bot that runs here, for Docker's and systemd's checks."""

from __future__ import annotations

import http.client

from bot.webhook_settings import OWN_PAGES

_SECONDS = 8.0
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (read, not bound)
_OK = 200


def ask_health(address: tuple[str, int] | None) -> str:
    """What is wrong; empty where all is well. No proxy of the environment is asked."""
    if address is None:
        return "SEFID_LISTEN is not set, so there is nothing to ask."
    host, port = address
    asking = http.client.HTTPConnection(_ANYWHERE.get(host, host), port, timeout=_SECONDS)
    try:
        asking.request("GET", OWN_PAGES[0])
        answer = asking.getresponse()
        body = answer.read(100_000).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return f"No bot answers at {host}:{port}: {type(error).__name__}."
    finally:
        asking.close()
    return "" if answer.status == _OK else body
