"""A file becomes contacts: preview, confirmation, progress, and the sheet of who was left out."""

from __future__ import annotations

from tests.patience import PATIENCE
from tests.stories.book import HEADER, cells, file_of, group, in_group, mobiles, texted, workbook
from tests.stories.harness.both import BOTH
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

FRIENDS = "همکاران"
BALE_STAR = "\u2217"
"""What a star becomes where it would be a mark."""


async def send_to_friends(shop: Shop, name: str, content: bytes) -> None:
    await in_group(shop, FRIENDS)
    await shop.person.after(shop.person.press("📎 ورود از فایل"), "فایل اکسل، CSV یا vCard")
    await shop.person.send_file(name, content)


@BOTH
async def test_a_sheet_is_previewed_confirmed_added_and_reported(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    known = next(iter(mobiles(shop, FRIENDS)))
    gone = next(iter(shop.smsir.accounts["demo-key"].book.cancelled))
    rows = [
        HEADER,
        ("نگار", "احمدي", 9121110001, "خانم"),
        ("پیمان", "كريمی", "۰۹۱۲ ۱۱۱ ۰۰۰۲", "آقا"),
        ("دوباره", "نگار", "+98 912 111 0001", ""),
        ("همکار", "قدیمی", known, ""),
        ("لغو", "کرده", gone, ""),
        ("بی", "شماره", "021-88776655", ""),
    ]
    await send_to_friends(shop, "مشتریان.xlsx", workbook(rows))
    preview = await maryam.wait_for("پیش از افزودن ببینید")

    for line in (
        "آمادهٔ افزودن: ۲ نفر", "تکراری در فایل: ۱", "از پیش در این گروه: ۱",
        "لغو عضویت کرده: ۱", "بدون شمارهٔ موبایل درست: ۱", "نگار احمدی 0912***0001",
        "۲ شماره در حساب شما تازه است",
    ):  # fmt: skip
        assert line in preview.plain.replace(BALE_STAR, "*")
    assert texted(shop) == [], "nobody is texted before the second tap"
    done = await maryam.after(maryam.press("✅ افزودن ۲ نفر"), "تمام شد")
    assert "افزوده شد: ۲ نفر" in done.plain
    assert "افزوده نشد: ۴ سطر" in done.plain

    assert {"09121110001", "09121110002"} <= mobiles(shop, FRIENDS)
    assert sorted(texted(shop)) == ["09121110001", "09121110002"]
    negar = shop.smsir.accounts["demo-key"].book.by_mobile["09121110001"]
    assert (negar.first_name, negar.last_name, negar.emoji_id) == ("نگار", "احمدی", 3)
    files = [one for one in maryam.messages() if one.from_bot and one.document is not None]
    assert files == [], "the result is told once, on its screen"
    await maryam.press("📎 فایل سطرهای کنارگذاشته")
    name, sheet = await file_of(shop, ".xlsx")
    assert name.startswith("سطرهای کنارگذاشته ۱۴")
    reasons = {row[1]: row[3] for row in cells(sheet)[1:]}
    assert reasons["09121110001"] == "در همین فایل تکرار شده است"
    assert reasons[known] == "از پیش در این گروه است"
    assert reasons[gone] == "لغو عضویت کرده است"
    assert reasons["021-88776655"] == "شمارهٔ موبایل درستی ندارد"


async def test_a_pasted_list_goes_to_a_group_made_on_the_way(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    await maryam.after(maryam.press("📎 ورود و خروجی"), "ورود و خروجی مخاطبین")
    await maryam.after(maryam.press("📎 ورود از فایل"), "فایل اکسل، CSV یا vCard")
    await maryam.say("09121110003 خانم سارا محمدی\nعلی رضایی: ۰۹۳۵۱۱۱۰۰۰۴")
    await maryam.wait_for("آمادهٔ افزودن: ۲ نفر")
    await maryam.after(maryam.press("👥 گروه دیگر یا تازه"), "کدام گروه؟")
    await maryam.after(maryam.say("همسایه‌ها"), "گروهی با این نام نیست")
    await maryam.after(maryam.press("➕ ساخت گروه «همسایه‌ها»"), "گروه: همسایه‌ها")
    done = await maryam.after(maryam.press("✅ افزودن"), "تمام شد")
    await maryam.after(maryam.press("👥 دیدن گروه", done), "تعداد: ۲ نفر")

    assert mobiles(shop, "همسایه‌ها") == {"09121110003", "09351110004"}
    sara = shop.smsir.accounts["demo-key"].book.by_mobile["09121110003"]
    assert (sara.prefix, sara.first_name, sara.emoji_id) == ("خانم", "سارا", 3)


async def test_the_file_as_it_is_goes_to_the_service_once(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    content = workbook([HEADER[:3], ("نگار", "احمدی", 9121110001), ("بد", "شماره", 12)])
    await send_to_friends(shop, "نامه.xlsx", content)
    await maryam.wait_for("پیش از افزودن ببینید")
    await maryam.press("📤 سپردن فایل به سامانه")
    sure = await maryam.wait_for("بدون بررسی به سامانهٔ پیامک سپرده می‌شود")
    assert FRIENDS in sure.plain
    await maryam.after(maryam.press("📤 بله، سپرده شود"), "افزوده شد: ۱ نفر")

    (call,) = shop.smsir.calls("UploadExcel")
    upload = call.form["file"] if "file" in call.form else call.form["File"]
    assert not isinstance(upload, str)
    assert upload.content == content
    assert "09121110001" in mobiles(shop, FRIENDS)


async def test_a_dropped_file_adds_nobody(shop: Shop) -> None:
    await shop.link()
    await send_to_friends(shop, "یک.csv", "نام,موبایل\nنگار,09121110001\n".encode())
    await shop.person.wait_for("آمادهٔ افزودن: ۱ نفر")
    await shop.person.after(shop.person.press("❌ انصراف از ورود"), "لغو شد")

    assert "09121110001" not in mobiles(shop, FRIENDS)
    assert shop.smsir.calls("AddContacts") == []


async def test_adding_is_stopped_half_way_and_says_who_was_left(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add("AddContacts", "delay", times=None, skip=1, seconds=1.5)
    lines = "\n".join(f"09122{place:06d}" for place in range(2_000))
    await send_to_friends(shop, "بلند.csv", lines.encode())
    await maryam.wait_for("آمادهٔ افزودن: ۲٬۰۰۰ نفر")
    await maryam.after(maryam.press("✅ افزودن"), "░")

    def added() -> set[str]:
        return {one for one in mobiles(shop, FRIENDS) if one.startswith("09122")}

    await eventually(lambda: bool(added()))
    await maryam.after(maryam.press("🛑 توقف"), "افزودن متوقف شد")
    await maryam.press("📎 فایل سطرهای کنارگذاشته")
    _, sheet = await file_of(shop, ".xlsx")

    assert len(added()) < 2_000
    reasons = {row[1]: row[3] for row in cells(sheet)[1:]}
    stopped = {one for one, why in reasons.items() if why == "پیش از رسیدن به این سطر متوقف شد"}
    assert stopped, "most had not had their turn"
    assert not added() & stopped, "nobody is both"
    assert added() | set(reasons) == set(lines.split("\n"))


async def test_the_end_is_told_to_who_went_elsewhere(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add("AddContacts", "delay", seconds=PATIENCE)
    await send_to_friends(shop, "یک.csv", b"09121110001\n09121110002")
    await maryam.wait_for("آمادهٔ افزودن: ۲ نفر")
    await maryam.after(maryam.press("✅ افزودن"), "░")
    await maryam.after(maryam.command("/credit"), "اعتبار")
    shop.smsir.faults.clear()
    told = await maryam.wait_for("تمام شد")
    await maryam.after(maryam.press("📎 نتیجهٔ ورود", told), "افزوده شد: ۲ نفر")


async def test_a_service_that_answers_nothing_adds_nobody_twice(shop: Shop) -> None:
    await shop.link()
    shop.smsir.faults.add("AddContacts", "drop_after")
    await send_to_friends(shop, "یک.csv", b"09121110001\n09121110002")
    await shop.person.wait_for("آمادهٔ افزودن: ۲ نفر")
    done = await shop.person.after(shop.person.press("✅ افزودن"), "تمام شد")

    assert "افزوده شد: ۲ نفر" in done.plain
    assert "افزوده نشد" not in done.plain
    assert len(shop.smsir.calls("AddContacts")) == 1
    assert sorted(texted(shop)) == ["09121110001", "09121110002"]


async def test_a_service_that_is_down_stops_the_import_which_goes_on_later(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await send_to_friends(shop, "یک.csv", b"09121110001\n09121110002")
    await maryam.wait_for("آمادهٔ افزودن: ۲ نفر")
    shop.smsir.faults.add("AddContacts", "http500", times=None)
    stopped = await maryam.after(maryam.press("✅ افزودن"), "نیمه‌کاره ماند")
    assert "مانده: ۲ نفر" in stopped.plain
    shop.smsir.faults.clear()
    await maryam.after(maryam.press("⏯ ادامه"), "تمام شد")

    assert {"09121110001", "09121110002"} <= mobiles(shop, FRIENDS)


async def test_one_person_whom_the_service_refuses_does_not_stop_the_others(shop: Shop) -> None:
    await shop.link()
    shop.smsir.faults.add("AddContacts", "refuse", message="شمارهٔ نامناسب")
    await send_to_friends(shop, "یک.csv", b"09121110001\n09121110002\n09121110003")
    await shop.person.wait_for("آمادهٔ افزودن: ۳ نفر")
    await shop.person.after(shop.person.press("✅ افزودن"), "افزوده شد: ۳ نفر")


async def test_a_group_that_is_deleted_meanwhile_stops_the_import(shop: Shop) -> None:
    await shop.link()
    await send_to_friends(shop, "یک.csv", b"09121110001\n09121110002")
    await shop.person.wait_for("آمادهٔ افزودن: ۲ نفر")
    book = shop.smsir.accounts["demo-key"].book
    book.delete_group(group(shop, FRIENDS))
    told = await shop.person.after(shop.person.press("✅ افزودن"), "نیمه‌کاره ماند")

    assert "این گروه دیگر در حساب شما نیست" in told.plain


async def test_the_sample_sheet_can_be_sent_back(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, FRIENDS)
    await maryam.after(maryam.press("📎 ورود از فایل"), "فایل اکسل، CSV یا vCard")
    await maryam.press("📄 فایل نمونه")
    name, sheet = await file_of(shop, ".xlsx")
    preview = await maryam.after(maryam.send_file(name, sheet), "آمادهٔ افزودن: ۲ نفر")

    assert "خانم نگار احمدی" in preview.plain


async def test_a_file_is_read_first_and_two_taps_add_its_people(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    known = next(iter(mobiles(shop, FRIENDS)))
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    await maryam.send_file("یک.csv", f"09121110001\n09121110002\n{known}".encode())
    read = await maryam.wait_for("این ۳ نفر به کدام گروه افزوده شوند؟")
    assert "آمادهٔ افزودن: ۳ نفر" in read.plain
    chosen = await maryam.after(maryam.press(FRIENDS), "از پیش در این گروه: ۱")
    assert "آمادهٔ افزودن: ۲ نفر" in chosen.plain
    await maryam.after(maryam.press("👥 گروه دیگر"), "کدام گروه؟")
    other = await maryam.after(maryam.press("جشنواره نوروز"), "گروه: جشنواره نوروز")
    assert "آمادهٔ افزودن: ۳ نفر" in other.plain
    await maryam.after(maryam.press("✅ افزودن ۳ نفر"), "افزوده شد: ۳ نفر")

    assert mobiles(shop, "جشنواره نوروز") == {"09121110001", "09121110002", known}


async def test_every_file_of_an_album_is_read(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, FRIENDS)
    await maryam.after(maryam.press("📎 ورود از فایل"), "فایل اکسل، CSV یا vCard")
    await maryam.send_album([("یک.csv", b"09121110001"), ("دو.csv", b"09121110002\n09121110003")])
    await maryam.wait_for("آمادهٔ افزودن: ۲ نفر")
    other = await maryam.wait_for("فایل «یک.csv» خوانده شد: ۱ نفر آمادهٔ افزودن")
    await maryam.after(maryam.press("📎 نتیجهٔ ورود", other), "آمادهٔ افزودن: ۱ نفر")


async def test_people_who_are_there_already_are_not_added_again_and_it_is_no_success(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add("AddContacts", "refuse", times=None, message="شمارهٔ نامناسب")
    await send_to_friends(shop, "یک.csv", b"09121110001")
    await maryam.wait_for("آمادهٔ افزودن: ۱ نفر")
    told = await maryam.after(maryam.press("✅ افزودن ۱ نفر"), "کسی به گروه «همکاران» افزوده نشد")
    assert "✅" not in told.plain


async def test_a_cut_number_is_told_with_what_to_do(shop: Shop) -> None:
    await shop.link()
    await send_to_friends(shop, "یک.csv", "نام,موبایل\nعلی,9.12E+09\nسارا,09121110001".encode())
    preview = await shop.person.wait_for("آمادهٔ افزودن: ۱ نفر")
    assert "کوتاه‌شده در اکسل" in preview.plain
    assert "بدون شمارهٔ موبایل درست" not in preview.plain


async def test_files_beyond_the_quota_are_told(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add("GetCancelledContactsByPageId", "delay", times=None, seconds=30)
    await send_to_friends(shop, "۰.csv", b"09121110000")
    for n in range(1, 6):
        await maryam.wait_for("فایل را می‌خوانم")
        await maryam.send_file(f"{n}.csv", f"0912111000{n}".encode())
    await maryam.wait_for("چند فایل این حساب در نوبت خواندن است")
    shop.smsir.faults.clear()
