"""The service that the twin plays: what it knows, and what happened to it."""

from __future__ import annotations

import time
from collections.abc import Callable

from sandbox.smsir.exchange import Seen
from sandbox.smsir.faults import Faults
from sandbox.smsir.model import AccountState, Reply, SentBatch
from sandbox.smsir.operations.ticket_changes import support_answers
from sandbox.smsir.quirks import Quirks
from sandbox.smsir.rules import Rules
from sandbox.smsir.seeding import Seed
from sandbox.smsir.tokens import Tokens

_KEPT_REQUESTS = 20_000


class Service(Rules):
    """Accounts, requests and faults are open to tests, while it runs as well as before."""

    def __init__(
        self,
        *,
        seed: Seed | None = None,
        clock: Callable[[], float] = time.time,
        page_size: int = 50,
        quirks: Quirks | None = None,
    ) -> None:
        super().__init__(clock, page_size, quirks)
        self.accounts: dict[str, AccountState] = (seed or Seed.demo()).accounts(self.now())
        self.tokens = Tokens()
        self.requests: list[Seen] = []
        self.faults = Faults()

    def sent(self, api_key: str = "demo-key") -> list[SentBatch]:
        """What really went out since the twin began, oldest first."""
        return [batch for batch in self.accounts[api_key].sent if not batch.seeded]

    def calls(self, operation: str) -> list[Seen]:
        """The requests for one operation, oldest first."""
        return [request for request in self.requests if request.operation == operation]

    def expire_tokens(self) -> None:
        self.tokens.expire()

    def support_answers(self, api_key: str, ticket_id: int, text: str) -> Reply:
        """Lets support write into a ticket now. Raises KeyError for an unknown ticket."""
        account = self.accounts[api_key]
        ticket = account.ticket(ticket_id)
        if ticket is None:
            raise KeyError(ticket_id)
        return support_answers(account, ticket, text, self.now())

    def remember(self, request: Seen) -> None:
        """Keeps a request; of a very long run only the last ones."""
        self.requests.append(request)
        if len(self.requests) > 2 * _KEPT_REQUESTS:
            del self.requests[:_KEPT_REQUESTS]
