"""A text that is chosen by a word has a variant for each of its words, and for no other."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

import pytest

from handlers.home.account.link_account import Problem
from handlers.messages.delivery import STATUSES
from handlers.news.kinds import TeamNews
from handlers.shared import unread
from handlers.shared.rights import Role
from screens.text.languages import LANGUAGES
from storage import ExportState, JobState
from tests.test_imports import texts

UNSPOKEN = {Problem.NONE, Problem.TOO_OFTEN, Problem.FULL}
"""Of none nothing is said; the others have sentences of their own."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("ident", "words"),
    [
        ("account-link-problem", {*Problem} - UNSPOKEN),
        ("book-export-end", {*ExportState} - {ExportState.RUNNING}),
        ("contacts-ask", {"prefix", "first", "last", "mobile"}),
        ("delivery-status", STATUSES),
        ("errors-what", unread.WHAT.values()),
        ("outbox-part", {"contacts", "numbers"}),
        ("sent-state", [*JobState, "part"]),
        ("team-role", Role),
        ("team-may", Role),
        ("watch-team", get_args(TeamNews.model_fields["what"].annotation)),
    ],
)
def test_every_word_has_its_own(lang: str, ident: str, words: Collection[str]) -> None:
    assert texts(lang)[ident].variants == set(words)
