"""The smallest aiogram bot that does the same to the eye: /help, and a press."""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Refresh", callback_data="again")]]
)
dispatcher = Dispatcher()
count = 0


@dispatcher.message(Command("help"))
async def show_help(message: Message) -> None:
    await message.answer("Help", reply_markup=KEYBOARD)


@dispatcher.callback_query()
async def press(query: CallbackQuery) -> None:
    global count  # noqa: PLW0603 (the text must change, or Telegram refuses the edit)
    count += 1
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(f"Help {count}", reply_markup=KEYBOARD)


async def main(url: str, token: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(token, session=session)
    await dispatcher.start_polling(bot, handle_signals=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
