"""The smallest aiogram bot that does the same to the eye: /help, and a press."""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from benchmarks.press.screen import ROWS, TEXT

dispatcher = Dispatcher()
count = 0


def keyboard() -> InlineKeyboardMarkup:
    """Build the keyboard of Sefid's help screen, anew for each show as a real bot does."""
    rows = [
        [InlineKeyboardButton(text=label, callback_data=f"again:{label[:2]}") for label in row]
        for row in ROWS
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


@dispatcher.message(Command("help"))
async def show_help(message: Message) -> None:
    await message.answer(TEXT, reply_markup=keyboard(), parse_mode="HTML")


@dispatcher.callback_query()
async def press(query: CallbackQuery) -> None:
    global count  # noqa: PLW0603 (the text must change, or Telegram refuses the edit)
    count += 1
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(f"{TEXT}{count}", reply_markup=keyboard(), parse_mode="HTML")


async def main(url: str, token: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(token, session=session)
    await dispatcher.start_polling(bot, handle_signals=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
