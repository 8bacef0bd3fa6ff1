"""No test that cannot fail: each asserts or waits, on something that may be wrong, for certain.

Read from the sources. Helpers are known by their names, wherever in `tests` they stand.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests.test_imports import ROOT, functions_of, name

NATIVE = frozenset(
    {"raises", "warns", "fail", "expect", "wait_for", "wait_gone", "timeout", "eventually"}
)
"""What ends with an error where the expected thing does not come."""

CATCH_ALL = frozenset({"AssertionError", "Exception", "BaseException"})
OF_THE_LENGTH_GIVEN = frozenset(
    {"enumerate", "zip", "sorted", "reversed", "items", "product", "pairwise", "range", "len"}
)
"""Not empty if what they are given is not."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def called_name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def mentioned(node: ast.AST) -> set[str]:
    """Names that are called or handed on to be called."""
    found = set[str]()
    for child in ast.walk(node):
        if isinstance(child, ast.Call):
            found.add(called_name(child))
            found |= {given.id for given in child.args if isinstance(given, ast.Name)}
    return found


def asserts(node: ast.AST) -> bool:
    """By itself."""
    return any(isinstance(child, ast.Assert | ast.Raise) for child in ast.walk(node))


@cache
def biting() -> frozenset[str]:
    """Names of all functions of `tests` that can fail, and of what fails by itself."""
    everything = [f for path in sorted((ROOT / "tests").rglob("*.py")) for f in functions_of(path)]
    found = set(NATIVE) | {function.name for function in everything if asserts(function)}
    waiting = {(f.name, frozenset(mentioned(f))) for f in everything if f.name not in found}
    while more := {entry for entry in waiting if entry[1] & found}:
        found |= {ident for ident, _ in more}
        waiting -= more
    return frozenset(found)


def bites(node: ast.AST) -> bool:
    return asserts(node) or bool(mentioned(node) & biting())


def is_always_true(test: ast.expr) -> bool:
    match test:
        case ast.Constant(value=value):
            return bool(value)
        case ast.Tuple(elts=elements):
            return bool(elements)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(is_always_true(value) for value in values)
        case ast.Compare(left=left, ops=[ast.Eq() | ast.Is()], comparators=[right]):
            calls = any(isinstance(child, ast.Call) for child in ast.walk(left))
            return not calls and ast.dump(left) == ast.dump(right)
    return False


def swallows(node: ast.AST) -> bool:
    """Whether what is asserted in it goes unheard."""
    if isinstance(node, ast.Try) and any(bites(statement) for statement in node.body):
        return any(
            (handler.type is None or bool(words(handler.type) & CATCH_ALL)) and not asserts(handler)
            for handler in node.handlers
        )
    if isinstance(node, ast.With | ast.AsyncWith) and any(bites(one) for one in node.body):
        given = (item.context_expr for item in node.items)
        return any(
            isinstance(call, ast.Call)
            and called_name(call) == "suppress"
            and bool(words(call) & CATCH_ALL)
            for call in given
        )
    return False


def words(node: ast.AST) -> set[str]:
    return {child.id for child in ast.walk(node) if isinstance(child, ast.Name)}


def is_filled(node: ast.expr, function: Function) -> bool:  # noqa: PLR0911 (a case a form)
    """Whether it is known not to be empty: literals, constants, parameters, and what is made so."""
    match node:
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            return bool(elements)
        case ast.Dict(keys=keys):
            return bool(keys)
        case ast.Constant(value=value):
            return bool(value)
        case ast.Call(func=ast.Attribute(value=owner, attr="items" | "values")):
            return is_filled(owner, function)
        case ast.Call(args=arguments) if called_name(node) in OF_THE_LENGTH_GIVEN:
            return all(is_filled(one, function) for one in arguments if not is_number(one))
        case ast.Name(id=ident):
            return ident.isupper() or ident in parameters(function) or is_laid(ident, function)
        case ast.Attribute(attr=ident):
            return ident.isupper()
        case ast.BinOp(left=left, right=right):
            return is_filled(left, function) or is_filled(right, function)
    return False


def is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def parameters(function: Function) -> set[str]:
    return {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}


def is_laid(ident: str, function: Function) -> bool:
    """Whether a local variable is written down as something that is not empty."""
    for node in ast.walk(function):
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=target)], value=ast.expr() as value)
                | ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value)
            ) if target == ident:
                return is_filled(value, function)
    return False


def surely(statements: list[ast.stmt], function: Function) -> bool:
    """Whether something in them is tried however empty is what the test goes through."""
    for statement in statements:
        match statement:
            case ast.For(iter=over, body=body) | ast.AsyncFor(iter=over, body=body):
                if bites(over) or (is_filled(over, function) and surely(body, function)):
                    return True
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                continue
            case _ if bites(statement):
                return True
    return False


def faults(function: Function) -> Iterator[str]:
    if not bites(function):
        yield "nothing in it can fail"
    elif not surely(function.body, function):
        yield "all that can fail stands in a loop over what may be empty"
    for node in ast.walk(function):
        if isinstance(node, ast.Assert) and is_always_true(node.test):
            yield f"line {node.lineno} is always true"
        if swallows(node):
            yield f"line {getattr(node, 'lineno', 0)} swallows what is asserted"


@pytest.mark.long
def test_each_can_fail() -> None:
    tests = [
        (path, function)
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for function in functions_of(path)
        if function.name.startswith("test_")
    ]
    assert len(tests) > 2_000
    toothless = [
        f"{name(path)}::{function.name}: {fault}"
        for path, function in tests
        for fault in faults(function)
    ]
    assert toothless == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("body", "toothless"),
    [
        ("x = brought()", True),
        ("assert True", True),
        ("assert brought(), 'words'", False),
        ("assert (brought(), 'words')", True),
        ("assert brought() or True", True),
        ("assert x == x", True),
        ("assert brought(1) == brought(1)", False),
        ("for x in brought(): assert x", True),
        ("for x in (1, 2): assert x", False),
        ("y = [1]\nfor x in y: assert x", False),
        ("for x in given: assert x", False),
        ("for x in brought(): assert x\nassert x", False),
        ("try:\n  assert brought()\nexcept Exception:\n  pass", True),
        ("try:\n  assert brought()\nexcept Exception:\n  raise", False),
        ("with suppress(AssertionError):\n  assert brought()", True),
        ("with raises(ValueError):\n  brought()", False),
    ],
)
def test_what_cannot_fail_is_found(body: str, *, toothless: bool) -> None:
    lines = "\n".join(f"  {line}" for line in body.splitlines())
    (function,) = ast.parse(f"def test(given):\n{lines}").body
    assert isinstance(function, ast.FunctionDef)
    assert bool(list(faults(function))) is toothless
