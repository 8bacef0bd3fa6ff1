# Home and the two menus.

# Labels of the keyboard below the chat; typed, they are commands.
menu-send = ✉️ ارسال پیامک
menu-contacts = 👥 مخاطبین
menu-reports = 📊 گزارش‌ها
menu-support = 🎫 پشتیبانی
menu-account = 💳 حساب و اعتبار
menu-settings = ⚙️ تنظیمات

home-groups = 🗂 گروه‌ها
home-drafts = 📝 پیش‌نویس‌ها
home-occasions = 🎉 متن‌های مناسبتی
home-notifications = 🔔 اعلان‌ها
home-transactions = 🧾 تراکنش‌ها
home-faq = 💡 پرسش‌های پرتکرار
home-help = ❓ راهنما
home-continue = ✏️ ادامهٔ پیامک نیمه‌کاره
home-private = 💬 گفتگوی خصوصی

# $business: name of the business, bold
home-hello = سلام { $business } 🌱
home-hello-nobody = سلام 🌱
home-what = چه کاری انجام دهم؟
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
home-keyboard = منوی اصلی پایین گفتگو آماده است.
