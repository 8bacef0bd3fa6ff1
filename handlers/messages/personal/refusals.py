"""Why a text with braces is not taken, in words that say how to write it."""

from __future__ import annotations

from handlers.messages.personal.rendering import Recipient, render
from handlers.messages.personal.template import Template, TemplateError
from handlers.shared.services import Ctx
from screens.view import Safe


def refusal(ctx: Ctx, error: TemplateError) -> Safe:
    near = ctx.fmt.code(f"{{{error.near}}}")
    key = ctx.fmt.name(f"{{{error.key}}}", 42)
    match error.problem:
        case "unknown":
            return ctx.t("personal-unknown", key=key, near=near)
        case "open":
            return ctx.t("personal-open", near=near)
        case "doubled":
            return ctx.t("personal-doubled", near=near)


def without_names(template: Template) -> str:
    """What goes to somebody of whom nothing is known."""
    return render(template, Recipient("")).text
