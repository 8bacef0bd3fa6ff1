"""How each person reads: the chat's own choice, else what Telegram says, else the default.

Every update and every redraw asks, so the few stored choices are kept in memory. The database is
locked to this process, so nothing else can change them behind the cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cachetools import LRUCache

from screens.events import Sender
from screens.ports import Profile
from screens.text.languages import LANGUAGES
from storage import Storage

_KEPT_CHATS = 4096


@dataclass(frozen=True, slots=True)
class Choice:
    """What a chat has chosen; `language` None: nothing yet."""

    language: str | None
    persian_digits: bool


class ProfileCache:
    """The choices of the chats seen last. `age` rises with every change, see `ChatProfiles`."""

    def __init__(self, size: int = _KEPT_CHATS) -> None:
        self._choices: LRUCache[int, Choice] = LRUCache(size)
        self.age = 0

    def get(self, chat: int) -> Choice | None:
        return self._choices.get(chat)

    def keep(self, chat: int, choice: Choice) -> None:
        self._choices[chat] = choice

    def forget(self, chat: int) -> None:
        self.age += 1
        self._choices.pop(chat, None)


def spoken(language_code: str | None) -> str | None:
    """One of our languages from Telegram's IETF tag ("fa-IR", "en"), if it is one of them."""
    primary = (language_code or "").partition("-")[0].casefold()
    return primary if primary in LANGUAGES else None


class ChatProfiles:
    """Fits `screens.ports.Profiles`. `language`: where nobody says anything."""

    def __init__(
        self, storage: Storage, choices: ProfileCache, *, language: str, zone: ZoneInfo
    ) -> None:
        self._storage = storage
        self._choices = choices
        self._language = language
        self._zone = zone

    async def of(self, chat: int, who: Sender) -> Profile:
        choice = self._choices.get(chat) or await self._read(chat)
        lang = choice.language or spoken(who.language_code) or self._language
        return Profile(lang, self._zone, choice.persian_digits)

    async def _read(self, chat: int) -> Choice:
        choices = self._choices
        age = choices.age
        stored = await self._storage.settings.get(chat)
        choice = Choice(stored.language, stored.persian_digits)
        if age == choices.age:  # else it was changed while being read, and may be the old one
            choices.keep(chat, choice)
        return choice
