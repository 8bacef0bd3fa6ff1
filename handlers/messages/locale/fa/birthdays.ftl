# Greetings on birthdays: the screen that switches them on, the list of a day.
birthdays-title = <b>🎂 تبریک تولد</b>
# $count: contacts
birthdays-kept = { $count ->
    [0] هنوز تولد هیچ مخاطبی ثبت نشده است.
   *[other] تولد { $count } مخاطب ثبت شده است.
}
birthdays-how-entered = تولد را در صفحهٔ هر مخاطب با «🎂 تولد» یا با ستونی به نام «تاریخ تولد» در فایل مخاطبین وارد کنید.
birthdays-off = ⚪️ خاموش است؛ کسی تبریک نمی‌گیرد.
# $time: as shown
birthdays-on = 🟢 روشن است؛ هر روز ساعت { $time } ارسال می‌شود.
birthdays-unsaved = ✏️ تغییرها هنوز ذخیره نشده‌اند.
birthdays-no-text = متن تبریک هنوز انتخاب نشده است.
# $count: parts
birthdays-cost = هر تبریک { $count } پیامک حساب می‌شود.
# $count: parts
birthdays-cost-about = هر تبریک حدود { $count } پیامک حساب می‌شود؛ بسته به نام‌ها.
# $count: SMS
birthdays-most = هر روز تا { $count } پیامک خودش می‌رود؛ بیشتر از آن را می‌پرسم.
# $count: SMS
birthdays-credit = { $count ->
    [unsaid] اعتبار اکنون: ؟
   *[other] اعتبار اکنون: { $count }
}
birthdays-explained = شب پیش، ساعت ۱۸، فهرست تولدهای فردا را می‌فرستم تا هر که را خواستید کنار بگذارید. به هر نفر سالی یک بار؛ به کسی که لغو عضویت کرده است هرگز.
birthdays-switch-on = ✅ روشن شود
birthdays-save = ✅ تغییرها ذخیره شود
birthdays-switch-off = 🛑 خاموش شود
birthdays-own-text = ✏️ متن خودم
birthdays-ready-text = 🎉 متن آماده
# $time: as shown
birthdays-hour = ⏰ ساعت { $time }
# $count: SMS
birthdays-ceiling = 🛡 روزی تا { $count }
birthdays-ask-text = متن تبریک را بنویسید. جای { "{نام}" } نام هر کس می‌آید؛ مثلاً «{ "{نام|دوست عزیز}" }، تولدت مبارک».
birthdays-ask-hour = تبریک چه ساعتی ارسال شود؟ یکی را انتخاب کنید یا بنویسید؛ مثلاً ۱۰:۳۰.
birthdays-hour-unread = ⚠️ ساعت را مثل ۱۰، ۱۰:۳۰ یا «۹ و نیم صبح» بنویسید.
birthdays-hour-quiet = ⚠️ این ساعت در ساعت‌های سکوت شماست؛ ساعت دیگری انتخاب کنید.
birthdays-ask-most = هر روز تا چند پیامک بدون پرسیدن ارسال شود؟ یکی را انتخاب کنید یا عددی بنویسید.
birthdays-most-unread = ⚠️ عددی از ۱ تا ۱۰۰٬۰۰۰ بنویسید.
birthdays-above = 🔏 تبریک‌های یک روز ممکن است بیش از سقفی هزینه داشته باشد که صاحب حساب به مدیرها سپرده است. سقف کمتری انتخاب کنید، یا از صاحب حساب بخواهید خودش روشن کند. چیزی تغییر نکرد.
birthdays-switched-on = ✅ روشن شد. شب پیش از هر تولد فهرست را می‌فرستم.
birthdays-switched-off = 🛑 خاموش شد؛ آنچه در انتظار بود هم لغو شد. تولدها سر جایشان می‌مانند.

# The list of a day
# $when: today, tomorrow or other; $date: as shown; $count: people
birthdays-of-day = <b>🎂 { $when ->
    [today] امروز
    [tomorrow] فردا
   *[other] { $date }
} تولد { $count } نفر است</b>
birthdays-item = • { $name }
birthdays-more = و { $count } نفر دیگر
# $moment: weekday, date and time; $count: SMS
birthdays-leaves = ⏰ تبریک { $moment } می‌رود. هزینه: { $count } پیامک
birthdays-held = { $why ->
    [ceiling] 🛑 این { $count } پیامک از سقف روزانهٔ شما ({ $most }) بیشتر است؛ تا نگویید چیزی نمی‌رود.
    [restored] 🛑 ربات از نسخهٔ پشتیبان برگشته و شاید این تبریک رفته باشد؛ تا نگویید چیزی نمی‌رود.
    [colleague] 🛑 کسی که این تبریک را روشن کرده بود دیگر همکار این حساب نیست؛ تا نگویید چیزی نمی‌رود.
    [above] 🛑 این { $count } پیامک از سقفی که صاحب حساب برای مدیرها گذاشته بیشتر است؛ فقط با تأیید او می‌رود.
   *[other] ⏸ تا نگویید چیزی نمی‌رود.
}
birthdays-choose = 🎂 انتخاب از فهرست
birthdays-how = هر که تیک نداشته باشد تبریک نمی‌گیرد.
birthdays-none = 🛑 هیچ‌کس نگیرد
birthdays-campaign = ⏰ متن، زمان و ارسال
birthdays-last = این آخرین نفر است؛ برای اینکه کسی تبریک نگیرد «🛑 هیچ‌کس نگیرد» را بزنید.
birthdays-nobody = 🛑 لغو شد؛ کسی تبریک نمی‌گیرد.
birthdays-over = این فهرست دیگر در انتظار نیست: رفته یا لغو شده است.
birthdays-all = 🎂 همهٔ تولدها
