"""Choosing recipients: groups, single contacts, plain numbers; for any feature, by screen id.

`Push("audience", {"then": "send-check", "prev": "send", "carry": {...}})`: when the person goes on,
the screen is replaced by `then` with what was carried and `groups`, `contacts`, `numbers` beside.
"""

from handlers.messages.recipients.screen import register

__all__ = ["register"]
