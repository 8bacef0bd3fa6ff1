"""Writing a chat's settings, and making what is drawn next follow them."""

from __future__ import annotations

from pydantic import BaseModel

from handlers.shared.acts import note
from handlers.shared.services import Ctx
from screens.outcome import Stay
from storage import ChatSettings, Verb

_OPTOUT = {"optout_line"}
_HOURS = {"quiet_from", "quiet_to"}


async def change(ctx: Ctx, **changes: object) -> ChatSettings:
    """Store; language and digits are read anew for the very next screen.

    News that other quiet hours held are judged again.
    """
    stored = await ctx.services.storage.settings.update(ctx.chat, **changes)
    verb = Verb.OPTOUT_CHANGED if _OPTOUT & changes.keys() else Verb.SETTINGS_CHANGED
    await note(ctx, verb, object=", ".join(sorted(changes)))
    ctx.services.choices.forget(ctx.chat)
    if _HOURS & changes.keys():
        await ctx.services.storage.news.hasten(ctx.chat)
    return stored


async def saved(ctx: Ctx, data: BaseModel | None = None, **changes: object) -> Stay:
    """The same, as what a press does; with `data` for the screen, if it gets new one."""
    await change(ctx, **changes)
    return Stay(data=data, toast=ctx.label("settings-saved"))


async def present(ctx: Ctx) -> ChatSettings:
    return await ctx.services.storage.settings.get(ctx.chat)
