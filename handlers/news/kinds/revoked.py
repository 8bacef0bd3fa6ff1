"""The service no longer takes the keys of an account; always told, once.

The watcher finds it: whoever asks with refused keys learns nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from handlers.news.kinds.kind import NewsKind
from handlers.news.kinds.news import News
from handlers.shared.rights import Right
from handlers.shared.routes import LINK
from handlers.shared.services import Ctx
from screens.view import Go, Safe


class Revoked(News):
    """`account`: its name."""

    kind: Literal["revoked"] = "revoked"
    account: str = ""


def _lines(ctx: Ctx, news: Revoked) -> list[Safe]:
    name = ctx.fmt.name(news.account)
    head = (
        ctx.t("watch-revoked", account=ctx.fmt.bold(name))
        if name
        else ctx.t("watch-revoked-nameless")
    )
    return [head, ctx.t("watch-revoked-how")]


def _way(ctx: Ctx) -> Go | None:
    """Keys are never asked for in a group, so there the button would lead nowhere."""
    return Go(ctx.label("account-link-button"), LINK.entry()) if ctx.private else None


def _owner_first(chats: Sequence[int], owner: int) -> Sequence[int]:
    """Where the owner has it in private, groups need not hear of keys; colleagues never do."""
    return [owner] if owner in chats else [chat for chat in chats if chat < 0]


REVOKED = NewsKind(
    Revoked,
    needs=Right.KEYS,
    brief=_lines,
    way=lambda ctx, _: _way(ctx),
    sample=lambda now: Revoked(at=now, account="Yas"),
    audience=_owner_first,
)
