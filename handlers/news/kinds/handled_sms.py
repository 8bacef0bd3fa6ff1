"""Somebody else has paused, changed, stopped or undone an SMS of the person's."""

from __future__ import annotations

from typing import Literal

from handlers.news.kinds.kind import NewsKind
from handlers.news.kinds.news import News
from handlers.shared.colleagues import person_name
from handlers.shared.rights import Right
from handlers.shared.routes import APPROVALS, SCHEDULED
from handlers.shared.services import Ctx
from screens.view import Go, Safe


class HandledSms(News):
    """`by`, `whose`: names, empty for the account's owner; `whose` None: the reader's own.

    `words`: how the SMS begins.
    """

    kind: Literal["sms"] = "sms"
    what: Literal["paused", "resumed", "changed", "stopped", "undone", "sent", "greetings_off"]
    by: str = ""
    whose: str | None = None
    words: str = ""


def _lines(ctx: Ctx, news: HandledSms) -> list[Safe]:
    title = ctx.t(
        "watch-sms-yours" if news.whose is None else "watch-sms-whose",
        what=news.what,
        name=_name(ctx, news.by),
        whose=_name(ctx, news.whose or ""),
    )
    words = ctx.fmt.name(news.words)
    return [title, ctx.t("watch-sms-words", words=words)] if words else [title]


def _name(ctx: Ctx, name: str) -> Safe:
    return ctx.fmt.bold(person_name(ctx, name) if name else ctx.label("colleague-owner"))


def _way(ctx: Ctx, _news: HandledSms) -> Go:
    """To where it stands for this person: who may only ask sees it among the requests."""
    if ctx.may(Right.REPORTS):
        return Go(ctx.label("watch-scheduled-open"), SCHEDULED.entry())
    return Go(ctx.label("watch-approvals-open"), APPROVALS.entry())


HANDLED_SMS = NewsKind(
    HandledSms,
    brief=_lines,
    way=_way,
    sample=lambda now: HandledSms(at=now, what="stopped", by="Sara", words="Friday: 20 % off"),
    awaited=True,
)
