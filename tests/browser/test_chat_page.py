"""The chat page in a real Chromium: what a person can see and do there, without any bot code."""

from __future__ import annotations

import asyncio
import re
import struct
import zlib
from typing import Any

import httpx
import pytest
from playwright.async_api import FilePayload, Locator, Page, expect

from sandbox.smsir import running_smsir
from tests.browser.conftest import HandBot, OpenPage

pytestmark = pytest.mark.browser

MENU = {
    "keyboard": [["✉️ ارسال پیامک", "👥 گروه‌ها"], ["💳 اعتبار", {"text": "📱 شمارهٔ من",
                                                              "request_contact": True}]],
    "is_persistent": True,
    "input_field_placeholder": "پیامک را بنویسید",
}  # fmt: skip


def messages(page: Page) -> Locator:
    return page.get_by_test_id("message")


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def picture(width: int = 60, height: int = 40) -> bytes:
    """A plain blue PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        framed = kind + body
        return struct.pack(">I", len(body)) + framed + struct.pack(">I", zlib.crc32(framed))

    rows = (b"\0" + b"\x20\x60\xd0" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


async def height(node: Locator) -> float:
    box = await node.bounding_box()
    assert box is not None
    return box["height"]


async def begin(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await expect(messages(page)).to_have_count(1)


async def test_an_empty_chat_shows_the_description_and_start_sends_the_command(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    await hand_bot.call("setMyDescription", description="پیامک‌های فروشگاه", language_code="fa")
    page = await open_page()
    await expect(page.get_by_text("پیامک‌های فروشگاه")).to_be_visible()
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    await begin(page)
    (update,) = await hand_bot.updates("message")
    assert update["text"] == "/start"
    assert update["from"]["language_code"] == "fa"
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await expect(page.get_by_test_id("start")).to_be_hidden()


async def test_the_page_is_rtl_for_the_persian_person_and_ltr_for_the_english_one(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page("fa")
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("switch-language").click()
    await expect(page.locator("html")).to_have_attribute("dir", "ltr")
    await begin(page)
    (update,) = await hand_bot.updates("message")
    assert (update["from"]["id"], update["from"]["language_code"]) == (1002, "en")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_every_line_takes_its_own_direction(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send(
        "گیرنده: ۱۲ نفر از همکاران و مشتریان ثابت\nAPI <b>key</b>", parse_mode="HTML"
    )
    text = messages(page).nth(1).get_by_test_id("text")
    await expect(text).to_be_visible()
    lines = await text.evaluate(
        """node => {
            const side = (offset) => {
                const range = document.createRange();
                range.setStart(node.firstChild, offset);
                range.setEnd(node.firstChild, offset + 1);
                return range.getBoundingClientRect();
            };
            const box = node.closest(".content").getBoundingClientRect();
            const persian = side(0), latin = side(node.firstChild.length - 2);
            return [box.right - persian.right, latin.left - box.left];
        }"""
    )
    persian_gap, latin_gap = lines
    assert persian_gap < 3  # the first Persian letter stands at the right edge
    assert latin_gap < 40  # the Latin line begins at the left edge


async def test_markup_is_drawn_and_never_interpreted(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send(
        "<b>مهم</b> &lt;img src=x onerror=alert(1)&gt; <code>09121234567</code>"
        "<blockquote>متن <i>پیامک</i></blockquote><tg-spoiler>راز</tg-spoiler>"
        '<pre>a  b</pre><a href="https://sms.ir/x">پیوند</a>',
        parse_mode="HTML",
    )
    text = messages(page).nth(1).get_by_test_id("text")
    await expect(text).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(text.locator("img")).to_have_count(0)
    await expect(text.locator("b")).to_have_text("مهم")
    await expect(text.locator("blockquote i")).to_have_text("پیامک")
    await expect(text.locator("pre")).to_have_text("a  b")
    await expect(text.locator("a")).to_have_attribute("href", "https://sms.ir/x")
    spoiler = text.locator(".spoiler")
    await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
    await spoiler.click()
    await expect(spoiler).to_have_class(re.compile("shown"))


async def test_a_tap_on_code_and_on_a_copy_button_fills_the_clipboard(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page(permissions=["clipboard-read", "clipboard-write"])
    await begin(page)
    keys = inline([{"text": "رونوشت", "copy_text": {"text": "48213"}}])
    await hand_bot.send("<code>demo-key</code>", parse_mode="HTML", reply_markup=keys)
    await messages(page).nth(1).locator("code").click()
    await expect(page.get_by_test_id("toast").first).to_have_text("کپی شد")
    assert await page.evaluate("navigator.clipboard.readText()") == "demo-key"
    await page.locator('button[data-action="copy"]').click()
    await page.wait_for_function(
        "async () => await navigator.clipboard.readText() === '48213'", timeout=3000
    )


async def test_a_pressed_button_spins_until_the_query_is_answered(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    keys = inline(
        [{"text": "✅ ارسال", "callback_data": "go", "style": "success"}],
        [{"text": "❌ انصراف", "callback_data": "no", "style": "danger"}],
    )
    message_id = await hand_bot.send("بفرستم؟", reply_markup=keys)
    key = page.locator("button[data-action]", has_text="ارسال")
    await expect(key).to_have_attribute("data-style", "success")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    await key.click()  # a second tap on a spinning button does nothing
    (query,) = await hand_bot.updates("callback_query")
    assert (query["data"], query["message"]["message_id"]) == ("go", message_id)
    assert len(hand_bot.twin.unanswered) == 1
    await hand_bot.call("answerCallbackQuery", callback_query_id=query["id"], text="ثبت شد")
    await expect(page.get_by_test_id("toast")).to_have_text("ثبت شد")
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_waits_for_ok(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send("حساب", reply_markup=inline([{"text": "نمایش", "callback_data": "x"}]))
    await page.locator("button[data-action]").click()
    (query,) = await hand_bot.updates("callback_query")
    await hand_bot.call(
        "answerCallbackQuery",
        callback_query_id=query["id"],
        text="اعتبار کافی نیست",
        show_alert=True,
    )
    alert = page.get_by_test_id("alert")
    await expect(alert).to_contain_text("اعتبار کافی نیست")
    await page.get_by_test_id("alert-ok").click()
    await expect(alert).to_have_count(0)


async def test_edits_and_deletions_show_at_once(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    message_id = await hand_bot.send(
        "یک", reply_markup=inline([{"text": "الف", "callback_data": "a"}])
    )
    shown = page.locator(f'[data-message-id="{message_id}"]')
    await expect(shown.locator("button[data-action]")).to_have_text("الف")
    await hand_bot.call("editMessageText", chat_id=1001, message_id=message_id, text="دو")
    await expect(shown.get_by_test_id("text")).to_have_text("دو")
    await expect(shown.get_by_test_id("edited")).to_have_text("ویرایش‌شده")
    await expect(shown.locator("button[data-action]")).to_have_count(0)
    await hand_bot.call("deleteMessage", chat_id=1001, message_id=message_id)
    await expect(shown).to_have_count(0)
    await expect(messages(page)).to_have_count(1)


async def test_the_menu_and_a_typed_slash_list_the_commands(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await expect(page.get_by_test_id("menu")).to_have_text("منو")
    await page.get_by_test_id("menu").click()
    await expect(page.locator("[data-command]")).to_have_count(2)
    await expect(page.locator('[data-command="send"]')).to_contain_text("ارسال پیامک")
    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("composer").fill("/se")
    await expect(page.locator("[data-command]")).to_have_count(1)
    await page.locator('[data-command="send"]').click()
    updates = await hand_bot.updates("message", 2)
    assert [update["text"] for update in updates] == ["/start", "/send"]
    await expect(page.get_by_test_id("composer")).to_have_value("")


async def test_enter_sends_and_shift_enter_breaks_the_line(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    composer = page.get_by_test_id("composer")
    low = await height(composer)
    await composer.press_sequentially("یک")
    for _ in range(3):
        await composer.press("Shift+Enter")
    await composer.press_sequentially("دو")
    assert await height(composer) > low + 50
    await composer.press("Enter")
    updates = await hand_bot.updates("message", 2)
    assert updates[1]["text"] == "یک\n\n\nدو"
    await expect(composer).to_have_value("")
    assert await height(composer) == low


async def test_the_reply_keyboard_sends_its_labels_and_folds(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send("خوش آمدید", reply_markup=MENU)
    keys = page.get_by_test_id("reply-key")
    await expect(keys).to_have_count(4)
    await expect(page.get_by_test_id("composer")).to_have_attribute(
        "placeholder", "پیامک را بنویسید"
    )
    await keys.nth(2).click()
    await keys.nth(3).click()
    await page.get_by_test_id("yes").click()
    updates = await hand_bot.updates("message", 3)
    assert updates[1]["text"] == "💳 اعتبار"
    assert updates[2]["contact"]["user_id"] == 1001
    await page.get_by_test_id("keyboard-toggle").click()
    await expect(page.get_by_test_id("reply-keyboard")).to_be_hidden()
    await hand_bot.send("تمام", reply_markup={"remove_keyboard": True})
    await expect(page.get_by_test_id("keyboard-toggle")).to_be_hidden()


async def test_a_double_click_replies_and_the_quote_is_shown(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    message_id = await hand_bot.send("پشتیبانی پاسخ داد")
    await page.locator(f'[data-message-id="{message_id}"] .bubble').dblclick()
    await expect(page.get_by_test_id("strip")).to_contain_text("پشتیبانی پاسخ داد")
    await page.get_by_test_id("composer").fill("ممنون")
    await page.get_by_test_id("send").click()
    updates = await hand_bot.updates("message", 2)
    assert updates[1]["reply_to_message"]["message_id"] == message_id
    await expect(messages(page).last.get_by_test_id("quoted")).to_contain_text("پشتیبانی پاسخ داد")
    await expect(page.get_by_test_id("strip")).to_be_hidden()


async def test_ones_own_last_message_can_be_edited_and_deleted(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    composer = page.get_by_test_id("composer")
    await composer.fill("سلم")
    await composer.press("Enter")
    await expect(messages(page)).to_have_count(2)
    await composer.press("ArrowUp")
    await expect(composer).to_have_value("سلم")
    await composer.fill("سلام")
    await composer.press("Enter")
    (edited,) = await hand_bot.updates("edited_message")
    assert edited["text"] == "سلام"
    await expect(messages(page).last.get_by_test_id("text")).to_have_text("سلام")
    await messages(page).last.click(button="right")
    await page.get_by_test_id("do-delete").click()
    await expect(messages(page)).to_have_count(1)


async def test_a_file_and_a_photo_are_sent_and_shown(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    file: FilePayload = {"name": "مشتریان.csv", "mimeType": "text/csv", "buffer": b"0912\n" * 900}
    await page.get_by_test_id("file-input").set_input_files(file)
    await page.get_by_test_id("caption").fill("فهرست")
    await page.get_by_test_id("send-file").click()
    await expect(page.get_by_test_id("document")).to_contain_text("مشتریان.csv")
    photo: FilePayload = {"name": "a.png", "mimeType": "image/png", "buffer": picture()}
    await page.get_by_test_id("photo-input").set_input_files(photo)
    await page.get_by_test_id("send-file").click()
    updates = await hand_bot.updates("message", 3)
    assert (updates[1]["document"]["file_size"], updates[1]["caption"]) == (4500, "فهرست")
    assert updates[2]["photo"][0]["width"] == 60
    await page.get_by_test_id("photo").click()
    await expect(page.get_by_test_id("viewer").locator("img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("viewer")).to_have_count(0)
    async with page.expect_download() as started:
        await page.get_by_test_id("document").click()
    assert (await started.value).suggested_filename == "مشتریان.csv"


async def test_a_contact_is_picked_and_sent(open_page: OpenPage, hand_bot: HandBot) -> None:
    page = await open_page()
    await begin(page)
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-contact").click()
    await page.get_by_test_id("friend").nth(2).click()
    await page.get_by_test_id("send-contact").click()
    updates = await hand_bot.updates("message", 2)
    assert updates[1]["contact"]["first_name"] == "نگار"
    assert updates[1]["contact"]["phone_number"] == "۰۹۱۹ ۴۴۵ ۶۶۷۷"
    await expect(page.get_by_test_id("contact-card")).to_contain_text("نگار احمدی")


async def test_typing_is_shown_and_ends_with_the_message(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.call("sendChatAction", chat_id=1001, action="typing")
    await expect(page.get_by_test_id("status")).to_have_text("در حال نوشتن…")
    await hand_bot.send("آماده است")
    await expect(page.get_by_test_id("status")).to_have_text("ربات")


async def test_unread_messages_are_counted_while_the_reader_is_above(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    for number in range(25):
        await hand_bot.send(f"پیام {number}\nدوم\nسوم")
    await expect(messages(page)).to_have_count(26)
    await expect(messages(page).last).to_be_in_viewport()
    await page.locator("#scroller").evaluate("node => node.scrollTo(0, 0)")
    await expect(page.get_by_test_id("to-end")).to_be_visible()
    await hand_bot.send("تازه ۱")
    await hand_bot.send("تازه ۲")
    await expect(page.get_by_test_id("unread")).to_have_text("۲")
    await page.get_by_test_id("to-end").click()
    await expect(page.get_by_text("تازه ۲")).to_be_in_viewport()
    await expect(page.get_by_test_id("to-end")).to_be_hidden()


async def test_a_link_to_the_bot_itself_stays_in_the_chat(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    url = f"https://t.me/{hand_bot.twin.world.bot.username}?start=ref42"
    await hand_bot.send("دعوت", reply_markup=inline([{"text": "باز کردن", "url": url}]))
    await page.locator('button[data-action="url"]').click()
    updates = await hand_bot.updates("message", 2)
    assert updates[1]["text"] == "/start ref42"


async def test_the_history_is_there_after_a_reload_and_nothing_is_doubled(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page()
    await begin(page)
    await hand_bot.send("یک", reply_markup=MENU)
    await page.reload()
    await expect(messages(page)).to_have_count(2)
    await expect(page.get_by_test_id("reply-key")).to_have_count(4)
    await hand_bot.send("دو")
    await expect(messages(page)).to_have_count(3)


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("screen", ["phone", "desktop"])
async def test_nothing_overflows_and_targets_are_large_enough_for_a_finger(
    open_page: OpenPage, hand_bot: HandBot, language: str, screen: str
) -> None:
    page = await open_page(language, desktop=screen == "desktop")
    await begin(page)
    chat = 1001 if language == "fa" else 1002
    long_label = "گروه مشتریان بسیار ثابت و قدیمی فروشگاه " * 3
    keys = inline(
        [{"text": long_label, "callback_data": "a"}, {"text": "b", "callback_data": "b"}],
        [{"text": str(n), "callback_data": str(n)} for n in range(5)],
    )
    await hand_bot.send("https://sms.ir/" + "x" * 300, chat, reply_markup={**MENU})
    await hand_bot.send("ک" * 400, chat, reply_markup=keys)
    await expect(messages(page)).to_have_count(3)
    widths = await page.evaluate(
        """() => [document.documentElement, document.getElementById("scroller")]
            .map((node) => node.scrollWidth - node.clientWidth)"""
    )
    assert widths == [0, 0]
    small = await page.evaluate(
        """() => [...document.querySelectorAll("button")].filter((key) => key.offsetParent)
            .filter((key) => {
                const box = key.getBoundingClientRect();
                const grown = key.matches(".menu") ? 8 : 0; // its ::after reaches 4 px beyond
                return box.height + grown < 40 || box.width < 40;
            }).map((key) => key.textContent)"""
    )
    assert small == []


async def test_dark_and_light_follow_the_system_until_the_reader_chooses(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page(color_scheme="dark")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.emulate_media(color_scheme="light")
    await expect(page.locator("html")).to_have_attribute("data-theme", "light")
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("switch-theme").click()
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_the_guide_is_beside_the_chat_on_a_desktop_and_a_sheet_on_a_phone(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    wide = await open_page(desktop=True)
    await begin(wide)
    await wide.get_by_test_id("panel").get_by_test_id("link-demo").click()
    await expect(wide.get_by_test_id("composer")).to_have_value("/link demo-key demo-secret")
    phone = await open_page()
    await expect(phone.get_by_test_id("panel")).to_be_hidden()
    await phone.get_by_test_id("more").click()
    await phone.get_by_test_id("open-guide").click()
    await phone.get_by_test_id("guide-sheet").get_by_test_id("link-demo").click()
    await expect(phone.get_by_test_id("composer")).to_have_value("/link demo-key demo-secret")
    await expect(phone.get_by_test_id("guide-sheet")).to_have_count(0)


async def test_the_page_asks_no_other_host_for_anything(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    page = await open_page(desktop=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.reload()
    await begin(page)
    await asyncio.sleep(0.1)
    root = page.url.split("/?")[0]
    assert asked
    assert [url for url in asked if not url.startswith(root)] == []
    assert await page.evaluate("document.fonts.check('16px Vazirmatn', 'سلام')")


async def test_the_guide_shows_what_went_out_and_its_switches_break_the_service(
    open_page: OpenPage, hand_bot: HandBot
) -> None:
    async with running_smsir() as smsir, httpx.AsyncClient(base_url=smsir.url) as client:
        hand_bot.twin.smsir_url = smsir.url
        page = await open_page(desktop=True)
        await expect(page.get_by_text("هنوز چیزی ارسال نشده است.")).to_be_visible()
        keys = {"UserApiKey": "demo-key", "SecretKey": "demo-secret"}
        token = (await client.post("/Token/GetToken", json=keys)).json()["TokenKey"]
        body = {"Message": "سلام از گل یاس", "MobileNumbers": ["09123456789"]}
        headers = {"x-sms-ir-secure-token": token}
        await client.post("/Message/SendByMobileNumbers", json=body, headers=headers)
        batch = page.get_by_test_id("sent-batch")
        await expect(batch).to_contain_text("سلام از گل یاس")
        await expect(batch).to_contain_text("۱ گیرنده · ۱ بخش")
        switch = page.locator('[data-fault="faultLost"]')
        await switch.click()
        await expect(switch).to_have_attribute("aria-checked", "true")
        assert [(one.operation, one.kind) for one in smsir.twin.faults] == [("Send", "drop_after")]
        await page.reload()
        await expect(switch).to_have_attribute("aria-checked", "true")
        await switch.click()
        await expect(switch).to_have_attribute("aria-checked", "false")
        assert list(smsir.twin.faults) == []
