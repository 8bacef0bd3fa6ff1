"""Whose name makes a Latin text a Unicode one, of which a part holds 70 characters only."""

from __future__ import annotations

from handlers.messages.personal.rendering import Recipient
from handlers.messages.personal.template import Template
from handlers.messages.personal.texts import Texts
from smsir.text import measure


def made_unicode_by_name(template: Template, texts: Texts) -> list[Recipient]:
    """One person of each text that a name alone makes Unicode; none where it is that anyway."""
    fixed = template.literal + "".join(slot.fallback for slot in template.slots)
    if measure(fixed).encoding == "ucs2":
        return []
    return [batch.people[0] for batch in texts.batches if batch.size.encoding == "ucs2"]
