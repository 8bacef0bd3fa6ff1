"""One attempt to link: ask the service with the keys given, and store them only if it agrees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from handlers.home.account.keys import Keys
from handlers.home.account.running_jobs import under_way
from handlers.shared import acts, last_seen
from handlers.shared.identities import is_self
from handlers.shared.services import Ctx
from smsir import AccountExpired, BadCredentials, Refused, SmsIr, SmsIrError, UserInfo
from storage import Account, TooManyAccounts, Verb


class Problem(StrEnum):
    """Why nothing was stored."""

    NONE = ""
    NOT_A_KEY = "not-a-key"
    WRONG = "wrong"
    REFUSED = "refused"
    SILENT = "silent"
    BUSY = "busy"
    TOO_OFTEN = "too-often"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Failed:
    """`words`: the service's own sentence, if it said one. `seconds`: to wait before a new try."""

    problem: Problem
    words: str = ""
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Linked:
    """`info` is None where the service tells an ended account nothing about itself."""

    account: Account
    info: UserInfo | None


@dataclass(frozen=True, slots=True)
class Replaces:
    """The keys are right, and the chat has another account: its owner is asked first.

    Beside it, or in its place.
    """

    present: Account
    info: UserInfo | None


async def attempt(
    ctx: Ctx, keys: Keys, *, instead_of: int = 0, beside: bool = False
) -> Linked | Replaces | Failed:
    """GetToken and GetUserInfo with these keys (two calls); stores them if both are answered.

    `instead_of`: number of the account that may be replaced; of another one it is asked, unless
    these are to be a further account `beside` those that the chat has.
    """
    other = await _other(ctx, keys)
    replaced = other is not None and not beside and other.id == instead_of
    if replaced and await under_way(ctx.services.storage, instead_of):
        return Failed(Problem.BUSY)
    tries, wait = ctx.services.key_tries, ctx.services.key_tries.wait(ctx.user, ctx.now)
    if wait:
        return Failed(Problem.TOO_OFTEN, seconds=max(1, ceil(wait.total_seconds())))
    tries.begun(ctx.user, ctx.now)
    proof = await _proved(ctx, keys)
    wrong = isinstance(proof, Failed) and proof.problem is not Problem.SILENT
    tries.ended(ctx.user, ctx.now, right=not wrong)
    if isinstance(proof, Failed):
        return proof
    probe, info = proof
    if other is not None and not beside and not replaced:
        return Replaces(other, info)
    try:
        return await _linked(ctx, keys, other if replaced else None, probe, info)
    except TooManyAccounts:
        return Failed(Problem.FULL)


async def _proved(ctx: Ctx, keys: Keys) -> tuple[SmsIr, UserInfo | None] | Failed:
    """The client that has proved these keys, and what the account says of itself."""
    probe = ctx.services.clients.probe(keys.user_api_key, keys.secret_key)
    info: UserInfo | None = None
    try:
        await probe.token.get()
        info = await probe.account.info()
    except AccountExpired:
        pass  # the keys are right: linked, with a warning
    except BadCredentials as error:
        return Failed(Problem.WRONG, error.service_message or "")
    except Refused as error:
        return Failed(Problem.REFUSED, error.service_message or "")
    except SmsIrError as error:
        return Failed(Problem.SILENT, error.service_message or "")
    return probe, info


async def _linked(
    ctx: Ctx, keys: Keys, other: Account | None, probe: SmsIr, info: UserInfo | None
) -> Linked:
    account = await _store(ctx, keys, info, replaces=0 if other is None else other.id)
    if info is not None:
        await last_seen.note(ctx.services.storage, account.id, info, ctx.now)
    if other is not None and await ctx.services.storage.accounts.name(other.id) is None:
        ctx.services.clients.forget(other.id)
        await acts.note(ctx, Verb.UNLINKED, account=other.id, object=other.label)
    ctx.services.clients.adopt(account, probe)
    return Linked(account, info)


async def _other(ctx: Ctx, keys: Keys) -> Account | None:
    """The account that these keys could replace: the person's own that the chat has now.

    None where they are of one that it may act with. What is another's is left in `/team`.
    """
    accounts = ctx.services.storage.accounts
    allowed = await accounts.allowed(ctx.chat)
    if any(each.user_api_key.get_secret_value() == keys.user_api_key for each in allowed):
        return None
    present = await accounts.for_chat(ctx.chat)
    own = present is not None and is_self(ctx, present.owner)
    return present if own else None


async def _store(ctx: Ctx, keys: Keys, info: UserInfo | None, *, replaces: int) -> Account:
    storage = ctx.services.storage
    label = display_name(info) if info is not None else ""
    account = await storage.accounts.link(
        ctx.chat, ctx.user, keys.user_api_key, keys.secret_key, label, replaces=replaces
    )
    await acts.note(ctx, Verb.LINKED, account=account.id, object=label)
    return account


def display_name(info: UserInfo) -> str:
    """What the bot calls the account: the business, else its owner."""
    return info.business_name or f"{info.first_name} {info.last_name}".strip()
