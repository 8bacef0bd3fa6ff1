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
home-number-sms = ✉️ ارسال پیامک
home-number-add = ➕ مخاطب تازه
home-number-find = 🔍 جست‌وجو
home-number-text = ✏️ این متنِ پیامک است
home-revoked = ⚠️ سامانه دیگر کلیدهای این حساب را نمی‌پذیرد؛ با /link دوباره متصل شوید.
home-hello-new =
    سلام، من <b>سفید</b> هستم؛ دستیار «پیامک سفید» شما در تلگرام.
    پیامک می‌فرستم، اعتبار را نشان می‌دهم و از رسیدن پیامک‌ها خبر می‌دهم.
home-first = برای شروع، حساب SMS.ir خود را متصل کنید.
home-broken =
    ⚠️ کلیدهای این حساب دیگر باز نمی‌شوند (کلید اصلی ربات عوض شده است).
    لطفاً حساب را دوباره متصل کنید؛ چیزی در SMS.ir از دست نرفته است.
home-unattached =
    این گروه هنوز به حسابی متصل نیست.
    صاحب حساب در گفتگوی خصوصی با من، از «حساب و اعتبار» گروه را اضافه می‌کند.
# $count: scheduled SMS
home-scheduled = ⏰ در انتظار: { $count } پیامک، نزدیک‌ترین { $moment }
