# Contacts: lists, search, one contact's card, moving, deleting, who opted out.
command-contacts = مخاطبین
contacts-title = 👤 <b>مخاطبین</b>
# $group: the group's name
contacts-title-group = 👤 <b>مخاطبین گروه { $group }</b>
contacts-how = کسی را انتخاب کنید، یا نام یا شماره‌ای را برای جست‌وجو بنویسید.
contacts-none = کسی پیدا نشد. نام یا شمارهٔ دیگری بنویسید، یا مخاطب تازه بیفزایید.
contacts-empty = هنوز هیچ مخاطبی ندارید. با «➕ مخاطب تازه» چند نفر بیفزایید، یا فایل اکسل یا مخاطبین گوشی را همین‌جا بفرستید.
contacts-group-empty = این گروه هنوز هیچ مخاطبی ندارد. با «➕ مخاطب تازه» چند نفر بیفزایید، یا فایل اکسل یا مخاطبین گوشی را همین‌جا بفرستید.
contacts-page-empty = در این صفحه دیگر کسی نیست؛ به صفحهٔ قبلی برگردید.
# $query: what was searched
contacts-found = نتیجهٔ جست‌وجوی «{ $query }»:
# $count: how many are ticked
contacts-chosen = انتخاب‌شده: { $count } نفر. می‌توانید به صفحه‌های دیگر هم بروید.
contacts-gone = این مخاطب دیگر در این فهرست نیست.
contacts-search = 🔍 جست‌وجو
contacts-search-ask = 🔍 نام، نام خانوادگی یا بخشی از شماره را بنویسید.
contacts-all = 👤 همه
contacts-add = ➕ مخاطب تازه
contacts-pick = 👤 انتخاب چند نفر
contacts-pick-end = ❌ پایان انتخاب
contacts-pick-page = ➕ این صفحه
contacts-pick-all = ➕ همه
# $count: at most so many
contacts-pick-most = تا { $count } نفر انتخاب می‌شود؛ بقیه را در نوبت بعد انتخاب کنید.
# $count: people gathered to be added, before a menu press
contacts-gathered = { $count ->
    [one] ➕ { $count } نفر از پیش اینجاست و هنوز افزوده نشده است.
   *[other] ➕ { $count } نفر از پیش اینجا هستند و هنوز افزوده نشده‌اند.
}
contacts-pick-none = ➖ هیچ‌کدام
contacts-out = 🚫 لغو عضویت‌ها
contacts-groups = 👥 گروه‌ها
contacts-io = 📎 ورود و خروجی

# $face: emoji, $name: bold name
contacts-card-title = { $face } { $name }
# $mobile: code to tap
contacts-card-mobile = شماره: { $mobile }
# $group: name
contacts-card-group = گروه: { $group }
contacts-card-groups = گروه‌ها: { $groups } (انتقال، او را از { $group } می‌برد)
contacts-card-and = { "، " }
# $date: as shown
contacts-card-created = عضو از { $date }
# $duration: as shown
contacts-card-waiting = ⏳ پیامک عضویت برایش رفته است؛ تا { $duration } دیگر سامانه پیامک دیگری به او نمی‌رساند.
contacts-send = ✉️ پیامک به او
contacts-send-many = ✉️ پیامک
contacts-copy = 📋 کپی شماره
contacts-edit-prefix = ✏️ عنوان
contacts-edit-first = ✏️ نام
contacts-edit-last = ✏️ نام خانوادگی
contacts-edit-mobile = ✏️ شماره
contacts-mr = 👨 آقا
contacts-ms = 👩 خانم
contacts-move = 🔀 انتقال
contacts-delete = 🗑 حذف
contacts-ask = { $field ->
    [prefix] ✏️ عنوان را بنویسید؛ مانند «خانم» یا «دکتر».
    [first] ✏️ نام را بنویسید.
    [last] ✏️ نام خانوادگی را بنویسید.
   *[mobile] ✏️ شمارهٔ موبایل تازه را بنویسید.
}
contacts-clear = ➖ خالی بماند
contacts-mobile-bad = این شمارهٔ موبایل نیست؛ یازده رقم بنویسید که با ۰۹ آغاز شود. چیزی عوض نشد.
contacts-saved = ✅ ذخیره شد.

# $count: how many contacts
contacts-move-title = 🔀 { $count ->
    [1] به کدام گروه منتقل شود؟
   *[other] { $count } مخاطب به کدام گروه منتقل شوند؟
}
# $count: how many moved
contacts-moved = { $count ->
    [unsaid] ✅ سامانه انتقال را پذیرفت، ولی نگفت چند مخاطب منتقل شدند.
    [0] کسی منتقل نشد.
    [1] ✅ مخاطب منتقل شد.
   *[other] ✅ { $count } مخاطب منتقل شدند.
}
# $count: how many were there already
contacts-moved-duplicate = { $count ->
    [unsaid] سامانه نگفت چند نفر از پیش در آن گروه بودند.
    [1] یک نفر از پیش در آن گروه بود و جابه‌جا نشد.
   *[other] { $count } نفر از پیش در آن گروه بودند و جابه‌جا نشدند.
}
contacts-no-id = سامانه شناسهٔ این مخاطب را نگفت؛ اینجا نمی‌شود آن را باز یا انتخاب کرد. چیزی عوض نشد.

# $count: how many
contacts-rm-many = 🗑 <b>حذف { $count } مخاطب</b>
# $name: whom
contacts-rm-one = 🗑 <b>حذف «{ $name }»</b>
contacts-rm-note = { $count ->
    [1] از حساب شما و همهٔ گروه‌ها پاک می‌شود و برگشت ندارد. اگر دوباره افزوده شود، دوباره پیامک عضویت می‌گیرد.
   *[other] از حساب شما و همهٔ گروه‌ها پاک می‌شوند و برگشت ندارد. اگر دوباره افزوده شوند، دوباره پیامک عضویت می‌گیرند.
}
contacts-rm-yes = { $count ->
    [1] 🗑 بله، حذف شود
   *[other] 🗑 بله، { $count } مخاطب حذف شوند
}
contacts-rm-lost = شناسهٔ این مخاطب در سامانه پیدا نشد؛ کسی حذف نشد.
# $count: how many were deleted
contacts-rm-done = ✅ { $count ->
    [1] مخاطب حذف شد.
   *[other] { $count } مخاطب حذف شدند.
}
# $count: how many were not found
contacts-rm-missing = { $count } مخاطب در سامانه پیدا نشدند و حذف نشدند.

# $count: how many in all
contacts-out-title = { $count ->
    [unsaid] 🚫 <b>لغو عضویت‌ها</b> (سامانه تعداد را نگفت)
   *[other] 🚫 <b>لغو عضویت‌ها: { $count } نفر</b>
}
contacts-out-note = این افراد دریافت پیامک شما را لغو کرده‌اند و به آن‌ها پیامکی نمی‌رود.
contacts-out-none = هنوز کسی لغو نکرده است.
# $name, $mobile (masked), $date: when
contacts-out-line = • { $name } { $mobile } { $date }
contacts-out-export = 📤 خروجی اکسل

# Birthdays
contacts-birthday = 🎂 تولد
# $date: the next one; $wait: days from now
contacts-card-birthday = 🎂 تولد بعدی: { $date } ({ $wait } دیگر)
contacts-card-birthday-today = 🎂 امروز تولدش است
contacts-ask-birthday = تاریخ تولد { $name } را بنویسید؛ مثلاً «۱۲ مرداد» یا ۱۳۶۹/۰۵/۱۲ یا ۱۹۹۰/۰۸/۰۳. فقط روز و ماه نگه داشته می‌شود.
contacts-birthday-unread = ⚠️ این تاریخ روشن نیست یا در تقویم نیست. روز را با عدد و ماه را با نام بنویسید؛ مثلاً «۱۲ مرداد».
contacts-birthday-saved = 🎂 تولد ذخیره شد.
# $name: of the contact; $time: hour of the greeting
contacts-birthday-late = ⌛️ امروز تولد { $name } است، ولی ساعت تبریک امروز ({ $time }) گذشته؛ تبریک امسالش خودکار نمی‌رود.
contacts-birthday-greet-ask = تبریک همین حالا برایش آماده شود؟ پیش از ارسال کارتش را می‌بینید.
contacts-birthday-greet = 🎂 تبریک همین حالا
contacts-birthday-cleared = تاریخ تولد پاک شد.
contacts-birthday-lost = تاریخ تولد با شمارهٔ پیشین پاک شد؛ اگر همان شخص است دوباره واردش کنید.
