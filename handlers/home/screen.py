"""The first screen: greets by the business' name and leads everywhere; asks the service nothing.

Links from outside (`https://t.me/<bot>?start=PAYLOAD`, Bot API "deep linking") arrive here as
`/start PAYLOAD` and are handed to the screen that they name: `link`, or `group_<ticket>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handlers.home.menu import home_rows
from handlers.menu import keyboard
from handlers.services import Ctx
from screens.outcome import Outcome, Push, Stay
from screens.screen import Catalogue, NoData, Screen
from screens.view import Button, Open, Row, Safe, Style, Url, View, lines, note, row, rows
from storage import Account

IDENT = "home"

_LINKS: Mapping[str, str] = MappingProxyType({"link": "link", "group": "attach"})
"""First part of a payload -> the screen that understands the rest."""

_WRITING = "send"
"""Takes an SMS up again that was left half done."""

_STEPS = ("send", "audience", "send-check")
_WRITTEN = ("text", "groups", "contacts", "numbers")
"""The screens of an SMS under way, and what a person has put into their data."""


def register(catalogue: Catalogue) -> None:
    """Home draws buttons for what the catalogue holds, so it is made for one catalogue."""
    home: Screen[Ctx, NoData] = Screen(IDENT, NoData)

    @home.render
    async def _render(ctx: Ctx, _data: NoData) -> View:
        account = await ctx.services.storage.accounts.for_chat(ctx.chat)
        if account is None:
            return await _unlinked(ctx)
        text = lines(_greeting(ctx, account), ctx.t("home-what"))
        return View(text, rows(_go_on(ctx, catalogue), *home_rows(ctx, catalogue)))

    @home.action("go")
    async def _go(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
        return await _enter(ctx, catalogue, arg, "")

    @home.open
    async def _start(ctx: Ctx, args: str) -> Outcome:
        name, _, rest = args.partition("_")
        if name in _LINKS:
            return await _enter(ctx, catalogue, _LINKS[name], rest)
        if not ctx.private:
            return Stay()
        return Stay(files=(note(ctx.t("home-keyboard"), keyboard(ctx.words, catalogue.commands)),))

    catalogue.add(home)
    catalogue.command("start", IDENT)


async def _enter(ctx: Ctx, catalogue: Catalogue, ident: str, arg: str) -> Outcome:
    """Another screen by its id, in the message that was pressed."""
    screen = catalogue.get(ident)
    if screen is None or screen.entry is None:
        return Push(ident)
    return await screen.entry(ctx, arg)


def _greeting(ctx: Ctx, account: Account) -> Safe:
    name = ctx.fmt.name(account.label)
    hello = ctx.t("home-hello", business=ctx.fmt.bold(name)) if name else ctx.t("home-hello-nobody")
    return lines(hello, ctx.t("home-revoked") if account.status == "revoked" else None)


def _go_on(ctx: Ctx, catalogue: Catalogue) -> Row:
    if catalogue.get(_WRITING) is None or not any(_begun(ctx, step) for step in _STEPS):
        return ()
    return row(Button(ctx.label("home-continue"), "go", _WRITING, style=Style.PRIMARY))


def _begun(ctx: Ctx, step: str) -> bool:
    """Whether anything was written or picked; `carry` is what one step holds for the next."""
    left = ctx.parked.get(step, {})
    return any(left.get(name) or left.get("carry", {}).get(name) for name in _WRITTEN)


async def _unlinked(ctx: Ctx) -> View:
    if not ctx.private:
        return _unattached(ctx)
    broken = await ctx.services.storage.accounts.broken(ctx.chat)
    text = lines(
        ctx.t("home-hello-new"),
        "",
        ctx.t("home-broken") if broken else ctx.t("home-first"),
    )
    link = Open(ctx.label("account-link-button"), "link", style=Style.PRIMARY)
    return View(
        text,
        rows(
            [link],
            [
                Button(ctx.label("home-help"), "go", "help"),
                Button(ctx.label("menu-settings"), "go", "settings"),
            ],
        ),
    )


def _unattached(ctx: Ctx) -> View:
    bot = ctx.services.options.bot_username
    private = Url(ctx.label("home-private"), f"https://t.me/{bot}") if bot else None
    return View(ctx.t("home-unattached"), rows([private]))
