"""Acts with the account, newest first, narrowed by person, approver, kind, time; as a file too."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from handlers.home.audit.kinds import ICONS, ActKind, kind_of
from handlers.home.audit.narrowing import value_in_words
from handlers.home.audit.sheet import MOST, spreadsheet
from handlers.home.audit.words import row_label, wanted_by
from handlers.home.routes import AUDIT, AUDIT_ACT, AUDIT_PICK, AuditData
from handlers.shared.acts import note
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.shared.xlsx import file_name
from screens import Button, Go, Outcome, Safe, Screen, Stay, View, document, lines
from screens.view import Row
from screens.widgets import Collection, ListPage
from storage import Account, Act, Verb

PER_PAGE = 8
_CHUNK = 500

_FIELDS = {"who": "person", "approver": "approver", "what": "kind", "when": "days"}

listing: Screen[Ctx, AuditData] = Screen(AUDIT, needs=Right.AUDIT)


async def _page(ctx: Ctx, data: AuditData) -> ListPage[Act]:
    account, start = await linked(ctx), data.page * PER_PAGE
    acts = await ctx.services.storage.audit.page(
        account.id, wanted_by(ctx, data), start=start, many=PER_PAGE + 1
    )
    return ListPage.ahead(acts, data.page, PER_PAGE)


acts = Collection(
    listing,
    _page,
    label=row_label,
    icon=lambda act: ICONS[kind_of(act.verb)],
    to=lambda ident: AUDIT_ACT(id=ident),
    gone="audit-gone",
)


@listing.render
async def _render(ctx: Ctx, data: AuditData) -> View:
    account, page = await linked(ctx), await acts.page(ctx, data)
    many = await ctx.services.storage.audit.count(account.id, wanted_by(ctx, data))
    return ctx.view(
        await _text(ctx, data, many),
        *acts.rows(ctx, data, page),
        *await _narrowing(ctx, data, account),
        [Button(ctx.label("audit-export"), "export")] if many else [],
        refresh=True,
    )


async def _text(ctx: Ctx, data: AuditData, many: int) -> Safe:
    hits = ctx.t("audit-many", count=many)
    narrowed = [
        ctx.t(f"audit-by-{by}", value=await value_in_words(ctx, by, value))
        for by, value in _values(data).items()
        if value
    ]
    return lines(ctx.t("audit-title"), hits if many else ctx.t("audit-none"), *narrowed)


def _values(data: AuditData) -> dict[str, str]:
    return {
        "who": str(data.person or ""),
        "approver": str(data.approver or ""),
        "what": data.kind if data.kind in set(ActKind) else "",
        "when": str(data.days or ""),
    }


async def _narrowing(ctx: Ctx, data: AuditData, account: Account) -> list[Row]:
    """By the approver only where somebody has decided about something."""
    values, approvers = _values(data), await ctx.services.storage.audit.approvers(account.id)
    by = AUDIT_PICK(by="approver", now=values["approver"])
    approver = [Go(ctx.label("audit-approver"), by, tag="approver")]
    return [
        (
            Go(ctx.label("audit-who"), AUDIT_PICK(by="who", now=values["who"]), tag="who"),
            Go(ctx.label("audit-what"), AUDIT_PICK(by="what", now=values["what"]), tag="what"),
            Go(ctx.label("audit-when"), AUDIT_PICK(by="when", now=values["when"]), tag="when"),
        ),
        tuple(approver if approvers or data.approver else ()),
    ]


@listing.on_result
async def _narrowed(_ctx: Ctx, data: AuditData, tag: str, value: JsonValue) -> Outcome:
    chosen = str(value)
    field = _FIELDS[tag]
    narrowed = chosen if field == "kind" else int(chosen or 0)
    return Stay(data=data.model_copy(update={"page": 0, field: narrowed}))


@listing.action("export")
async def _export(ctx: Ctx, data: AuditData, _arg: str) -> Outcome:
    """What the list is narrowed to; taking it away is an act itself."""
    account, title = await linked(ctx), ctx.label("audit-sheet")
    found = await _all(ctx, account.id, data)
    if not found:
        return Stay(notice=ctx.t("audit-none"))
    content = await spreadsheet(ctx, found)
    await note(ctx, Verb.EXPORTED, account=account.id, object=title)
    count = len(found)
    caption = ctx.t("audit-exported", count=count)
    return Stay(files=(document(file_name(ctx.fmt, title, ctx.now), content, caption),))


async def _all(ctx: Ctx, account: int, data: AuditData) -> Sequence[Act]:
    """The newest `MOST`, some at a time: names are unsealed, and others wait meanwhile."""
    found: list[Act] = []
    wanted, audit = wanted_by(ctx, data), ctx.services.storage.audit
    while len(found) < MOST:
        some = await audit.page(account, wanted, start=len(found), many=_CHUNK)
        found += some
        if len(some) < _CHUNK:
            break
    return found
