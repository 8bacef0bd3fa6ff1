"""What every feature works with, handed to it in `ctx.services`.

The composition root builds one `Services`; features read it and never make their own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from handlers.shared.account_reads import AccountReads
from handlers.shared.bells import Bells
from handlers.shared.carrier import Carrier
from handlers.shared.code_tries import CodeTries
from handlers.shared.intervals import OutboxIntervals
from handlers.shared.key_tries import KeyTries
from handlers.shared.profiles import ProfileCache
from screens.bands import BANDS, Band
from screens.context import Ctx as ScreenCtx
from screens.messenger import LinksOf
from screens.view import Safe
from smsir import Http, SmsIr
from storage import Account, ApprovalKind, Storage


class NotLinkedError(Exception):
    """The chat has no SMS.ir account; explained to the person with a button that links one."""


class RestingError(Exception):
    """The account rests: whoever runs the bot does not serve its owner any more."""


class OtherAccountError(Exception):
    """What was begun with one account must not go on with the chat's present one."""


class ToldError(Exception):
    """Something ended otherwise than asked, and the sentence for the person is known already."""

    def __init__(self, text: Safe) -> None:
        super().__init__("told to the person")
        self.text = text


class Clients:
    """One web service client an account, so that its token is fetched once for all chats."""

    def __init__(self, http: Http) -> None:
        self._http = http
        self.pulse = http.pulse
        self._clients: dict[int, tuple[tuple[str, str], SmsIr]] = {}

    def of(self, account: Account) -> SmsIr:
        keys = _keys_of(account)
        before, client = self._clients.get(account.id, (None, None))
        if client is None or before != keys:
            client = SmsIr(self._http, *keys)
            self._clients[account.id] = (keys, client)
        return client

    def probe(self, user_api_key: str, secret_key: str) -> SmsIr:
        """A client for keys that are not stored yet."""
        return SmsIr(self._http, user_api_key, secret_key)

    def adopt(self, account: Account, client: SmsIr) -> None:
        """Keep the client that has just proved these keys: its token is fresh."""
        self._clients[account.id] = (_keys_of(account), client)

    def forget(self, account_id: int) -> None:
        self._clients.pop(account_id, None)


def _keys_of(account: Account) -> tuple[str, str]:
    return account.user_api_key.get_secret_value(), account.secret_key.get_secret_value()


@dataclass(frozen=True, slots=True)
class Options:
    """The settings that features read (see the README's table)."""

    undo_seconds: float = 10.0
    late_minutes: float = 60.0
    text_pace: float = OutboxIntervals().text_pace
    smsir_url: str = ""
    bands: tuple[Band, ...] = BANDS[:1]
    """Of the messengers that are served."""


@dataclass(slots=True)
class Services:
    """One for the whole bot."""

    storage: Storage
    clients: Clients
    options: Options
    clock: Callable[[], datetime]
    links: LinksOf
    """To the bot, from outside."""
    carriers: Mapping[ApprovalKind, Carrier[Ctx]] = field(default_factory=dict)
    """Of what can be submitted for approval, by kind."""
    bells: Bells = field(default_factory=Bells)
    choices: ProfileCache = field(default_factory=ProfileCache)
    """Language and digits of the chats seen last."""
    code_tries: CodeTries = field(default_factory=CodeTries)
    key_tries: KeyTries = field(default_factory=KeyTries)
    incoming: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Of `big_files`: held while one is on its way into storage."""
    big_files: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """Held while a big file is in memory, whichever way it goes."""
    looked: set[int] = field(default_factory=set)
    """Ids of unknown sends that this process has looked for in the sent list."""
    account_reads: AccountReads = field(default_factory=AccountReads)

    async def client_of(self, made: Made) -> SmsIr | None:
        """The client of the account that it was made with, whatever the chat is linked to now.

        None where that account is no longer the chat's to act with, and while it rests.
        """
        if self.storage.people.rests(made.account_id):
            return None
        account = await self.storage.accounts.by_id(made.account_id, made.chat)
        return None if account is None else self.clients.of(account)


Ctx = ScreenCtx[Services]


class Made(Protocol):
    """What somebody made in a chat with an account: a send, an import, an export."""

    @property
    def chat(self) -> int: ...

    @property
    def account_id(self) -> int: ...


def is_ours(ctx: Ctx, made: Made) -> bool:
    """Whether it is of this chat, and of the account that the chat has now.

    The private chats of one person in several messengers count as one.
    """
    here = made.chat == ctx.chat or (ctx.private and made.chat in ctx.selves)
    return here and ctx.account in {None, made.account_id}


async def account_of(ctx: Ctx) -> Account | None:
    """The account that this was begun with, else the chat's present one; None: it has none.

    An account that the chat may act with stays that one, whatever it has turned to meanwhile.
    """
    accounts = ctx.services.storage.accounts
    if ctx.account:
        return await accounts.by_id(ctx.account, ctx.chat)
    return await accounts.for_chat(ctx.chat, ctx.topic or 0)


async def linked(ctx: Ctx) -> Account:
    """The account that this was begun with.

    Raises:
        NotLinkedError: there is none, or its keys can no longer be opened.
        OtherAccountError: the chat has another one meanwhile.
        RestingError: it is not to be acted with.
    """
    account = await account_of(ctx)
    if account is not None:
        if ctx.services.storage.people.rests(account.id):
            raise RestingError
        return account
    if ctx.account and await ctx.services.storage.accounts.for_chat(ctx.chat, ctx.topic or 0):
        raise OtherAccountError
    raise NotLinkedError


async def client(ctx: Ctx) -> SmsIr:
    """The web service client of the chat's account; raises `NotLinkedError`."""
    return ctx.services.clients.of(await linked(ctx))
