"""GetUserInfo of several accounts side by side: whoever hangs holds up nobody else's answer."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from cachetools import TTLCache

from smsir import AccountExpired, BadCredentials, SmsIrError, UserInfo

log = logging.getLogger(__name__)

_FRESH = 15.0
_MOST = 10_000

Read = Callable[[], Awaitable[UserInfo]]


@dataclass(frozen=True, slots=True)
class AccountAnswer:
    """`info` None: the plan has `ended`, the keys are `refused`, or it did not answer."""

    info: UserInfo | None = None
    ended: bool = False
    refused: bool = False


@dataclass(slots=True)
class AccountReads:
    """What is under way by number of account, and answers of the last seconds.

    A call goes on when nobody waits for it any more: its answer serves who looks next.
    """

    _running: dict[int, asyncio.Task[AccountAnswer]] = field(default_factory=dict)
    _answers: TTLCache[int, AccountAnswer] = field(
        default_factory=lambda: TTLCache(_MOST, _FRESH, time.monotonic)
    )

    async def of(self, reads: Sequence[tuple[int, Read]], wait: float) -> dict[int, AccountAnswer]:
        """By account, what is known within `wait` seconds; who is still asked is left out."""
        for account, read in reads:
            if account not in self._answers and account not in self._running:
                self._running[account] = asyncio.create_task(self._asked(account, read))
        waiting = {self._running[account] for account, _ in reads if account in self._running}
        if waiting:
            await asyncio.wait(waiting, timeout=wait)
        known = ((account, self._answers.get(account)) for account, _ in reads)
        return {account: answer for account, answer in known if answer is not None}

    async def _asked(self, account: int, read: Read) -> AccountAnswer:
        try:
            answer = AccountAnswer(await read())
        except AccountExpired:
            answer = AccountAnswer(ended=True)
        except BadCredentials:
            answer = AccountAnswer(refused=True)
        except SmsIrError as error:
            log.debug("account %d: %s", account, error)
            answer = AccountAnswer()
        finally:
            self._running.pop(account, None)
        self._answers[account] = answer
        return answer

    def forget(self, account: int) -> None:
        """Its credit may have changed."""
        self._answers.pop(account, None)
