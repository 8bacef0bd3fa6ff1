"""Whether those by whose word a campaign leaves may still give it, at the moment itself.

Who planned it may have gone, or may send no more; the owner may have lowered the ceiling of
managers since, and groups may have grown beyond it. The commit that hands a turn over asks once
more, so whatever is changed at that very moment counts.
"""

from __future__ import annotations

from typing import Any

from handlers.messages.campaigns.reasons import Reason
from handlers.shared.permissions import still_sends
from handlers.shared.services import Services
from storage import Campaign, Effect, Storage


class NotAuthorisedError(Exception):
    """A turn must not leave by the word of those who gave it."""

    def __init__(self, why: Reason) -> None:
        super().__init__(why)
        self.why: Reason = why


async def is_orphaned(services: Services, campaign: Campaign) -> bool:
    """Whether its person is a colleague no more, or may not send any more."""
    standing = await services.storage.members.standing(campaign.account_id, campaign.user)
    return not still_sends(standing, campaign.approved_by)


def authority(services: Services, campaign: Campaign, cost: int | None) -> Effect:
    """For the commit; `cost`: of the whole turn in SMS, None where nobody can tell.

    The effect raises `NotAuthorisedError`.
    """

    def check(db: Any) -> None:
        why = _objection(services.storage, db, campaign, cost)
        if why is not None:
            raise NotAuthorisedError(why)

    return check


def _objection(storage: Storage, db: Any, campaign: Campaign, cost: int | None) -> Reason | None:
    account, members = campaign.account_id, storage.members
    standing = members.standing_in(db, account, campaign.user)
    if not still_sends(standing, campaign.approved_by):
        return "colleague"
    by = campaign.approved_by
    word = standing if by is None else members.standing_in(db, account, by)
    rules = storage.approval_rules.of_in(db, account)
    return "above" if rules.is_above(cost) and not word.owner else None
