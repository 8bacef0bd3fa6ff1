"""What comes by itself and can be switched off, a switch each, by chat."""

from __future__ import annotations

from dataclasses import dataclass

from storage import ChatSettings


@dataclass(frozen=True, slots=True)
class Switch:
    """`name` stands in the settings of a chat; `label` is the text of it.

    Where nothing was chosen it is on in private and off in a group: what support writes and what
    credit is left is not for all members, unless the owner says so. `in_groups`: there it is on
    as well.
    """

    name: str
    label: str
    in_groups: bool = False

    def is_on(self, settings: ChatSettings, chat: int) -> bool:
        """Telegram's ids of private chats are above zero, of groups below (Bot API, Chat.id)."""
        return settings.alerts.get(self.name, chat > 0 or self.in_groups)


SETTLED = Switch("settled", "delivery-switch", in_groups=True)
"""How a send ended goes to the chat that it was sent from."""
