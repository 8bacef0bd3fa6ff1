"""What a person is told when a feature's call fails: what happened, and whether anything was done.

The service's own words are quoted as they came (escaped): they often name the cause better than
we can. "Nothing was sent" is said only where it is known.
"""

from __future__ import annotations

from handlers.shared.buying import buy
from handlers.shared.identities import is_self
from handlers.shared.routes import LINK
from handlers.shared.services import (
    Ctx,
    NotLinkedError,
    OtherAccountError,
    RestingError,
    ToldError,
)
from handlers.shared.unread import unread
from screens.context import DeniedError
from screens.events import FileTooBigError, FileUnavailableError
from screens.explain import Explanation
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Go, Rows, Safe, lines, rows
from smsir import (
    AccountExpired,
    BadCredentials,
    ForbiddenDownload,
    NoCredit,
    NotSent,
    Refused,
    SmsIrError,
)
from storage import DatabaseUnusable, OverLimit, StorageBusy, StorageError, StorageFull

_QUOTED_UNITS = 500
_TELEGRAM_MEGABYTES = 20
"""What Telegram hands over at most (Bot API, getFile)."""


def explain(ctx: Ctx, error: Exception) -> Explanation | None:
    """Fits `screens.explain.Explain`; None for what nobody foresaw."""
    if isinstance(error, NotLinkedError):
        return Explanation(ctx.t("errors-not-linked"), _link(ctx))
    if isinstance(error, RestingError | DeniedError):
        rests = ctx.services.storage.people.rests(ctx.account)
        return Explanation(ctx.t("errors-resting")) if rests else None
    if isinstance(error, OtherAccountError):
        return Explanation(ctx.t("engine-other-work-gone"))
    if isinstance(error, BadCredentials):
        return Explanation(_quoted(ctx, ctx.t("errors-bad-credentials"), error), _link(ctx))
    sentence = _sentence(ctx, error)
    if sentence is not None and isinstance(error, AccountExpired | NoCredit):
        return Explanation(sentence, rows([buy(ctx)]))
    return Explanation(sentence) if sentence is not None else None


def _sentence(ctx: Ctx, error: Exception) -> Safe | None:
    match error:
        case ToldError():
            return error.text
        case SmsIrError():
            return _service(ctx, error)
        case StorageError():
            return _storage(ctx, error)
        case FileTooBigError():
            return ctx.t("errors-file-too-big", megabytes=_TELEGRAM_MEGABYTES)
        case FileUnavailableError():
            return ctx.t("errors-file-unavailable")
    return None


def _link(ctx: Ctx) -> Rows:
    """Keys are never asked for in a group, so there the button would lead nowhere."""
    return rows([Go(ctx.label("account-link-button"), LINK.entry())]) if ctx.private else ()


def _service(ctx: Ctx, error: SmsIrError) -> Safe:
    match error:
        case AccountExpired():
            sentence = ctx.t("errors-expired")
        case NoCredit():
            sentence = ctx.t("errors-no-credit")
        case Refused():
            sentence = ctx.t("errors-refused")
        case NotSent():
            named = unread(ctx, error.operation, reached=False)
            sentence = named or ctx.t("errors-unreachable")
        case ForbiddenDownload():
            sentence = ctx.t("errors-download")
        case _ if error.maybe_processed:
            sentence = ctx.t("errors-maybe-done")
        case _:
            named = unread(ctx, error.operation, reached=True)
            sentence = named or ctx.t("errors-no-answer")
    return _quoted(ctx, sentence, error)


def _storage(ctx: Ctx, error: StorageError) -> Safe | None:
    """Effects and the screen are one transaction, so a failed one means that nothing was begun."""
    match error:
        case OverLimit():
            return _over_limit(ctx, error)
        case StorageFull():
            return ctx.t("errors-storage-full")
        case StorageBusy():
            return ctx.t("errors-storage-busy")
        case DatabaseUnusable():
            return ctx.t("errors-storage-broken")
    return None


def _over_limit(ctx: Ctx, error: OverLimit) -> Safe:
    if error.cost is None:
        return ctx.t("errors-daily-unsaid")
    ident = "errors-daily-over" if is_self(ctx, error.user) else "errors-daily-over-other"
    return ctx.t(ident, most=error.most, left=error.left, count=error.cost)


def _quoted(ctx: Ctx, sentence: Safe, error: SmsIrError) -> Safe:
    words = strip(error.service_message or "").strip()
    if not words:
        return sentence
    return lines(sentence, ctx.t("errors-service-says"), ctx.fmt.quote(clip(words, _QUOTED_UNITS)))
