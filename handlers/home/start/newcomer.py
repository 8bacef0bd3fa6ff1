"""Home before there is an account: what the bot is for, and the one way on."""

from __future__ import annotations

import re

from handlers.home.routes import HELP, LANGUAGE, LINK, SETTINGS
from handlers.home.team.words import business_name, role_name
from handlers.shared.profiles import spoken
from handlers.shared.services import Ctx
from screens.text.bidi import strip
from screens.view import Go, Safe, Style, Url, View, lines, rows

_KEY = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z])[!-~]{16,}")
"""The panel's keys are long, of Latin letters and digits; no word of a language is."""


def keys_typed(text: str) -> bool:
    """Whether somebody who has just come pastes a key without having been asked for it.

    It is then deleted from the chat like one that was asked for.
    """
    return _KEY.search(strip(text)) is not None


async def unlinked(ctx: Ctx) -> View:
    if not ctx.private:
        return _unattached(ctx)
    broken = await ctx.services.storage.accounts.broken(ctx.chat, ctx.topic or 0)
    invited = None if broken else await _invited(ctx)
    first = invited or (ctx.t("home-broken") if broken else ctx.t("home-first"))
    text = lines(ctx.t("home-hello-new"), "", first)
    style = None if invited else Style.PRIMARY
    link = Go(ctx.label("account-link-button"), LINK.entry(), style)
    return View(
        text,
        rows(
            [link],
            [
                Go(ctx.label("home-help"), HELP()),
                Go(ctx.label("menu-settings"), SETTINGS()),
            ],
            [_language(ctx)],
        ),
    )


def _language(ctx: Ctx) -> Go | None:
    """Where the messenger does not tell what a person reads, said in what they may read instead."""
    others = [code for code in ctx.words.languages if code != ctx.lang]
    if spoken(ctx.who.language_code) or not others:
        return None
    words = ctx.words.in_language(others[0])
    return Go(words.plain("settings-language-button"), LANGUAGE())


async def _invited(ctx: Ctx) -> Safe | None:
    """Who has accepted an invitation needs no account: the owner's word is what is missing."""
    storage = ctx.services.storage
    asked = await storage.invitations.accepted_by(ctx.user)
    account = None if asked is None else await storage.accounts.by_id(asked.account_id)
    if asked is None or account is None:
        return None
    role = role_name(ctx, asked.role)
    return ctx.t("home-invited", business=business_name(ctx, account), role=role)


def _unattached(ctx: Ctx) -> View:
    link = ctx.services.links(ctx.chat).chat()
    private = Url(ctx.label("home-private"), link) if link else None
    return View(ctx.t("home-unattached"), rows([private]))
