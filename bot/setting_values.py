"""Values of settings that can be judged alone, in the words of the sentence that refuses them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from screens.bands import SERVICE_IDS, Band, band_of, read_person

TOKENS = {
    "bot_token": re.compile(r"[0-9]{5,20}:[A-Za-z0-9_-]{30,256}"),
    "bale_token": re.compile(r"[0-9]{4,20}:[A-Za-z0-9_-]{16,256}"),
}
"""The log's filter knows all of these (`bot/redaction.py`)."""

_TELEGRAMS = re.compile(r"[0-9]{5,20}:AA[A-Za-z0-9_-]{33}")
"""As Telegram has made its tokens for years."""

_DOMAINS = {
    "telegram_url": ("telegram.org", "Telegram"),
    "bale_url": ("bale.ai", "Bale"),
    "smsir_url": ("sms.ir", "SMS.ir"),
}
_HOST = re.compile(r"[^\s/?#@]+")
_MAX_PORT = 65_535


def judge_token(field: str, token: str) -> None:
    """Raises `ValueError`."""
    if not TOKENS[field].fullmatch(token):
        raise ValueError(
            "it does not look like a bot token; it is the part of BotFather's message that "
            "has digits, a colon and 35 letters, and nothing else"
        )


def judge_tokens(telegram: str, bale: str) -> None:
    """Each messenger must get its own bot's token and no other. Raises `ValueError`."""
    if telegram == bale:
        raise ValueError(
            "SEFID_BOT_TOKEN and SEFID_BALE_TOKEN hold the same token: it is of one messenger and "
            "would be told to the other. Each has a BotFather of its own; delete the wrong line"
        )
    if _TELEGRAMS.fullmatch(bale) and not _TELEGRAMS.fullmatch(telegram):
        raise ValueError(
            "SEFID_BALE_TOKEN looks like a token of Telegram, and SEFID_BOT_TOKEN does not: "
            "the two were mistaken for one another. SEFID_BOT_TOKEN is Telegram's"
        )


def judge_owner(field: str, url: str) -> None:
    """Tokens and keys must not go to a service that is not theirs, nor in the clear.

    Raises `ValueError`.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    for own, (domain, name) in _DOMAINS.items():
        if field not in _DOMAINS or not f".{host}".endswith(f".{domain}"):
            continue
        if field != own:
            raise ValueError(f"it leads to {name}, which would get the secrets of another service")
        if parts.scheme != "https":
            raise ValueError(f"{name} is reached by https://: else the secrets are read on the way")


def judge_addresses(telegram: str, bale: str) -> None:
    """Raises `ValueError` where both messengers would be asked at one address."""
    if _place(telegram) == _place(bale):
        raise ValueError(
            "SEFID_TELEGRAM_URL and SEFID_BALE_URL lead to the same place: one of the messengers "
            "would get the other's token. Delete the wrong line"
        )


def _place(url: str) -> tuple[str, int, str]:
    parts = urlsplit(url)
    port = parts.port or {"https": 443}.get(parts.scheme, 80)
    return (parts.hostname or "").rstrip("."), port, parts.path


def people(field: str, text: str) -> frozenset[int]:
    """The numbers of people, each spelled `123` or `bale:123`. Raises `ValueError`."""
    if not text.strip():
        return _nobody(field)
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    try:
        numbers = frozenset(map(read_person, parts))
    except ValueError:
        numbers = frozenset()
    if not numbers:
        raise ValueError(
            "it must be user ids (numbers) separated by commas; one of Bale is written bale:123"
        )
    stand_ins = sorted(numbers & SERVICE_IDS)
    if stand_ins:
        raise ValueError(f"{stand_ins[0]} is nobody: by it Telegram names a group or a channel")
    return numbers


def judge_people(listed: Mapping[str, Collection[int]], served: Collection[Band]) -> None:
    """A list that lets nobody in is a mistake: a `bale:` that was forgotten, or is too many.

    Raises `ValueError`.
    """
    for name, people in listed.items():
        if people and not any(band_of(person) in served for person in people):
            raise ValueError(
                f"{name} names only people of a messenger that is not served: of Telegram if its "
                "ids are plain numbers, of Bale if they are written bale:123. Set that one's "
                "token, or write the ids of the messenger that is served"
            )


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
