"""The command list that Telegram shows, in each language; set only where it differs.

Telegram keeps the lists (Bot API, setMyCommands); asking what it has costs less than a list of
our own that could be wrong after a change of the token.
"""

from __future__ import annotations

import logging
from collections.abc import Collection

from telegram import Bot, BotCommandScopeChat, BotCommandScopeChatMember
from telegram.error import TelegramError

from messengers.bot_api.commands import OF_THE_ENGINE, command_list
from messengers.bot_api.polling import reason
from messengers.telegram.capabilities import TELEGRAM
from screens.messenger import Capabilities, MessengerError
from screens.screen import Catalogue
from screens.text.translator import Translator

log = logging.getLogger(__name__)


async def set_commands(
    bot: Bot,
    catalogue: Catalogue,
    translator: Translator,
    default: str,
    can: Capabilities = TELEGRAM,
) -> int:
    """Set the lists that differ; how many did. Failing is no reason to stop, so it only logs."""
    codes = (None, *(translator.languages if can.command_languages else ()))
    lists = {code: command_list(catalogue, translator, code or default) for code in codes}
    changed = 0
    try:
        for code, wanted in lists.items():
            if tuple(wanted) != tuple(await bot.get_my_commands(language_code=code)):
                await bot.set_my_commands(wanted, language_code=code)
                changed += 1
    except Exception as error:  # noqa: BLE001 (also answers that are none of the Bot API)
        log.warning("the command list could not be set: %s", reason(error))
    return changed


class RoleCommands:
    """Fits `screens.personal_commands.CommandLists`: a scope for one person in a chat."""

    def __init__(self, bot: Bot, catalogue: Catalogue, translator: Translator) -> None:
        self._bot = bot
        self._catalogue = catalogue
        self._translator = translator

    async def show_to(self, chat: int, user: int, names: Collection[str] | None, lang: str) -> None:
        """Telegram shows the narrowest scope that has a list; without one, everybody's."""
        scope = BotCommandScopeChat(chat) if chat == user else BotCommandScopeChatMember(chat, user)
        try:
            if names is None:
                await self._bot.delete_my_commands(scope=scope)
            else:
                every = command_list(self._catalogue, self._translator, lang)
                kept = {*names, *OF_THE_ENGINE}
                commands = [each for each in every if each.command in kept]
                await self._bot.set_my_commands(commands, scope=scope)
        except TelegramError as error:
            raise MessengerError(str(error)) from error
