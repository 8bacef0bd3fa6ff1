"""Choosing recipients of an SMS: groups, single contacts, plain numbers."""

from handlers.messages.recipients.screen import audience

SCREENS = (audience,)
