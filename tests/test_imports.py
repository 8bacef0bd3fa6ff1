"""The house rules that no type checker knows, read from the sources.

A room imports only from the rooms below it; a few libraries have one door each; Persian stands in
the .ftl files; both languages have the same texts, each of them used, each of them there.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TypeVar, cast

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from handlers.locales import locale_folders
from screens.text.languages import LANGUAGES

N = TypeVar("N", bound=ast.AST)
ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "messengers", "handlers", "screens", "smsir", "storage", "sandbox")
CAP = 300

MAY_IMPORT = {
    "bot": {"messengers", "handlers", "screens", "smsir", "storage"},
    "messengers": {"screens"},
    "handlers": {"screens", "smsir", "storage"},
    "screens": set[str](),
    "smsir": set[str](),
    "storage": set[str](),
    "sandbox": set[str](),
}
OFFLINE = {"bot/demo.py", "bot/preview.py"}
LIBRARIES = {
    "telegram": ("messengers/",),
    "httpx": ("smsir/_http.py",),
    "sqlite_utils": ("storage/",),
    "aiohttp": ("messengers/",),
    "aiohttp_socks": ("messengers/",),
    "uvicorn": ("bot/web.py", "bot/patience.py", "sandbox/"),
    "starlette": ("bot/web.py", "sandbox/"),
    "cryptography": ("storage/",),
}
"""Who may import what; elsewhere it is refused. Tests and benchmarks are free."""

PERSIAN = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
PERSIAN_ALLOWED = ("sandbox/", "tests/", "benchmarks/")


def sources(*rooms: str) -> list[Path]:
    found = sorted(path for room in rooms or ROOMS for path in (ROOT / room).rglob("*.py"))
    assert found, "what finds nothing wrong in nothing proves nothing"
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def _by_kind(path: Path) -> dict[type[ast.AST], list[ast.AST]]:
    """All nodes of a source. To walk through the sources takes seconds: it is done once."""
    found: dict[type[ast.AST], list[ast.AST]] = {}
    for node in ast.walk(tree(path)):
        found.setdefault(type(node), []).append(node)
    return found


def nodes(path: Path, *kinds: type[N]) -> list[N]:
    """The nodes of these kinds, in the order of `ast.walk` within each."""
    found = _by_kind(path)
    return cast("list[N]", [node for kind in kinds for node in found.get(kind, ())])


def functions_of(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [*nodes(path, ast.FunctionDef), *nodes(path, ast.AsyncFunctionDef)]


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Absolute module names; relative imports would hide an arrow and are refused."""
    found = [alias.name for node in nodes(path, ast.Import) for alias in node.names]
    for node in nodes(path, ast.ImportFrom):
        assert node.level == 0, f"{name(path)}: a relative import"
        assert node.module is not None
        found.append(node.module)
    return tuple(found)


def test_a_room_imports_only_from_the_rooms_below_it() -> None:
    wrong = [
        f"{name(path)} imports {module}"
        for room in ROOMS
        for path in sources(room)
        for module in imported(path)
        if (top := module.partition(".")[0]) in ROOMS
        and top != room
        and top not in MAY_IMPORT[room]
        and not (top == "sandbox" and name(path) in OFFLINE)
    ]
    assert not wrong


def test_no_room_imports_tests() -> None:
    wrong = [
        f"{name(path)} imports {module}"
        for path in sources()
        for module in imported(path)
        if module.partition(".")[0] in {"tests", "benchmarks", "pytest"}
    ]
    assert not wrong


def test_each_library_has_its_doors() -> None:
    wrong = [
        f"{name(path)} imports {module}"
        for path in sources()
        for module in imported(path)
        for doors in [LIBRARIES.get(module.partition(".")[0])]
        if doors is not None and not name(path).startswith(doors)
    ]
    assert not wrong


NEVER_IMPORTED = {
    "sniffio": "httpcore looks for it at every call",
    "tzdata": "zoneinfo reads its files where the host has none",
}
"""Required all the same, and why."""


def test_every_package_that_is_required_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {
        match[0].lower()
        for line in project["dependencies"]
        if (match := re.match(r"[A-Za-z0-9_.-]+", line))
    }
    used = {module.partition(".")[0] for path in sources() for module in imported(path)}
    brought = packages_distributions()
    packages = {
        package.lower().replace("_", "-") for top in used for package in brought.get(top, (top,))
    }

    assert len(required) == len(project["dependencies"])
    assert required - packages == set(NEVER_IMPORTED)


KNOW_A_MESSENGER = (
    "bot/composition.py",
    "bot/wires.py",
    "bot/preview.py",
    "bot/doctor_network.py",
)
"""Where one is put together; everything else works with any through its ports."""


@pytest.mark.parametrize("messenger", ["telegram", "bale"])
def test_one_messenger_is_known_where_it_is_put_together(messenger: str) -> None:
    here = (*KNOW_A_MESSENGER, f"messengers/{messenger}/")
    wrong = [
        f"{name(path)} imports {module}"
        for path in sources()
        for module in imported(path)
        if module.startswith(f"messengers.{messenger}") and not name(path).startswith(here)
    ]
    assert not wrong


DOMAINS = ("contacts", "home", "messages", "news", "payments", "shared", "support")
ROOT_OF_HANDLERS = {"__init__.py", "catalogue.py", "locales.py"}
"""What stands beside the domains: the list of all features, and where their texts are."""


def test_handlers_have_seven_doors() -> None:
    here = {name(path).split("/")[1] for path in sources("handlers")}
    assert here == set(DOMAINS) | ROOT_OF_HANDLERS


def test_no_domain_imports_another() -> None:
    """A domain is left by a route. What two of them need stands in `shared`, which needs none."""
    wrong = [
        f"{name(path)} imports {module}"
        for path in sources("handlers")
        if (home := name(path).split("/")[1]) in DOMAINS
        for module in imported(path)
        if module.startswith("handlers.")
        and (other := module.split(".")[1]) != home
        and (other != "shared" or home == "shared")
    ]
    assert not wrong


def modules() -> dict[str, Path]:
    """Dotted name of every module; a package goes by its `__init__`."""
    found = {}
    for path in sources():
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def arrows() -> dict[str, set[str]]:
    """Module -> the modules that it imports, those for types alone included."""
    known = modules()
    return {
        module: {
            target
            for node in (*nodes(path, ast.Import), *nodes(path, ast.ImportFrom))
            for target in _targets(node, known)
            if target != module
        }
        for module, path in known.items()
    }


def _targets(node: ast.AST, known: dict[str, Path]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in known)
    elif isinstance(node, ast.ImportFrom) and node.module is not None:
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            if inner in known:
                yield inner
            elif node.module in known:
                yield node.module


def test_no_circle_of_imports() -> None:
    left = arrows()
    while True:
        free = {module for module, targets in left.items() if not targets & left.keys()}
        if not free:
            break
        left = {module: targets for module, targets in left.items() if module not in free}
    while True:
        aimed_at = set().union(*left.values()) if left else set()
        kept = {module: targets for module, targets in left.items() if module in aimed_at}
        if len(kept) == len(left):
            break
        left = kept
    assert not sorted(left)


def test_no_persian_stands_in_code() -> None:
    wrong = [
        f"{name(path)}:{number}"
        for path in sources()
        if not name(path).startswith(PERSIAN_ALLOWED)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if PERSIAN.search(line)
    ]
    assert not wrong


def test_no_module_is_over_the_cap() -> None:
    checked = sources(*ROOMS, "benchmarks", "docs")
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in checked}
    assert not {path: length for path, length in lengths.items() if length > CAP}


# The texts


class _Variables(Visitor):
    """`shown`: without those that only choose a plural, which one language may not need."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.shown: set[str] = set()
        self.variants: set[str] = set()
        self._choosing = False

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:  # noqa: N802
        self._choosing = True
        self.visit(node.selector)
        self._choosing = False
        for variant in node.variants:
            if isinstance(variant.key, fluent.Identifier):
                self.variants.add(variant.key.name)
            self.visit(variant)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)
        if not self._choosing:
            self.shown.add(node.id.name)


@cache
def texts(lang: str) -> dict[str, _Variables]:
    """Ids of a language with their variables; an id that stands twice fails here."""
    found: dict[str, _Variables] = {}
    folders = (folder / lang for folder in locale_folders())
    for path in sorted(path for folder in folders for path in folder.glob("*.ftl")):
        for entry in FluentResource(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{name(path)}: {entry.content!r}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{name(path)}: {entry.id.name} stands twice"
                visitor = _Variables()
                visitor.visit(entry)
                found[entry.id.name] = visitor
    return found


@cache
def literals() -> Counter[str]:
    """Every string literal of the code that has the form of a text id."""
    shape = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
    return Counter(
        node.value
        for path in sources("bot", "messengers", "handlers", "screens")
        for node in nodes(path, ast.Constant)
        if isinstance(node.value, str) and shape.fullmatch(node.value)
    )


ASKING = {"t", "label", "html", "plain", "everywhere"}


def asking() -> Iterator[tuple[str, str, list[ast.keyword]]]:
    """Where a text is asked for by a literal: place, id, what it is given."""
    for path in sources("bot", "messengers", "handlers", "screens"):
        for node in nodes(path, ast.Call):
            if not isinstance(node.func, ast.Attribute):
                continue
            first = node.args[0] if node.args else None
            if node.func.attr not in ASKING or not isinstance(first, ast.Constant):
                continue
            if isinstance(first.value, str) and "-" in first.value:
                yield f"{name(path)}:{node.lineno}", first.value, node.keywords


def asked() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """The same with the names of variables (None: by `**`)."""
    for place, ident, keywords in asking():
        names = [keyword.arg for keyword in keywords]
        known = None if None in names else frozenset(n for n in names if n is not None)
        yield place, ident, known


def command_texts() -> set[str]:
    """`command-<name>` of each command, whose ids the composition makes."""
    return {ident for ident in texts("en") if ident.startswith("command-")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_texts_and_variables(lang: str) -> None:
    own, english = (
        {ident: variables.shown for ident, variables in texts(code).items()}
        for code in (lang, "en")
    )
    assert own == english


def test_every_text_that_is_asked_for_is_there() -> None:
    known = texts("en")
    assert not [f"{place} {ident}" for place, ident, _ in asked() if ident not in known]


def test_every_text_gets_the_variables_that_it_needs() -> None:
    known = {
        ident: texts("fa")[ident].found | texts("en")[ident].found
        for ident in texts("fa").keys() & texts("en").keys()
    }
    lacking = [
        f"{place} {ident}: {sorted(known[ident] - given)}"
        for place, ident, given in asked()
        if ident in known and given is not None and not known[ident] <= given
    ]
    assert not lacking


def test_a_whole_number_is_given_to_a_text_as_it_is() -> None:
    """The text draws it, and chooses its plural by the same variable."""
    drawn = [
        f"{place} {ident}: {keyword.arg}"
        for place, ident, keywords in asking()
        for keyword in keywords
        if isinstance(keyword.value, ast.Call)
        and ast.unparse(keyword.value.func).endswith("fmt.number")
    ]
    assert not drawn


def test_a_number_that_may_be_unsaid_has_words_for_that() -> None:
    silent = [
        f"{place} {ident}"
        for place, ident, keywords in asking()
        for keyword in keywords
        if isinstance(keyword.value, ast.Call) and ast.unparse(keyword.value.func) == "counted"
        if not all("unsaid" in texts(lang)[ident].variants for lang in LANGUAGES)
    ]
    assert not silent


def prefixes() -> tuple[str, ...]:
    """Beginnings of ids that code completes: `f"delivery-{status}"` uses all `delivery-…`."""
    return tuple(
        first.value
        for path in sources("bot", "messengers", "handlers", "screens")
        for node in nodes(path, ast.JoinedStr)
        if len(node.values) > 1
        for first in node.values[:1]
        if isinstance(first, ast.Constant)
        and isinstance(first.value, str)
        and re.fullmatch(r"[a-z][a-z0-9-]*-", first.value)
    )


def test_no_text_is_unused() -> None:
    begun = prefixes()
    unused = [
        ident
        for ident in texts("en")
        if ident not in literals()
        and ident not in command_texts()
        and not (begun and ident.startswith(begun))
    ]
    assert not unused


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_has_a_description(lang: str) -> None:
    from handlers.catalogue import build_catalogue  # noqa: PLC0415 (the other tests only read)

    wanted = {f"command-{command}" for command in (*build_catalogue().commands, "cancel")}
    assert wanted == {ident for ident in texts(lang) if ident.startswith("command-")}
