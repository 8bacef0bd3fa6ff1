"""The smallest python-telegram-bot that does the same to the eye: /help, and a press."""

from __future__ import annotations

import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from benchmarks.press.screen import ROWS, TEXT

count = 0


def keyboard() -> InlineKeyboardMarkup:
    """Build the keyboard of Sefid's help screen, anew for each show as a real bot does."""
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label, callback_data=f"again:{label[:2]}") for label in row]
            for row in ROWS
        ]
    )


async def show_help(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    if message is not None:
        await message.reply_text(TEXT, reply_markup=keyboard(), parse_mode="HTML")


async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    global count  # noqa: PLW0603 (the text must change, or Telegram refuses the edit)
    query = update.callback_query
    if query is None:
        return
    count += 1
    await query.answer()
    await query.edit_message_text(f"{TEXT}{count}", reply_markup=keyboard(), parse_mode="HTML")


def main(url: str, token: str) -> None:
    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(CommandHandler("help", show_help))
    application.add_handler(CallbackQueryHandler(press))
    application.run_polling(drop_pending_updates=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
