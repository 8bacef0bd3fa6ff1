"""Work left half done by a command in between: go on with it, or start anew. Nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.messages.compose.limits import trouble
from handlers.messages.routes import AUDIENCE, onward
from handlers.shared.half_written import CHECK, RESUME, SEND, STEPS, Kept, ResumeData, SendData
from handlers.shared.rights import Right
from handlers.shared.samples import TEXT
from handlers.shared.services import Ctx
from handlers.shared.split_texts import is_rest
from screens.events import TextMessage
from screens.outcome import Outcome, Replace, Stay
from screens.route import Route, Target
from screens.screen import Screen
from screens.text.formatting import clip
from screens.view import Button, Safe, Style, View, lines

_SHOWN_UNITS = 300
_ROUTES: Mapping[str, Route[..., Any]] = {route.ident: route for route in (SEND, AUDIENCE, CHECK)}

resume: Screen[Ctx, ResumeData] = Screen(
    RESUME,
    sample=ResumeData(
        kept=Kept(screen="send", data={"text": TEXT}, text=TEXT), fresh=SendData(text=f"{TEXT} (2)")
    ),
    needs=Right.COMPOSE,
)


def first_step(ctx: Ctx, fresh: SendData) -> tuple[Target, Safe | None]:
    """Where an SMS begins, and why its text was not taken, if it was not."""
    if not fresh.text:
        return SEND.holding(fresh), None
    problem = trouble(ctx, fresh.text)
    if problem is not None:
        return SEND.holding(fresh.changed(text="", source=None)), problem
    return onward(fresh), None


@resume.render
async def _render(ctx: Ctx, data: ResumeData) -> View:
    text, fresh = data.kept.text, data.fresh.text
    problem = trouble(ctx, fresh) if fresh else None
    anew = "send-anew-text" if fresh and problem is None else "send-anew"
    return ctx.view(
        lines(
            ctx.t("send-half-done") if text else ctx.t("send-half-picked"),
            ctx.fmt.quote(clip(text, _SHOWN_UNITS)) if text else None,
            lines(ctx.t("send-new-text"), ctx.fmt.quote(clip(fresh, _SHOWN_UNITS)))
            if fresh
            else None,
            problem,
        ),
        [Button(ctx.label("send-go-on"), "goon", style=Style.PRIMARY)],
        [Button(ctx.label(anew), "anew")],
        cancel=True,
    )


@resume.on_text
async def _typed(ctx: Ctx, data: ResumeData, event: TextMessage) -> Outcome | None:
    """The rest of a long text is no text; whatever else is typed is for Home."""
    at = event.at or ctx.now
    if not is_rest(data.fresh.cut_at, at):
        return None
    fresh = data.fresh.changed(cut_at=at)
    return Stay(data=data.changed(fresh=fresh), notice=ctx.t("send-tail"))


@resume.action("goon")
async def _go_on(_ctx: Ctx, data: ResumeData, _arg: str) -> Outcome:
    route = _ROUTES[data.kept.screen]
    return Replace(route.holding(route.data.model_validate(data.kept.data)), forget=STEPS)


@resume.action("anew")
async def _anew(ctx: Ctx, data: ResumeData, _arg: str) -> Outcome:
    step, problem = first_step(ctx, data.fresh)
    return Replace(step, notice=problem, forget=STEPS)
