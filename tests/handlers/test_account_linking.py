"""Linking as functions: what is read, what is stored, what is said."""

from __future__ import annotations

import httpx
import pytest

from handlers.home.account.keys import Keys, are_keys, read
from handlers.home.account.link_account import Problem
from handlers.home.routes import AwayData, LinkData
from handlers.shared.rights import Role
from screens.outcome import Home, Push, Stay
from screens.view import Url
from storage import Member, NewJob
from tests.handlers.desk import GROUP, NOW, OWNER, USER_INFO, Desk, buttons, labels, refusal, said
from tests.stories.harness.texts import plain

WHOLE = LinkData(keys=Keys(user_api_key="demo-key", secret_key="demo-secret"))


@pytest.mark.parametrize(
    ("text", "key", "secret"),
    [
        ("demo-key", "demo-key", ""),
        ("  \u200fdemo-key\u200e\n", "demo-key", ""),
        ("demo-key demo-secret", "demo-key", "demo-secret"),
        ("demo-key\ndemo-secret", "demo-key", "demo-secret"),
        ("UserApiKey: abc\nSecretKey: it66)%#te BC!@*&", "abc", "it66)%#te BC!@*&"),
        ("a۱۲۳b", "a123b", ""),
        ("demo-key, demo-secret", "demo-key", "demo-secret"),
        ("demo-key ; demo-secret", "demo-key", "demo-secret"),
        ("demo-key,demo-secret", "demo-key", "demo-secret"),
        ("demo-key,", "demo-key", ""),
        ("demo-key ;demo-secret", "demo-key", ";demo-secret"),
        ("demo-key\n,demo, secret;", "demo-key", ",demo, secret;"),
        ("link demo-key, ;demo-secret", "demo-key", ";demo-secret"),
        ("demo-key|demo-secret", "demo-key", "demo-secret"),
        ("apikey: demo-key secret: my-secret: x", "demo-key", "my-secret: x"),
        ("• user-api-key = demo-key\n• secret_key = demo-secret", "demo-key", "demo-secret"),
        ("کلید: demo-key\nرمز: demo-secret", "demo-key", "demo-secret"),
    ],
)
def test_keys_are_read_in_whatever_clothing(text: str, key: str, secret: str) -> None:
    assert read(text, Keys()) == Keys(user_api_key=key, secret_key=secret)


@pytest.mark.parametrize("text", ["", "   ", "کلید کجاست؟", "x" * 201, "one two\nthree"])
def test_what_cannot_be_a_key_is_not_taken_for_one(text: str) -> None:
    assert read(text, Keys()) is None


def test_the_second_key_may_hold_anything_but_a_line_break() -> None:
    known = Keys(user_api_key="abc")

    assert read(" رمز من & بس ", known) == Keys(user_api_key="abc", secret_key="رمز من & بس")
    assert read("my-secretkey:abc", known) == Keys(
        user_api_key="abc", secret_key="my-secretkey:abc"
    )
    assert read("two\nlines", known) is None
    assert read("", known) is None


KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f90"


@pytest.mark.parametrize(
    "first", ["UserApiKey", "user_api_key", "API key", "apikey", "کلید", "کلید API"]
)
@pytest.mark.parametrize("second", ["SecretKey", "secret-key", "secret", "رمز", "کلید محرمانه"])
@pytest.mark.parametrize(
    "form", ["{}: {}\n{}: {}", "{}={} {}={}", "- {} : {}, {} : {}", '"{}": "{}", "{}": "{}"']
)
def test_keys_are_known_by_what_they_are_called(first: str, second: str, form: str) -> None:
    """A SecretKey of any words is one where it is called so."""
    for secret in ("s", "it66)% te", "رمز من"):
        assert are_keys(form.format(first, KEY, second, secret)), secret


@pytest.mark.parametrize("text", [f"'{KEY}' 'x1'", f"«{KEY}»", f"{KEY}|x1", f"`{KEY}`"])
def test_keys_between_signs_are_keys(text: str) -> None:
    assert are_keys(text)


@pytest.mark.parametrize(
    "text",
    ["رمز ورود شما: 12345", "کلید: آماده است", f"سلام، کد تخفیف: {KEY}", f"{KEY} سلام دنیا",
     f"https://example.ir/{KEY}", "secret: see you at 10", f"کد پیگیری {KEY}"],
)  # fmt: skip
def test_what_may_be_an_sms_is_not_taken_for_keys(text: str) -> None:
    assert not are_keys(text)


def test_keys_do_not_show_in_a_representation() -> None:
    assert "demo" not in repr(WHOLE)


async def test_two_steps_link_the_account_and_greet_the_business(desk: Desk) -> None:
    ctx = desk.ctx()
    first = await desk.open(ctx, "link")
    assert isinstance(first, Push)

    second = await desk.say(ctx, "link", LinkData(), "demo-key")
    assert isinstance(second, Stay)
    assert isinstance(second.data, LinkData)
    assert "SecretKey" in await desk.text(ctx, "link", second.data)
    assert desk.script.asked == []

    done = await desk.say(ctx, "link", second.data, "demo-secret")
    assert isinstance(done, Home)
    assert "حساب فروشگاه گل یاس متصل شد" in said(done).replace("<b>", "").replace("</b>", "")
    assert "۱٬۰۷۴" in await desk.text(ctx, "home")
    assert desk.script.asked == ["GetToken", "GetUserInfo"]
    account = await desk.storage.accounts.for_chat(OWNER)
    assert account is not None
    assert (account.owner, account.label) == (OWNER, "فروشگاه گل یاس")
    assert account.secret_key.get_secret_value() == "demo-secret"


async def test_one_line_deletes_the_message_and_links(desk: Desk) -> None:
    done = await desk.open(desk.ctx(erased=True), "link", "demo-key demo-secret")

    assert isinstance(done, Home)
    assert "پاک کنید" not in said(done)
    assert await desk.storage.accounts.for_chat(OWNER) is not None


async def test_a_message_that_could_not_be_deleted_is_left_to_the_person(desk: Desk) -> None:
    line = await desk.open(desk.ctx(erased=False), "link", "demo-key")
    step = await desk.say(desk.ctx(), "link", WHOLE, "other-key", erased=False)

    assert "خودتان آن را پاک کنید" in said(line)
    assert "خودتان آن را پاک کنید" in said(step)


async def test_f42_wrong_keys_store_nothing_and_the_service_is_quoted(desk: Desk) -> None:
    desk.script.answers["GetToken"] = refusal("کلید <b>نادرست</b> است")
    answer = await desk.open(desk.ctx(erased=True), "link", "bad worse")

    assert isinstance(answer, Push)
    assert isinstance(answer.data, LinkData)
    assert answer.data.keys == Keys()
    text = await desk.text(desk.ctx(), "link", answer.data)
    assert "سامانه این کلیدها را نپذیرفت" in text
    assert "چیزی ذخیره نشد" in text
    assert "<blockquote>کلید &lt;b&gt;نادرست&lt;/b&gt; است</blockquote>" in text
    assert "گام ۱ از ۲" in text
    assert await desk.storage.accounts.for_chat(OWNER) is None


@pytest.mark.parametrize("problem", [one for one in Problem if one is not Problem.NONE])
async def test_what_was_explained_is_not_explained_again_after_an_error(
    desk: Desk, problem: Problem
) -> None:
    first = await desk.text(desk.ctx(), "link", LinkData())
    again = await desk.text(desk.ctx(), "link", LinkData(problem=problem))

    assert len(first.splitlines()) > 4
    assert len(again.splitlines()) <= 3
    assert "گام ۱ از ۲" in again


@pytest.mark.parametrize(
    ("lang", "maker", "purpose"),
    [
        ("fa", "پنل SMS.ir می‌سازد", "برنامه‌ای مانند این ربات با حساب شما کار کند"),
        ("en", "The SMS.ir panel makes it", "a program like this bot can use your account"),
    ],
)
async def test_who_links_for_the_first_time_reads_what_a_key_is(
    desk: Desk, lang: str, maker: str, purpose: str
) -> None:
    """Who makes it and what it is for, in the lines that name it first."""
    text = await desk.text(desk.ctx(lang=lang), "link", LinkData())

    (asking,) = [line for line in text.splitlines() if "<b>UserApiKey</b>" in line]
    assert maker in asking
    assert purpose in asking


@pytest.mark.parametrize("keys", [Keys(), Keys(user_api_key="demo-key")])
async def test_each_question_shows_where_the_keys_stand(desk: Desk, keys: Keys) -> None:
    view = await desk.view(desk.ctx(), "link", LinkData(keys=keys))
    shown = await desk.press(desk.ctx(), "link", LinkData(keys=keys), "where")

    assert [button.url for button in buttons(view) if isinstance(button, Url)] == ["https://sms.ir"]
    assert "🖼 کلیدها کجا هستند؟" in labels(view)
    (picture,) = shown.files
    assert picture.content.startswith(b"\x89PNG")
    assert isinstance(shown, Stay)
    assert shown.data is None, "the key that was typed is kept"


async def test_keys_that_could_not_be_checked_need_not_be_written_again(desk: Desk) -> None:
    desk.script.answers["GetToken"] = httpx.ConnectError("no route")
    answer = await desk.open(desk.ctx(erased=True), "link", "demo-key demo-secret")
    assert isinstance(answer, Push)
    assert isinstance(answer.data, LinkData)
    view = await desk.view(desk.ctx(), "link", answer.data)
    assert "لازم نیست کلیدها را دوباره بنویسید" in view.text
    assert "🔄 دوباره" in labels(view)

    desk.script.answers.clear()
    done = await desk.press(desk.ctx(), "link", answer.data, "again")

    assert isinstance(done, Home)
    assert await desk.storage.accounts.for_chat(OWNER) is not None


async def test_after_keys_that_failed_new_ones_begin_from_the_first(desk: Desk) -> None:
    kept = LinkData(keys=WHOLE.keys, problem=Problem.SILENT)
    answer = await desk.say(desk.ctx(), "link", kept, "new-key")

    assert isinstance(answer, Stay)
    assert answer.data == LinkData(keys=Keys(user_api_key="new-key"))
    anew = await desk.press(desk.ctx(), "link", kept, "anew")
    assert isinstance(anew, Stay)
    assert anew.data == LinkData()


async def test_a_sentence_is_not_sent_to_the_service_as_a_key(desk: Desk) -> None:
    answer = await desk.say(desk.ctx(), "link", LinkData(), "کلید را از کجا بیاورم؟")

    assert isinstance(answer, Stay)
    assert answer.data == LinkData(problem=Problem.NOT_A_KEY)
    assert "به کلید نمی‌ماند" in await desk.text(desk.ctx(), "link", answer.data)
    assert desk.script.asked == []


async def test_another_refusal_stores_nothing(desk: Desk) -> None:
    desk.script.answers["GetUserInfo"] = refusal("دسترسی ندارید")
    answer = await desk.open(desk.ctx(erased=True), "link", "demo-key demo-secret")

    assert isinstance(answer, Push)
    assert "دسترسی ندارید" in await desk.text(desk.ctx(), "link", _data(answer))
    assert await desk.storage.accounts.for_chat(OWNER) is None


@pytest.mark.parametrize(
    "answer",
    [USER_INFO | {"IsExpired": True}, refusal("حساب کاربری شما منقضی شده است")],
)
async def test_an_expired_account_is_linked_with_a_warning(
    desk: Desk, answer: dict[str, object]
) -> None:
    desk.script.answers["GetUserInfo"] = answer
    done = await desk.open(desk.ctx(erased=True), "link", "demo-key demo-secret")

    assert isinstance(done, Home)
    assert "پلن این حساب پایان یافته است" in said(done)
    assert await desk.storage.accounts.for_chat(OWNER) is not None


async def test_an_account_without_credit_is_linked_with_a_warning(desk: Desk) -> None:
    desk.script.answers["GetUserInfo"] = USER_INFO | {"Credit": 0}
    done = await desk.open(desk.ctx(erased=True, lang="en"), "link", "demo-key demo-secret")

    assert "out of credit" in said(done)


async def test_another_account_waits_until_the_present_one_has_sent(desk: Desk) -> None:
    account = await desk.link()
    await desk.storage.run(desk.storage.outbox.insertion(_job(account)), write=True)
    answer = await desk.open(desk.ctx(erased=True), "link", "other-key other-secret")
    assert isinstance(answer, Push)
    asked = len(desk.script.asked)
    waits = await desk.press(desk.ctx(), "link", _data(answer), "replace", str(account))

    assert isinstance(waits, Stay)
    assert "در جریان است" in await desk.text(desk.ctx(), "link", waits.data)
    assert len(desk.script.asked) == asked
    kept = await desk.storage.accounts.for_chat(OWNER)
    assert kept is not None
    assert kept.id == account


@pytest.mark.parametrize("action", ["add", "replace"])
async def test_beside_or_instead_of_another_account_nothing_stands_below_home(
    desk: Desk, action: str
) -> None:
    account = await desk.link()
    answer = await desk.open(desk.ctx(erased=True), "link", "other-key other-secret")
    assert isinstance(answer, Push)
    done = await desk.press(desk.ctx(), "link", _data(answer), action, str(account))

    assert isinstance(done, Home)
    assert "متصل شد" in said(done)
    assert done.files == (), "the menu stands there since the first account"


async def test_what_goes_with_a_replaced_account_stands_under_replacing(desk: Desk) -> None:
    account = await desk.link()
    member = Member(
        account_id=account, user=77, role=Role.WRITER, invited_by=OWNER, joined_at=desk.now
    )
    await desk.storage.members.write(member)
    answer = await desk.open(desk.ctx(erased=True), "link", "other-key other-secret")
    assert isinstance(answer, Push)
    text = plain(await desk.text(desk.ctx(), "link", _data(answer)))

    assert "جدا می‌شود، و با آن:\n• ۱ همکار" in text


@pytest.mark.parametrize(("erased", "word"), [(True, "پاک شد"), (False, "خودتان پاکش کنید")])
async def test_f60_keys_in_a_group_are_deleted_and_never_read(
    desk: Desk, *, erased: bool, word: str
) -> None:
    ctx = desk.ctx(chat=GROUP, erased=erased)
    answer = await desk.open(ctx, "link", "demo-key demo-secret")

    assert isinstance(answer, Push)
    assert (answer.screen, answer.data) == ("link-away", AwayData(erased=erased))
    view = await desk.view(ctx, "link-away", AwayData(erased=erased))
    assert word in view.text
    assert [b.url for b in buttons(view) if isinstance(b, Url)] == [
        "https://t.me/sefid_demo_bot?start=link"
    ]
    assert desk.script.asked == []
    assert await desk.storage.accounts.all() == []


async def test_link_without_keys_in_a_group_leads_to_the_private_chat(desk: Desk) -> None:
    answer = await desk.open(desk.ctx(chat=GROUP), "link")

    assert isinstance(answer, Push)
    assert answer.screen == "link-away"
    assert not desk.screen("link-away").secret, "or everything written in the group would vanish"


def _data(answer: Push) -> LinkData:
    assert isinstance(answer.data, LinkData)
    return answer.data


def _job(account: int) -> NewJob:
    return NewJob(
        chat=OWNER, user=OWNER, account_id=account, frame=1, revision=1, part="contacts",
        text="سلام", group_ids=(1,), recipients=1, segments=1, due_at=NOW,
    )  # fmt: skip
