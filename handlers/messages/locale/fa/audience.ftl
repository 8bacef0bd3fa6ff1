# Choosing recipients: groups, contacts, plain numbers.
audience-ask = 👥 <b>به چه کسانی ارسال شود؟</b> گروه‌ها را انتخاب کنید، یا نام یا شماره بنویسید.
audience-no-groups = هنوز گروهی ندارید؛ مخاطبی را جست‌وجو کنید یا شماره بنویسید.
# $query: what was typed, $count: hits
audience-groups-found = گروه‌های «{ $query }»: { $count } مورد
# $name: the group, $members: members
audience-group = { $name } ({ $members })
# $count: members who wait after the membership SMS
audience-waiting = { $count ->
    [unsaid] ⏳ سامانه نگفت چند نفر از این گروه‌ها هنوز در انتظارند و پیامک نمی‌گیرند.
   *[other] ⏳ { $count } نفر از این گروه‌ها هنوز در انتظارند و پیامک نمی‌گیرند.
}
audience-all = ➕ همه
audience-clear = ➖ هیچ‌کدام
audience-every-group = 👥 همهٔ گروه‌ها
audience-groups = 👥 گروه‌ها
audience-people = 👤 مخاطب
audience-numbers = 📱 شماره
audience-next = ✅ ادامه
# $count: people, each once
audience-next-with = ✅ ادامه با { $count } نفر
audience-nobody = هنوز کسی انتخاب نشده است.
audience-nobody-toast = اول گیرنده‌ای انتخاب کنید.
# $parts: the counts below, joined
audience-chosen = انتخاب‌شده: { $parts }
# $count: plain numbers among them that get nothing
audience-opted-out = 🚫 { $count } شماره از این‌ها لغو عضویت کرده و پیامک نمی‌گیرد.
audience-and = { "، " }
audience-count = { $kind ->
    [groups] { $count } گروه
    [contacts] { $count } مخاطب
   *[numbers] { $count } شماره
}

audience-people-ask = 🔍 نام یا بخشی از شمارهٔ مخاطب را بنویسید.
audience-people-none = مخاطبی با «{ $query }» پیدا نشد. نام یا شمارهٔ دیگری بنویسید.
audience-people-found = نتیجهٔ «{ $query }»: { $count } مخاطب
audience-as-number = ➕ افزودن همین شماره

audience-numbers-ask = 📱 شماره‌ها را بنویسید یا فهرستی بچسبانید؛ رقم فارسی، فاصله و <code>+98</code> اشکالی ندارد.
audience-added = ✅ { $count } شماره افزوده شد.
audience-repeated = { $count } شماره تکراری بود و یک بار حساب شد.
audience-over = ⚠️ { $count } شماره جا نشد؛ در هر ارسال حداکثر { $most } شماره.
audience-junk = این‌ها شمارهٔ موبایل نبود و افزوده نشد:
audience-only-junk = شمارهٔ موبایلی پیدا نشد؛ متوجه این‌ها نشدم:
audience-junk-more = و { $count } مورد دیگر
audience-nothing-found = شمارهٔ موبایلی پیدا نشد.
audience-drop = ➖ { $mobile }
audience-drop-all = ➖ همهٔ شماره‌ها
audience-contact-no-mobile = این مخاطب شمارهٔ موبایل ایران ندارد؛ افزوده نشد.
