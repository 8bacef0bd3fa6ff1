"""Where each messenger delivers updates, by the settings, and what of these is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr

from screens.bands import Band

OWN_PAGES = ("/healthz", "/metrics")
"""What the bot serves itself; a webhook may not stand there."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*/?")


class HookFields(Protocol):
    """Of `Settings`."""

    @property
    def bot_token(self) -> SecretStr | None: ...
    @property
    def bale_token(self) -> SecretStr | None: ...
    @property
    def telegram_url(self) -> str: ...
    @property
    def bale_url(self) -> str: ...
    @property
    def webhook_url(self) -> str | None: ...
    @property
    def webhook_secret(self) -> SecretStr | None: ...
    @property
    def bale_webhook_url(self) -> str | None: ...
    @property
    def bale_webhook_secret(self) -> SecretStr | None: ...


@dataclass(frozen=True, slots=True)
class HookSetting:
    """Of one messenger. `secret`: what a delivery proves itself by.

    `in_path`: as the last part of the address, since the messenger sends no header.
    """

    url: str
    secret: str = field(repr=False)
    in_path: bool = False

    @property
    def path(self) -> str:
        """As it stands in a request, without the secret."""
        return unquote(urlsplit(self.url).path) or "/"

    @property
    def address(self) -> str:
        """As the messenger is given it."""
        return f"{self.url}/{self.secret}" if self.in_path else self.url


def hooks(settings: HookFields) -> Mapping[Band, HookSetting]:
    """Those that are set."""
    found: dict[Band, HookSetting] = {}
    if settings.webhook_url is not None:
        found["telegram"] = HookSetting(settings.webhook_url, _open(settings.webhook_secret))
    if settings.bale_webhook_url is not None:
        secret = _open(settings.bale_webhook_secret)
        found["bale"] = HookSetting(settings.bale_webhook_url, secret, in_path=True)
    return found


def judge_webhooks(settings: HookFields) -> None:
    """Raises `ValueError` where one cannot be served, or anybody could hand in updates."""
    found = hooks(settings)
    if (hook := found.get("telegram")) is not None:
        _judge("Telegram", "WEBHOOK", hook, settings.bot_token, settings.telegram_url)
    if (hook := found.get("bale")) is not None:
        _judge("Bale", "BALE_WEBHOOK", hook, settings.bale_token, settings.bale_url)
    if len({hook.path.rstrip("/") for hook in found.values()}) < len(found):
        raise ValueError(
            "SEFID_WEBHOOK_URL and SEFID_BALE_WEBHOOK_URL have the same path: give each its own"
        )


def _judge(name: str, field: str, hook: HookSetting, token: SecretStr | None, api: str) -> None:
    setting = f"SEFID_{field}_URL"
    if token is None:
        raise ValueError(
            f"{setting} is {name}'s, and the token of {name} is not set: set it, or delete the line"
        )
    if not _SECRET.fullmatch(hook.secret):
        raise ValueError(
            f"{setting} is set, so SEFID_{field}_SECRET must be too: 16 to 256 letters, digits, _ "
            "and -. Without it anybody could hand updates to the bot"
        )
    if (urlsplit(hook.url).scheme, urlsplit(api).scheme) == ("http", "https"):
        raise ValueError(
            f"{setting} must begin with https://: {name} delivers to no other. Plain http:// is "
            "for a Bot API server of your own that is reached by http:// as well"
        )
    if not _PATH.fullmatch(hook.path) or hook.path.rstrip("/").lower() in OWN_PAGES:
        raise ValueError(
            f"{setting} needs a path of its own, of letters, digits, -, _ and .; /healthz and "
            "/metrics are taken"
        )


def _open(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
