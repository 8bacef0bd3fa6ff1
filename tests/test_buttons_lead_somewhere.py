"""No button is dead: each target that stands in the sources is a screen that can be reached so.

Buttons to an entry and commands come from outside: their screen needs an `entry`, or data that is
complete by itself. Buttons of a screen name actions that some screen of the same feature has.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import screens.widgets
from handlers.catalogue import build_catalogue
from handlers.home.routes import HOME
from screens.route import Address, Route
from screens.screen import Catalogue, Screen
from tests.test_imports import ROOT, name, nodes, sources

TARGET_AT = {"Go": 1, "Push": 0, "Replace": 0}
"""Where the target stands among the arguments."""

ADDRESSED_AT = {**TARGET_AT, "Screen": 0, "Catalogue": 0, "command": 1, "menu": 1, "enter": 2}
"""Calls that name a screen, and where."""

IDIOMS = {
    "searches": {"all"},
    "turns_pages": {"page"},
    "Collection": {"page", "all", "search", "picking", "pick", "none", "page-all", "show"},
    "walks": {"prev", "edit"},
    "turns_months": {"month", "nothing"},
}
"""What these calls of `screens.widgets` give a screen."""

QUESTIONS = frozenset({"asks", "confirms"})
"""What makes an action of a name, and hears the answer."""

OWN = frozenset({"action", "simply", "sets"})
"""Methods of a screen that name an action of it."""

OF_THE_ENGINE = frozenset({"_back", "_home", "_cancel", "_redraw"})


@dataclass(frozen=True)
class Target:
    where: str
    kind: str
    screen: str


@cache
def catalogue() -> Catalogue:
    return build_catalogue()


def named_calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for call in nodes(path, ast.Call):
        if isinstance(call.func, ast.Name):
            yield call.func.id, call


def argument(call: ast.Call, at: int, keyword: str) -> ast.expr | None:
    if len(call.args) > at:
        return call.args[at]
    return next((given.value for given in call.keywords if given.arg == keyword), None)


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def value(path: Path, given: ast.expr | None) -> object:
    """What an expression of literals and names of its module is; None where it is neither."""
    if not isinstance(given, ast.Constant | ast.Name | ast.Attribute):
        return None
    room = importlib.import_module(dotted(path))
    try:
        return eval(compile(ast.Expression(given), str(path), "eval"), dict(vars(room)))
    except (NameError, AttributeError):
        return None  # a variable of the function: tried by pressing


def targets() -> list[Target]:
    found: list[Target] = []
    for path in sources("handlers", "screens", "bot"):
        for kind, call in named_calls(path):
            if kind not in TARGET_AT:
                continue
            given = argument(call, TARGET_AT[kind], "to" if kind == "Go" else "target")
            by_entry = False
            if isinstance(given, ast.Call):  # ROUTE(…), ROUTE.holding(…), ROUTE.entry(…)
                given = given.func
                if isinstance(given, ast.Attribute) and given.attr in {"holding", "entry", "plain"}:
                    by_entry = given.attr == "entry"
                    given = given.value
            screen = value(path, given)
            ident = screen.ident if isinstance(screen, Address) else screen
            if isinstance(ident, str):
                led = "Entry" if by_entry else kind
                found.append(Target(f"{name(path)}:{call.lineno}", led, ident))
    return found


def reached_from_outside(screen: Screen[Any, Any]) -> bool:
    if screen.entry is not None:
        return True
    try:
        screen.data.model_validate({})
    except ValidationError:
        return False
    return True


def leads_somewhere(target: Target) -> bool:
    screen = catalogue().get(target.screen)
    return screen is not None and (target.kind != "Entry" or reached_from_outside(screen))


def test_every_target_in_the_sources_is_a_screen() -> None:
    found = targets()

    assert {target.kind for target in found} == {"Entry", "Go", "Push", "Replace"}
    assert [target for target in found if not leads_somewhere(target)] == []


def routes() -> dict[str, Address]:
    """Every address that a module declares or names, by module and name."""
    return {
        f"{name(path)}:{constant}": address
        for path in sources("handlers", "screens")
        if path.stem != "__init__"
        for constant, address in vars(importlib.import_module(dotted(path))).items()
        if isinstance(address, Address)
    }


def has_its_screen(address: Address) -> bool:
    screen = catalogue().get(address.ident)
    if screen is None:
        return False
    if isinstance(address, Route):
        return screen.data is address.data
    return reached_from_outside(screen)


def test_every_route_has_its_screen() -> None:
    found = routes()

    assert any(isinstance(address, Route) for address in found.values())
    assert [where for where, address in found.items() if not has_its_screen(address)] == []


def test_no_screen_is_named_by_a_string() -> None:
    """Neither a literal nor a constant that holds one: by its route alone."""
    literal = [
        f"{name(path)}:{call.lineno}"
        for path in (*sources("handlers", "screens", "bot"), ROOT / "tests/screens/toy.py")
        for call in nodes(path, ast.Call)
        if (at := ADDRESSED_AT.get(called_name(call))) is not None
        and is_text(path, argument(call, at, "target"))
    ]
    assert not literal


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('"groups"', True),
        ('f"{1}"', True),
        ("__name__", True),
        ("GROUP.ident", True),
        ("GROUP", False),
        ("GROUP(id=1)", False),
    ],
)
def test_a_string_is_told_from_a_route(expression: str, *, expected: bool) -> None:
    path = ROOT / "handlers/contacts/routes.py"
    assert is_text(path, ast.parse(expression, mode="eval").body) is expected


def is_text(path: Path, given: ast.expr | None) -> bool:
    return isinstance(given, ast.JoinedStr) or isinstance(value(path, given), str)


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_every_command_and_menu_label_opens_a_screen() -> None:
    commands = catalogue().commands

    for spec in commands.values():
        screen = catalogue().get(spec.screen)
        assert screen is not None, spec
        assert reached_from_outside(screen), spec
    assert set(catalogue().labels.values()) <= {spec.screen for spec in commands.values()}


def parts(feature: str) -> list[Path]:
    home = ROOT / "handlers" / feature
    return sorted(home.rglob("*.py")) if home.is_dir() else [home]


def literals(feature: str, wanted: str) -> set[str]:
    """Names of actions in `Button(…, action)`, or `screen.action(name)` and what makes one too."""
    found: set[str] = set()
    for path in parts(feature):
        for call in nodes(path, ast.Call):
            kind = called_name(call)
            if kind != wanted and not (wanted == "action" and kind in QUESTIONS | OWN):
                continue
            given = argument(call, 0 if kind in OWN else 1, "action")
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                found.add(given.value)
    return found


def features() -> list[str]:
    """Packages of `handlers`, and its modules that stand alone, that have screens with actions."""
    found = sorted({"/".join(name(path).split("/")[1:3]) for path in sources("handlers")})
    return [feature for feature in found if literals(feature, "action")]


@cache
def of_widgets() -> set[str]:
    made = Catalogue(HOME)
    screens.widgets.register(made)
    # `tick_rows` and `page_row` make buttons whose action the screen that uses them has.
    return {action for screen in made.ids.values() for action in screen.actions}


def of_idioms(feature: str) -> set[str]:
    """Actions that a screen gets by saying what it is: a list that is searched, or paged."""
    found: set[str] = set()
    for idiom, actions in IDIOMS.items():
        if any(called(path, idiom) for path in parts(feature)):
            found |= actions
    return found


def called(path: Path, wanted: str) -> bool:
    return any(kind == wanted for kind, _ in named_calls(path))


def dead(feature: str) -> set[str]:
    """Buttons of a feature without an action."""
    pressed = literals(feature, "Button") - literals(feature, "action")
    return pressed - OF_THE_ENGINE - of_widgets() - of_idioms(feature)


def test_every_button_of_a_feature_has_its_action_there() -> None:
    found = {feature: dead(feature) for feature in features()}

    assert found
    assert {feature: actions for feature, actions in found.items() if actions} == {}
