"""Work left half done by a command in between: go on with it, or start anew. Nothing is lost."""

from __future__ import annotations

from typing import Any

from pydantic import JsonValue, ValidationError

from handlers.messages.compose.data import SendData, onward
from handlers.messages.compose.limits import trouble
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Replace
from screens.screen import Data, Screen
from screens.text.formatting import clip
from screens.view import Button, Style, View, lines, rows

PARKED = ("send-check", "audience", "send")
"""Screens of one flow that replace each other, so that one of them at most was left last."""

_SHOWN_UNITS = 300


class Kept(Data):
    """The screen that was left, its data, and the text that it holds."""

    screen: str
    data: dict[str, JsonValue]
    text: str


class ResumeData(Data):
    kept: Kept
    fresh: SendData = SendData()


def parked(ctx: Ctx) -> Kept | None:
    """What was left half done, if it holds anything that somebody typed or picked."""
    for ident in PARKED:
        data: dict[str, Any] = dict(ctx.parked.get(ident, {}))
        inner = {**data, **data.get("carry", {})} if ident == "audience" else data
        try:
            fields = {name: inner[name] for name in SendData.model_fields if name in inner}
            send = SendData.model_validate(fields)
        except ValidationError:
            continue
        if send.started:
            return Kept(screen=ident, data=data, text=send.text)
    return None


resume: Screen[Ctx, ResumeData] = Screen("send-resume", ResumeData)


@resume.render
async def _render(ctx: Ctx, data: ResumeData) -> View:
    text = data.kept.text
    return View(
        lines(
            ctx.t("send-half-done") if text else ctx.t("send-half-picked"),
            ctx.fmt.quote(clip(text, _SHOWN_UNITS)) if text else None,
            lines(ctx.t("send-new-text"), ctx.fmt.quote(clip(data.fresh.text, _SHOWN_UNITS)))
            if data.fresh.text
            else None,
        ),
        rows(
            [Button(ctx.label("send-go-on"), "goon", style=Style.PRIMARY)],
            [Button(ctx.label("send-anew"), "anew")],
            [ctx.home()],
        ),
    )


@resume.action("goon")
async def _go_on(_ctx: Ctx, data: ResumeData, _arg: str) -> Outcome:
    return Replace(data.kept.screen, data.kept.data, forget=PARKED)


@resume.action("anew")
async def _anew(ctx: Ctx, data: ResumeData, _arg: str) -> Outcome:
    problem = trouble(ctx, data.fresh.text) if data.fresh.text else None
    if problem is not None:
        return Replace("send", data.fresh.with_text("", None), notice=problem, forget=PARKED)
    if not data.fresh.text:
        return Replace("send", data.fresh, forget=PARKED)
    step = onward(data.fresh)
    return Replace(step.screen, step.data, forget=PARKED)
