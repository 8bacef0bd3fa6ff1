"""Linking an account in two steps, or with both keys in one line: `/link KEY SECRET`.

What is typed here is deleted from the chat at once, before anything else. In a group nothing is
read or stored: keys that a person wrote there are deleted where Telegram lets us, and the way
leads to the private chat.
"""

from __future__ import annotations

from handlers.home.account.asking import WHERE, key_help_row, question, show_where
from handlers.home.account.keys import Keys, read
from handlers.home.account.keys_in_group import elsewhere
from handlers.home.account.link_account import (
    Failed,
    Linked,
    Problem,
    Replaces,
    attempt,
    display_name,
)
from handlers.home.account.waiting import attached_groups, waiting_lines
from handlers.home.account.welcome import welcome
from handlers.home.menu import MENU, keyboard
from handlers.home.routes import LINK, LINK_AWAY, LinkData
from handlers.shared.branches import bold_label
from handlers.shared.services import Ctx
from screens.events import TextMessage
from screens.outcome import Home, Outcome, Push, Stay
from screens.screen import Screen
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Button, Safe, Style, View, lines, note, rows
from storage import MOST_ACCOUNTS

_QUOTED_UNITS = 500
_WORTH_KEEPING = frozenset({Problem.SILENT, Problem.BUSY, Problem.TOO_OFTEN})


link: Screen[Ctx, LinkData] = Screen(
    LINK, secret=True, any_account=True, needs=None, command="link"
)


@link.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    if not args:
        return Push(LINK() if ctx.private else LINK_AWAY())
    erased = await ctx.erase()
    if not ctx.private:
        return Push(LINK_AWAY(erased=erased))
    notice = None if erased else ctx.t("engine-erased-not")
    result = await _tried(ctx, args, LinkData())
    if isinstance(result, Linked):
        return _linked(ctx, result, notice)
    return Push(LINK.holding(result), notice=notice)


@link.on_text
async def _typed(ctx: Ctx, data: LinkData, event: TextMessage) -> Outcome:
    notice = None if event.erased else ctx.t("engine-erased-not")
    return _following(ctx, await _tried(ctx, event.text, data), notice)


link.on_edit(_typed)


@link.action("again")
async def _again(ctx: Ctx, data: LinkData, _arg: str) -> Outcome:
    return _following(ctx, await _asked(ctx, data.keys))


@link.action("replace")
async def _replace(ctx: Ctx, data: LinkData, arg: str) -> Outcome:
    """`arg`: the account that was named on the screen; only that one is replaced."""
    return await _chosen(ctx, data, instead_of=int(arg))


@link.action("add")
async def _add(ctx: Ctx, data: LinkData, _arg: str) -> Outcome:
    return await _chosen(ctx, data, beside=True)


async def _chosen(
    ctx: Ctx, data: LinkData, *, instead_of: int = 0, beside: bool = False
) -> Outcome:
    """Home alone: an owner's menu stands below the chat, and its note would stand under Home."""
    owns = await ctx.services.storage.accounts.owner_of(ctx.chat) == ctx.user
    result = await _asked(ctx, data.keys, instead_of=instead_of, beside=beside)
    if owns and isinstance(result, Linked):
        return Home(notice=welcome(ctx, result))
    return _following(ctx, result)


@link.action("anew")
async def _anew(_ctx: Ctx, _data: LinkData, _arg: str) -> Outcome:
    return Stay(data=LinkData())


@link.action(WHERE)
async def _where(ctx: Ctx, _data: LinkData, _arg: str) -> Outcome:
    return await show_where(ctx)


def _linked(ctx: Ctx, linked: Linked, notice: Safe | None) -> Outcome:
    """Home, and below the chat the menu: there is something to choose from now."""
    menu = note(ctx.t("home-hint"), keyboard(ctx.words, [route.ident for route in MENU.values()]))
    return Home(notice=lines(notice, welcome(ctx, linked)), files=(menu,))


def _following(ctx: Ctx, result: Linked | LinkData, notice: Safe | None = None) -> Outcome:
    if isinstance(result, Linked):
        return _linked(ctx, result, notice)
    return Stay(data=result, notice=notice)


async def _tried(ctx: Ctx, text: str, data: LinkData) -> Linked | LinkData:
    # After keys that were whole (and failed), new ones begin from the first.
    typed_keys = Keys() if data.keys.whole else data.keys
    keys = read(text, typed_keys)
    if keys is None:
        return LinkData(keys=typed_keys, problem=Problem.NOT_A_KEY)
    if not keys.whole:
        return LinkData(keys=keys)
    return await _asked(ctx, keys)


async def _asked(
    ctx: Ctx, keys: Keys, *, instead_of: int = 0, beside: bool = False
) -> Linked | LinkData:
    if not keys.whole:
        return LinkData(keys=keys)
    result = await attempt(ctx, keys, instead_of=instead_of, beside=beside)
    if isinstance(result, Replaces):
        name = "" if result.info is None else display_name(result.info)
        return LinkData(keys=keys, replaces=result.present.id, name=name)
    if isinstance(result, Failed):
        # Wrong keys are dropped; right ones that could not be checked are worth keeping.
        keys_left = keys if result.problem in _WORTH_KEEPING else Keys()
        return LinkData(
            keys=keys_left, problem=result.problem, words=result.words, wait=result.seconds
        )
    return result


@link.render
async def _render(ctx: Ctx, data: LinkData) -> View:
    if not ctx.private:
        return elsewhere(ctx, None)
    again = None
    if data.replaces:
        return await _replacing(ctx, data)
    if data.keys.whole:
        again = [
            Button(ctx.label("nav-retry"), "again"),
            Button(ctx.label("account-link-anew"), "anew"),
        ]
    elif data.keys.user_api_key:
        again = [Button(ctx.label("account-link-anew"), "anew")]
    text = question(ctx, data.keys, again=data.problem is not Problem.NONE)
    return View(
        lines(*_complaint(ctx, data), text),
        rows(() if data.keys.whole else key_help_row(ctx), again or [], [ctx.cancel()]),
    )


async def _replacing(ctx: Ctx, data: LinkData) -> View:
    """Both accounts by name, and what becomes of the work that was begun with the present one."""
    accounts = ctx.services.storage.accounts
    nameless = ctx.label("account-nameless")
    new = ctx.fmt.bold(ctx.fmt.name(data.name) or nameless)
    present = await accounts.by_id(data.replaces, ctx.chat)
    old = ctx.fmt.bold(nameless) if present is None else bold_label(ctx, present)
    groups = await attached_groups(ctx, data.replaces)
    if groups > 0:
        fate = [ctx.t("account-replace-groups", count=groups, business=old)]
    else:
        fate = await waiting_lines(ctx, data.replaces)
    full = len(await accounts.owned_by(ctx.user)) >= MOST_ACCOUNTS
    add = None if full else Button(ctx.label("account-add-yes"), "add", style=Style.PRIMARY)
    yes = Button(ctx.label("account-replace-yes"), "replace", data.replaces, Style.DANGER)
    most = ctx.t("account-add-full", most=MOST_ACCOUNTS) if full else None
    return View(
        lines(
            ctx.t("account-replace-ask", present=old, business=new),
            most or ctx.t("account-add-fate"),
            ctx.t("account-replace-fate" if not fate else "account-replace-fates", present=old),
            *fate,
        ),
        rows([add], [yes], [ctx.cancel()]),
    )


def _complaint(ctx: Ctx, data: LinkData) -> list[str]:
    if data.problem is Problem.NONE:
        return []
    words = clip(strip(data.words).strip(), _QUOTED_UNITS)
    quote = [ctx.t("errors-service-says"), ctx.fmt.quote(words)] if words else []
    if data.problem is Problem.TOO_OFTEN:
        return [ctx.t("account-link-too-often", wait=ctx.fmt.duration(data.wait)), ""]
    return [_sentence(ctx, data.problem), *quote, ""]


def _sentence(ctx: Ctx, problem: Problem) -> Safe:
    if problem is Problem.FULL:
        return ctx.t("account-add-full", most=MOST_ACCOUNTS)
    return ctx.t("account-link-problem", problem=problem)
