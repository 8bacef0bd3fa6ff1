"""Who asks to be a colleague, comes or leaves, and who is to own the account."""

from __future__ import annotations

from typing import Literal

from handlers.news.kinds.kind import NewsKind
from handlers.news.kinds.news import News
from handlers.shared import routes
from handlers.shared.colleagues import person_name
from handlers.shared.services import Ctx
from handlers.shared.team_news import (
    ASKED,
    BOTH,
    JOINED,
    LEFT,
    OFFERED,
    TAKING,
)
from screens.view import Go, Safe


class TeamNews(News):
    """`name`: of the person who comes; `business`: of the account."""

    kind: Literal["team"] = "team"
    what: Literal["asked", "joined", "left", "quit", "both", "offered", "handed", "declined"]
    name: str = ""
    business: str = ""
    invitation: int = 0
    role: str = ""


def _line(ctx: Ctx, news: TeamNews) -> Safe:
    name = ctx.fmt.bold(person_name(ctx, news.name))
    business = ctx.fmt.bold(ctx.fmt.name(news.business) or ctx.label("account-nameless"))
    return ctx.t("watch-team", what=news.what, name=name, business=business)


def _way(ctx: Ctx, news: TeamNews) -> Go:
    words: dict[str, str | int] = {
        ASKED: news.invitation,
        JOINED: news.invitation,
        LEFT: f"u{news.invitation}",
        BOTH: f"u{news.invitation}",
        OFFERED: TAKING,
    }
    return Go(ctx.label("watch-team-open"), routes.TEAM.entry(words.get(news.what, "")))


TEAM = NewsKind(
    TeamNews,
    brief=lambda ctx, news: [_line(ctx, news)],
    way=_way,
    sample=lambda now: TeamNews(at=now, what="asked", name="Sara", invitation=1, role="writer"),
    awaited=True,
)
