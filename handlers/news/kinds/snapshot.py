"""One look at one account: what each kind of news is given to look with, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from handlers.news.kinds.news import News
from handlers.news.kinds.statuses import Statuses
from smsir import SmsIr, UserInfo
from storage import ChatSettings, Storage

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Item:
    """News with a name of their own: the same `ref` of a kind is never told twice.

    `chat`: only for this one; None: for every chat that wants the kind.
    """

    news: News
    ref: str
    chat: int | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """`cursor`: what was seen, to be kept; None: as before."""

    cursor: str | None = None
    items: Sequence[Item] = ()


@dataclass(slots=True)
class AccountSnapshot:
    """`turn` counts the rounds of watching, for what is not asked in each; `every` in seconds.

    `place`: the account's place among all, 0 to 1, for what is asked at an hour of the day.
    `unread`, `answered`: counted by the kinds that ask, for the one that keeps them for Home.
    """

    account_id: int
    owner: int
    api: SmsIr
    storage: Storage
    chats: tuple[int, ...]
    cursors: Mapping[str, str]
    now: datetime
    zone: ZoneInfo
    statuses: Statuses
    turn: int = 0
    every: float = 120.0
    place: float = 0.0
    info: UserInfo | None = None
    expired: bool = False
    unread: int | None = None
    answered: int | None = None
    _settings: dict[int, ChatSettings] = field(default_factory=dict)

    def cursor(self, name: str, model: type[M]) -> M | None:
        """What the kind kept at its last look; None where it kept nothing that can be read."""
        stored = self.cursors.get(name)
        if stored is None:
            return None
        try:
            return model.model_validate_json(stored)
        except ValidationError:
            return None

    async def settings(self, chat: int) -> ChatSettings:
        if chat not in self._settings:
            self._settings[chat] = await self.storage.settings.get(chat)
        return self._settings[chat]
