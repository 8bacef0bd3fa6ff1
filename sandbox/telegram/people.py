"""The people and the group of the demo; the chat page's strings.js names the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.telegram.groups import Group
    from sandbox.telegram.twin import TelegramTwin

COLLEAGUE = "\u0646\u06af\u0627\u0631"  # a Persian given name
TEAM = "\u06af\u0631\u0648\u0647 \u0641\u0631\u0648\u0634\u06af\u0627\u0647"  # "the shop's group"


def furnish(twin: TelegramTwin) -> Group:
    """An owner and a colleague in each language, and their group, which the bot is not in yet."""
    people = (
        twin.user(1001),
        twin.user(1002, "Mary", "en"),
        twin.user(1003, COLLEAGUE),
        twin.user(1004, "John", "en"),
    )
    return twin.group(title=TEAM, members=people, with_bot=False)
