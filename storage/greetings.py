"""The birthday greeting of an account: switched on with a text, and planned day by day.

A day is planned in one commit: who is on its list has had the greeting of the year, and the
campaign that sends it is there. So nobody stands on two lists of a year, whatever is repeated.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from pydantic import Field
from sqlite_utils.db import Database

from storage.campaign_models import NewCampaign
from storage.campaigns import Campaigns
from storage.errors import Unsealable
from storage.models import Frozen
from storage.outbox_keys import SAME_ACCOUNT
from storage.rows import Row, change, row, rows, value
from storage.table_context import Effect, TableContext


class NewGreeting(Frozen):
    """As it was confirmed. `clock`: minutes after midnight; `most`: SMS a day that leave unasked.

    `planned_until`: days up to this one get nothing. `topic`: where in the chat it was confirmed;
    0: outside of every topic.
    """

    account_id: int
    chat: int
    user: int
    text: str = Field(repr=False)
    clock: int = Field(ge=0, lt=24 * 60)
    most: int = Field(gt=0)
    planned_until: date
    topic: int | None = None


class Greeting(NewGreeting):
    """A row. `copied`: it comes from a backup, and what it plans next may have been sent."""

    version: int
    copied: bool


class Greetings:
    def __init__(self, context: TableContext, campaigns: Campaigns) -> None:
        self._context = context
        self._campaigns = campaigns

    def switching_on(self, new: NewGreeting) -> Effect:
        """The effect that switches it on, or changes it; days planned before stay planned."""
        fields = new.model_dump(exclude={"text", "planned_until"}) | {
            "sealed": self._context.vault.seal(_seal_owner(new.account_id), new.text.encode()),
            "planned_until": new.planned_until.isoformat(),
        }
        return lambda db: change(db, _SWITCH_ON, fields)

    def switching_off(self, account_id: int) -> Effect:
        sql = "DELETE FROM birthday_greetings WHERE account_id = ?"
        return lambda db: change(db, sql, (account_id,))

    async def get(self, account_id: int) -> Greeting | None:
        """None where it is switched off, or no key opens it."""
        record = await self._context.read(lambda db: row(db, _ONE, (account_id,)))
        return None if record is None else self._greeting(record)

    async def still_ungreeted(
        self, account_id: int, year: int, mobiles: Collection[str]
    ) -> list[str]:
        """Those of the mobiles that stood on no list of the year."""

        def work(db: Database) -> list[str]:
            return [
                mobile
                for mobile in mobiles
                if value(db, _GREETED, self._turn(account_id, year, mobile)) is None
            ]

        return await self._context.read(work)

    async def leave_out(self, account_id: int, year: int, mobile: str) -> bool:
        """No list of the year will have them; False where one has, or they were left out before."""
        turn = self._turn(account_id, year, mobile)
        return await self._context.write(lambda db: change(db, _CLAIM, turn) == 1, full=True)

    async def plan(
        self, greeting: Greeting, year: int, mobiles: Collection[str], new: NewCampaign
    ) -> bool:
        """Put a campaign's people on the list of the year, and the campaign there, in one commit.

        False (and nothing is done) where the greeting has changed, or one of them stands there.
        """
        turns = [self._turn(greeting.account_id, year, mobile) for mobile in mobiles]

        def work(db: Database) -> None:
            if value(db, _UNCHANGED, (greeting.account_id, greeting.version)) is None:
                raise _Changed
            for turn in turns:
                if change(db, _CLAIM, turn) != 1:
                    raise _Changed
            place = value(db, _LAST_REVISION, (new.chat, new.user, new.frame))
            numbered = new.model_copy(update={"revision": int(place) + 1})
            self._campaigns.insertion(numbered)(db)
            change(db, _OLD_TURNS, (greeting.account_id, year - 1))

        try:
            await self._context.write(work, full=True)
        except _Changed:
            return False
        return True

    async def behind(self, day: date) -> list[Greeting]:
        """Those of which a day up to this one is not planned yet."""
        records = await self._context.read(lambda db: rows(db, _BEHIND, (day.isoformat(),)))
        greetings = [self._greeting(record) for record in records]
        return [greeting for greeting in greetings if greeting is not None]

    async def look_again(self, account_id: int, until: date) -> None:
        """Days after this one are planned once more: somebody's birthday may be on them."""
        fields = (until.isoformat(), account_id)
        await self._context.write(lambda db: change(db, _LOOK_AGAIN, fields))

    async def planned(self, greeting: Greeting, until: date) -> None:
        """All days up to this one are planned."""
        fields = (until.isoformat(), greeting.account_id, greeting.version)
        await self._context.write(lambda db: change(db, _PLANNED, fields), full=True)

    def _turn(self, account_id: int, year: int, mobile: str) -> Row:
        return {"account_id": account_id, "person": self._context.person(mobile), "year": year}

    def _greeting(self, record: Row) -> Greeting | None:
        try:
            text = self._context.vault.open(_seal_owner(record["account_id"]), record["sealed"])
        except Unsealable:
            return None
        return Greeting.model_validate(record | {"text": text.decode()})


class _Changed(Exception):  # noqa: N818 (undoes a transaction; nobody outside sees it)
    """What the plan was made for is no longer so."""


def _seal_owner(account_id: int) -> str:
    return f"greeting:{account_id}"


_SWITCH_ON = """
    INSERT INTO birthday_greetings
        (account_id, chat, topic, user, sealed, clock, most, planned_until)
    VALUES (:account_id, :chat, :topic, :user, :sealed, :clock, :most, :planned_until)
    ON CONFLICT (account_id) DO UPDATE SET chat = excluded.chat, topic = excluded.topic,
        user = excluded.user, sealed = excluded.sealed, clock = excluded.clock,
        most = excluded.most, version = version + 1
"""
_ONE = "SELECT * FROM birthday_greetings WHERE account_id = ?"
_BEHIND = "SELECT * FROM birthday_greetings WHERE planned_until < ? ORDER BY account_id"
_LOOK_AGAIN = """
    UPDATE birthday_greetings SET planned_until = min(planned_until, ?) WHERE account_id = ?
"""
_UNCHANGED = "SELECT 1 FROM birthday_greetings WHERE account_id = ? AND version = ?"
_GREETED = f"""
    SELECT 1 FROM birthday_turns WHERE person = :person AND year = :year AND {SAME_ACCOUNT}
"""  # noqa: S608 - literals of this module
_CLAIM = f"""
    INSERT INTO birthday_turns (account_id, person, year)
    SELECT :account_id, :person, :year WHERE NOT EXISTS ({_GREETED})
"""
_LAST_REVISION = """
    SELECT coalesce(max(revision), 0) FROM campaigns WHERE chat = ? AND user = ? AND frame = ?
"""
_OLD_TURNS = "DELETE FROM birthday_turns WHERE account_id = ? AND year < ?"
_PLANNED = """
    UPDATE birthday_greetings SET planned_until = ?, copied = 0
    WHERE account_id = ? AND version = ?
"""
