"""In which language and calendar a worker speaks to somebody who is not there to be asked."""

from __future__ import annotations

from screens.events import Sender
from screens.navigator import Navigator
from screens.state import read
from screens.text.formatting import Formatter


async def formatter_for(navigator: Navigator, chat: int, user: int) -> Formatter:
    """The formatter (and the words) of a person, as the last screen spoke to them."""
    parts = navigator.parts
    state = read(await parts.store.load(chat, user))
    who = Sender(user, language_code=state.language_code if state else None)
    profile = await parts.profiles.of(chat, who)
    words = parts.translator.words(profile.lang, own_digits=profile.own_digits)
    return Formatter(words, profile.zone)
