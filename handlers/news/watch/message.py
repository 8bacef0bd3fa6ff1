"""One piece of news as a message of its own: what happened, and the way to act on it."""

from __future__ import annotations

from dataclasses import replace

from handlers.news.kinds import News, kind_of
from handlers.shared.services import Ctx
from screens.view import View, lines


def message(ctx: Ctx, news: News, *, maybe: bool = False) -> View:
    """`maybe`: it may have been told before, and says so."""
    view = kind_of(news).alone(ctx, news)
    return replace(view, text=lines(view.text, "", ctx.t("watch-repeat"))) if maybe else view
