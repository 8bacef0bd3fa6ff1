"""A copy of the disk that was put back while the clock was set back too.

A raw copy does not say that it is one, and under such a clock what has left since lies ahead again:
nothing in the database, and no lateness, tells. The service's list does: it holds texts that wait
here, sent later than it is now, of which no row of the outbox knows. An account of which something
waited when the process began is asked about once, before anything of it leaves. Where more was sent
later than is read, everything that waits may be among it.
"""

from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime

from handlers.messages.campaigns.after_backup import rendered_from
from handlers.messages.campaigns.content import sms_in
from handlers.messages.sent_list import sent_since
from handlers.shared.services import Services
from smsir import SentMessage, SmsIr
from smsir.text import fold
from storage import Campaign

log = logging.getLogger(__name__)


class SetBack:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._began = services.clock()
        self.unasked: set[int] = set()
        """Accounts that have not been asked about since the process began."""

    async def begin(self) -> None:
        """The process begins now."""
        self._began = self._services.clock()
        self.unasked = set(await self._services.storage.campaigns.accounts_waiting())

    async def asks(self, account_id: int) -> bool:
        """Whether campaigns of the account are held now, which may have left; once an account.

        Raises:
            SmsIrError: the list cannot be read, so nothing is known.
        """
        if account_id not in self.unasked:
            return False
        account = await self._services.storage.accounts.by_id(account_id)
        doubtful: list[Campaign] = []
        if account is not None and not self._services.storage.people.rests(account_id):
            api = self._services.clients.of(account)
            doubtful = await self._doubtful(account_id, await self._later(api, account_id))
        for campaign in doubtful:
            log.warning("campaign %d may have left later than now", campaign.id)
            await self._services.storage.campaigns.doubt(campaign.id, campaign.turn)
        self.unasked.discard(account_id)
        return bool(doubtful)

    async def _later(self, api: SmsIr, account_id: int) -> list[SentMessage] | None:
        """What was sent after the process began, and is no row's; not what a row may still own.

        None where that is more than is read.
        """
        entries = await sent_since(api, self._began)
        if entries is None:
            return None
        later = [entry for entry in entries if _is_after(entry, self._began)]
        owners, owned = await self._services.storage.outbox.claims(
            account_id, [entry.batch_key for entry in later]
        )
        rivals = Counter(fold(job.text) for job in owners if job.text is not None)
        unknown = [entry for entry in later if entry.batch_key not in owned]
        many = Counter(fold(entry.text) for entry in unknown)
        return [entry for entry in unknown if many[fold(entry.text)] > rivals[fold(entry.text)]]

    async def _doubtful(self, account_id: int, later: list[SentMessage] | None) -> list[Campaign]:
        if later == []:
            return []
        waiting = await self._services.storage.campaigns.open_of(account_id)
        return [each for each in waiting if later is None or _has_text_of(each, later)]


def _is_after(entry: SentMessage, moment: datetime) -> bool:
    return entry.sent_at is not None and entry.sent_at > moment


def _has_text_of(campaign: Campaign, entries: list[SentMessage]) -> bool:
    sms = sms_in(campaign)
    if sms is None:
        return False
    is_of = rendered_from(sms.confirmed)
    return any(is_of(entry.text) for entry in entries)
