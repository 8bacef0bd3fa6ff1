"""Who may use the bot at all, and in a group: the account's own people alone.

Asked before anything else of an update is looked at. Sentences to people who may not are limited,
so that the bot cannot be made to talk without end; a press is always answered (Telegram shows a
spinner until then), yet that is a toast which only the person who pressed sees.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from screens.bands import ANONYMOUS_ADMIN, SERVICE_IDS
from screens.events import Command, Event, FileIn, Press, TextMessage
from screens.messenger import LinksOf
from screens.notice_throttle import NoticeThrottle
from screens.ports import Verdict
from screens.text.translator import Words
from screens.view import Safe, Url, rows
from storage import NewAct, Standing, Storage, Verb

_QUIET_SECONDS = 3600.0
_BEFORE_ATTACHING = frozenset({"start", "help", "cancel"})
_YES, _SILENCE = Verdict(allowed=True), Verdict(allowed=False)


class AccessGate:
    """Fits `screens.ports.Gate`. `allowed`: Telegram user ids; empty lets everyone in.

    `told`: who hears of the bot itself, whether listed or not.

    `quiet_seconds`: how long after a sentence the same person is not told again. `forget` hears the
    id of an account that nobody uses any more. `links` lead to the private chat.
    """

    def __init__(
        self,
        storage: Storage,
        *,
        allowed: frozenset[int] = frozenset(),
        told: frozenset[int] = frozenset(),
        clock: Callable[[], float] = time.monotonic,
        quiet_seconds: float = _QUIET_SECONDS,
        forget: Callable[[int], None] = lambda _: None,
        links: LinksOf | None = None,
    ) -> None:
        self._storage = storage
        self._allowed = allowed
        self._told = told
        self._notices = NoticeThrottle(quiet_seconds, clock)
        self._key_notices = NoticeThrottle(quiet_seconds, clock)
        self._forget = forget
        self._links = links

    async def check(self, event: Event, words: Words) -> Verdict:
        user = event.who.id
        listed = self._listed(user)
        if _keys_in_group(event) and (listed or user in SERVICE_IDS):
            return self._keys(event, words)
        if user in SERVICE_IDS:
            return self._service(event, words)
        if not listed:
            return await self._stranger(event, words)
        return _YES if event.private else await self._in_group(event, words)

    def serves(self, user: int) -> bool:
        return self._listed(user) or user in self._told

    def _listed(self, user: int) -> bool:
        return not self._allowed or user in self._allowed

    def _keys(self, event: Event, words: Words) -> Verdict:
        """Keys in a group are always deleted; what is said of it is said once in a while."""
        if self._key_notices.may_say(event.chat, event.who.id):
            return _YES
        if not (isinstance(event, Command) and event.args):
            return _SILENCE  # else the bot could be made to talk without end
        return Verdict(allowed=False, say=words.html("account-away-not-erased"), erase=True)

    async def _in_group(self, event: Event, words: Words) -> Verdict:
        if not _meant_for_us(event):
            return _SILENCE  # whoever it is, and without a look at the database
        owner = await self._storage.accounts.owner_of(event.chat, event.topic or 0)
        if owner is None:
            return self._unattached(event, words)
        if owner == event.who.id or await self._is_ours(event):
            return _YES
        if isinstance(event, Press | Command):
            return self._refuse(event, words.html("errors-not-yours"))
        return _SILENCE

    async def _is_ours(self, event: Event) -> bool:
        """A colleague, or the owner by another messenger."""
        standing = await self._standing(event)
        return standing.owner or standing.member is not None

    async def _standing(self, event: Event) -> Standing:
        account = await self._storage.accounts.present(event.chat, event.topic or 0)
        return await self._storage.members.standing(account, event.who.id)

    def _unattached(self, event: Event, words: Words) -> Verdict:
        if isinstance(event, Press):
            return _YES  # the engine lets only the person press for whom the keyboard was made
        if not isinstance(event, Command):
            return _SILENCE
        if event.name in _BEFORE_ATTACHING:
            return _YES
        return self._refuse(event, words.html("errors-group-unattached"))

    async def _stranger(self, event: Event, words: Words) -> Verdict:
        if isinstance(event, Command) and event.name == "unlink" and await self._unlinked(event):
            return Verdict(allowed=False, say=words.html("errors-not-allowed-unlinked"))
        if event.private or isinstance(event, Press | Command):
            return self._refuse(event, words.html("errors-not-allowed"))
        return _SILENCE

    async def _unlinked(self, event: Event) -> bool:
        """Who is served no more can still have the keys deleted, at once and everywhere."""
        accounts = self._storage.accounts
        if not event.private or not (await self._standing(event)).owner:
            return False
        for account in await accounts.owned_by(event.who.id):
            for chat in await accounts.chats_of(account):
                await accounts.unlink(chat, account)
            self._forget(account)
            act = NewAct(
                verb=Verb.UNLINKED,
                person=event.who.id,
                place=event.chat,
                account=account,
                name=event.who.first_name,
            )
            await self._storage.audit.note(act)
        return True

    def _service(self, event: Event, words: Words) -> Verdict:
        """Who writes in the group's name cannot be told apart; in private everybody can."""
        if event.who.id != ANONYMOUS_ADMIN or not isinstance(event, Command):
            return _SILENCE
        verdict = self._refuse(event, words.html("errors-anonymous"))
        link = None if self._links is None else self._links(event.chat).chat()
        if link is None or verdict.say is None:
            return verdict
        return replace(verdict, rows=rows([Url(words.plain("home-private"), link)]))

    def _refuse(self, event: Event, say: Safe) -> Verdict:
        if isinstance(event, Press) or self._notices.may_say(event.chat, event.who.id):
            return Verdict(allowed=False, say=say)
        return _SILENCE


def _keys_in_group(event: Event) -> bool:
    """Keys written in a group must be deleted, whoever wrote them; `/link` does no more there.

    Where the keys belong is said once in a while.
    """
    return not event.private and isinstance(event, Command) and event.name == "link"


def _meant_for_us(event: Event) -> bool:
    """Whether somebody speaks to the bot, not to the others in the group.

    A bot that is an admin hears everything (Bot API, privacy mode): without this, a word to a
    colleague would become the text of an SMS.
    """
    if isinstance(event, Press | Command):
        return True
    return isinstance(event, TextMessage | FileIn) and event.reply_to is not None
