"""Values of settings that can be judged alone, in the words of the sentence that refuses them."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from handlers.shared.gate import SERVICE_IDS
from screens.bands import read_spelled

_TOKENS = {
    "bot_token": re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}"),
    "bale_token": re.compile(r"\d{4,}:[A-Za-z0-9_-]{16,}"),
}
_HOST = re.compile(r"[^\s/?#@]+")
_MAX_PORT = 65_535


def judge_token(field: str, token: str) -> None:
    """Raises `ValueError`."""
    if not _TOKENS[field].fullmatch(token):
        raise ValueError(
            "it does not look like a bot token; it is the part of BotFather's message that "
            "has digits, a colon and 35 letters, and nothing else"
        )


def people(field: str, text: str) -> frozenset[int]:
    """The numbers of people, each spelled `123` or `bale:123`. Raises `ValueError`."""
    if not text.strip():
        return _nobody(field)
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    try:
        numbers = frozenset(map(read_spelled, parts))
    except ValueError:
        numbers = frozenset()
    if not numbers or min(numbers) <= 0:
        raise ValueError(
            "it must be user ids (numbers) separated by commas; one of Bale is written bale:123"
        )
    stand_ins = sorted(numbers & SERVICE_IDS)
    if stand_ins:
        raise ValueError(f"{stand_ins[0]} is nobody: by it Telegram names a group or a channel")
    return numbers


def _nobody(field: str) -> frozenset[int]:
    """Of a list that is there and blank: a variable of the operator's that is not set, say."""
    if field == "allowed_users":
        raise ValueError(
            "it is empty. Name the user ids that may use the bot, or delete the line: "
            "without it anybody who finds the bot may use it"
        )
    return frozenset()


def leads_somewhere(url: str, schemes: Collection[str]) -> bool:
    """Whether it has one of these schemes, a host, and a port that can be one."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in schemes and _HOST.fullmatch(host) is not None and port != 0


def split_address(text: str) -> tuple[str, int]:
    """`host:port`; an IPv6 host stands in brackets. Raises `ValueError`."""
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > _MAX_PORT:
        raise ValueError("it must be host:port, for example 127.0.0.1:8443")
    return host.strip("[]"), int(port)
