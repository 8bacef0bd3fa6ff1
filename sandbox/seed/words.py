"""Short Persian words the service answers with: delivery, tickets, departments, transactions."""

from __future__ import annotations

from typing import Any

SENT_TO_OPERATOR = "ارسال شده به مخابرات"
AT_OPERATOR = "رسیده به مخابرات"
DELIVERED = "رسیده به گوشی"
NOT_DELIVERED = "نرسیده به گوشی"
NOT_AT_OPERATOR = "نرسیده به مخابرات"
BLACKLISTED = "لیست سیاه"

SUCCESS = "عملیات با موفقیت انجام شد."
TICKET_STATUSES = {1: "در انتظار پاسخ", 2: "پاسخ داده شده", 3: "بسته شده", 4: "در حال بررسی"}
PRIORITIES = {1: "کم", 2: "متوسط", 3: "زیاد", 4: "بحرانی"}
DEPARTMENTS = {1: "فنی", 2: "فروش", 3: "مالی", 4: "مدیریت و شکایات"}

REPLY_SUBJECT = "پاسخ: {subject}"
SUPPORT_ANSWERS = (
    "سلام و وقت بخیر. پیام شما دریافت شد و در دست بررسی است. نتیجه را همین جا اعلام می کنیم.",
    "سلام. موضوع بررسی و برطرف شد. لطفا یک بار دیگر امتحان کنید و اگر مشکلی بود خبر بدهید.",
    "با تشکر از پیگیری شما. همکاران ما در واحد مربوط آن را دیدند و انجام شد.",
)
MEMBERSHIP_SMS = (
    "{name} عزیز، شما به فهرست پیامکی {business} افزوده شدید. برای لغو، {keyword} را بفرستید."
)
SHEET_HEADERS = {
    "موبایل": "Mobile",
    "شماره": "Mobile",
    "شماره موبایل": "Mobile",
    "تلفن همراه": "Mobile",
    "mobile": "Mobile",
    "نام": "FirstName",
    "first name": "FirstName",
    "firstname": "FirstName",
    "نام خانوادگی": "LastName",
    "last name": "LastName",
    "lastname": "LastName",
    "پیشوند": "Prefix",
    "prefix": "Prefix",
}
REFUSAL = "درخواست شما پذیرفته نشد."
SHOP: dict[str, Any] = {
    "first_name": "مریم",
    "last_name": "رضایی",
    "business_name": "فروشگاه گل یاس",
    "membership_keyword": "یاس",
    "cancel_keyword": "لغو یاس",
}
TITLES = {2: "آقای", 3: "خانم"}
CAFE: dict[str, Any] = {
    "first_name": "بهرام",
    "last_name": "نوری",
    "business_name": "کافه ترنج",
    "membership_keyword": "ترنج",
    "cancel_keyword": "لغو ترنج",
}
BROKE: dict[str, Any] = {
    "first_name": "سعید",
    "last_name": "کریمی",
    "business_name": "آموزشگاه اندیشه",
}
STALE: dict[str, Any] = {
    "first_name": "لیلا",
    "last_name": "احمدی",
    "business_name": "کتاب‌فروشی مهر",
}
EMPTY: dict[str, Any] = {
    "first_name": "نگار",
    "last_name": "صادقی",
    "business_name": "کارگاه سفال ماهک",
}
CAFE_GROUPS = (("مشتریان کافه", 25), ("دوستان", 6))
LARGE_GROUP = "گروه {number}"
