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
    DECLINED,
    HANDED,
    JOINED,
    LEFT,
    OFFERED,
    QUIT,
    TAKING,
)
from screens.view import Go, Safe, View, rows


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
    sentences = {
        ASKED: ctx.t("watch-team-asked", name=name),
        JOINED: ctx.t("watch-team-joined", business=business),
        LEFT: ctx.t("watch-team-left", name=name),
        QUIT: ctx.t("watch-team-quit", name=name),
        BOTH: ctx.t("watch-team-both", name=name, business=business),
        OFFERED: ctx.t("watch-team-offered", name=name, business=business),
        HANDED: ctx.t("watch-team-handed", name=name, business=business),
        DECLINED: ctx.t("watch-team-declined", name=name, business=business),
    }
    return sentences[news.what]


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
    message=lambda ctx, news: View(_line(ctx, news), rows([_way(ctx, news)])),
    brief=lambda ctx, news: [_line(ctx, news)],
    way=_way,
    sample=lambda now: TeamNews(at=now, what="asked", name="Sara", invitation=1, role="writer"),
    awaited=True,
)
