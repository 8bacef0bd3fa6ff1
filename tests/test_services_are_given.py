"""What features work with is put together once; workers hear of work by bells, after it is stored.

Read from the sources: nobody changes the services when it is made, and no screen rings while it
draws, since what it would ring for may not be stored yet.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.test_imports import name, nodes, sources

WHERE_THE_BELLS_HANG = {"handlers/shared/bells.py", "handlers/shared/jobs.py"}


def changed(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Assign(targets=targets):
            yield from targets
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            yield target


def is_services(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and "services" in ast.unparse(node).split(
        "."
    )[-1].lstrip("_")


def test_nobody_changes_the_services() -> None:
    wrong = [
        f"{name(path)}:{target.lineno}"
        for path in sources("bot", "messengers", "handlers")
        for node in (
            *nodes(path, ast.Assign),
            *nodes(path, ast.AugAssign),
            *nodes(path, ast.AnnAssign),
        )
        for target in changed(node)
        if isinstance(target, ast.Attribute) and is_services(target.value)
    ]
    assert not wrong


def rings(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "ring"


def test_bells_are_rung_by_what_comes_after_an_outcome() -> None:
    """By name: `after=(bells.x.ring,)`, or a local name for it; nobody in a feature calls one."""
    called = [
        f"{name(path)}:{node.lineno}"
        for path in sources("handlers")
        if name(path) not in WHERE_THE_BELLS_HANG
        for node in nodes(path, ast.Call)
        if rings(node.func) or (isinstance(node.func, ast.Name) and node.func.id == "ring")
    ]
    assert not called
    named = [
        path for path in sources("handlers") for node in nodes(path, ast.Attribute) if rings(node)
    ]
    assert len(named) > len(WHERE_THE_BELLS_HANG)
