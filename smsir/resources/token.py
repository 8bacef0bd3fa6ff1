"""The security token as callers may ask for it: to check keys when an account is linked."""

from __future__ import annotations

from smsir.tokens import TokenKeeper


class TokenResource:
    """Guide: Token/GetToken."""

    def __init__(self, keeper: TokenKeeper) -> None:
        self._keeper = keeper

    async def get(self) -> str:
        """Fetch a new token, whatever is kept. BadCredentials when the keys are refused."""
        return await self._keeper.force()
