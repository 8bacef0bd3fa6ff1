"""What holds for every kind of news: those that are listed, whichever they are."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

import handlers.news.kinds
from handlers.news.kinds import DETECTORS, KINDS, SWITCHES, News, NewsKind, read, written
from handlers.news.kinds.revoked import REVOKED
from handlers.news.watch.digest import digest
from handlers.news.watch.message import message
from screens.text.languages import LANGUAGES
from screens.view import Go
from tests.handlers.desk import GROUP, NOW, OWNER, Desk, buttons, labels
from tests.stories.harness.texts import plain

EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def test_every_kind_that_a_module_makes_is_listed() -> None:
    package = handlers.news.kinds
    modules = [
        importlib.import_module(f"{package.__name__}.{module.name}")
        for module in pkgutil.iter_modules(package.__path__)
    ]
    kinds = {
        id(value) for module in modules for value in vars(module).values()
        if isinstance(value, NewsKind)
    }  # fmt: skip
    assert kinds == {id(kind) for kind in KINDS}


def test_names_that_are_stored_are_nobody_elses() -> None:
    for names in (
        [kind.name for kind in KINDS],
        [kind.model.__name__ for kind in KINDS],
        [detector.name for detector in DETECTORS],
        [switch.name for switch in SWITCHES],
    ):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_what_needs_no_call_is_looked_at_before_what_does() -> None:
    asking = [detector.asks != "never" for detector in DETECTORS]
    assert asking == sorted(asking)


@EVERY_KIND
def test_news_are_read_as_they_were_written(kind: NewsKind[News]) -> None:
    news = kind.sample(NOW)
    assert read(written(news)) == news


def test_news_of_another_version_are_none() -> None:
    assert read(b'{"kind": "of-tomorrow", "at": "2026-10-14T06:00:00Z"}') is None
    assert read(b'{"kind": "plan"}') is None
    assert read(b"\xff") is None


@pytest.mark.long
@pytest.mark.parametrize("chat", [OWNER, GROUP])
@pytest.mark.parametrize("lang", LANGUAGES)
@EVERY_KIND
def test_every_kind_is_told_alone_and_among_others(
    desk: Desk, kind: NewsKind[News], lang: str, chat: int
) -> None:
    ctx, news = desk.ctx(lang=lang, chat=chat), kind.sample(NOW)
    alone, together = message(ctx, news), digest(ctx, [news, news])

    assert plain(alone.text)
    assert plain(kind.brief(ctx, news)[0]) in plain(together.text)
    for button in (*buttons(alone), *buttons(together)):
        assert isinstance(button, Go)
        assert desk.catalogue.get(button.screen) is not None
    assert alone.bind == together.bind


@EVERY_KIND
async def test_a_kind_with_a_switch_stands_on_the_screen_of_switches(
    desk: Desk, kind: NewsKind[News]
) -> None:
    if kind.switch is None:
        return
    await desk.press(desk.ctx(), "alerts", None, "off", kind.switch.name)
    name = desk.ctx().label(kind.switch.label)
    assert f"⬜ {name}" in labels(await desk.view(desk.ctx(), "alerts"))
    assert not kind.switch.is_on(await desk.storage.settings.get(OWNER), OWNER)


@pytest.mark.parametrize(
    ("chats", "told"),
    [
        ((2001, 1001, -5001), [1001]),
        ((2001, 2002, -5001, -5002), [-5001, -5002]),
        ((-5001,), [-5001]),
        ((1001, 2001), [1001]),
    ],
    ids=["owner and all", "colleagues and groups", "a group", "owner and a colleague"],
)
def test_refused_keys_are_told_to_the_owner_or_where_the_owner_reads(
    chats: tuple[int, ...], told: list[int]
) -> None:
    """Colleagues may not hear of keys in private, so a message to them alone reaches nobody."""
    assert list(REVOKED.audience(chats, 1001)) == told


@EVERY_KIND
async def test_no_amount_is_told_in_a_group_that_nobody_has_asked_for(
    desk: Desk, kind: NewsKind[News]
) -> None:
    """By the kinds that are told there unless somebody switches them off."""
    if kind.switch is not None and not kind.switch.in_groups:
        return
    await desk.link()
    news = kind.sample(NOW)
    amounts = {getattr(news, name, None) for name in ("credit", "missing", "mark")} - {None}
    text = plain(message(desk.ctx(chat=GROUP, lang="en"), news).text)
    lines_ = " ".join(plain(line) for line in kind.brief(desk.ctx(chat=GROUP, lang="en"), news))
    for amount in amounts:
        assert f"{amount:,}" not in text + lines_
