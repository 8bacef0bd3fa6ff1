"""How far the service's clock may be from ours: what it dates so much earlier can be later."""

from __future__ import annotations

from datetime import timedelta

SENT_SLACK = timedelta(minutes=90)
"""For what was sent: ours may have been set by an hour, and an SMS must not be sent twice."""

TICKET_SLACK = timedelta(minutes=10)
"""For tickets and their replies, of which people write many a day."""

BACKUP_SLACK = timedelta(days=2)
"""For what left after a backup: our clock may have been a day wrong when it was made, and what is
read for nothing costs less than what is sent twice.
"""
