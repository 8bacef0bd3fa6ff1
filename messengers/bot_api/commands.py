"""The commands of the bot as a messenger lists them."""

from __future__ import annotations

from telegram import BotCommand

from screens.screen import Catalogue
from screens.text.translator import Translator

ORDER = (
    "start",
    "help",
    "cancel",
    "send",
    "scheduled",
    "groups",
    "contacts",
    "drafts",
    "occasions",
    "sent",
    "tickets",
    "newticket",
    "notifications",
    "transactions",
    "faq",
    "credit",
    "team",
    "role",
    "approvals",
    "switch",
    "settings",
    "language",
    "link",
    "unlink",
)
"""What is used daily stands first; what is used once stands last."""

OF_THE_ENGINE = ("cancel",)
"""Commands that no feature registers."""


def command_list(catalogue: Catalogue, translator: Translator, lang: str) -> list[BotCommand]:
    words = translator.words(lang)
    names = {*catalogue.commands, *OF_THE_ENGINE}
    ordered = [name for name in ORDER if name in names]
    return [
        BotCommand(name, words.plain("command-" + name))
        for name in (*ordered, *sorted(names - set(ordered)))
        if translator.has(lang, "command-" + name)
    ]
