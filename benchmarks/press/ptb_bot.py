"""The smallest python-telegram-bot that does the same to the eye: /help, and a press."""

from __future__ import annotations

import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Refresh", callback_data="again")]])
count = 0


async def show_help(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    if message is not None:
        await message.reply_text("Help", reply_markup=KEYBOARD)


async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    global count  # noqa: PLW0603 (the text must change, or Telegram refuses the edit)
    query = update.callback_query
    if query is None:
        return
    count += 1
    await query.answer()
    await query.edit_message_text(f"Help {count}", reply_markup=KEYBOARD)


def main(url: str, token: str) -> None:
    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(CommandHandler("help", show_help))
    application.add_handler(CallbackQueryHandler(press))
    application.run_polling(drop_pending_updates=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
