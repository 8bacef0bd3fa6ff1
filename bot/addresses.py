"""Where the settings say that our bots are."""

from __future__ import annotations

from pydantic import SecretStr

from bot.settings import Settings
from messengers.bot_api.connection import BotAddress
from screens.bands import Band


def bot_addresses(settings: Settings) -> dict[Band, BotAddress]:
    """Of each messenger whose token is set."""
    ways: tuple[tuple[Band, SecretStr | None, str, SecretStr | None], ...] = (
        ("telegram", settings.bot_token, settings.telegram_url, settings.telegram_proxy),
        ("bale", settings.bale_token, settings.bale_url, settings.bale_proxy),
    )
    return {
        band: BotAddress(token.get_secret_value(), url, plain(proxy))
        for band, token, url, proxy in ways
        if token is not None
    }


def plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
