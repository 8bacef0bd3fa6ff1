"""ARCHITECTURE.md is true, and names, modules and docstrings keep the house's measures."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from statistics import median, quantiles

import pytest

from tests.test_imports import ROOMS, ROOT, functions_of, name, nodes, sources, tree

PAGE = ROOT / "ARCHITECTURE.md"
SHAPELESS = frozenset(
    {"found", "one", "shown", "told", "kept", "made", "given", "seen"}
    | {"taken", "left", "said", "asked", "known", "held"}
)
MOST_SHAPELESS = 0.012
FEWEST_WORDS, MOST_WORDS = 35, 60
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def section(title: str) -> str:
    return PAGE.read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]


def paths() -> list[str]:
    """What stands in backticks or behind a link and looks like a path of this repository."""
    text = PAGE.read_text(encoding="utf-8")
    quoted = re.findall(r"`([a-z][\w./-]*/[\w./-]*)`", text)
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    return sorted({*quoted, *linked})


def test_what_the_page_names_is_there() -> None:
    homes = (ROOT, ROOT / "handlers", ROOT / "handlers/messages")
    assert len(paths()) > 100
    assert [path for path in paths() if not any((home / path).exists() for home in homes)] == []


def test_the_page_names_every_room() -> None:
    rooms = section("The rooms")
    assert not [room for room in ROOMS if f"`{room}/`" not in rooms]


def test_the_glossary_explains_each_word_once() -> None:
    words = re.findall(r"^\| ([a-z ]+) \|", section("Glossary"), flags=re.MULTILINE)[1:]
    assert FEWEST_WORDS <= len(words) <= MOST_WORDS
    assert words == sorted(set(words))


def test_the_changelog_says_each_thing_once_and_dates_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entries = re.findall(r"^- .*$", text, flags=re.MULTILINE)
    assert len(entries) == len(set(entries))
    sections = re.findall(r"^## .*$", text, flags=re.MULTILINE)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    assert sections[0] == "## [Unreleased]"
    assert re.fullmatch(rf"## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d", sections[1])


def test_modules_and_functions_are_short() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in sources()]
    modules = [length for length in lengths if length]
    assert median(modules) <= 110
    assert max(modules) <= 300
    spans = [
        (node.end_lineno or 0) - node.lineno + 1
        for path in sources()
        for node in functions_of(path)
    ]
    assert quantiles(spans, n=10)[8] <= 20


def bound(node: ast.AST) -> Iterator[str]:
    """Names that a node binds: assigned, looped over, caught, defined, taken as a parameter."""
    match node:
        case ast.Name(id=ident, ctx=ast.Store()):
            yield ident
        case ast.Attribute(attr=ident, ctx=ast.Store()):
            yield ident
        case ast.arg(arg=ident):
            yield ident
        case ast.ExceptHandler(name=str(ident)):
            yield ident
        case ast.MatchAs(name=str(ident)):
            yield ident
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name


@cache
def names_of(room: str) -> list[str]:
    everything = (node for path in sources(room) for node in ast.walk(tree(path)))
    return [ident for node in everything for ident in bound(node)]


def names(*rooms: str) -> list[str]:
    return [ident for room in rooms for ident in names_of(room)]


@pytest.mark.parametrize("rooms", [ROOMS, *((room,) for room in ROOMS)], ids="+".join)
def test_names_say_what_they_name(rooms: tuple[str, ...]) -> None:
    """In the house, and in each room of it: none is better for another's worse."""
    shapeless = sum(ident in SHAPELESS for ident in names(*rooms))
    assert shapeless / len(names(*rooms)) <= MOST_SHAPELESS


def test_a_module_says_what_is_inside() -> None:
    shapeless = SHAPELESS | {"data", "utils", "helpers", "misc", "common", "base", "things"}
    assert [name(path) for path in sources() if path.stem in shapeless] == []


def is_port(node: ast.ClassDef) -> bool:
    """A Protocol may be called as what fits it."""
    bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
    return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in bases)


def test_a_class_name_has_one_meaning() -> None:
    places: dict[str, list[str]] = {}
    for path in sources(*(room for room in ROOMS if room != "sandbox")):
        for node in nodes(path, ast.ClassDef):
            if node.name[0] != "_" and not is_port(node):
                places.setdefault(node.name, []).append(f"{name(path)}:{node.lineno}")
    assert "Collection" in places
    assert {ident: where for ident, where in places.items() if len(where) > 1} == {}


def texts(node: Documented) -> Iterator[tuple[int, str]]:
    """Its docstring, and those of the attributes in it."""
    for statement in node.body:
        match statement:
            case ast.Expr(value=ast.Constant(value=str(text), lineno=line)):
                yield line, text


def is_cut(text: str) -> bool:
    """The first line is no whole sentence, and a blank line follows it."""
    first, _, rest = text.strip().partition("\n")
    return rest.startswith("\n") and not first.rstrip().endswith((".", ":", "!", "?"))


def test_no_blank_line_cuts_a_sentence_of_a_docstring() -> None:
    cut = [
        f"{name(path)}:{line}"
        for path in sources()
        for node in (tree(path), *nodes(path, ast.ClassDef), *functions_of(path))
        for line, text in texts(node)
        if is_cut(text)
    ]
    assert not cut
