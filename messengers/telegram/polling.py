"""Polling Telegram."""

from __future__ import annotations

from messengers.bot_api.polling import BotPoller, Wording
from messengers.telegram.wanted import ALLOWED

REFUSED = (
    "Telegram does not know this bot token. Check SEFID_BOT_TOKEN (BotFather shows it under "
    "/mybots) and, if it is set, SEFID_TELEGRAM_URL."
)
TWO_POLLERS = (
    "Another process fetches this bot's updates (Telegram answers 409 Conflict). Two cannot share "
    "one token: stop the other one, or give this one a bot of its own."
)
TELEGRAM_WORDING = Wording("Telegram", REFUSED, TWO_POLLERS, tuple(ALLOWED))


class Poller(BotPoller):
    """Fits `messengers.serving.Poll`."""

    wording = TELEGRAM_WORDING
