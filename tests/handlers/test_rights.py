"""The table of roles: as it is documented, and named by every screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlers.catalogue import build_catalogue
from handlers.shared.rights import GIVEN, ROLES, Right, Role, rights_of
from screens.screen import UNSAID

PAGE = Path(__file__).parents[2] / "docs/decisions/0086-roles-and-rights.md"


def documented() -> dict[Role, set[str]]:
    """The table of the decision: a row for each right, a column for each role."""
    table = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    head, _, *body = ([cell.strip() for cell in line.strip("|").split("|")] for line in table)
    roles = [Role(word) for word in head[2:]]
    holding: dict[Role, set[str]] = {role: set() for role in roles}
    for right, _, *cells in body:
        for role, cell in zip(roles, cells, strict=True):
            if cell:
                holding[role].add(re.sub("`", "", right))
    return holding


def test_the_table_of_the_house_is_the_documented_one() -> None:
    assert documented() == {role: set(rights) for role, rights in ROLES.items()}


def test_the_table_says_what_each_right_is_for() -> None:
    assert set().union(*documented().values()) == set(Right)


def test_every_screen_names_the_right_that_it_needs() -> None:
    """Or says by name that it needs none; what says nothing is the owner's alone."""
    catalogue = build_catalogue()
    unsaid = sorted(ident for ident, screen in catalogue.ids.items() if screen.needs == UNSAID)
    assert not unsaid
    named = {
        need
        for screen in catalogue.ids.values()
        for need in (screen.needs, screen.takes, *screen.acts.values(), *screen.tags.values())
    }
    assert named <= {None, *Right}


@pytest.mark.parametrize("role", GIVEN)
def test_nobody_gives_roles_but_the_owner(role: Role) -> None:
    assert not ROLES[role] & {Right.TEAM, Right.KEYS}
    assert UNSAID not in rights_of(role, private=True, numbers=True)


def test_nobody_has_nothing_and_a_private_chat_is_ones_own() -> None:
    assert rights_of(None, private=False) == frozenset()
    assert rights_of(None, private=True) == {Right.PLACE}
    assert Right.PLACE not in rights_of(Role.WRITER, private=False)


def test_whole_numbers_are_given_only_to_who_sees_people() -> None:
    assert Right.NUMBERS in rights_of(Role.WRITER, private=True, numbers=True)
    assert Right.NUMBERS not in rights_of(Role.WRITER, private=True)
    assert Right.NUMBERS not in rights_of(Role.ACCOUNTANT, private=True, numbers=True)
