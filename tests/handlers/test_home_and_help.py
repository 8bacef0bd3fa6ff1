"""Home and help as functions: what stands there, and that the service is asked nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from handlers.home.menu import MENU, keyboard
from handlers.home.routes import ACCOUNT, HelpData
from handlers.shared.services import Ctx
from messengers.bot_api.commands import command_list
from screens.events import Sender
from screens.outcome import Push, Stay
from screens.route import Route
from screens.screen import NoData, Screen
from screens.view import Button, Go, View
from tests.handlers.desk import GROUP, OWNER, Desk, buttons, labels
from tests.stories.harness.texts import plain


async def test_a_newcomer_is_led_to_linking(desk: Desk) -> None:
    view = await desk.view(desk.ctx(), "home")

    assert "حساب SMS.ir خود را متصل کنید" in view.text
    assert labels(view)[0] == "🔗 اتصال حساب"


@pytest.mark.parametrize(("lang", "other"), [("fa", "🌐 Language"), ("en", "🌐 زبان")])
async def test_who_may_read_another_language_is_offered_it_in_that_one(
    desk: Desk, lang: str, other: str
) -> None:
    told = desk.ctx(lang=lang)
    untold = replace(told, who=Sender(OWNER, "Mary"))  # as Bale, which tells no language

    assert other in labels(await desk.view(untold, "home"))
    assert other not in labels(await desk.view(told, "home"))


async def test_home_greets_the_business_and_asks_the_service_nothing(desk: Desk) -> None:
    await desk.link(label="گل <یاس>")
    text = await desk.text(desk.ctx(), "home")

    assert "سلام <b>گل &lt;یاس&gt;</b>" in text
    assert desk.script.asked == []


async def test_an_account_without_a_name_is_greeted_all_the_same(desk: Desk) -> None:
    await desk.link(label="")

    assert (await desk.text(desk.ctx(lang="en"), "home")).startswith("Hello 🌱")


async def test_home_has_four_rows_and_every_command_is_two_taps_away(desk: Desk) -> None:
    await desk.link()
    ctx = desk.ctx()
    home, more = await desk.view(ctx, "home"), await desk.view(ctx, "home-more")
    led = {button.screen for button in (*buttons(home), *buttons(more)) if isinstance(button, Go)}

    assert len(home.rows) == 4
    assert {len(line) for line in home.rows} == {2}
    elsewhere = {
        "home",
        "link",
        "unlink",
        "language",
        "ticket-new",
        "switch",
        "team-role",
    }  # stand on those screens
    wanted = {spec.screen for spec in desk.catalogue.commands.values()} - elsewhere
    assert wanted <= led


async def test_every_button_of_home_opens_its_screen(desk: Desk) -> None:
    await desk.link()
    for place, some in (("home", "account"), ("home-more", "settings")):
        view = await desk.view(desk.ctx(), place)
        leading = [button for button in buttons(view) if isinstance(button, Go)]
        assert some in {button.screen for button in leading}
        for button in leading:
            outcome = await desk.open(desk.ctx(), button.screen, button.arg)
            assert isinstance(outcome, Push)
            assert outcome.screen == button.screen


async def test_the_keyboard_comes_with_an_account_and_in_private_only(desk: Desk) -> None:
    assert (await desk.open(desk.ctx(), "home")).files == ()
    await desk.link()
    private = await desk.open(desk.ctx(), "home")
    group = await desk.open(desk.ctx(chat=GROUP), "home")

    assert [item.menu for item in private.files] == [
        keyboard(desk.ctx().words, desk.catalogue.screens)
    ]
    assert group.files == ()


async def test_the_link_from_a_group_opens_linking(desk: Desk) -> None:
    outcome = await desk.open(desk.ctx(), "home", "link")

    assert isinstance(outcome, Push)
    assert outcome.screen == "link"


@pytest.mark.parametrize("payload", ["", "nonsense", "unlink", "group", "group_", "send_1"])
async def test_a_payload_of_nobody_is_just_home(desk: Desk, payload: str) -> None:
    outcome = await desk.open(desk.ctx(chat=GROUP), "home", payload)

    assert isinstance(outcome, Stay)
    assert await desk.storage.accounts.owner_of(GROUP) is None


async def test_an_unattached_group_is_told_how_to_attach_it(desk: Desk) -> None:
    view = await desk.view(desk.ctx(chat=GROUP), "home")

    assert "هنوز به حسابی متصل نیست" in view.text
    assert labels(view) == ["💬 گفتگوی خصوصی"]


async def test_the_keyboard_has_two_labels_a_row_and_only_commands_that_exist(desk: Desk) -> None:
    words = desk.ctx(lang="en").words

    assert keyboard(words, desk.catalogue.screens) == (
        ("✉️ Send SMS", "👤 Contacts"),
        ("📊 Reports", "🎫 Support"),
        ("💳 Account & credit", "⚙️ Settings"),
    )
    assert keyboard(words, [ACCOUNT.ident]) == (("💳 Account & credit",),)


async def test_labels_are_commands_for_the_engine(desk: Desk) -> None:
    assert desk.catalogue.labels["menu-account"] == ACCOUNT.ident
    opened = {spec.screen for spec in desk.catalogue.commands.values()}
    assert set(desk.catalogue.labels) == set(MENU)
    assert set(desk.catalogue.labels.values()) <= opened


@pytest.mark.parametrize(
    ("parked", "offered"),
    [
        ({}, False),
        ({"send": {"text": "", "groups": []}}, False),
        ({"send": {"text": "سلام"}}, True),
        ({"audience": {"groups": [], "carry": {"text": "سلام"}}}, True),
        ({"send-check": {"text": "", "numbers": ["09121234567"]}}, True),
        ({"elsewhere": {"text": "سلام"}}, False),
    ],
)
async def test_an_sms_left_half_done_is_offered_again(
    desk: Desk, parked: dict[str, dict[str, Any]], *, offered: bool
) -> None:
    if desk.catalogue.get("send") is None:
        desk.catalogue.add(_writing())
    await desk.link()
    view = await desk.view(desk.ctx(parked=parked), "home")

    assert ("✏️ ادامهٔ پیامک نیمه‌کاره" in labels(view)) == offered
    assert ("نیمه‌کاره: یک پیامک" in plain(view.text)) == offered


async def test_everything_left_half_done_is_named(desk: Desk) -> None:
    await desk.link()
    parked = {"send": {"text": "سلام"}, "ticket-new": {"subject": "صورت‌حساب"}}
    view = await desk.view(desk.ctx(parked=parked), "home")

    assert "نیمه‌کاره: یک پیامک و یک تیکت" in plain(view.text)
    assert labels(view)[:2] == ["✏️ ادامهٔ پیامک نیمه‌کاره", "✏️ ادامهٔ تیکت نیمه‌کاره"]


def _writing() -> Screen[Ctx, NoData]:
    """Stands where the feature that writes an SMS is not part of the bot."""
    screen: Screen[Ctx, NoData] = Screen(Route("send", NoData))

    @screen.render
    async def _render(ctx: Ctx, _data: NoData) -> View:
        return View(ctx.t("home-what"))

    return screen


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize(
    "section",
    ["", "link", "send", "book", "after", "team", "group", "secrets", "commands", "gone"],
)
async def test_every_section_of_help_is_written(desk: Desk, lang: str, section: str) -> None:
    view = await desk.view(desk.ctx(lang=lang), "help", HelpData(section=section))

    assert view.text.startswith("<b>")
    assert len(labels(view)) >= 6


async def test_help_lists_every_command(desk: Desk) -> None:
    text = await desk.text(desk.ctx(), "help", HelpData(section="commands"))

    for command in (*desk.catalogue.commands, "cancel"):
        assert f"/{command} — " in text


async def test_what_is_used_once_stands_after_all_else_in_the_list_of_commands(
    desk: Desk,
) -> None:
    """A command that the order does not name yet would stand behind linking."""
    listed = [one.command for one in command_list(desk.catalogue, desk.translator, "fa")]

    assert listed[-2:] == ["link", "unlink"]
    assert sorted(listed) == sorted({*desk.catalogue.commands, "cancel"})
    assert listed.index("send") < listed.index("settings")


async def test_keys_that_no_longer_open_are_asked_for_again(desk: Desk) -> None:
    await desk.link()
    await desk.storage.run(lambda db: db.execute("UPDATE accounts SET sealed = x'00'"))

    text = await desk.text(desk.ctx(), "home")
    assert "کلید اصلی ربات عوض شده است" in text
    assert isinstance(await desk.open(desk.ctx(), "unlink"), Push)
    await desk.confirm(desk.ctx(), "unlink", "yes")
    assert not await desk.storage.accounts.broken(OWNER)


@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_no_topic_of_help_is_called_like_what_it_explains(desk: Desk, lang: str) -> None:
    ctx = desk.ctx(lang=lang)
    newcomer = labels(await desk.view(ctx, "home"))
    await desk.link()
    acts = {*newcomer, *labels(await desk.view(ctx, "home")), ctx.label("account-link-button")}

    topics = labels(await desk.view(ctx, "help", HelpData()))

    assert acts & set(topics) <= {ctx.label("nav-home"), ctx.label("nav-back")}


async def test_back_from_a_section_of_help_leads_to_help(desk: Desk) -> None:
    ctx = desk.ctx()
    view = await desk.view(ctx, "help", HelpData(section="send"))
    (back,) = [
        b for b in buttons(view) if isinstance(b, Button) and b.label == ctx.label("nav-back")
    ]
    outcome = await desk.press(ctx, "help", HelpData(section="send"), back.action, str(back.arg))
    assert isinstance(outcome, Stay)
    assert outcome.data == HelpData()
    overview = await desk.view(ctx, "help", HelpData())
    assert ctx.back() in buttons(overview)
