# Settings of one chat.

settings-title = <b>تنظیمات</b>
settings-saved = ✅ ذخیره شد

settings-language-now = زبان: فارسی
settings-language-button = 🌐 زبان
settings-language-ask = به چه زبانی صحبت کنیم؟
settings-language-changed = از این پس فارسی صحبت می‌کنم.

settings-digits-on = رقم‌ها: فارسی (۱۲۳)
settings-digits-off = رقم‌ها: لاتین (123)
settings-digits-to-latin = 🔢 رقم‌های لاتین
settings-digits-to-persian = 🔢 رقم‌های فارسی

# $hours: the hours in words
settings-quiet-now = ساعت‌های سکوت: { $hours }
settings-quiet-none = ندارد
# $start, $end: hours as shown
settings-quiet-hours = از { $start } تا { $end }
settings-quiet-button = 🌙 ساعت‌های سکوت
# $messenger: where it is read
settings-quiet-what =
    <b>ساعت‌های سکوت</b>
    اگر در این ساعت‌ها پیامک ارسال کنید، پیش از ارسال هشدار می‌دهم؛ جلوی ارسال را نمی‌گیرم. پاسخ پشتیبانی، نتیجهٔ ارسال و کمبود اعتبار زمان‌بندی‌ها در این ساعت‌ها هم می‌رسد{ $messenger ->
        [bale] { "" }
       *[telegram] { " " }(در تلگرام بی‌صدا)
    }؛ خبرهای دیگر تا پایان آن‌ها می‌مانند.
settings-quiet-change = ✏️ تغییر ساعت‌ها
settings-quiet-off = 🔕 بدون ساعت سکوت
settings-quiet-ask-from = سکوت از چه ساعتی شروع شود؟ می‌توانید هر دو ساعت را بنویسید، مانند «۲۱ تا ۸».
# $start: hour as shown
settings-quiet-ask-to = سکوت از { $start } تا چه ساعتی باشد؟
settings-quiet-unread = متوجه نشدم؛ دو ساعت کامل (بدون دقیقه) از ۰ تا ۲۳ بنویسید، مانند «۲۱ تا ۸». چیزی عوض نشد.

# $line: the line
settings-optout-now = سطر لغو عضویت: «{ $line }»
settings-optout-none = سطر لغو عضویت: ندارد
settings-optout-button = 🚫 سطر لغو عضویت
settings-optout-what =
    <b>سطر لغو عضویت</b>
    این سطر در پایان هر پیامک می‌آید تا گیرنده بداند چگونه لغو کند. هنگام ارسال می‌توانید آن را بردارید.
settings-optout-is = سطر کنونی:
# $count: UTF-16 units
settings-optout-cost = { $count } نویسه به هر پیامک افزوده می‌شود.
settings-optout-off = بدون سطر
# The regulator's form; the line itself, as it goes out.
settings-optout-standard = لغو۱۱
settings-optout-keyword = 🔑 کلیدواژهٔ لغو حساب من
settings-optout-own = متن دلخواه
settings-optout-no-keyword = برای این حساب کلیدواژهٔ لغوی ثبت نشده است.
# $most: how many characters
settings-optout-ask = متن سطر را بنویسید (یک سطر، تا { $most } نویسه).
# $count, $most: numbers of characters
settings-optout-too-long = متن { $count } نویسه است؛ تا { $most } نویسه می‌شود.
settings-optout-empty = متنی ندیدم؛ لطفاً سطر را بنویسید.
