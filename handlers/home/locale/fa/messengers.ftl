# One person in Telegram and in Bale.

# $messenger: which one
messengers-name = { $messenger ->
    [bale] بله
   *[telegram] تلگرام
}
messengers-button = 🔗 تلگرام و بله
messengers-title = 🔗 <b>تلگرام و بله</b>
messengers-how =
    اگر در هر دو پیام‌رسان هستید، آن‌ها را به هم متصل کنید: همان حساب‌ها، همان پیامک‌های زمان‌بندی‌شده و همان نقش‌ها را در هر دو خواهید داشت.
    در یکی کد بگیرید؛ در دیگری به همین صفحه بیایید (تنظیمات، 🔗) و کد را بنویسید.
messengers-private = این کار در گفتگوی خصوصی با ربات انجام می‌شود.
messengers-make = 🔗 گرفتن کد
# $messenger: the other one
messengers-go = 💬 ربات در { $messenger ->
    [bale] بله
   *[telegram] تلگرام
}
# $code: eight letters and digits
messengers-code = کد شما: { $code }
# $messenger: the other one; $count: minutes
messengers-code-how =
    ربات را در { $messenger ->
        [bale] بله
       *[telegram] تلگرام
    } باز کنید، به تنظیمات و بعد 🔗 بروید و این کد را بفرستید. کد { $count } دقیقه اعتبار دارد و یک بار به کار می‌آید.
    آن را به کسی ندهید: هر کس آن را بنویسد با حساب‌های شما کار می‌کند.
messengers-copy = 📋 کپی کد
# $count: letters of a code, $without: those that none has
messengers-no-code = متوجه نشدم؛ کد { $count } حرف و رقم لاتین دارد (بدون { $without }) و در پیام‌رسان دیگر، در همین صفحه، ساخته می‌شود.
# $count: how many more times
messengers-wrong = این کد درست نیست یا وقتش گذشته است؛ چیزی متصل نشد. { $count ->
    [0] فعلاً نمی‌توانید کد دیگری بنویسید.
   *[other] { $count } بار دیگر می‌توانید بنویسید.
}
# $count: minutes
messengers-wait = پنج بار کد نادرست نوشتید. { $count } دقیقهٔ دیگر دوباره بنویسید.
messengers-same = این کد در همین پیام‌رسان ساخته شده است. کد را در پیام‌رسان دیگر بگیرید یا بنویسید.
# $name: who made the code; $messenger: where
messengers-ask =
    این کد را { $name } در { $messenger ->
        [bale] بله
       *[telegram] تلگرام
    } گرفته است.
    اگر خودتان هستید، متصل کنید؛ از آن پس هر دو با همهٔ حساب‌ها کار می‌کنند. کدی را که دیگری به شما داده است هرگز تأیید نکنید.
messengers-yes = ✅ خودم هستم، متصل شود
messengers-over = این کد دیگر به کار نمی‌آید؛ چیزی متصل نشد. کد تازه‌ای بگیرید.
# $here, $there: messengers
messengers-joined = ✅ حساب شما در { $here ->
    [bale] بله
   *[telegram] تلگرام
} و { $there ->
    [bale] بله
   *[telegram] تلگرام
} به هم متصل است: حساب‌ها، پیامک‌های زمان‌بندی‌شده و نقش‌ها یکی است.
# $name: who used the code; $messenger: from where
messengers-used =
    🔗 کد شما به کار رفت: { $name } آن را در { $messenger ->
        [bale] بله
       *[telegram] تلگرام
    } نوشت و از این پس از آنجا با همهٔ حساب‌های شما کار می‌کند.
    اگر خودتان نبودید، همین حالا با دکمهٔ زیر اتصال را قطع کنید.
messengers-place-ask = خبرها و نتیجهٔ ارسال‌ها به کجا بیاید؟
messengers-last = هر جا که آخرین بار بودم
# $name: of a place
messengers-on = ☑️ { $name }
messengers-off = ⬜ { $name }
messengers-part = 🗑 قطع اتصال
messengers-part-ask = اتصال تلگرام و بله قطع شود؟ هر کدام فقط حساب‌هایی را نگه می‌دارد که در همان‌جا متصل کرده‌اید.
messengers-part-yes = 🗑 قطع شود
messengers-parted = اتصال تلگرام و بله قطع شد.
