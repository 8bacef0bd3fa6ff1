"""What stands on screens in a preview: words, and a group of the linked account."""

from __future__ import annotations

from handlers.shared.account_groups import all_groups
from handlers.shared.half_written import HasName
from handlers.shared.services import Ctx

TEXT = "Yas: closed on Friday. Please order by Thursday."
MOBILE = "09121112233"


async def sample_group(ctx: Ctx) -> HasName:
    """The first one that can be named to the service."""
    groups = await all_groups(ctx)
    return next((group.id, group.name) for group in groups if group.id is not None)
