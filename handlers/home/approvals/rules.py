"""The owner's rules: what a second person has to see, and up to which cost a manager decides."""

from __future__ import annotations

from handlers.home.approvals.routes import APPROVAL_RULES
from handlers.shared.acts import noting
from handlers.shared.deciding import rules_of
from handlers.shared.from_account import from_account
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.shared.typed_number import whole_number
from screens.outcome import Outcome, Stay
from screens.screen import NoData, Screen
from screens.view import Button, Safe, View, lines
from screens.widgets import AskData, asks, ticked
from storage import ApprovalRules, Verb

_CHIPS = (0, 100, 500, 1_000, 5_000)
_SWITCHES = frozenset({"own", "imports", "deletions"})

rules: Screen[Ctx, NoData] = Screen(APPROVAL_RULES, needs=Right.TEAM)


@rules.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    now = await rules_of(ctx, (await linked(ctx)).id)
    ceiling = "none" if now.ceiling is None else now.ceiling
    switches = {
        "own": ticked(ctx.label("approval-rules-own"), on=now.own),
        "imports": ticked(ctx.label("approval-rules-imports"), on=now.imports),
        "deletions": ticked(ctx.label("approval-rules-deletions"), on=now.deletions),
    }
    return ctx.view(
        lines(
            ctx.t("approval-rules-title"),
            await from_account(ctx),
            "",
            ctx.t("approval-rules-what"),
            "",
            ctx.t("approval-rules-ceiling", count=ceiling),
        ),
        *([Button(label, "switch", name)] for name, label in switches.items()),
        [Button(ctx.label("approval-rules-ceiling-set"), "ceiling")],
    )


async def _changed(ctx: Ctx, field: str, value: int | None) -> Outcome:
    """With its row of the audit in the same commit."""
    account, table = await linked(ctx), ctx.services.storage.approval_rules
    changed: ApprovalRules = (await table.of(account.id)).model_copy(update={field: value})
    act = await noting(
        ctx, Verb.SETTINGS_CHANGED, account=account.id, object=f"approvals {field}: {value}"
    )
    effects = (table.writing(account.id, changed), act)
    return Stay(toast=ctx.label("settings-saved"), effects=effects)


@rules.action("switch")
async def _switch(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    if arg not in _SWITCHES:
        return Stay()
    now = await rules_of(ctx, (await linked(ctx)).id)
    return await _changed(ctx, arg, not getattr(now, arg))


async def _choosing_ceiling(ctx: Ctx, _data: NoData) -> AskData:
    return AskData(
        question=ctx.t("approval-rules-ceiling-ask"),
        choices=tuple((ctx.fmt.number(most), str(most)) for most in _CHIPS),
        skip=ctx.label("approval-rules-ceiling-none"),
    )


@asks(rules, "ceiling", _choosing_ceiling)
async def _ceiling(ctx: Ctx, _data: NoData, typed: str) -> Outcome | Safe:
    """Nothing typed: no ceiling."""
    most = whole_number(typed) if typed else None
    if typed and most is None:
        return ctx.t("approval-rules-ceiling-bad")
    return await _changed(ctx, "ceiling", most)
