"""A text that is chosen by a word has a variant for each of its words, and for no other."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

import pytest

from handlers.messages.delivery import STATUSES
from handlers.news.kinds import TeamNews
from handlers.shared import unread
from handlers.shared.rights import Role
from screens.text.languages import LANGUAGES
from storage import JobState
from tests.test_imports import texts


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("ident", "words"),
    [
        ("contacts-ask", {"prefix", "first", "last", "mobile"}),
        ("delivery-status", STATUSES),
        ("errors-what", unread.WHAT.values()),
        ("sent-state", [*JobState, "part"]),
        ("team-role", Role),
        ("team-may", Role),
        ("watch-team", get_args(TeamNews.model_fields["what"].annotation)),
    ],
)
def test_every_word_has_its_own(lang: str, ident: str, words: Collection[str]) -> None:
    assert texts(lang)[ident].variants == set(words)
