"""The preview draws everything that the bot can show, with data, and says what it could not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.preview import draw_all, page, preview
from bot.pushed_samples import ENDED
from bot.stop import StopError
from handlers.catalogue import build_catalogue
from handlers.locales import locale_folders
from handlers.news.kinds import KINDS
from handlers.shared.samples import TEXT
from messengers.telegram.capabilities import TELEGRAM
from sandbox.smsir import SmsIrTwin, running_smsir
from screens.callback import Codec
from screens.keyboard import Keyboard
from screens.text.languages import LANGUAGES
from screens.text.translator import Translator
from screens.view import Button, Go
from tests.test_actions_have_buttons import OF_THE_ENGINE

_OWNER, _FRAME, _REVISION = 9_876_543_210, 36**5 + 5000, 40
_GONE = ("book-gone", "outbox-gone", "engine-lost", "engine-render-failed")
"""What a screen says of a thing that does not exist: a sample that is none."""


@pytest.mark.long
async def test_every_screen_and_every_message_is_drawn_in_both_languages() -> None:
    screens, messages = await draw_all()
    drawn = [*screens, *messages]

    assert [(one.name, one.lang, one.problem) for one in drawn if one.problem] == []
    assert {one.name for one in screens} == set(build_catalogue().screens)
    assert {(one.name, one.lang) for one in drawn} == {
        (one.name, lang) for one in drawn for lang in LANGUAGES
    }
    kinds = {kind.model.__name__.lower() for kind in KINDS}
    ends = {f"send {state.value}" for state in ENDED}
    assert kinds | ends | {"digest", "delivery"} <= {one.name for one in messages}
    words = Translator(locale_folders()).words
    gone = {words(lang).html(text) for text in _GONE for lang in LANGUAGES}
    assert [one.name for one in drawn if one.view.text in gone] == []
    english = {one.name: one.view for one in drawn if one.lang == "en"}
    assert TEXT in english["send-check"].text
    for one in messages:
        assert all(isinstance(button, Go) for row in one.view.rows for button in row), one.name


@pytest.mark.long
async def test_what_is_drawn_can_be_pressed() -> None:
    """By an owner with a long id, late in a long conversation: callback data still has room."""
    screens, messages = await draw_all()
    codec = Codec(b"key")
    keyboard = Keyboard(
        codec, _OWNER, _OWNER, _FRAME, _REVISION, account=99, rtl=True, can=TELEGRAM
    )

    for one in (*screens, *messages):
        screen = build_catalogue().get(one.name)
        acting = OF_THE_ENGINE | set(screen.actions if screen is not None else ())
        buttons = [button for row in one.view.rows for button in row]
        pressed = {button.action for button in buttons if isinstance(button, Button)}
        assert pressed <= acting, one.name
        for key in (key for row in keyboard.keys(one.view) or () for key in row if key.data):
            callback = codec.decode(_OWNER, key.data)
            assert callback is not None
            assert callback.action != "_odd", (one.name, key.label)


@pytest.mark.long
async def test_the_page_holds_all_of_it_as_telegram_gets_it(tmp_path: Path) -> None:
    screens, messages = await draw_all()
    html = page([*screens, *messages])

    assert html.count("<article") == len(screens) + len(messages)
    assert "\u200f\u2068" in html, "directions are those that Telegram gets"


@pytest.mark.long
async def test_what_cannot_be_drawn_is_counted_and_named(tmp_path: Path) -> None:
    async with running_smsir(SmsIrTwin()) as running:
        running.twin.faults.add("GetFrequentlyAskedQuestions", "http500", times=None)
        report = await preview(tmp_path / "page.html", smsir_url=running.url)

    assert report.screens < len(build_catalogue().screens)
    assert {problem.partition(" ")[0] for problem in report.problems} == {"faq"}
    assert 'class="danger"' in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.long
async def test_a_sandbox_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="does not answer"):
        await preview(tmp_path / "page.html", smsir_url="http://127.0.0.1:9/users/v1")


@pytest.mark.long
def test_the_command_says_how_many_were_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", str(tmp_path / "page.html")]) == 0
    said = capsys.readouterr()

    assert f"{len(build_catalogue().screens)} screens" in said.out
    assert said.err == ""
