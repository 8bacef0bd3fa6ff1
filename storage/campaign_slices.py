"""A turn that leaves in slices: the outbox gets each in one commit with the cursor behind it.

The turn stays the same until its last slice (`Campaigns.leave`); the batch tells its rows apart.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from pydantic import JsonValue
from sqlite_utils.db import Database

from storage.campaign_models import Campaign
from storage.errors import Duplicate, Unsealable
from storage.moments import stamp
from storage.rows import Parameters, Row, change, rows
from storage.table_context import Effect, TableContext
from storage.vault import Vault

Content = dict[str, JsonValue]
_ACCOUNT = "bound"
"""The account inside what is sealed, beside the content."""


class CampaignSlices:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def hand_slice(
        self,
        campaign: Campaign,
        jobs: Sequence[Effect],
        *,
        content: Content,
        recipients: int,
        due_at: datetime,
    ) -> bool:
        """Hand a slice over; the rest waits until `due_at`. False (and nothing) where it changed.

        `content`: with the cursor behind the slice; `recipients`: those of the rest.
        """
        fields = self._rest(campaign, content, due_at) | {"recipients": recipients}
        return await self._hand_over(_HAND, fields, jobs)

    async def go_on(
        self, campaign: Campaign, content: Content, due_at: datetime, *, act: Effect | None = None
    ) -> bool:
        """A paused or held one waits again, until `due_at`. False where it has changed."""
        return await self._hand_over(
            _GO_ON, self._rest(campaign, content, due_at), [] if act is None else [act]
        )

    async def accounts_waiting(self) -> list[int]:
        """Accounts of which something is to leave by itself."""
        records = await self._context.read(lambda db: rows(db, _ACCOUNTS_WAITING))
        return [each["account_id"] for each in records]

    async def doubt(self, campaign_id: int, turn: int) -> None:
        """Of a turn with slices left the service has something that no row knows: it is held."""
        await self._decided(_DOUBT, campaign_id, turn)

    def by_word_of(self, campaign_id: int, user: int | None) -> Effect:
        """For the commit that lets it go on: who says so; None: whose it is."""

        def effect(db: Database) -> None:
            change(db, "UPDATE campaigns SET approved_by = ? WHERE id = ?", (user, campaign_id))

        return effect

    async def _decided(self, sql: str, *values: object, act: Effect | None = None) -> bool:
        """Whether this write, which holds for one state, was the one that decided."""
        return await self._hand_over(sql, values, [] if act is None else [act])

    def rewriting(self, campaign: Campaign, content: Content, recipients: int | None) -> Effect:
        """For the commit of a last slice: what the next turn begins with."""
        fields = {
            "id": campaign.id,
            "sealed": self._sealed(campaign, content),
            "recipients": recipients,
        }

        def effect(db: Database) -> None:
            change(db, _REWRITE, fields)

        return effect

    async def _hand_over(self, sql: str, fields: Parameters, others: Sequence[Effect]) -> bool:
        """The campaign's change and what belongs to it, as rows of the outbox, in one commit."""

        def work(db: Database) -> bool:
            if change(db, sql, fields) != 1:
                return False
            for effect in others:
                effect(db)
            return True

        return await self._context.write(work, full=True)

    def _rest(self, campaign: Campaign, content: Content, due_at: datetime) -> Row:
        return {
            "id": campaign.id,
            "version": campaign.version,
            "turn": campaign.turn,
            "sealed": self._sealed(campaign, content),
            "due": stamp(due_at),
        }

    def _sealed(self, campaign: Campaign, content: Content) -> bytes:
        return sealed_content(self._context.vault, campaign.user, campaign.account_id, content)


def sealed_content(vault: Vault, user: int, account_id: int, content: Content) -> bytes:
    """With the account that it leaves from: who writes into the file must not change that."""
    return vault.seal(seal_owner(user), json.dumps({**content, _ACCOUNT: account_id}).encode())


def opened_content(vault: Vault, record: Row) -> Content:
    """Of a row of `campaigns`; raises `Unsealable`, also where it was of another account."""
    content: Content = json.loads(vault.open(seal_owner(record["user"]), record["sealed"]))
    if content.pop(_ACCOUNT, record["account_id"]) != record["account_id"]:
        raise Unsealable("The campaign is of another account.")
    return content


def seal_owner(user: int) -> str:
    """Who the content of a campaign is sealed for."""
    return f"campaign:{user}"


def unless_changed(sql: str, fields: Row) -> Effect:
    """The effect of a write that holds for one version of a campaign only."""

    def effect(db: Database) -> None:
        if change(db, sql, fields) != 1:
            raise Duplicate("This campaign has changed meanwhile.")

    return effect


_WAITS = """
    sealed = :sealed, due_at = :due, version = version + 1, copied = 0, why = NULL, told = 1,
    state = 'waiting'
"""
_SAME = "WHERE id = :id AND version = :version AND turn = :turn AND sealed IS NOT NULL"
_HAND = f"""
    UPDATE campaigns SET {_WAITS}, recipients = :recipients {_SAME} AND state = 'waiting'
"""  # noqa: S608 - literals of this module
_GO_ON = f"""
    UPDATE campaigns SET {_WAITS} {_SAME} AND state IN ('paused', 'held')
"""  # noqa: S608 - literals of this module
_REWRITE = """
    UPDATE campaigns SET sealed = :sealed, recipients = :recipients
    WHERE id = :id AND state = 'waiting'
"""
_ACCOUNTS_WAITING = "SELECT DISTINCT account_id FROM campaigns WHERE state = 'waiting'"
_DOUBT = """
    UPDATE campaigns SET state = 'held', why = 'restored', copied = 1, told = 0,
        version = version + 1
    WHERE id = ? AND turn = ? AND state = 'waiting'
"""
