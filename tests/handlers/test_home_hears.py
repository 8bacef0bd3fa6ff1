"""What is typed, shared or sent at Home starts the right job; nothing is sent or stored by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.shared.as_shown import as_shown
from handlers.shared.services import NotLinkedError
from screens.events import ContactIn, FileIn, TextMessage
from screens.outcome import Outcome, Push, Stay
from screens.stack import dump
from tests.handlers.desk import OWNER, Desk, labels, said

KEY = "a1b2c3d4e5f6a7b8c9d0"


def _pushed(outcome: Outcome) -> tuple[str, Mapping[str, Any]]:
    assert isinstance(outcome, Push), outcome
    return outcome.screen, dump(outcome.data)


async def _typed(desk: Desk, text: str, **given_: Any) -> Outcome:
    return await desk.say(desk.ctx(**given_), "home", None, text)


async def test_a_text_becomes_the_text_of_an_sms_that_is_still_to_be_looked_at(desk: Desk) -> None:
    await desk.link()
    screen, data = _pushed(await _typed(desk, "فردا تعطیلیم"))

    assert (screen, data["text"]) == ("send", "فردا تعطیلیم")
    assert "فردا تعطیلیم" in await desk.text(desk.ctx(), "send", desk.screen("send").data(**data))
    assert desk.script.asked == []


@pytest.mark.parametrize("text", ["g12", "n09121234567", "/g12", "link", "unlink yes", "group_1"])
async def test_no_word_typed_at_home_is_taken_for_an_order_of_ours(desk: Desk, text: str) -> None:
    await desk.link()
    screen, data = _pushed(await _typed(desk, text))

    assert screen in {"send", "home-number"}
    assert data["text"] == text


async def test_what_is_no_mobile_beside_the_numbers_is_named(desk: Desk) -> None:
    await desk.link()
    screen, data = _pushed(await _typed(desk, "09121112233 021-91001234 +1 202 955 5012"))
    view = await desk.view(desk.ctx(), screen, desk.screen(screen).data(**data))
    left = view.text.partition("نیست")[2]

    assert "021-91001234" in left
    assert "+1 202 955 5012" in left
    assert "09121112233" not in left


async def test_what_to_do_with_many_numbers_is_asked_last_where_the_buttons_are(desk: Desk) -> None:
    await desk.link()
    listed = "\n".join(f"0912{number:07} مریم" for number in range(60))
    screen, data = _pushed(await _typed(desk, listed))
    text = await desk.text(desk.ctx(), screen, desk.screen(screen).data(**data))

    assert text.splitlines()[-1].endswith("چه کاری انجام دهم؟")


async def test_a_text_does_not_overwrite_an_sms_that_was_left(desk: Desk) -> None:
    await desk.link()
    screen, data = _pushed(await _typed(desk, "تازه", parked={"send": {"text": "نیمه‌کاره"}}))

    assert screen == "send-resume"
    assert (data["kept"]["text"], data["fresh"]["text"]) == ("نیمه‌کاره", "تازه")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("09121112233", ("09121112233",)),
        ("+98 912 111 2233", ("09121112233",)),
        ("۰۹۱۲۱۱۱۲۲۳۳\n۰۹۳۵۱۱۱۲۲۳۳", ("09121112233", "09351112233")),
        ("علی رضایی 09121112233", ("09121112233",)),
    ],
)
async def test_numbers_are_asked_about(desk: Desk, text: str, numbers: tuple[str, ...]) -> None:
    await desk.link()
    screen, data = _pushed(await _typed(desk, text))

    assert screen == "home-number"
    assert tuple(data["numbers"]) == numbers
    shown = desk.screen("home-number").data(**data)
    view = await desk.view(desk.ctx(), "home-number", shown)
    assert labels(view)[0] == "✉️ ارسال پیامک"
    assert ("🔍 جست‌وجو" in labels(view)) == (len(numbers) == 1)


async def test_a_sentence_with_a_number_in_it_is_a_text(desk: Desk) -> None:
    await desk.link()
    text = "برای سفارش تا پایان هفته با شمارهٔ 09121112233 تماس بگیرید و کد تخفیف را بگویید."

    assert _pushed(await _typed(desk, text))[0] == "send"


@pytest.mark.parametrize(
    ("action", "screen", "held"),
    [
        ("sms", "send", {"numbers": ["09121112233"]}),
        ("text", "send", {"text": "علی 09121112233"}),
        ("find", "contacts", {"query": "09121112233"}),
    ],
)
async def test_each_choice_for_a_number_leads_to_its_job(
    desk: Desk, action: str, screen: str, held: dict[str, Any]
) -> None:
    await desk.link()
    _, data = _pushed(await _typed(desk, "علی 09121112233"))
    numbers = desk.screen("home-number").data(**data)
    led, given_ = _pushed(await desk.press(desk.ctx(), "home-number", numbers, action))

    assert led == screen
    assert held.items() <= given_.items()


async def test_a_number_is_added_with_the_name_beside_it(desk: Desk) -> None:
    await desk.link()
    _, data = _pushed(await _typed(desk, "علی 09121112233"))
    numbers = desk.screen("home-number").data(**data)
    led, given_ = _pushed(await desk.press(desk.ctx(), "home-number", numbers, "add"))

    assert led == "contact-add"
    assert "09121112233" in str(given_["people"])
    assert "علی" in str(given_["people"])


async def test_a_contact_becomes_a_new_contact_and_a_foreign_one_is_told(desk: Desk) -> None:
    await desk.link()
    ctx = desk.ctx()
    hear = desk.screen("home").contact
    assert hear is not None
    ours = ContactIn(update_id=1, chat=OWNER, who=ctx.who, phone="+989121112233", first_name="سارا")
    screen, data = _pushed(await hear(ctx, desk.screen("home").data(), ours))
    assert screen == "contact-add"
    assert "09121112233" in str(data["people"])

    foreign = ContactIn(update_id=2, chat=OWNER, who=ctx.who, phone="+12029555012", first_name="Al")
    refused = await hear(ctx, desk.screen("home").data(), foreign)
    assert isinstance(refused, Stay)
    assert said(refused)


async def test_a_file_is_an_import(desk: Desk) -> None:
    await desk.link()
    ctx = desk.ctx()
    hear = desk.screen("home").file
    assert hear is not None

    async def fetch(_most: int) -> bytes:
        return "نام,موبایل\nعلی,09121112233\n".encode()

    file = FileIn(
        update_id=1, chat=OWNER, who=ctx.who, name="a.csv", mime="text/csv", size=40, fetch=fetch
    )
    outcome = await hear(ctx, desk.screen("home").data(), file)

    screen, data = _pushed(outcome)
    for effect in outcome.effects:
        await desk.storage.run(effect)
    assert screen in {"import", "import-job"}
    assert await desk.storage.imports.get(data.get("draft") or data["id"]) is not None


async def _with_a_picture(desk: Desk, ident: str, caption: str) -> Any:
    await desk.link()
    screen = desk.screen(ident)
    hear: Any = screen.file
    picture = FileIn(
        update_id=1, chat=OWNER, who=desk.ctx().who, name="a.jpg", mime="image/jpeg", size=9,
        fetch=_never, photo=True, caption=caption,
    )  # fmt: skip
    return await hear(desk.ctx(), screen.data(), picture)


@pytest.mark.parametrize("ident", ["home", "send"])
async def test_what_was_written_with_a_picture_is_the_text(desk: Desk, ident: str) -> None:
    outcome = await _with_a_picture(desk, ident, "فردا حراج داریم")

    assert "فقط متنی را" in said(outcome)
    assert "فردا حراج داریم" in str(outcome)


@pytest.mark.parametrize("ident", ["home", "send"])
async def test_a_picture_alone_is_no_sms_and_no_list_of_people(desk: Desk, ident: str) -> None:
    outcome = await _with_a_picture(desk, ident, " ")

    assert isinstance(outcome, Stay)
    assert "متن پیامک را بنویسید" in said(outcome)


@pytest.mark.parametrize("kind", ["text", "contact", "file"])
async def test_without_an_account_the_way_to_one_is_shown(desk: Desk, kind: str) -> None:
    ctx, home = desk.ctx(), desk.screen("home")
    event: Any = {
        "text": TextMessage(update_id=1, chat=OWNER, who=ctx.who, text="سلام"),
        "contact": ContactIn(update_id=1, chat=OWNER, who=ctx.who, phone="1", first_name="a"),
        "file": FileIn(
            update_id=1, chat=OWNER, who=ctx.who, name="a", mime="", size=1, fetch=_never
        ),
    }[kind]
    hear: Any = {"text": home.text, "contact": home.contact, "file": home.file}[kind]
    with pytest.raises(NotLinkedError):
        await hear(ctx, home.data(), event)


async def _never(_most: int) -> bytes:
    raise AssertionError("a file of nobody's was fetched")


PASTED = (KEY, f"{KEY} my-secret", f"{KEY}\nmy-secret", f"UserApiKey: {KEY}\nSecretKey: ab")


@pytest.mark.parametrize("linked", [False, True], ids=["newcomer", "linked"])
@pytest.mark.parametrize("text", [*PASTED, f"\u200e{KEY}\u200f", f"{KEY[:16]} s3cret"])
async def test_keys_pasted_before_they_were_asked_for_are_deleted_and_read(
    desk: Desk, text: str, *, linked: bool
) -> None:
    deleted: list[bool] = []
    ctx = desk.ctx(erased=True)
    if linked:
        await desk.link()

    async def erase() -> bool:
        deleted.append(True)
        return True

    object.__setattr__(ctx, "erase", erase)
    outcome = await desk.say(ctx, "home", None, text)

    assert deleted == [True]
    assert not isinstance(outcome, Push) or outcome.screen == "link", "no SMS begins with keys"


@pytest.mark.parametrize(
    "text",
    ["https://shop.ir/a1b2c3d4e5f6a7b8c9", "کد شما: a1b2c3d4e5f6a7b8c9d0", "SUMMER2026OFF",
     "shop.ir/x1y2z3a1b2c3d4e5f6/abc", "salam khobi?", "A1B2C3D4E5F6G7H8 I9J0 K1L2"],
)  # fmt: skip
async def test_a_text_that_only_has_a_code_in_it_is_an_sms(desk: Desk, text: str) -> None:
    await desk.link()
    screen, data = _pushed(await _typed(desk, text))
    assert (screen, data["text"]) == ("send", text)


@pytest.mark.long
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
async def test_whatever_is_typed_is_on_the_next_screen_and_nothing_is_asked(
    desk: Desk, text: str
) -> None:
    await desk.link()
    screen, data = _pushed(await _typed(desk, text))

    assert screen in {"send", "home-number"}
    assert as_shown(data["text"]) == as_shown(text)
    assert desk.script.asked == []


async def test_people_typed_over_the_contacts_are_added_and_a_name_is_looked_for(
    desk: Desk,
) -> None:
    await desk.link()
    pasted = "علی رضایی ۰۹۱۲۱۱۱۰۰۰۱\nسارا کریمی 09351110002\nمینا، ۹۸۹۱۲۱۱۱۰۰۰۳+"
    screen, data = _pushed(await desk.say(desk.ctx(), "contacts", None, pasted))

    assert screen == "contact-add"
    mobiles = [mobile for _, mobile, *_ in data["people"]]
    assert mobiles == ["09121110001", "09351110002", "09121110003"]
    screen, _ = _pushed(await desk.say(desk.ctx(), "contacts", None, f"{pasted}\nبی‌شماره ۱۲"))
    assert screen == "import-job", "the preview says which lines are nobody"
    for query in ("علی", "علی رضایی", "09121110001", "علی 09121110001", "علی\nسارا"):
        outcome = await desk.say(desk.ctx(), "contacts", None, query)
        assert isinstance(outcome, Stay)
        assert outcome.data is not None
        assert dump(outcome.data)["query"]
        screen, data = _pushed(await desk.press(desk.ctx(), "contacts", outcome.data, "add"))
        assert screen == "contact-add"
        assert bool(data["people"]) == ("0912" in query), "a number is not typed twice"
