# News that come by themselves.

# $subject: bold subject, $number: number of the ticket
watch-answer = 🎫 پشتیبانی به تیکت «{ $subject }» (شمارهٔ { $number }) پاسخ داد.
# $moment: as shown
watch-when = زمان: { $moment }
watch-answer-file = 📎 یک فایل هم پیوست شده است.
watch-answer-how = برای پاسخ، روی همین پیام «پاسخ» (Reply) بزنید و بنویسید؛ عکس و فایل هم می‌شود.
watch-ticket-open = 💬 گفتگو و پاسخ
# $subject: subject of the ticket
watch-ticket-named = 🎫 { $subject }
watch-nameless = بدون موضوع
# $subject: bold subject, $number: number of the ticket
watch-closed = 🔒 تیکت «{ $subject }» (شمارهٔ { $number }) بسته شد.

# $title: bold title
watch-notice = 🔔 اعلان تازه: { $title }
watch-notice-untitled = بدون عنوان
watch-notices-open = 🔔 اعلان‌ها

# $credit: bold number
watch-credit = ⚠️ اعتبار کم شده است: { $credit }
# $mark: number, $credit: bold number
watch-credit-mark = ⚠️ اعتبار به مرز شما ({ $mark }) رسید: { $credit }
# $days: bold days in words
watch-credit-days = با روند این روزها برای حدود { $days } کافی است.
watch-credit-day = با روند این روزها برای کمتر از یک روز کافی است.
watch-credit-empty = ⚠️ اعتبار تمام شده است؛ تا افزایش نیابد پیامکی ارسال نمی‌شود.
# $moment: weekday, date and time; $words: how it begins; $count: SMS
watch-scheduled = ⚠️ اعتبار برای پیامک زمان‌بندی‌شدهٔ { $moment } («{ $words }») کافی نیست: { $count } پیامک کم است.
# The same in a group
watch-scheduled-short = ⚠️ اعتبار برای پیامک زمان‌بندی‌شدهٔ { $moment } («{ $words }») کافی نیست.
watch-scheduled-how = تا آن زمان اعتبار بخرید، وگرنه ارسال نمی‌شود و می‌پرسم. می‌توانید زمان یا گیرنده‌ها را هم عوض کنید.
watch-scheduled-open = ⏰ زمان‌بندی‌شده‌ها
watch-scheduled-sms = متن خوانده نمی‌شود
watch-account-open = 💳 حساب و اعتبار

# $left: bold days in words, $date: date
watch-plan-date = ⏳ { $left } تا پایان پلن حساب مانده است ({ $date }).
watch-plan = ⏳ { $left } تا پایان پلن حساب مانده است.
watch-plan-today = ⏳ پلن حساب امروز پایان می‌یابد.
watch-plan-ended = ⚠️ پلن حساب پایان یافته است.
watch-plan-how = برای ادامهٔ ارسال، پلن را در پنل SMS.ir تمدید کنید.

# $count: people
watch-optout = { $count ->
    [one] 🚫 <b>{ $count }</b> نفر لغو عضویت کرده است و دیگر پیامک نمی‌گیرد.
   *[other] 🚫 <b>{ $count }</b> نفر لغو عضویت کرده‌اند و دیگر پیامک نمی‌گیرند.
}
# $name: name, $mobile: masked mobile
watch-optout-line = { $name } · { $mobile }
watch-optouts-open = 🚫 لغو عضویت‌ها

# $account: bold name
watch-revoked = 🔑 سامانه دیگر کلیدهای حساب { $account } را نمی‌پذیرد.
watch-revoked-nameless = 🔑 سامانه دیگر کلیدهای این حساب را نمی‌پذیرد.
watch-revoked-how = تا کلیدهای تازه را با دستور /link ندهید، از این حساب خبری نمی‌رسد و پیامکی ارسال نمی‌شود.

# $count: number
watch-digest = 🔔 <b>{ $count } خبر تازه</b>
# $count: number
watch-more = و { $count } مورد دیگر.
watch-repeat = این پیام شاید تکراری باشد: هنگام ارسال آن ارتباط قطع شد.
watch-switches = ⚙️ تنظیم هشدارها

# The switches, and the marks at which credit is low.
alerts-button = 🔔 هشدارها
alerts-title = <b>هشدارها</b>
# $messenger: where it is read
alerts-what =
    از چه چیزهایی خبرتان کنم؟
    در ساعت‌های سکوت، پاسخ پشتیبانی، نتیجهٔ ارسال و کمبود اعتبار زمان‌بندی‌ها هم می‌رسد{ $messenger ->
        [bale] { "" }
       *[telegram] { " " }(در تلگرام بی‌صدا)
    } و خبرهای دیگر پس از آن یک‌جا.
alerts-in-group = در گروه فقط خبرهایی می‌آید که اینجا روشن کرده باشید.
alerts-support = پاسخ پشتیبانی
alerts-closed = بسته شدن تیکت
alerts-notice = اعلان تازه
alerts-credit = کمبود اعتبار
alerts-scheduled = اعتبار زمان‌بندی‌ها
alerts-plan = پایان پلن
alerts-optout = لغو عضویت‌ها

alerts-credit-button = ✏️ مرز هشدار اعتبار
alerts-credit-ask =
    <b>مرز هشدار اعتبار</b>
    وقتی اعتبار برای چند روز کافی بود خبر بدهم؟ روند مصرف را از دو هفتهٔ اخیر حساب می‌کنم.
# $days: days in words
alerts-credit-days = هشدار اعتبار: وقتی برای { $days } کافی باشد
# $mark: number
alerts-credit-mark = هشدار اعتبار: وقتی به { $mark } برسد
alerts-credit-none = هشدار اعتبار: فقط وقتی تمام شود
alerts-days-off = خاموش
alerts-mark-button = ✏️ مرز عددی
alerts-mark-off = 🗑 حذف مرز عددی
alerts-mark-ask = وقتی اعتبار به چه عددی رسید خبر بدهم؟ عدد را بنویسید، مانند ۵۰۰.
alerts-mark-unread = متوجه نشدم؛ یک عدد بنویسید، مانند ۵۰۰.
# $name, $business: bold
watch-team = { $what ->
    [asked] 🤝 { $name } دعوت شما را پذیرفته است و تأییدتان را می‌خواهد.
    [joined] 🤝 اکنون همکار { $business } هستید. با /start آغاز کنید.
    [left] 🚪 { $name } دیگر در گروه این حساب نیست. تا شما نگویید، از طرف این حساب چیزی ارسال یا عوض نمی‌کند؛ فقط می‌بیند. اگر پیامکی زمان‌بندی کرده بود، نگه داشته شد و از شما پرسیده می‌شود.
    [quit] 🚪 { $name } از همکاری با این حساب کنار رفت. اگر پیامکی زمان‌بندی کرده بود، نگه داشته شد و از شما پرسیده می‌شود؛ تبریک تولدی که روشن کرده بود به نام شماست.
    [offered] 🤝 { $name } می‌خواهد حساب { $business } را به شما واگذار کند. تا نپذیرید چیزی عوض نمی‌شود.
    [handed] 🤝 { $name } پذیرفت و اکنون صاحب حساب { $business } است. شما همکار او می‌مانید.
    [declined] { $name } واگذاری حساب { $business } را نپذیرفت؛ صاحب حساب همچنان شمایید.
   *[both] 🔗 همکارتان { $name } اکنون هم در تلگرام و هم در بله با حساب { $business } کار می‌کند. اگر از آن بی‌خبرید، از خودش بپرسید.
}
watch-team-open = 🤝 همکاران
# An SMS of a colleague's that somebody else has dealt with. $name, $whose: bold
watch-sms-yours = { $what ->
    [paused] ⏸ { $name } پیامک زمان‌بندی‌شدهٔ شما را نگه داشت؛ تا ادامه داده نشود نمی‌رود.
    [resumed] ⏯ { $name } گفت پیامک زمان‌بندی‌شدهٔ شما ادامه پیدا کند.
    [changed] ✏️ { $name } پیامک زمان‌بندی‌شدهٔ شما را عوض کرد (متن، گیرنده‌ها یا زمان).
    [sent] ✅ { $name } پیامک زمان‌بندی‌شدهٔ شما را همین حالا فرستاد.
    [undone] 🛑 { $name } ارسال پیامک شما را لغو کرد؛ آنچه هنوز نرفته بود دیگر نمی‌رود.
    [greetings_off] 🛑 { $name } تبریک تولدی را که شما روشن کرده بودید خاموش کرد.
   *[stopped] 🛑 { $name } پیامک زمان‌بندی‌شدهٔ شما را متوقف کرد؛ آنچه هنوز نرفته بود دیگر نمی‌رود.
}
watch-sms-whose = { $what ->
    [paused] ⏸ { $name } پیامک زمان‌بندی‌شدهٔ { $whose } را نگه داشت؛ تا ادامه داده نشود نمی‌رود.
    [resumed] ⏯ { $name } گفت پیامک زمان‌بندی‌شدهٔ { $whose } ادامه پیدا کند.
    [changed] ✏️ { $name } پیامک زمان‌بندی‌شدهٔ { $whose } را عوض کرد (متن، گیرنده‌ها یا زمان).
    [sent] ✅ { $name } پیامک زمان‌بندی‌شدهٔ { $whose } را همین حالا فرستاد.
    [undone] 🛑 { $name } ارسال پیامک { $whose } را لغو کرد؛ آنچه هنوز نرفته بود دیگر نمی‌رود.
    [greetings_off] 🛑 { $name } تبریک تولدی را که { $whose } روشن کرده بود خاموش کرد.
   *[stopped] 🛑 { $name } پیامک زمان‌بندی‌شدهٔ { $whose } را متوقف کرد؛ آنچه هنوز نرفته بود دیگر نمی‌رود.
}
# $words: how it begins
watch-sms-words = متن: «{ $words }»
watch-approvals-open = 🔏 تأییدها
