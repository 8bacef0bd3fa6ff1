"""The twin of the Bot API: strict as the real one, offline, with people who can be driven.

It is an independent witness: written from https://core.telegram.org/bots/api alone, it shares no
code with the bot or with any Telegram library.
"""

from __future__ import annotations

from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.faults import Fault, Faults
from sandbox.bot_api.groups import Group
from sandbox.bot_api.model import Call, Press, Toast
from sandbox.bot_api.person import Person, User
from sandbox.bot_api.remote import RemotePerson
from sandbox.bot_api.sight import Button, Message
from sandbox.telegram.serving import RunningTelegram, running_telegram, serve
from sandbox.telegram.twin import DEMO_TOKEN, TelegramTwin

__all__ = [
    "DEMO_TOKEN",
    "Button",
    "Call",
    "Fault",
    "Faults",
    "Group",
    "Message",
    "Person",
    "PersonError",
    "Press",
    "RemotePerson",
    "RunningTelegram",
    "TelegramTwin",
    "Toast",
    "User",
    "running_telegram",
    "serve",
]
