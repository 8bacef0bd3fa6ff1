"""Getting updates: https://core.telegram.org/bots/api#getting-updates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sandbox.bot_api.errors import bad_request, conflict
from sandbox.bot_api.updates import LONGEST_POLL
from sandbox.server import LOOPBACK

if TYPE_CHECKING:
    from sandbox.bot_api.model import Json
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World


async def get_updates(world: World, params: Params) -> list[Json]:
    if world.webhook.get("url"):
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    _remember_allowed(world, params)
    return await world.updates.poll(
        params.integer("offset"),
        params.within("limit", 100, 1, 100),
        params.within("timeout", 0, 0, LONGEST_POLL),
    )


async def set_webhook(world: World, params: Params) -> bool:
    """Set or, with an empty url, delete the webhook; plain http is taken on loopback only."""
    url, secret = params.text("url"), params.text("secret_token")
    if url:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise bad_request("invalid webhook URL specified")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
    _remember_allowed(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.pending.clear()
    world.updates.terminate("terminated by setWebhook request")
    world.webhook = {
        "url": url,
        "secret": secret,
        "max_connections": params.within("max_connections", 40, 1, 100),
    }
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    if params.flag("drop_pending_updates"):
        world.updates.pending.clear()
    if world.webhook:
        world.webhook = {}
        world.updates.bell.ring()
    return True


async def get_webhook_info(world: World, params: Params) -> Json:
    del params
    hook = world.webhook
    info: Json = {
        "url": hook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if hook.get("url"):
        info["max_connections"] = hook["max_connections"]
    for name in ("last_error_date", "last_error_message"):
        if name in hook:
            info[name] = hook[name]
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    return info


def _remember_allowed(world: World, params: Params) -> None:
    """Keep the list for updates to come; one not given leaves the former setting."""
    allowed = params.json("allowed_updates")
    if isinstance(allowed, list):
        world.updates.allowed = [str(kind) for kind in allowed]
