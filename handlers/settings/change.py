"""Writing a chat's settings, and making what is drawn next follow them."""

from __future__ import annotations

from handlers.services import Ctx
from storage import ChatSettings


async def change(ctx: Ctx, **changes: object) -> ChatSettings:
    """Store; language and digits are read anew for the very next screen."""
    stored = await ctx.services.storage.settings.update(ctx.chat, **changes)
    ctx.services.choices.forget(ctx.chat)
    return stored


async def present(ctx: Ctx) -> ChatSettings:
    return await ctx.services.storage.settings.get(ctx.chat)
