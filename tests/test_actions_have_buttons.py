"""No action is dead: whatever a screen can do, something that it draws has a button for it.

The buttons are read from the sources: those in the screen's drawing, and in all that it calls in
`handlers` and `screens`, whatever the data is. So a branch that no sample reaches counts as well.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from types import FunctionType, MethodType, ModuleType
from typing import Any

from handlers.catalogue import build_catalogue
from screens.screen import Catalogue, Screen
from screens.widgets import ListPage, TickData
from tests.screens import toy

OF_THE_ENGINE = frozenset({"_back", "_home", "_cancel", "_redraw"})
_ROOMS = ("handlers", "screens", "tests")


@cache
def catalogue() -> Catalogue:
    return build_catalogue()


def is_ours(function: FunctionType) -> bool:
    return function.__module__.partition(".")[0] in _ROOMS


@cache
def tree(function: FunctionType) -> ast.FunctionDef | ast.AsyncFunctionDef:
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef), function
    return node


@cache
def names(function: FunctionType) -> dict[str, Any]:
    """What the names that are not its own stand for in a function."""
    return {**function.__globals__, **inspect.getclosurevars(function).nonlocals}


def functions(value: object) -> Iterator[FunctionType]:
    """The functions of ours that a value is, or holds."""
    match value:
        case FunctionType():
            if is_ours(value):
                yield value
        case MethodType():
            yield from functions(value.__func__)
        case partial():
            yield from functions(value.func)
            yield from within(value.args)
        case Mapping():
            yield from within(value.values())
        case tuple() | list():
            yield from within(value)


def within(values: Iterable[object]) -> Iterator[FunctionType]:
    for value in values:
        yield from functions(value)


def looked_up(function: FunctionType, node: ast.expr) -> object:
    """What a name, or an attribute of a name, stands for; None where that is not known."""
    if isinstance(node, ast.Name):
        return names(function).get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return getattr(holder(function, node.value.id), node.attr, None)
    return None


def holder(function: FunctionType, name: str) -> object:
    """What has the attributes of a name: a module, or the class of a thing."""
    if name == "self":
        return names(function).get(function.__qualname__.partition(".")[0])
    value = names(function).get(name)
    # The page of a list is a local variable: whose `row` it is does not stand in the source.
    return ListPage if value is None else value if isinstance(value, ModuleType) else type(value)


@cache
def nodes(function: FunctionType) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(function)))


@cache
def called(function: FunctionType) -> frozenset[FunctionType]:
    """Functions that it calls, or hands on to be called."""
    return frozenset(
        behind
        for node in nodes(function)
        if isinstance(node, ast.Name | ast.Attribute)
        for behind in functions(looked_up(function, node))
    )


def reached(function: FunctionType) -> set[FunctionType]:
    """It, and all functions behind it."""
    found, waiting = set(), [function]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += called(current)
    return found


Signature = ast.FunctionDef | ast.AsyncFunctionDef


def argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    if len(call.args) > place:
        return call.args[place]
    return next((given.value for given in call.keywords if given.arg == name), None)


def inner(function: FunctionType) -> dict[str, Signature]:
    """Functions that are defined inside of it."""
    return {node.name: node for node in nodes(function) if isinstance(node, Signature)}


def made_by(call: ast.Call, maker: Signature) -> Iterator[ast.expr]:
    """The arguments of a call that its function makes the action of a button."""
    parameters = [one.arg for one in (*maker.args.args, *maker.args.kwonlyargs)]
    used = {name for one in buttons(maker) for name in parts(one) if isinstance(name, ast.Name)}
    for name in {one.id for one in used} & set(parameters):
        given = argument(call, parameters.index(name), name)
        if given is not None:
            yield given


def buttons(node: ast.AST) -> Iterator[ast.expr]:
    """The actions of the calls of `Button`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            action = argument(call, 1, "action") if call.func.id == "Button" else None
            if action is not None:
                yield action


def parts(expression: ast.expr) -> Iterator[ast.expr]:
    """It, or both ends of `… if … else …`."""
    if isinstance(expression, ast.IfExp):
        yield from parts(expression.body)
        yield from parts(expression.orelse)
    else:
        yield expression


def drawn(function: FunctionType) -> set[str]:
    """Names of the actions for which the function, and what it calls, makes buttons."""
    return {action for current in reached(function) for action in drawn_there(current)}


@cache
def drawn_there(function: FunctionType) -> frozenset[str]:
    """The same of the function alone."""
    values = (
        part.value if isinstance(part, ast.Constant) else looked_up(function, part)
        for expression in (*buttons(tree(function)), *handed(function))
        for part in parts(expression)
    )
    return frozenset(value for value in values if isinstance(value, str))


def handed(function: FunctionType) -> Iterator[ast.expr]:
    """Actions that are arguments: of a function that makes the button."""
    local = inner(function)
    for call in nodes(function):
        if not isinstance(call, ast.Call):
            continue
        if isinstance(call.func, ast.Name) and call.func.id in local:
            yield from made_by(call, local[call.func.id])
        for target in functions(looked_up(function, call.func)):
            yield from made_by(call, tree(target))


def drawing(screen: Screen[Any, Any]) -> FunctionType:
    (found,) = functions(screen.draw)
    return found


def without_button(screen: Screen[Any, Any]) -> set[str]:
    return set(screen.actions) - drawn(drawing(screen))


def without_action(screen: Screen[Any, Any]) -> set[str]:
    """Buttons that do nothing."""
    ticks = set() if issubclass(screen.data, TickData) else {"pick"}  # of a list without them
    return drawn(drawing(screen)) - OF_THE_ENGINE - ticks - set(screen.actions)


def test_every_action_of_a_screen_has_a_button_and_the_other_way_round() -> None:
    screens = catalogue().ids

    assert sum(len(screen.actions) for screen in screens.values()) > 150
    assert sum(len(drawn(drawing(screen))) for screen in screens.values()) > 150
    assert {ident: dead for ident, one in screens.items() if (dead := without_button(one))} == {}
    assert {ident: dead for ident, one in screens.items() if (dead := without_action(one))} == {}


def test_a_dead_action_is_found() -> None:
    write = toy.catalogue().screens[toy.WRITE.ident]
    assert without_button(write) == set()

    @write.action("dead")
    async def dead(_ctx: object, _data: object, _arg: str) -> Any:
        raise NotImplementedError

    assert without_button(write) == {"dead"}
