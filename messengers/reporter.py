"""What nobody handled: logged first, with a reference, then told to the person it happened to.

The engine explains what features raise; here arrives the rest: refusals by the messenger that are
bugs of ours, a database that cannot be read, updates that break something. The reference is all
that the person and the log share; no text of theirs is logged.
"""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from typing import Any

from messengers.envelope import Envelope
from messengers.reach import ChatReach
from screens.bands import spelled
from screens.context import Ctx
from screens.messenger import (
    MessengerError,
    RetryLaterError,
    TokenRefusedError,
    UnansweredError,
    UnreachableError,
)
from screens.navigator import Navigator
from screens.view import Safe, View

log = logging.getLogger(__name__)


class Reporter:
    """Logs and tells. Telling may fail too: then the log has it, and no error leaves here."""

    def __init__(self, navigator: Navigator, reach: ChatReach) -> None:
        self._navigator = navigator
        self._reach = reach
        self.counts: Counter[str] = Counter()

    async def report(self, chat: int, user: int, error: Exception) -> None:
        match error:
            case UnreachableError():
                await self._quietly(self._reach.lost(chat))
            case RetryLaterError():
                self.counts["flood"] += 1
                log.warning("the messenger asked to wait too long; a call was given up")
            case TokenRefusedError():
                self.counts["network"] += 1
                log.warning(
                    "the messenger refused the token at a call; polling says whether it stays so"
                )
            case UnansweredError():
                self.counts["network"] += 1
                log.warning("the messenger was not reached: %s", error)
            case _:
                await self._bug(chat, user, error)

    async def _bug(self, chat: int, user: int, error: Exception) -> None:
        reference = secrets.token_hex(3)
        self.counts["bugs"] += 1
        log.error("unforeseen error, reference %s", reference, exc_info=error)

        def text(ctx: Ctx[Any]) -> Safe:
            explanation = self._navigator.parts.explain(ctx, error)
            return (
                explanation.text
                if explanation
                else ctx.t("engine-bug", ref=ctx.fmt.code(reference))
            )

        await self._tell(chat, user, text)

    async def flooded(self, chat: int, user: int) -> None:
        """Too many updates of one person: said once, the caller keeps count."""
        await self._tell(chat, user, lambda ctx: ctx.t("engine-too-fast"))

    async def poisoned(self, update: Envelope) -> None:
        """An update that was given up because it ended the process each time."""
        reference = secrets.token_hex(3)
        log.error("update %s is given up, reference %s", spelled(update.update_id), reference)
        await self._tell(
            update.chat, update.user, lambda ctx: ctx.t("engine-bug", ref=ctx.fmt.code(reference))
        )

    async def _tell(self, chat: int, user: int, text: Any) -> None:
        if not chat or not user:
            return

        async def build(ctx: Ctx[Any]) -> View:
            return View(text(ctx))

        await self._quietly(self._navigator.push(chat, user, build))

    async def _quietly(self, telling: Any) -> None:
        try:
            await telling
        except MessengerError as error:
            log.warning("a person could not be told: %s", error)
        except Exception:
            log.exception("a person could not be told")
