"""Security tokens: opaque, thirty minutes long, several at a time (guide, Token/GetToken)."""

from __future__ import annotations

from secrets import compare_digest, token_urlsafe
from typing import TYPE_CHECKING

from sandbox.seed import refusals
from sandbox.smsir.errors import ObjectReferenceError, Refused
from sandbox.smsir.model import AccountState

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tokens:
    """Tokens that were given out, with their accounts and the time of their end."""

    def __init__(self) -> None:
        self._given: dict[str, tuple[AccountState, float]] = {}

    def issue(
        self, accounts: Mapping[str, AccountState], body: Mapping[str, object], until: float
    ) -> str:
        """A new token for the keys in `body`. Raises Refused for keys that fit no account."""
        key, secret = body.get("userapikey"), body.get("secretkey")
        if not isinstance(key, str) or not isinstance(secret, str):
            raise ObjectReferenceError
        account = accounts.get(key)
        right = account is not None and compare_digest(
            account.secret_key.encode(), secret.encode("utf-8", "replace")
        )
        if account is None or not right or account.revoked:
            raise Refused(refusals.WRONG_KEYS)
        token = token_urlsafe(32)
        self._given[token] = (account, until)
        return token

    def account(self, token: str | None, now: float) -> AccountState:
        """Whose token it is. Raises Refused for a missing, unknown, expired or revoked one."""
        if not token:
            raise Refused(refusals.NO_TOKEN)
        account, until = self._given.get(token, (None, 0.0))
        if account is None or until <= now or account.revoked:
            raise Refused(refusals.BAD_TOKEN)
        return account

    def expire(self) -> None:
        """Makes every token given out so far worthless."""
        self._given.clear()
