# Contact groups: list, card, colour, emptying, deleting.
command-groups = گروه‌های مخاطبین
groups-title = 👥 <b>گروه‌ها</b>
groups-none = هنوز گروهی ندارید. با «➕ گروه تازه» اولین گروه را بسازید.
# $groups, $contacts: numbers; memberships, not people
groups-total = { $groups } گروه، در مجموع { $contacts } عضویت (کسی که در دو گروه باشد دو بار شمرده می‌شود). گروهی را انتخاب کنید.
# The same where $count groups have no size; $contacts: memberships of the others
groups-total-unsaid = { $groups } گروه؛ اندازهٔ { $count } گروه را سامانه نگفت، بقیه در مجموع { $contacts } عضویت دارند (کسی که در دو گروه باشد دو بار شمرده می‌شود). گروهی را انتخاب کنید.
# $query: what was searched, $count: hits
groups-found = نتیجهٔ جست‌وجوی «{ $query }»: { $count } گروه
# $count: contacts, $waiting: how many wait, as shown
groups-count = { $count ->
    [unsaid] تعداد نامعلوم
   *[other] { $count } نفر
}
groups-count-waiting = { $count ->
    [unsaid] تعداد نامعلوم، { $waiting } در انتظار
   *[other] { $count } نفر، { $waiting } در انتظار
}
groups-new = ➕ گروه تازه
groups-search = 🔍 جست‌وجو
groups-all = 👥 همهٔ گروه‌ها
groups-search-ask = 🔍 بخشی از نام گروه را بنویسید.
groups-name-ask = ➕ نام گروه تازه را بنویسید (نامی که در گروه‌های دیگر نباشد).
groups-name-bad = نام گروه باید یک تا ۶۰ نویسه باشد؛ چیزی ساخته یا عوض نشد.
# $name: the group's name
groups-made = ✅ گروه «{ $name }» ساخته شد.
# $name: the group's name
groups-found-empty = گروه «{ $name }» از پیش در حساب شما هست و خالی است؛ همان باز شد.
groups-gone = این گروه دیگر در حساب شما نیست؛ شاید در پنل پاک شده باشد.

# $dot: coloured circle, $name: bold name
groups-card-title = { $dot } گروه { $name }
# $counts: as in groups-count
groups-card-count = تعداد: { $counts }
# $count: how many wait
groups-waiting = { $count ->
    [unsaid] ⏳ سامانه نگفت چند نفر تازه عضو شده‌اند و هنوز نمی‌شود به آن‌ها پیامک داد.
    [one] ⏳ { $count } نفر تازه عضو شده است و هنوز نمی‌شود به او پیامک داد.
   *[other] ⏳ { $count } نفر تازه عضو شده‌اند و هنوز نمی‌شود به آن‌ها پیامک داد.
}
# $color: code
groups-color-line = رنگ: { $color }
groups-send = ✉️ پیامک به گروه
groups-contacts = 👤 مخاطبین گروه
groups-add = ➕ افزودن مخاطب
groups-import = 📎 ورود از فایل
groups-export = 📤 خروجی اکسل
groups-rename = ✏️ تغییر نام
groups-color = 🎨 رنگ
groups-empty = 🧹 خالی کردن گروه
groups-delete = 🗑 حذف گروه
groups-rename-ask = ✏️ نام تازهٔ گروه را بنویسید.
# $name: new name
groups-renamed = ✅ نام گروه به «{ $name }» عوض شد.

# $name: the group's name, $dot: its colour now
groups-color-title = 🎨 رنگ گروه «{ $name }»: { $dot }
# $sample: a code
groups-color-ask = یکی را انتخاب کنید، یا کد رنگ را بنویسید؛ مانند { $sample }
# $typed: what was typed
groups-color-bad = «{ $typed }» کد رنگ نیست؛ شش رقم یا حرف a تا f پس از # بنویسید.
# $dot: the new colour
groups-colored = ✅ رنگ گروه عوض شد: { $dot }

# $name: group, $count: how many contacts
groups-empty-title = 🧹 <b>خالی کردن گروه «{ $name }»</b>
groups-empty-what = { $count ->
    [unsaid] همهٔ مخاطبین از این گروه حذف می‌شوند (سامانه نگفت چند نفرند)؛ خود گروه می‌ماند.
    [one] { $count } مخاطب این گروه از آن حذف می‌شود؛ خود گروه می‌ماند.
   *[other] همهٔ { $count } مخاطب از این گروه حذف می‌شوند؛ خود گروه می‌ماند.
} این کار برگشت ندارد.
groups-gone-people = کسی که در گروه دیگری هم باشد، در حساب شما می‌ماند؛ کسی که فقط در این گروه است، از حساب هم حذف می‌شود و اگر دوباره افزوده شود، دوباره پیامک عضویت می‌گیرد.
groups-empty-yes = { $count ->
    [unsaid] 🧹 بله، همهٔ مخاطبین حذف شوند
    [one] 🧹 بله، { $count } مخاطب حذف شود
   *[other] 🧹 بله، { $count } مخاطب حذف شوند
}
# $name: group, $count: how many went
groups-emptied = { $count ->
    [unsaid] ✅ گروه «{ $name }» خالی شد.
   *[other] ✅ گروه «{ $name }» خالی شد ({ $count } مخاطب).
}
groups-delete-title = 🗑 <b>حذف گروه «{ $name }» برای همیشه</b>
groups-delete-what = { $count ->
    [unsaid] خود گروه و عضویت همهٔ مخاطبین آن حذف می‌شود (سامانه نگفت چند نفرند).
    [0] گروه خالی است و حذف می‌شود.
   *[other] خود گروه و عضویت { $count } مخاطب آن حذف می‌شود.
} این کار برگشت ندارد.
groups-delete-yes = 🗑 بله، گروه «{ $name }» حذف شود
groups-deleted = ✅ گروه «{ $name }» حذف شد.

# Asked for, to be approved by somebody else.
groups-delete-ask = 🔏 درخواست تأیید حذف
groups-delete-asks = 🔏 صاحب حساب خواسته است که حذف گروه را یک همکار دیگر تأیید کند؛ تا آن وقت چیزی حذف نمی‌شود.
groups-approval = 🗑 حذف گروه «{ $name }»
groups-approval-changed = این گروه دیگر همان نیست که درخواست شده بود: نام یا تعدادش عوض شده یا پاک شده است. چیزی حذف نشد.
groups-approval-end = { $state ->
    [going] ⏳ در حال حذف…
    [done] ✅ گروه حذف شد.
    [refused] ❌ سامانه گروه را حذف نکرد؛ گروه سر جایش است.
   *[unknown] ⚠️ معلوم نیست سامانه آن را حذف کرده باشد؛ گروه هنوز در فهرست بود. فهرست گروه‌ها را ببینید.
}
groups-approval-list = 👥 گروه‌ها
groups-approval-late = دیر شد؛ انجام آن آغاز شده بود و دیگر برنمی‌گردد.
