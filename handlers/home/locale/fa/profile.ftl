# What Telegram shows of the bot before START, and when it is shared.
profile-name = سفید · پیامک سفید SMS.ir
profile-description = سفید، دستیار «پیامک سفید» شما:

    ✉️ پیامک به گروه‌ها و مخاطبین، با پیش‌نمایش و هزینه پیش از ارسال
    👥 مخاطبین و گروه‌ها، ورود از اکسل و مخاطبین گوشی
    📊 گزارش رسیدن پیامک‌ها
    🎫 گفتگو با پشتیبانی SMS.ir
    💳 اعتبار و هشدار پایان آن

    دکمهٔ «شروع» (START) را بزنید و حساب SMS.ir خود را متصل کنید.
profile-short-description = ارسال پیامک سفید SMS.ir، مخاطبین، گزارش رسیدن و پشتیبانی از داخل تلگرام.
