"""What stands in the chat before anybody presses START: name, descriptions, picture.

Set only where they differ, because Telegram limits how often they may change (setMyName for hours
at a time). A server that does not know a method, asks to wait, or gives an answer that is none of
the Bot API (a relay, say) is no reason to speak of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from pathlib import Path

from telegram import Bot, InputProfilePhotoStatic

from screens.text.translator import Translator

log = logging.getLogger(__name__)

PICTURE = Path(__file__).parent / "img" / "profile.jpg"
NAME_UNITS, DESCRIPTION_UNITS, SHORT_UNITS = 64, 512, 120
"""Bot API: setMyName, setMyDescription, setMyShortDescription."""


async def introduce(bot: Bot, translator: Translator, default: str) -> int:
    """Set what differs, in each language; how many things did."""
    changed = 0
    for code in (None, *translator.languages):
        words = translator.words(code or default)
        name = words.plain("profile-name")
        described = words.plain("profile-description")
        short = words.plain("profile-short-description")
        for setting, wanted in ((_name, name), (_description, described), (_short, short)):
            changed += await _quietly(setting(bot, wanted, code))
    return changed + await _quietly(_picture(bot))


async def _quietly(setting: Awaitable[bool]) -> bool:
    try:
        return await setting
    except Exception as error:  # noqa: BLE001 (also answers that are none of the Bot API)
        log.debug("a part of the profile was not set: %s", type(error).__name__)
        return False


async def _name(bot: Bot, wanted: str, code: str | None) -> bool:
    if (await bot.get_my_name(language_code=code)).name == wanted:
        return False
    return await bot.set_my_name(wanted, language_code=code)


async def _description(bot: Bot, wanted: str, code: str | None) -> bool:
    if (await bot.get_my_description(language_code=code)).description == wanted:
        return False
    return await bot.set_my_description(wanted, language_code=code)


async def _short(bot: Bot, wanted: str, code: str | None) -> bool:
    current = await bot.get_my_short_description(language_code=code)
    if current.short_description == wanted:
        return False
    return await bot.set_my_short_description(wanted, language_code=code)


async def _picture(bot: Bot) -> bool:
    """A picture for a bot that has none; the operator's own stays."""
    if (await bot.get_user_profile_photos(bot.id, limit=1)).total_count:
        return False
    content = await asyncio.to_thread(PICTURE.read_bytes)
    return await bot.set_my_profile_photo(InputProfilePhotoStatic(content))
