"""A colleague goes: role, private chat and what they ask for leave the account in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sqlite_utils.db import Database

from storage.account_links import part_from
from storage.approvals import void_of
from storage.campaign_slices import CampaignSlices
from storage.handing_on import hand_on, hold_and_hand_on, hold_planned
from storage.rows import change, value
from storage.selves import own_numbers
from storage.table_context import Effect, TableContext


class Planned(StrEnum):
    """What becomes of what a colleague has planned who goes.

    `kept`: it goes on as the owner's, who said so. `asked`: it is the owner's and held until then.
    `dropped`: a birthday greeting is switched off; whoever says so stops what waits.
    """

    KEPT = "kept"
    ASKED = "asked"
    DROPPED = "dropped"


class Dismissals:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def hold_planned(self, account_id: int, user: int) -> int:
        """What this person planned waits for the owner's word; about how many that is asked."""
        return await self._context.write(
            lambda db: hold_planned(db, self._context, account_id, user), full=True
        )

    async def remove(
        self,
        account_id: int,
        user: int,
        *,
        by: int,
        planned: Planned = Planned.ASKED,
        effects: Sequence[Effect] = (),
    ) -> bool:
        """Take role and private chat from a colleague; False, and nothing done, where none is.

        `by`: the owner, or the colleague who leaves. `effects` run in the same commit.
        """
        context = self._context

        def work(db: Database) -> bool:
            sql = "DELETE FROM members WHERE account_id = ? AND user = ?"
            owner = value(db, "SELECT owner FROM accounts WHERE id = ?", (account_id,))
            users = own_numbers(db, context.vault, user)
            if not sum(change(db, sql, (account_id, each)) for each in users):
                return False
            for each in users:
                void_of(db, context, account_id, each, by=by)
                if owner is not None and owner not in users:
                    _leave(db, context, account_id, each, owner, planned)
            if owner is not None and owner not in users:
                part_from(db, context, user, account_id)
            for effect in effects:
                effect(db)
            return True

        return await self._context.write(work, full=True)


def _leave(
    db: Database, context: TableContext, account_id: int, user: int, owner: int, planned: Planned
) -> None:
    """What goes on by itself of this colleague."""
    match planned:
        case Planned.KEPT:
            for campaign in hand_on(db, context.vault, account_id, user, owner):
                CampaignSlices(context).by_word_of(campaign, None)(db)
        case Planned.ASKED:
            hold_and_hand_on(db, context.vault, account_id, user, owner)
        case Planned.DROPPED:
            sql = "DELETE FROM birthday_greetings WHERE account_id = ? AND user = ?"
            change(db, sql, (account_id, user))
