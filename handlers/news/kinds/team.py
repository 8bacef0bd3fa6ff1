"""Somebody asks to be a colleague or leaves (told to the owner), or is one now (told to them)."""

from __future__ import annotations

from typing import Literal

from handlers.news.kinds.kind import NewsKind
from handlers.news.kinds.news import News
from handlers.shared import routes
from handlers.shared.colleagues import person_name
from handlers.shared.services import Ctx
from handlers.shared.team_news import ASKED, LEFT
from screens.view import Go, Safe, View, rows


class TeamNews(News):
    """`name`: of the person who comes; `business`: of the account."""

    kind: Literal["team"] = "team"
    what: Literal["asked", "joined", "left"]
    name: str = ""
    business: str = ""
    invitation: int = 0
    role: str = ""


def _line(ctx: Ctx, news: TeamNews) -> Safe:
    name = ctx.fmt.bold(person_name(ctx, news.name))
    if news.what == ASKED:
        return ctx.t("watch-team-asked", name=name)
    if news.what == LEFT:
        return ctx.t("watch-team-left", name=name)
    business = ctx.fmt.bold(ctx.fmt.name(news.business) or ctx.label("account-nameless"))
    return ctx.t("watch-team-joined", business=business)


def _way(ctx: Ctx, news: TeamNews) -> Go:
    about = f"u{news.invitation}" if news.what == LEFT else news.invitation
    return Go(ctx.label("watch-team-open"), routes.TEAM.entry(about))


TEAM = NewsKind(
    TeamNews,
    message=lambda ctx, news: View(_line(ctx, news), rows([_way(ctx, news)])),
    brief=lambda ctx, news: [_line(ctx, news)],
    way=_way,
    sample=lambda now: TeamNews(at=now, what="asked", name="Sara", invitation=1, role="writer"),
    awaited=True,
)
