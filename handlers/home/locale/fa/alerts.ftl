# The switches of the news that come by themselves.

alerts-button = 🔔 هشدارها
alerts-title = <b>هشدارها</b>
alerts-what =
    از چه چیزهایی خبرتان کنم؟
    در ساعت‌های سکوت، پاسخ پشتیبانی و نتیجهٔ ارسال بی‌صدا می‌رسد و خبرهای دیگر پس از آن یک‌جا.
alerts-in-group = در گروه تنها خبرهایی می‌آید که اینجا روشن کرده باشید.
alerts-support = پاسخ پشتیبانی
alerts-closed = بسته شدن تیکت
alerts-notice = اعلان تازه
alerts-credit = کمبود اعتبار
alerts-plan = پایان پلن
alerts-settled = نتیجهٔ ارسال
alerts-optout = لغو عضویت‌ها

alerts-credit-button = ✏️ مرز هشدار اعتبار
alerts-credit-ask =
    <b>مرز هشدار اعتبار</b>
    وقتی اعتبار برای چند روز کافی بود خبر بدهم؟ روند مصرف را از دو هفتهٔ اخیر حساب می‌کنم.
# $days: days in words
alerts-credit-days = هشدار اعتبار: وقتی برای { $days } کافی باشد
# $mark: number as shown
alerts-credit-mark = هشدار اعتبار: وقتی به { $mark } برسد
alerts-credit-none = هشدار اعتبار: تنها وقتی تمام شود
alerts-days-off = خاموش
alerts-mark-button = ✏️ مرز عددی
alerts-mark-off = 🗑 بدون مرز عددی
alerts-mark-ask = وقتی اعتبار به چه عددی رسید خبر بدهم؟ عدد را بنویسید، مانند ۵۰۰.
alerts-mark-unread = متوجه نشدم؛ یک عدد بنویسید، مانند ۵۰۰.
