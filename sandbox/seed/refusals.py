"""What the service says when it refuses; every sentence in one place, so that tests can name them.

The guide publishes no list of error codes: the numbers here are the twin's own.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """A sentence for people, the twin's code for it, and the HTTP status it comes with."""

    message: str
    code: int
    status: int = 200


OBJECT_REFERENCE = Refusal("Object reference not set to an instance of an object.", 500)
WRONG_KEYS = Refusal("کلید وب سرویس یا کد امنیتی اشتباه است.", 10)
BAD_TOKEN = Refusal("توکن نامعتبر است یا زمان آن به پایان رسیده است.", 11)
NO_TOKEN = Refusal("توکن امنیتی ارسال نشده است.", 12)
EXPIRED = Refusal("حساب کاربری شما منقضی شده است. برای ارسال پیامک آن را تمدید کنید.", 20)
NO_CREDIT = Refusal("اعتبار شما برای ارسال این پیامک کافی نیست.", 21)
EMPTY_TEXT = Refusal("متن پیامک وارد نشده است.", 22)
NO_AUDIENCE = Refusal("هیچ گیرنده معتبری برای ارسال پیامک وجود ندارد.", 23)
BAD_NUMBERS = Refusal("در میان شماره ها شماره نامعتبر وجود دارد.", 24)
UNKNOWN_AUDIENCE = Refusal("گروه یا مخاطب انتخاب شده یافت نشد.", 25)
EMPTY_ARRAY = Refusal("آرایه شناسه ها نمی تواند خالی باشد.", 26)
NO_BATCH = Refusal("ارسالی با این کلید یافت نشد.", 27)
NO_GROUP = Refusal("گروه مخاطب یافت نشد.", 30)
GROUP_NAME_TAKEN = Refusal("گروهی با این نام از قبل وجود دارد.", 31)
GROUP_NAME_EMPTY = Refusal("نام گروه وارد نشده است.", 32)
BAD_COLOR = Refusal("رنگ گروه معتبر نیست.", 33)
NO_CONTACT = Refusal("مخاطب یافت نشد.", 34)
BAD_MOBILE = Refusal("شماره موبایل معتبر نیست.", 35)
MOBILE_TAKEN = Refusal("این شماره موبایل از قبل ثبت شده است.", 36)
ALREADY_MEMBER = Refusal("مخاطب در گروه جدید عضو است.", 37)
NO_CONTACTS_GIVEN = Refusal("مخاطبی برای افزودن ارسال نشده است.", 38)
NO_FILE = Refusal("فایلی ارسال نشده است.", 40)
BAD_SHEET = Refusal("فایل ارسالی یک فایل اکسل معتبر نیست.", 41)
NO_DRAFT = Refusal("پیش نویس یافت نشد.", 50)
EMPTY_DRAFT = Refusal("متن پیش نویس وارد نشده است.", 51)
NO_TICKET = Refusal("تیکت یافت نشد.", 60)
TICKET_CLOSED = Refusal("این تیکت بسته شده است و امکان پاسخ به آن وجود ندارد.", 61)
EMPTY_TICKET = Refusal("موضوع و متن تیکت را وارد کنید.", 62)
EMPTY_REPLY = Refusal("متن پاسخ را وارد کنید.", 63)
BAD_CHOICE = Refusal("دپارتمان یا اولویت انتخاب شده معتبر نیست.", 64)
NO_NOTIFICATION = Refusal("اطلاعیه یافت نشد.", 70)
NO_CATEGORY = Refusal("دسته بندی یافت نشد.", 80)
BAD_REQUEST = Refusal("The request is invalid.", 400, 400)
WRONG_METHOD = Refusal("The requested resource does not support this http method.", 405, 405)
WRONG_MEDIA = Refusal("The request entity's media type is not supported.", 415, 415)
NO_RESOURCE = Refusal("No HTTP resource was found that matches the request URI.", 404, 404)
