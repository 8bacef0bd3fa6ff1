"""The first screen: how things stand, the way to everything else; asks the service nothing.

Links from outside (`https://t.me/<bot>?start=PAYLOAD`, Bot API "deep linking") arrive here as
`/start PAYLOAD` and are handed to the screen that they name: `link`, `group_<ticket>`,
`join_<code>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handlers.home.account.keys import are_keys
from handlers.home.menu import keyboard, permitted
from handlers.home.routes import ATTACH, HOME, JOIN, LINK, MORE
from handlers.home.start.facts import fact_lines
from handlers.home.start.half_done import half_done_rows, half_done_text
from handlers.home.start.incoming import handed, pictured, typed
from handlers.home.start.menu_row import home_rows, more_rows
from handlers.home.start.newcomer import keys_typed, unlinked
from handlers.home.start.numbers import register_numbers
from handlers.home.start.opening import enter
from handlers.shared.branches import bold_label
from handlers.shared.routes import CONTACT_ADD, IMPORT
from handlers.shared.services import Ctx, account_of
from screens.events import ContactIn, FileIn, TextMessage
from screens.outcome import Outcome, Stay
from screens.route import Address
from screens.screen import Catalogue, NoData, Screen
from screens.text.bidi import strip
from screens.view import Safe, View, lines, note, rows
from storage import Account

_LINKS: Mapping[str, Address] = MappingProxyType({"link": LINK, "group": ATTACH, "join": JOIN})
"""First part of a payload -> the screen that understands the rest."""


def register(catalogue: Catalogue) -> None:
    """Home draws buttons for what the catalogue holds, so it is made for one catalogue."""
    home: Screen[Ctx, NoData] = Screen(HOME, needs=None, command="start")

    @home.render
    async def _render(ctx: Ctx, _data: NoData) -> View:
        account = await account_of(ctx)
        if account is None:
            return await unlinked(ctx)
        return View(
            await _text(ctx, catalogue, account),
            rows(
                *half_done_rows(ctx, catalogue),
                *home_rows(ctx, catalogue, several=account.branches > 1 and ctx.private),
            ),
        )

    @home.open
    async def _start(ctx: Ctx, args: str) -> Outcome:
        name, _, rest = strip(args).replace(" ", "_", 1).partition("_")
        if name in _LINKS:
            return await enter(ctx, catalogue, _LINKS[name], rest)
        typed = keys_typed(args) or len(args.split()) > 1  # a payload of a link has no spaces
        if typed if ctx.private else are_keys(args):
            return await enter(ctx, catalogue, LINK, args)
        account = await account_of(ctx)
        if not ctx.private or account is None:
            return Stay()
        menu = keyboard(ctx.words, permitted(ctx, catalogue))
        return Stay(files=(note(ctx.t("home-hint"), menu),))

    _hear(home, catalogue)
    catalogue.add(home)
    register_numbers(catalogue)
    _register_more(catalogue)


def _hear(home: Screen[Ctx, NoData], catalogue: Catalogue) -> None:
    async def keys(ctx: Ctx, words: str) -> Outcome | None:
        """Into the linking, which deletes the message, whatever they came with."""
        account = await account_of(ctx)
        typed_keys = are_keys(words) or (account is None and keys_typed(words))
        return await enter(ctx, catalogue, LINK, words) if ctx.private and typed_keys else None

    @home.on_text
    async def _typed(ctx: Ctx, _data: NoData, event: TextMessage) -> Outcome:
        return await keys(ctx, event.text) or await typed(ctx, event)

    @home.on_contact
    async def _shared(ctx: Ctx, _data: NoData, event: ContactIn) -> Outcome:
        return await handed(ctx, catalogue, CONTACT_ADD, event)

    @home.on_file
    async def _file(ctx: Ctx, _data: NoData, event: FileIn) -> Outcome:
        linking = await keys(ctx, event.caption)
        if linking is not None:
            return linking
        if event.is_picture:
            return await pictured(ctx, event)
        return await handed(ctx, catalogue, IMPORT, event)


def _register_more(catalogue: Catalogue) -> None:
    more: Screen[Ctx, NoData] = Screen(MORE, needs=None)

    @more.render
    async def _render(ctx: Ctx, _data: NoData) -> View:
        return View(ctx.t("home-more-title"), rows(*more_rows(ctx, catalogue), [ctx.home()]))

    catalogue.add(more)


async def _text(ctx: Ctx, catalogue: Catalogue, account: Account) -> Safe:
    """In a group the facts are not everybody's business."""
    facts = await fact_lines(ctx, account) if ctx.private else []
    return lines(
        _greeting(ctx, account),
        _trouble(ctx, account),
        *facts,
        half_done_text(ctx, catalogue),
        "",
        ctx.t("home-what"),
    )


def _trouble(ctx: Ctx, account: Account) -> Safe | None:
    if ctx.services.storage.people.rests(account.id):
        return ctx.t("errors-resting")
    return ctx.t("home-revoked") if account.status == "revoked" else None


def _greeting(ctx: Ctx, account: Account) -> Safe:
    if not account.label and account.branches == 1:
        return ctx.t("home-hello-nobody")
    return ctx.t("home-hello", business=bold_label(ctx, account))
