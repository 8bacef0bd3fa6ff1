"""`preview`: every screen, both languages, on one HTML page, without Telegram.

With `--smsir URL` (a sandbox) an account is linked for the occasion and its data fill the screens;
without it each shows how it looks to somebody who has linked none.
"""

from __future__ import annotations

import asyncio
import html
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Bot

from bot.composition import make_navigator, make_services, open_storage
from bot.reach import Reach
from bot.samples import Samples, of_account, of_nothing
from bot.settings import GivenSettings
from bot.tuning import Tuning
from screens.events import Event, Who
from screens.person import Person, draw
from screens.ports import Parts
from screens.stack import at_home
from screens.state import State
from screens.text.bidi import align
from screens.text.translator import LANGUAGES
from screens.view import AnyButton, Copy, Url, View
from smsir import Http, SmsIrError

_CHAT = 1001
_KEYS = ("demo-key", "demo-secret")
_TOKEN = "0" * 8 + ":" + "0" * 35

_STYLE = """
body{font:15px/1.6 Vazirmatn,Tahoma,sans-serif;background:#dfe6ea;margin:2rem}
main{display:grid;grid-template-columns:repeat(2,minmax(0,26rem));gap:1.5rem}
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
    screen: str
    lang: str
    view: View


async def preview(target: Path, *, smsir_url: str | None = None) -> int:
    """Write the page; how many screens stand on it."""
    drawn = await draw_all(smsir_url)
    await asyncio.to_thread(target.write_text, page(drawn), "utf-8")
    return len({one.screen for one in drawn})


async def draw_all(smsir_url: str | None = None) -> list[Drawn]:
    async with _parts(smsir_url) as parts:
        found = await _samples(parts)
        return [
            Drawn(ident, lang, await _draw(parts, ident, found.get(ident, {}), lang))
            for ident in parts.catalogue.screens
            for lang in LANGUAGES
        ]


@asynccontextmanager
async def _parts(smsir_url: str | None) -> AsyncIterator[Parts]:
    tuning = Tuning()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sefid-preview-")))
        given: dict[str, Any] = {"smsir_url": smsir_url} if smsir_url else {}
        settings = GivenSettings(bot_token=_TOKEN, database=folder / "preview.db", **given)
        storage = await stack.enter_async_context(await open_storage(settings))
        http = await stack.enter_async_context(Http(settings.smsir_url))
        if smsir_url:
            await storage.accounts.link(_CHAT, _CHAT, *_KEYS, "demo")
        services = make_services(settings, tuning, storage, http)
        yield make_navigator(settings, tuning, services, Bot(_TOKEN), Reach(storage)).parts


async def _samples(parts: Parts) -> Samples:
    account = await parts.services.storage.accounts.for_chat(_CHAT)
    if account is None:
        return of_nothing()
    try:
        return await of_account(parts.services, account)
    except SmsIrError:
        return of_nothing()


async def _draw(parts: Parts, ident: str, data: dict[str, Any], lang: str) -> View:
    """Raises `ValidationError` where a screen that shows one thing has no sample."""
    parts.catalogue.screens[ident].data.model_validate(data)
    await parts.services.storage.settings.update(_CHAT, language=lang)
    parts.services.choices.forget(_CHAT)
    who = Who(_CHAT, "Maryam", language_code=lang)
    event = Event(update_id=0, chat=_CHAT, who=who)
    person = Person(parts, event, await parts.profiles.of(_CHAT, who))
    home: State = at_home(parts.catalogue, None)
    state = home if home.top.screen == ident else home.pushed(ident, data)
    return await draw(person, state, None)


def page(drawn: list[Drawn]) -> str:
    """One self-contained HTML page."""
    parts: list[str] = []
    for one in drawn:
        if one.lang == LANGUAGES[0]:
            parts.append(f"<h2>{html.escape(one.screen)}</h2>")
        parts.append(_article(one))
    body = "\n".join(parts)
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>Sefid: screens</title>'
        f"<style>{_STYLE}</style></head><body><main>{body}</main></body></html>\n"
    )


def _article(one: Drawn) -> str:
    rtl = one.lang == "fa"
    buttons = ("".join(_button(button, rtl=rtl) for button in row) for row in one.view.rows)
    rows = "".join(f"<div>{row}</div>" for row in buttons)
    text, direction = align(one.view.text, rtl=rtl), "rtl" if rtl else "ltr"
    return f'<article lang="{one.lang}" dir="{direction}"><section>{text}</section>{rows}</article>'


def _button(button: AnyButton, *, rtl: bool) -> str:
    style = "" if isinstance(button, Url | Copy) or not button.style else button.style.value
    return f'<span class="button {style}">{html.escape(align(button.label, rtl=rtl))}</span>'
