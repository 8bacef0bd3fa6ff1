# Words of the conversation engine itself: navigation, stale buttons, hints.
nav-back = ➡️ بازگشت
nav-home = 🏠 خانه
nav-again = ➡️ بازگشت به صفحه
nav-cancel = ❌ انصراف
nav-refresh = 🔄 به‌روزرسانی
nav-retry = 🔄 دوباره
# $page: the page that the button leads to, $pages: how many there are
nav-previous = ▶️ قبلی ({ $page })
nav-next = ◀️ بعدی ({ $page })
nav-next-of = ◀️ بعدی ({ $page } از { $pages })

# The name of the language in itself.
language-name = فارسی

# $month: its number in the calendar of the language
format-month = { $month ->
    [1] فروردین
    [2] اردیبهشت
    [3] خرداد
    [4] تیر
    [5] مرداد
    [6] شهریور
    [7] مهر
    [8] آبان
    [9] آذر
    [10] دی
    [11] بهمن
   *[12] اسفند
}
# As short as it can be read: for charts.
format-month-short = { $month ->
    [1] فروردین
    [2] اردیبهشت
    [3] خرداد
    [4] تیر
    [5] مرداد
    [6] شهریور
    [7] مهر
    [8] آبان
    [9] آذر
    [10] دی
    [11] بهمن
   *[12] اسفند
}
# $day: from 1, Monday
format-weekday = { $day ->
    [1] دوشنبه
    [2] سه‌شنبه
    [3] چهارشنبه
    [4] پنج‌شنبه
    [5] جمعه
    [6] شنبه
   *[7] یک‌شنبه
}

# $day: ISO number of the weekday
format-weekday-short = { $day ->
    [1] د
    [2] س
    [3] چ
    [4] پ
    [5] ج
    [6] ش
   *[7] ی
}

# $weekday, $date, $time: as shown
format-moment = { $weekday } { $date }، { $time }
# $count: the number
format-days = { $count } روز
format-hours = { $count } ساعت
format-minutes = { $count } دقیقه
format-seconds = { $count } ثانیه

engine-stale = این دکمه قدیمی بود؛ صفحهٔ تازه را ببینید.
engine-forged = این دکمه از این گفتگو نیست.
engine-not-yours = این دکمه مال شما نیست.
engine-denied = این کار در اختیار نقش شما نیست؛ چیزی انجام نشد. صاحب حساب می‌تواند نقش شما را عوض کند.
engine-lost = این بخش پس از به‌روزرسانی ربات عوض شده است؛ به خانه برگشتیم. چیزی ارسال نشد.
engine-no-text = اینجا متنی لازم نیست؛ یکی از دکمه‌ها را بزنید یا <b>/help</b> را بفرستید.
engine-no-file = اینجا فایل یا عکس خوانده نمی‌شود؛ یکی از دکمه‌ها را بزنید.
engine-no-contact = اینجا مخاطب خوانده نمی‌شود؛ یکی از دکمه‌ها را بزنید.
engine-no-edit = ویرایش پیام قبلی خوانده نمی‌شود؛ متن تازه را دوباره بفرستید.
engine-other = این نوع پیام را نمی‌توانم بخوانم؛ لطفاً بنویسید یا دکمه‌ای را بزنید.
engine-unknown-command = این دستور را نمی‌شناسم. فهرست دستورها: /help
engine-button-text = این متن نام یکی از دکمه‌هاست؛ خود دکمه را بزنید، یا متن دیگری بنویسید.
engine-cancelled = از این صفحه بیرون آمدید. چیز تازه‌ای ارسال نشد و آنچه پیش‌تر تأیید کرده‌اید سر جایش است.
# $ref: reference code of the log
engine-bug = مشکلی از سوی ربات پیش آمد و ثبت شد (کد پیگیری { $ref }). چیزی که نوشته بودید سر جایش است.
engine-render-failed = این صفحه اکنون نشان داده نمی‌شود.
engine-too-fast = پیام‌ها خیلی تند می‌رسند؛ چند لحظه صبر کنید. برخی خوانده نشدند.
engine-repeat = پاسخ پیام‌رسان نرسید؛ شاید این پیام را یک بار دیده باشید.
engine-file-unsure = پاسخ پیام‌رسان نرسید و شاید فایل به شما نرسیده باشد. اگر پایین صفحه نیست، دوباره بخواهید.
engine-file-forbidden = ربات اجازهٔ ارسال فایل در این گفتگو را ندارد؛ از مدیر گروه بخواهید یا در گفتگوی خصوصی بخواهید.
engine-shut-out = ربات اجازهٔ نوشتن در آن گروه یا موضوع را ندارد و نتوانست آنجا پاسخ بدهد. از مدیر گروه بخواهید اجازه بدهد، یا همین‌جا ادامه دهید.
engine-secret-gone = آنچه فرستادید نخوانده پاک شد. اینجا فقط متن می‌خوانم؛ لطفاً آن را بنویسید.
engine-odd = در این سطر مقداری هست که اینجا کار کردن با آن ممکن نیست؛ آن را در پنل ببینید.
engine-unstored = اکنون جایی برای ثبت نیست؛ این کار انجام نشد و با آن چیزی ارسال نشد، ولی چیزی هم متوقف نشد. کمی بعد دوباره امتحان کنید و به گردانندهٔ ربات خبر دهید.
engine-secret-misplaced = آنچه فرستادید شبیه کلیدهای حساب بود؛ نخوانده پاک شد و کاری با آن انجام نشد. برای اتصال حساب: /link
engine-erased-not = نتوانستم پیام شما را پاک کنم؛ لطفاً خودتان آن را پاک کنید.

# $account: name of the account
engine-other-work = ⚠️ آنچه باز بود برای حساب «{ $account }» آغاز شده بود و این گفتگو اکنون با حساب دیگری کار می‌کند. چیزی ارسال یا عوض نشد.
engine-other-work-gone = ⚠️ آنچه باز بود برای حساب دیگری آغاز شده بود که دیگر به اینجا متصل نیست. چیزی ارسال یا عوض نشد.
engine-other-thing = این پیام دربارهٔ حساب «{ $account }» است و این گفتگو اکنون با حساب دیگری کار می‌کند. کاری انجام نشد.
engine-other-thing-gone = این پیام دربارهٔ حساب دیگری است که دیگر به اینجا متصل نیست. کاری انجام نشد.

# The bare word that a person may type to leave what is being done.
engine-cancel-word = انصراف

# Telegram passes no other messages of a group on.
ask-in-group = در گروه، متن را در پاسخ (Reply) به همین پیام بنویسید.

# The calendar
calendar-before = ▶️ ماه قبل
calendar-after = ◀️ ماه بعد
calendar-nothing = روزی را انتخاب کنید که هنوز نگذشته است.

# $signs: those in the quoted text that this messenger shows otherwise
engine-exact-note = این برنامه نویسه‌های { $signs } را در متن بالا با شکلی شبیه خودشان نشان می‌دهد. خود متن دقیقاً همان است که نوشته شده؛ متن دقیق را با دکمهٔ زیر ببینید.
engine-exact-beside = این برنامه نویسه‌های { $signs } را در متن بالا با شکلی شبیه خودشان نشان می‌دهد. خود متن دقیقاً همان است که نوشته شده؛ متن دقیق در فایل زیر است.
engine-exact-copy = 📋 کپی متن دقیق
engine-exact-file = 📎 متن دقیق در فایل
engine-exact-name = متن-دقیق.txt
