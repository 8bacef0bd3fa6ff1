# Sent SMS: the list, one sending, its numbers, what this bot sent.
command-sent = پیامک‌های ارسال‌شده و گزارش‌ها
sent-title = 📊 <b>پیامک‌های ارسال‌شده</b>
sent-none = هنوز پیامکی از این حساب ارسال نشده است.
sent-how = برای دیدن متن کامل و نتیجهٔ رسیدن، شمارهٔ آن را بزنید.
# $place: number in the list, $moment: date and time, $count: recipients
sent-item = <b>{ $place }.</b> { $moment }، { $count ->
    [unsaid] تعداد نامعلوم
   *[other] { $count } نفر
}
# Under an entry of the sent list. $count: which turn of one that comes again
sent-item-turn = 🔁 نوبت { $count }
# $count: how many calls it took
sent-item-batches = در { $count } دسته
sent-undated = تاریخ نامعلوم
sent-show = 📨 { $place }
sent-outbox = 🤖 در این ربات
sent-month = 📊 ۳۰ روز گذشته
sent-gone = این ارسال در فهرست پیدا نشد؛ فهرست تازه را ببینید.

sent-one-title = 📊 <b>گزارش پیامک</b>
# $moment: date and time
sent-one-when = زمان: { $moment }
sent-one-count = { $count ->
    [unsaid] تعداد گیرنده‌ها: سامانه نگفت
   *[other] گیرنده: { $count } نفر
}
# How many calls one SMS took. $count: how many
sent-one-batches = در { $count } دسته ارسال شد.
# $count: how many different texts
sent-one-personal = پیامک شخصی، { $count } متن؛ یکی از آن‌ها:
sent-again-personal = هر کس متن خودش را گرفته بود و متن اصلی دیگر اینجا نیست؛ چیزی ارسال نشد. از نرسیده‌ها گروه بسازید و متن را برایشان دوباره بنویسید.
sent-reuse-personal = ⚠️ این متن یکی از گیرنده‌هاست و شاید نام او در آن باشد. پیش از ارسال به دیگران نام را بردارید یا با «👤 نام گیرنده در متن» جایش را عوض کنید.
# Another turn of one that comes again. $turn: which one, $count: of so many that were sent
sent-one-turn = 🔁 نوبت { $turn }؛ تاکنون { $count } نوبت ارسال شده است.
# A later try, for those whom the first send has not reached. $moment: of the first one
sent-one-origin = برای نرسیده‌های ارسالِ { $moment } است.
# $moment, $state: of the later try
sent-one-resend = { $count ->
    [unsaid] دوباره برای نرسیده‌ها، { $moment }: { $state }
   *[other] دوباره برای { $count } نرسیده، { $moment }: { $state }
}
sent-turn-before = ▶️ نوبت پیش
sent-turn-after = ◀️ نوبت بعد
sent-to-origin = 📨 ارسال اول
sent-to-resend = 📨 دوبارهٔ { $moment }
sent-counting = ⏳ وضعیت شماره‌ها شمرده می‌شود؛ همین‌جا به‌روز می‌شود.
sent-unread = ⚠️ وضعیت رسیدن اکنون خوانده نشد؛ چند لحظه بعد «🔄 به‌روزرسانی» را بزنید.
sent-following = 🔔 این صفحه خودش به‌روز می‌شود؛ نتیجهٔ نهایی را هم خبر می‌دهم.
sent-numbers = 📱 شماره‌ها
sent-file = 📎 فایل اکسل
sent-picture = 📊 نمودار
sent-reuse = ✉️ استفاده از این متن
# $count: how many were not reached
sent-again = ✉️ ارسال دوباره به { $count } نرسیده
sent-group = ➕ ساخت گروه از { $count } نرسیده
# $status, $percent, $date: as shown
sent-picture-caption = 📊 { $status }: { $percent }، { $date }
# $count: recipients
sent-file-later = { $count ->
    [unsaid] 📎 فایل شماره‌ها آماده می‌شود و همین‌جا برایتان می‌فرستم.
   *[other] 📎 فایل { $count } شماره آماده می‌شود و همین‌جا برایتان می‌فرستم.
}

sent-lost-none = شماره‌ای که پیامک به آن نرسیده باشد، پیدا نشد. چیزی ارسال یا عوض نشد.
sent-lost-no-text = متن این ارسال در سامانه پیدا نشد؛ متن تازه‌ای بنویسید. چیزی ارسال نشد.
# $count: numbers
sent-lost-card = ✉️ همان متن، فقط برای { $count } شماره‌ای که پیامک به آن‌ها نرسیده است.
sent-lost-part = ⚠️ نرسیده‌ها بیشترند؛ این بار { $count } شمارهٔ اول.
sent-group-ask = ➕ نام گروه نرسیده‌ها را بنویسید (نامی که در گروه‌های دیگر نباشد).
# $name: the usual name
sent-group-usual = ✅ { $name }
# $date: date and time of the sending
sent-group-name = نرسیده‌های { $date }
sent-group-bad = نام گروه باید یک تا ۶۰ نویسه باشد؛ گروهی ساخته نشد.
# $name: group, $count: numbers
sent-group-sure = ➕ گروه «{ $name }» با { $count } شماره ساخته شود؟
sent-group-membership = ⚠️ هر شماره‌ای که در مخاطبین شما نباشد، یک پیامک عضویت می‌گیرد.
sent-group-yes = ✅ ساختن گروه
sent-group-no-id = گروه «{ $name }» ساخته شد، ولی سامانه شناسه‌اش را نداد؛ شماره‌ای افزوده نشد.
sent-group-made = ✅ گروه «{ $name }» ساخته شد: { $count } شماره.
# $count: numbers that were refused
sent-group-left = { $count } شماره را سامانه نپذیرفت (نامعتبر یا لغو عضویت).
sent-group-broken = ⚠️ سامانه در میانهٔ کار پاسخ روشنی نداد؛ بقیهٔ شماره‌ها شاید افزوده نشده باشند. گروه را ببینید.

# $count: recipients
sent-nums-title = { $count ->
    [unsaid] 📱 <b>شماره‌های این ارسال</b> (تعداد نامعلوم)
   *[other] 📱 <b>شماره‌های این ارسال</b> ({ $count } نفر)
}
sent-nums-how = روی هر کدام بزنید تا شمارهٔ کامل را ببینید؛ برای جست‌وجو، بخشی از شماره را بنویسید.
sent-nums-none = شماره‌ای در این صفحه نیست.
sent-nums-search = 🔍 جست‌وجوی شماره
sent-nums-ask = 🔍 شماره یا بخشی از آن را بنویسید (دست‌کم سه رقم).
sent-nums-bad = دست‌کم سه رقم از شماره را بنویسید.
# $query: digits
sent-nums-found = 🔍 نتیجهٔ جست‌وجوی { $query }:
sent-nums-not-found = در این ارسال چنین شماره‌ای نیست.
sent-nums-partly = هنوز همهٔ شماره‌ها دیده نشده است؛ ادامه بدهید.
sent-nums-onward = 🔍 ادامهٔ جست‌وجو
sent-nums-all = 📱 همهٔ شماره‌ها
sent-nums-lost = 🔴 فقط نرسیده‌ها
sent-nums-lost-title = 🔴 <b>شماره‌هایی که پیامک به آن‌ها نرسیده است</b>
# $name: whose, $mobile: whole number, $status: as shown
sent-nums-who = { $mobile } · { $status }
sent-nums-who-named = { $name } · { $mobile } · { $status }

sent-outbox-title = 🤖 <b>ارسال‌های همین ربات</b>
sent-outbox-none = هنوز از این گفتگو چیزی ارسال نشده است.
# $place: number in the list, $state: with its icon, $moment: date and time, $count: recipients
sent-outbox-item = <b>{ $place }.</b> { $state }، { $moment }، { $count ->
    [unsaid] تعداد نامعلوم
   *[other] { $count } نفر
}
sent-state = { $state ->
    [waiting] ⏳ در انتظار (می‌شود لغو کرد)
    [sending] 📤 در حال ارسال
    [sent] ✅ ارسال شد
    [refused] ❌ پذیرفته نشد
    [unknown] ⚠️ نامعلوم
    [undone] ↩️ لغو شد
    [part] ✅ بخشی ارسال شد
   *[not_sent] ❌ ارسال نشد
}
# $count: how many times it has left
sent-outbox-turns = 🔁 تاکنون { $count } نوبت

# A second try that there was already. $count: numbers, $moment: when
sent-lost-tried = { $count } شمارهٔ دیگر کنار گذاشته شد: { $moment } یک بار دیگر برایشان ارسال شده است.
sent-lost-tried-all = ⚠️ برای همهٔ این شماره‌ها { $moment } یک بار دیگر ارسال شده است.
