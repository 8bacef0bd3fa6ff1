"""The client of one linked account."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from smsir._http import Http
from smsir.calls import Calls, fetch_token
from smsir.download import checked_address
from smsir.files import Download
from smsir.operations import Operation
from smsir.resources import (
    AccountResource,
    ContactsResource,
    DraftsResource,
    FaqResource,
    MessagesResource,
    NotificationsResource,
    OccasionsResource,
    TicketsResource,
    TokenResource,
    TransactionsResource,
)
from smsir.retrying import repeated
from smsir.tokens import TokenKeeper

_DOWNLOAD = Operation("download", "")


class SmsIr:
    """All verbs of the service for one account; cheap to make, keeps only a token.

    ``clock``: seconds that only grow, for the token's age.
    """

    def __init__(
        self,
        http: Http,
        user_api_key: str,
        secret_key: str,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        async def fetch() -> str:
            return await fetch_token(http, user_api_key, secret_key)

        self._http = http
        self._keeper = TokenKeeper(fetch, clock)
        calls = Calls(http, self._keeper)
        self.token = TokenResource(self._keeper)
        self.account = AccountResource(calls)
        self.contacts = ContactsResource(calls)
        self.messages = MessagesResource(calls)
        self.drafts = DraftsResource(calls)
        self.occasions = OccasionsResource(calls)
        self.tickets = TicketsResource(calls)
        self.notifications = NotificationsResource(calls)
        self.transactions = TransactionsResource(calls)
        self.faq = FaqResource(calls)

    async def download(
        self, url: str, *, limit_bytes: int, extra_hosts: Iterable[str] = ()
    ) -> Download:
        """Fetch a file the service points to (DownloadUrl of a ticket).

        ForbiddenDownload when the address is not the service's own, leads to a private address,
        redirects, or holds more than ``limit_bytes``. The token goes to the base address only.
        """
        address = checked_address(url, self._http.base_url, extra_hosts)
        token = await self._keeper.current() if address.at_base else None
        return await repeated(
            _DOWNLOAD, self._http.retries, lambda: self._http.fetch(address, token, limit_bytes)
        )
