"""`preview`: every screen and every message that comes by itself, in every language, on one page.

It brings its own twin of the web service (or takes a running one), links the demo's account and
draws with its data; nothing leaves the machine. What cannot be drawn is named, not hidden.
"""

from __future__ import annotations

import asyncio
import html
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.composition import make_navigator, make_services, open_storage
from bot.pushed_samples import pushed
from bot.samples import insert_work
from bot.settings import GivenSettings
from bot.stop import StopError
from bot.tuning import Tuning
from messengers.reach import ChatReach
from messengers.telegram.connection import BotAddress, Connection
from messengers.telegram.gateway import Gateway
from messengers.telegram.links import TelegramLinks
from sandbox.smsir import running_smsir
from screens.context import Ctx
from screens.events import Event, Sender
from screens.person import Person
from screens.ports import EngineDependencies
from screens.screen import Screen
from screens.stack import at_home, check, dump
from screens.text.bidi import align
from screens.text.languages import DEFAULT, LANGUAGES
from screens.view import AnyButton, Copy, Safe, Url, View
from smsir import Http, SmsIrError

_CHAT = 1001
_KEYS = ("demo-key", "demo-secret")
_USERNAME = "sefid_demo_bot"
_TOKEN = "0" * 8 + ":" + "0" * 35

_STYLE = """
body{font:15px/1.6 Vazirmatn,Tahoma,sans-serif;background:#dfe6ea;margin:2rem}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,26rem));gap:1.5rem}
h2{grid-column:1/-1;font-size:1rem;direction:ltr;margin:1rem 0 -1rem}
article{background:#fff;border-radius:12px;padding:.7rem 1rem}
section{white-space:pre-wrap;margin:0 0 .6rem}
section,blockquote,span.button{unicode-bidi:plaintext}
blockquote{border-inline-start:3px solid #4a90d9;margin:.2rem 0;padding-inline-start:.6rem}
div{display:flex;gap:.3rem;margin-top:.3rem}
span.button{flex:1;text-align:center;border-radius:8px;padding:.25rem;background:#e8eef3}
.success{background:#cdeccd!important}.danger{background:#f6d3d0!important}
.primary{background:#cfe3f7!important}
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """`name`: of the screen, or of the pushed message. `problem`: why there is no view."""

    name: str
    lang: str
    view: View
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PreviewReport:
    """What stands on the page, in every language each, and what could not be drawn."""

    screens: int
    messages: int
    problems: tuple[str, ...]


async def preview(target: Path, *, smsir_url: str | None = None) -> PreviewReport:
    """Write the page."""
    screens, messages = await draw_all(smsir_url)
    await asyncio.to_thread(target.write_text, page([*screens, *messages]), "utf-8")
    return PreviewReport(
        screens=_whole(screens),
        messages=_whole(messages),
        problems=tuple(
            f"{one.name} ({one.lang}): {one.problem}"
            for one in (*screens, *messages)
            if one.problem
        ),
    )


def _whole(drawn: list[Drawn]) -> int:
    """How many were drawn in every language."""
    broken = {one.name for one in drawn if one.problem}
    return len({one.name for one in drawn} - broken)


async def draw_all(smsir_url: str | None = None) -> tuple[list[Drawn], list[Drawn]]:
    """The screens, and the messages that come by themselves.

    Raises:
        StopError: the sandbox of the given address cannot be read.
    """
    async with _parts(smsir_url) as parts:
        account = await parts.services.storage.accounts.for_chat(_CHAT)
        try:
            await parts.services.clients.of(account).account.info()
        except SmsIrError as error:
            raise StopError(f"The sandbox does not answer: {error}") from None
        await insert_work(parts.services, account)
        screens = [
            await _drawn(parts, ident, lang, _screen(parts, screen))
            for ident, screen in parts.catalogue.screens.items()
            for lang in LANGUAGES
        ]
        builds = await pushed(parts, account)
        messages = [
            await _drawn(parts, name, lang, build)
            for name, build in builds.items()
            for lang in LANGUAGES
        ]
        return screens, messages


Draw = Callable[[Ctx[Any]], Awaitable[View]]


def _screen(parts: EngineDependencies, screen: Screen[Any, Any]) -> Draw:
    async def drawn(ctx: Ctx[Any]) -> View:
        state = at_home(parts.catalogue, None)
        if state.top.screen != screen.ident:
            state = state.pushed(screen.ident, dump(await screen.sample_of(ctx)))
        draw = screen.draw
        if draw is None:
            raise TypeError(f"{screen.ident} draws nothing")
        placed = replace(ctx, frame=state.top.id, revision=state.top.revision)
        view: View = await draw(placed, check(parts.catalogue, state.top))
        return view

    return drawn


async def _drawn(parts: EngineDependencies, name: str, lang: str, draw: Draw) -> Drawn:
    """One article; whatever goes wrong is the article's problem, and the others go on."""
    await parts.services.storage.settings.update(_CHAT, language=lang)
    parts.services.choices.forget(_CHAT)
    who = Sender(_CHAT, "Maryam", language_code=lang)
    person = Person(
        parts, Event(update_id=0, chat=_CHAT, who=who), await parts.profiles.of(_CHAT, who)
    )
    try:
        return Drawn(name, lang, await draw(person.ctx(at_home(parts.catalogue, None))))
    except Exception as error:  # noqa: BLE001 (any screen's error: it is what the page is to show)
        problem = f"{type(error).__name__}: {error}"
        return Drawn(name, lang, View(Safe(html.escape(problem))), problem)


@asynccontextmanager
async def _parts(smsir_url: str | None) -> AsyncIterator[EngineDependencies]:
    tuning = Tuning()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sefid-preview-")))
        url = smsir_url or (await stack.enter_async_context(running_smsir())).url
        settings = GivenSettings(
            bot_token=SecretStr(_TOKEN), database=folder / "preview.db", smsir_url=url
        )
        storage = await stack.enter_async_context(await open_storage(settings))
        http = await stack.enter_async_context(Http(settings.smsir_url))
        await storage.accounts.link(_CHAT, _CHAT, *_KEYS, "demo")
        links = TelegramLinks(lambda: _USERNAME)
        services = make_services(settings, tuning, storage, http, lambda _chat: links)
        reach = ChatReach(storage.chats, storage.identities)
        nowhere = Connection(BotAddress(_TOKEN, settings.telegram_url), reach.moved, ())
        yield make_navigator(settings, tuning, services, Gateway(nowhere.bot), reach).parts


def page(drawn: list[Drawn]) -> str:
    """One self-contained HTML page."""
    body = "\n".join(_sections(drawn))
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>Sefid: screens</title>'
        f"<style>{_STYLE}</style></head><body><main>{body}</main></body></html>\n"
    )


def _sections(drawn: list[Drawn]) -> Iterator[str]:
    for one in drawn:
        if one.lang == DEFAULT:
            yield f"<h2>{html.escape(one.name)}</h2>"
        yield _article(one)


def _article(one: Drawn) -> str:
    language = LANGUAGES[one.lang]
    rtl = language.rtl
    buttons = ("".join(_button(button, rtl=rtl) for button in row) for row in one.view.rows)
    rows = "".join(f"<div>{row}</div>" for row in buttons)
    text = align(one.view.text, rtl=rtl)
    broken = ' class="danger"' if one.problem else ""
    return (
        f'<article lang="{one.lang}" dir="{language.direction}"{broken}>'
        f"<section>{text}</section>{rows}</article>"
    )


def _button(button: AnyButton, *, rtl: bool) -> str:
    style = "" if isinstance(button, Url | Copy) or not button.style else button.style.value
    return f'<span class="button {style}">{html.escape(align(button.label, rtl=rtl))}</span>'
