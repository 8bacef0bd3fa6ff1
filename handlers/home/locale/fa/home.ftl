# Home and the two menus.

# Labels of the keyboard below the chat; typed, they are commands.
menu-send = ✉️ ارسال پیامک
menu-contacts = 👤 مخاطبین
# As it stood on keyboards that are still under old chats.
menu-contacts-old = 👥 مخاطبین
menu-reports = 📊 گزارش‌ها
menu-support = 🎫 پشتیبانی
menu-account = 💳 حساب و اعتبار
menu-settings = ⚙️ تنظیمات

home-groups = 👥 گروه‌ها
home-scheduled-label = ⏰ زمان‌بندی‌شده‌ها
home-drafts = 📝 پیش‌نویس‌ها
home-occasions = 🎉 متن‌های مناسبتی
home-notifications = 🔔 اعلان‌ها
home-transactions = 🧾 تراکنش‌ها
home-faq = 💡 پرسش‌های پرتکرار
home-help = ❓ راهنما
home-more = 🧰 بخش‌های دیگر
home-more-title = <b>بخش‌های دیگر</b>
home-continue = ✏️ ادامهٔ پیامک نیمه‌کاره
home-continue-ticket = ✏️ ادامهٔ تیکت نیمه‌کاره
home-private = 💬 گفتگوی خصوصی

# $business: name of the business, bold
home-hello = سلام { $business } 🌱
home-hello-nobody = سلام 🌱
home-hint = هر وقت خواستید، همین‌جا متن پیامک، شماره، مخاطب یا فایل مخاطبین بفرستید.
home-what = چه کاری انجام دهم؟

# $credit: bold number, $at: when the service said so
home-credit = 💳 اعتبار: { $credit } (به‌روز تا { $at })
home-no-credit = ⚠️ اعتبار: { $credit } (به‌روز تا { $at })؛ تا افزایش نیابد پیامکی ارسال نمی‌شود.
# $left: days in words, bold
home-plan = ⏳ تا پایان پلن: { $left }
home-plan-soon = ⚠️ تا پایان پلن: { $left }؛ به‌موقع تمدید کنید.
home-last-day = ⚠️ پلن امروز پایان می‌یابد؛ تمدید کنید.
home-expired = ⚠️ پلن پایان یافته است؛ تا تمدید نشود پیامکی ارسال نمی‌شود.
# $moment: date and time, $count: recipients, $state: how it stands
home-last-sending = { $count ->
    [unsaid] ✉️ آخرین ارسال: { $moment }، تعداد گیرنده‌ها نامعلوم؛ { $state }
   *[other] ✉️ آخرین ارسال: { $moment }، به { $count } نفر؛ { $state }
}
home-sending-now = در جریان است
home-sending-unknown = نتیجه نامعلوم است؛ در گزارش‌ها بررسی کنید
home-sending-none = ارسال نشد
home-sending-undone = لغو شد
home-sending-done = ارسال شد
# $count: phones
home-sending-reached = به { $count } گوشی رسیده است
# $count: notifications
home-unread = 🔔 { $count } اعلان نخوانده
# $count: tickets
home-answered = 🎫 پشتیبانی به { $count } تیکت شما پاسخ داده است
# $what: what was begun
home-half-done = ✏️ نیمه‌کاره: { $what }
home-half-sms = یک پیامک
home-half-ticket = یک تیکت
home-and = { " و " }

# $count: numbers that were typed
home-number-what = { $count ->
    [one] با این شماره چه کاری انجام دهم؟
   *[other] با این { $count } شماره چه کاری انجام دهم؟
}
# $count: pieces that look like numbers
home-number-missed = { $count ->
    [one] این شمارهٔ موبایل ایران نیست و کنار گذاشته می‌شود:
   *[other] این { $count } مورد شمارهٔ موبایل ایران نیست و کنار گذاشته می‌شود:
}
home-picture = عکس با پیامک ارسال نمی‌شود. متن پیامک را بنویسید، یا فهرست مخاطبین را به صورت اکسل، CSV یا vCard بفرستید.
home-number-over = بیش از { $most } شماره یک‌جا جا نمی‌شود؛ این تکه افزوده نشد.
home-number-sms = ✉️ ارسال پیامک
home-number-add = ➕ مخاطب تازه
home-number-find = 🔍 جست‌وجو
home-number-text = ✏️ این متنِ پیامک است
home-revoked = ⚠️ سامانه دیگر کلیدهای این حساب را نمی‌پذیرد؛ با /link دوباره متصل شوید.
home-hello-new =
    سلام، من <b>سفید</b> هستم؛ دستیار «پیامک سفید» شما.
    پیامک ارسال می‌کنم، اعتبار را نشان می‌دهم و از رسیدن پیامک‌ها خبر می‌دهم.
home-first = برای شروع، حساب SMS.ir خود را متصل کنید.
# $business: bold name; $role: of the invitation
home-invited =
    ⏳ دعوت { $business } با نقش <b>{ $role }</b> منتظر تأیید صاحب حساب است؛ خبرتان می‌کنم.
    اگر خودتان هم حساب SMS.ir دارید، می‌توانید آن را متصل کنید.
home-broken =
    ⚠️ کلیدهای این حساب دیگر باز نمی‌شوند (کلید اصلی ربات عوض شده است).
    لطفاً حساب را دوباره متصل کنید؛ چیزی در SMS.ir از دست نرفته است.
home-unattached =
    این گروه هنوز به حسابی متصل نیست.
    صاحب حساب در گفتگوی خصوصی با من، از «حساب و اعتبار» گروه را اضافه می‌کند.
# $count: scheduled SMS
home-scheduled = ⏰ در انتظار: { $count } پیامک، نزدیک‌ترین { $moment }

# Several accounts. $business: bold name with its colour, $name: the same as plain text
branch-switch = 🏬 حساب‌های من
branch-title = <b>حساب‌های من</b>
# $credit: number
branch-credit = { $business }: اعتبار { $credit }
branch-low = { $business }: ⚠️ اعتبار { $credit }؛ کم شده است
branch-empty = { $business }: ⚠️ اعتبار { $credit }؛ پیامکی ارسال نمی‌شود
# $left: days in words
branch-soon = { $business }: اعتبار { $credit }، ⚠️ تا پایان پلن: { $left }
branch-ended = { $business }: ⚠️ پلن پایان یافته است
branch-refused = { $business }: ⚠️ سامانه کلیدهایش را نمی‌پذیرد
branch-unsaid = { $business }: اعتبار نامعلوم (سامانه نگفت)
branch-silent = { $business }: اعتبار نامعلوم (سامانه پاسخ نداد)
# $at: when that was so
branch-silent-since = { $business }: اعتبار نامعلوم (سامانه پاسخ نداد)؛ تا { $at } بود: { $credit }
branch-asking = { $business }: می‌پرسم…
branch-total = مجموع اعتبارها: { $credit }
# $count: accounts that said it
branch-total-known = مجموع اعتبارهای { $count } حسابی که گفتند: { $credit }
branch-now = اکنون با { $business } کار می‌کنید.
branch-on = ☑️ { $name }
branch-off = ⬜ { $name }
# $dot: its colour
branch-edit = ✏️ { $dot } نام و رنگ
branch-add = ➕ افزودن حساب
branch-turned = ✅ اکنون با { $business } کار می‌کنید.
branch-turned-toast = اکنون با { $name } کار می‌کنید.
branch-gone = این حساب دیگر به این گفتگو متصل نیست. چیزی عوض نشد.
branch-group = این گروه با حساب { $business } کار می‌کند. برای اتصال به حسابی دیگر، در گفتگوی خصوصی با من آن حساب را انتخاب کنید و از «حساب و اعتبار» گروه را اضافه کنید.
branch-topic = این موضوع با حساب { $business } کار می‌کند. برای اتصال به حسابی دیگر، در گفتگوی خصوصی با من آن حساب را انتخاب کنید و از «حساب و اعتبار» گروه را اضافه کنید.
branch-card = { $business }
branch-colour-ask = با این رنگ از حساب‌های دیگر جدا می‌شود؛ رنگ دیگری انتخاب کنید یا نامش را عوض کنید.
branch-work = 🏬 کار با { $name }
branch-rename = ✏️ تغییر نام
branch-coloured = ✅ رنگ عوض شد
# $most: characters
branch-name-ask = نام تازهٔ { $business } را بنویسید (تا { $most } نویسه). این نام فقط در این ربات دیده می‌شود.
branch-name-long = نام باید دست‌کم یک و دست‌بالا { $most } نویسه باشد. نام عوض نشد.
branch-named = ✅ نام عوض شد.
branch-elsewhere = این از حساب { $business } است.
branch-elsewhere-topic = این از حساب { $business } است؛ در موضوعی که به آن متصل است ادامه دهید. کاری انجام نشد.
branch-turn = 🏬 کار با { $name } و ادامه
# $count: scheduled SMS of the other accounts
branch-waiting = ⏰ در حساب‌های دیگر شما { $count } پیامک در انتظار است؛ با /switch ببینید.
home-team = 🤝 همکاران
home-approvals = 🔏 درخواست‌های تأیید
