# Adding contacts, import, export.
book-open = 📎 نتیجهٔ ورود
book-gone = این ورود دیگر در دسترس نیست؛ فایل را دوباره بفرستید.
book-busy = چند فایل این حساب در نوبت خواندن است. از این فایل چیزی خوانده نشد؛ وقتی آن‌ها تمام شد دوباره بفرستید.
book-pasted = فهرست نوشته‌شده
book-nameless = بی‌نام

book-io-title = 📎 <b>ورود و خروجی مخاطبین</b>
book-io-how = فایل مخاطبین را همین‌جا بفرستید (اکسل، CSV یا vCard)، یا یکی از دکمه‌ها را بزنید.
book-io-import = 📎 ورود از فایل
book-io-all = 📤 خروجی همه
book-io-group = 📤 خروجی یک گروه
book-io-out = 📤 خروجی لغو عضویت‌ها
book-io-back = 📎 ورود و خروجی
book-sample = 📄 فایل نمونه
book-sample-file = نمونهٔ مخاطبین
book-sample-note = ستون‌ها را پر کنید و فایل را برای من بفرستید. ترتیب ستون‌ها مهم نیست.
book-sample-ms = خانم
book-sample-mr = آقای
book-sample-one = نگار احمدی
book-sample-two = پیمان کریمی

book-pick-title = 👥 <b>کدام گروه؟</b>
book-pick-how = گروهی را انتخاب کنید، یا بخشی از نامش را بنویسید.
book-pick-none = گروهی با این نام نیست؛ آن را بسازید یا نام دیگری بنویسید.
book-pick-new = ➕ گروه تازه
# $group: as it was typed
book-pick-make = ➕ ساخت گروه «{ $group }»
book-pick-all = 👥 همهٔ گروه‌ها
book-pick-other = 👥 گروه دیگر یا تازه
book-pick-ask = ➕ نام گروه تازه را بنویسید (نامی که در گروه‌های دیگر نباشد).
book-pick-bad = نام گروه باید یک تا ۶۰ نویسه باشد؛ گروهی ساخته نشد.
# $group: name
book-pick-made = گروه «{ $group }» ساخته شد؛ حالا آن را انتخاب کنید.

book-import-title = 📎 <b>ورود مخاطبین</b>
# $group: bold name
book-import-group = گروه: { $group }
# $megabytes: number
book-import-how =
    فایل اکسل، CSV یا vCard را بفرستید (تا { $megabytes } مگابایت)، یا فهرست را همین‌جا بنویسید؛ هر نفر در یک سطر، نام و شماره به هر ترتیب.
    پیش از افزودن، هرچه خوانده شده است نشانتان می‌دهم.
book-import-pick = 👥 انتخاب گروه
book-import-change = 👥 گروه دیگر
# $megabytes: number
book-too-big = پیام‌رسان فایل بزرگ‌تر از { $megabytes } مگابایت را به ربات نمی‌دهد. چیزی خوانده نشد؛ فایل را به چند فایل کوچک‌تر تقسیم کنید، عکس‌ها و برگه‌های اضافه‌اش را بردارید، یا آن را به CSV ذخیره کنید و دوباره بفرستید.

book-reading = ⏳ فایل را می‌خوانم و با مخاطبین و فهرست لغو عضویت مقایسه می‌کنم…
# $count: rows
book-reading-seen = تا اینجا { $count } سطر خوانده شده است.
book-uploading = ⏳ فایل به سامانه سپرده شده است…
# $file: bold name
book-preview-title = 📎 <b>پیش از افزودن ببینید</b>: { $file }
# $count: people to be added
book-preview-good = ✅ آمادهٔ افزودن: { $count } نفر
# $count: rows
book-preview-duplicate = • تکراری در فایل: { $count }
book-preview-known = • از پیش در این گروه: { $count }
book-preview-out = • لغو عضویت کرده: { $count }
book-preview-bad = • بدون شمارهٔ موبایل درست: { $count }
book-preview-cut = • کوتاه‌شده در اکسل (مانند 9.12E+09): { $count }؛ قالب ستون را «متن» کنید و فایل را دوباره ذخیره کنید
book-preview-first = چند سطر اول:
# $name: sheet, $count: other sheets
book-preview-sheet = برگهٔ «{ $name }» خوانده شد؛ { $count } برگهٔ دیگر هم شماره دارد و خوانده نشد؛ برای افزودنش، آن را در فایلی جدا بفرستید.
# $count: rows
book-preview-hidden = ⚠️ { $count } سطر در اکسل پنهان یا فیلتر شده است؛ آن‌ها هم خوانده شدند.
# $count: people to be added
book-preview-which = { $count ->
    [one] 👥 این { $count } نفر به کدام گروه افزوده شود؟
   *[other] 👥 این { $count } نفر به کدام گروه افزوده شوند؟
}
# $name, $mobile (masked)
book-person-line = • { $name } { $mobile }
# $count: new numbers
book-membership = ⚠️ { $count } شماره در حساب شما تازه است: سامانه برای هر کدام پیامک عضویت می‌فرستد و تا مدتی نمی‌شود به آن‌ها پیامک داد.
# $count: people
book-preview-yes = ✅ افزودن { $count } نفر
book-sheet = 📎 فایل سطرهای کنارگذاشته
book-sheet-none = سطری کنار گذاشته نشده است.
book-raw = 📤 سپردن فایل به سامانه، بدون بررسی
# $file, $group: names
book-raw-sure = 📤 فایل «{ $file }» بدون بررسی به سامانهٔ پیامک سپرده می‌شود تا خودش مخاطبین را به گروه «{ $group }» بیفزاید. ستون‌هایی که سامانه می‌شناسد معلوم نیست و برای شماره‌های تازه پیامک عضویت می‌رود.
book-raw-yes = 📤 بله، سپرده شود
book-drop = ❌ انصراف از ورود
book-dropped = ورود لغو شد؛ کسی افزوده نشد.

# $group: name
book-running = ⏳ افزودن به گروه «{ $group }»
# $count, $whole: numbers
book-running-of = { $count } از { $whole } نفر
book-running-note = می‌توانید به کارهای دیگر برسید؛ پایان کار را خبر می‌دهم.
book-stop = 🛑 توقف
book-resume = ⏯ ادامه
book-again = ➕ افزودن بیشتر
book-group = 👥 دیدن گروه
# $count: people, $file: name
book-ready-push = 📎 فایل «{ $file }» خوانده شد: { $count } نفر آمادهٔ افزودن. هنوز کسی افزوده نشده است.
# $group: name
book-done = ✅ افزودن به گروه «{ $group }» تمام شد.
# $group: name
book-done-nobody = ⚠️ کسی به گروه «{ $group }» افزوده نشد.
book-cancelled = ❌ افزودن متوقف شد.
book-cancelled-late = ❌ دیر متوقف شد: همه پیش از آن افزوده شده بودند.
# $count: people
book-stopping = 🛑 در حال توقف. { $count ->
    [1] یک نفر پیش از این راهی شده است و شاید افزوده شود
   *[other] { $count } نفر پیش از این راهی شده‌اند و شاید افزوده شوند
}؛ کس دیگری افزوده نمی‌شود. نتیجه را تا لحظه‌ای دیگر همین‌جا می‌بینید.
book-stopped = ⚠️ افزودن نیمه‌کاره ماند؛ می‌توانید از همان‌جا ادامه دهید.
# $file: its name
book-failed = ⚠️ فایل «{ $file }» وارد نشد.
# $count: people
book-added = افزوده شد: { $count } نفر
book-missing = افزوده نشد: { $count } سطر
book-left = مانده: { $count } نفر
# $name, $mobile (masked), $reason
book-refused-line = • { $name } { $mobile }: { $reason }

book-reason-number = شمارهٔ موبایل درستی ندارد
book-reason-cut = اکسل این شماره را کوتاه کرده است؛ قالب ستون را «متن» کنید و شماره را دوباره بنویسید
book-reason-duplicate = در همین فایل تکرار شده است
book-reason-known = از پیش در این گروه است
book-reason-opted-out = لغو عضویت کرده است
book-reason-refused = سامانهٔ پیامک نپذیرفت
book-reason-cancelled = پیش از رسیدن به این سطر متوقف شد
book-reason-unclear = هنگام توقف در راه بود؛ شاید افزوده شده باشد
book-report-title = سطرهای کنارگذاشته
book-report-file = سطرهای کنارگذاشته
book-column-row = سطر
book-column-mobile = موبایل
book-column-name = نام و نام خانوادگی
book-column-reason = دلیل
book-column-prefix = عنوان
book-column-first = نام
book-column-last = نام خانوادگی
book-column-group = گروه
book-column-created = تاریخ عضویت
book-column-cancelled = تاریخ لغو
book-file-all = مخاطبین
book-file-out = لغو عضویت‌ها

book-trouble-empty = فایل خالی است.
book-trouble-encrypted = فایل رمز دارد (از شما یا از خود اکسل) و خوانده نمی‌شود. آن را در اکسل باز کنید، با نام تازه و بدون محافظت به صورت xlsx ذخیره کنید و بفرستید.
book-trouble-kind = این فایل فهرست مخاطبین نیست. فایل اکسل (xlsx یا xls)، CSV یا vCard بفرستید.
book-trouble-large = فایل بیش از اندازه بزرگ است: تا ۱۰۰٬۰۰۰ شماره در ۲۰۰٬۰۰۰ سطر خوانده می‌شود. آن را به چند فایل تقسیم کنید.
book-trouble-wide = جدول بیش از اندازه پهن است: شماره‌ها باید در ۲۵۶ ستون اول باشند. ستون‌های اضافه را پاک کنید و دوباره بفرستید.
book-trouble-memory = محتوای فایل پس از باز شدن بیش از اندازه بزرگ است. عکس‌ها، قالب‌ها و برگه‌های اضافه را بردارید یا آن را به CSV ذخیره کنید و دوباره بفرستید.
book-trouble-heavy = خواندن این فایل دو بار ربات را از کار انداخت و دیگر امتحان نمی‌شود. آن را تقسیم کنید یا به CSV ذخیره کنید و بفرستید.
book-trouble-pdf = این فایل PDF است و جدول ندارد. فهرست را به صورت اکسل، CSV یا vCard بفرستید.
book-trouble-json = این فایل داده (JSON) است و فهرست مخاطبین نیست. فهرست را به صورت اکسل، CSV یا vCard بفرستید.
book-trouble-broken = فایل آسیب دیده است و خوانده نشد؛ دوباره ذخیره کنید و بفرستید.
book-trouble-slow = خواندن فایل بیش از اندازه طول کشید و رها شد؛ فایل را کوچک‌تر کنید یا به CSV ذخیره کنید.
book-trouble-nobody = در فایل شمارهٔ موبایلی پیدا نشد.
book-trouble-cut = اکسل شماره‌های این فایل را کوتاه کرده است (مانند 9.12E+09) و رقم‌هایشان از دست رفته است؛ در فایل اصلی قالب ستون را «متن» کنید، دوباره ذخیره کنید و بفرستید.
book-trouble-group = این گروه دیگر در حساب شما نیست.
book-trouble-account = اینجا دیگر به این حساب دسترسی ندارید؛ برای همین ادامه پیدا نکرد.
book-trouble-service = سامانهٔ پیامک پاسخ نداد و کار انجام نشد؛ کمی بعد دوباره امتحان کنید.
book-trouble-credentials = سامانه کلیدهای این حساب را نپذیرفت؛ حساب را دوباره متصل کنید.
book-trouble-expired = پلن این حساب در SMS.ir پایان یافته است.
book-trouble-credit = اعتبار حساب کافی نیست.
book-trouble-unreachable = سامانهٔ پیامک پاسخ درستی نداد.
book-trouble-refused = سامانهٔ پیامک نپذیرفت:
book-trouble-restored = ربات از پشتیبان بازگردانده شده است.
book-trouble-bug = مشکلی از سوی ربات پیش آمد و ثبت شد.
book-trouble-unclear = پاسخ سامانه دربارهٔ این فایل روشن نبود؛ شاید مخاطبین افزوده شده باشند. گروه را ببینید و بی‌بررسی دوباره نفرستید.
book-trouble-unsent = فایل آماده شد ولی پیام‌رسان آن را نپذیرفت؛ دوباره امتحان کنید.

book-add-title = ➕ <b>مخاطب تازه</b>
book-add-how = نام و شماره را بنویسید (هر نفر در یک سطر، به هر ترتیب)، یا مخاطبین گوشی یا فایل vCard را بفرستید.
# $count: people gathered
book-add-list = تا اینجا { $count } نفر. برای برداشتن هر کدام، دکمه‌اش را بزنید.
book-add-more = می‌توانید باز هم بنویسید یا بفرستید.
book-add-warning = ⚠️ برای شماره‌هایی که در حساب شما تازه‌اند، سامانه پیامک عضویت می‌فرستد.
# $person: name and number
book-add-off = ➖ { $person }
# $count: people
book-add-yes = ✅ افزودن { $count } نفر
book-add-none = در این نوشته شمارهٔ موبایلی پیدا نشد؛ مانند «نگار احمدی 09120000001» بنویسید.
# $name: first name
book-add-foreign = مخاطب «{ $name }» شمارهٔ موبایل ایران ندارد و افزوده نشد.
# $count: at most so many
book-add-full = در این فهرست تا { $count } نفر جا می‌شود؛ اول همین‌ها را بیفزایید.
# $count: people
book-add-repeated = { $count } شماره از پیش در فهرست بود.
book-add-cut = اکسل بعضی شماره‌های این فهرست را کوتاه کرده است (مانند 9.12E+09) و رقم‌هایشان از دست رفته است؛ قالب ستون را «متن» کنید و دوباره کپی کنید.
# $count: lines
book-add-bad = { $count } سطر شمارهٔ موبایل درستی نداشت:

book-export-all = 📤 <b>خروجی همهٔ مخاطبین</b>
book-export-out = 📤 <b>خروجی لغو عضویت‌ها</b>
# $group: name
book-export-group = 📤 <b>خروجی گروه «{ $group }»</b>
book-export-how = با کدام قالب؟
book-export-xlsx = 📗 اکسل
book-export-vcf = 📇 vCard
# $count: people so far
book-export-running = { $count } نفر خوانده شد…
# $count: people
book-export-done = ✅ خروجی آماده است: { $count } نفر.
# $count: people, $part, $parts: which file of how many
book-export-part = ✅ خروجی { $count } نفر، فایل { $part } از { $parts }
book-export-nobody = کسی در این فهرست نیست؛ فایلی ساخته نشد.
book-export-end = { $state ->
    [done] ✅ فایل در پیامی جداگانه فرستاده شد. قالب دیگری هم می‌خواهید؟
    [cancelled] ❌ خروجی گرفتن متوقف شد.
   *[failed] ⚠️ خروجی آماده نشد؛ دوباره امتحان کنید.
}
book-export-again = 🔄 دوباره

# Birthdays in a file
book-preview-birthdays = • 🎂 تاریخ تولد: { $count } نفر
book-preview-unclear = • 🎂 تاریخ تولد ناروشن: { $count } نفر؛ خودشان افزوده می‌شوند، بدون تولد
# $time: hour of the greeting
book-birthdays-late = • ⌛️ ساعت تبریک امروز ({ $time }) گذشته است؛ به کسی که امروز تولدش است تبریک امسال خودکار نمی‌رود.
book-birthdays = 🎂 ذخیرهٔ { $count } تولد
book-birthdays-kept = 🎂 تولد { $count } مخاطب ذخیره شد؛ کسی افزوده نشد.
book-reason-birthday = تاریخ تولد روشن نیست؛ خود مخاطب کنار گذاشته نشده است
book-column-birthday = تاریخ تولد
# $day: as shown; $month: of the Jalali calendar, 1 to 12
book-birthday = { $day } { $month ->
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

# Asked for, to be approved by somebody else.
book-preview-ask = 🔏 درخواست تأیید افزودن { $count } نفر
book-approval = 📎 افزودن مخاطبین از «{ $file }»
book-approval-changed = این فهرست دیگر همان نیست که درخواست شده بود، یا کنار گذاشته شده است. کسی افزوده نشد.
book-approval-open = 📎 دیدن این فهرست
