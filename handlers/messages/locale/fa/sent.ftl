# Sent SMS: the list, one sending, its numbers, what this bot sent.
command-sent = پیامک‌های فرستاده و گزارش‌ها
sent-title = 📊 <b>پیامک‌های فرستاده</b>
sent-none = هنوز پیامکی از این حساب فرستاده نشده است.
sent-how = برای دیدن متن کامل و نتیجهٔ رسیدن، شمارهٔ آن را بزنید.
# $place: number in the list, $moment: date and time, $count, $shown: recipients
sent-item = <b>{ $place }.</b> { $moment }، { $count ->
    [unsaid] تعداد نامعلوم
   *[other] { $shown } نفر
}
# Under an entry of the sent list. $shown: which turn of one that comes again
sent-item-turn = 🔁 نوبت { $shown }
# $count, $shown: how many calls it took
sent-item-batches = در { $shown } دسته
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
   *[other] گیرنده: { $shown } نفر
}
# How many calls one SMS took. $count, $shown: how many
sent-one-batches = در { $shown } دسته فرستاده شد.
# $count, $shown: how many different texts
sent-one-personal = پیامک شخصی، { $shown } متن؛ یکی از آن‌ها:
sent-again-personal = هر کس متن خودش را گرفته بود و متن اصلی دیگر اینجا نیست؛ چیزی ارسال نشد. از نرسیده‌ها گروه بسازید و متن را برایشان دوباره بنویسید.
sent-reuse-personal = ⚠️ این متن یکی از گیرنده‌هاست و شاید نام او در آن باشد. پیش از ارسال به دیگران نام را بردارید یا با «👤 نام گیرنده در متن» جایش را عوض کنید.
# Another turn of one that comes again. $shown: which one, $of, $count: of so many that were sent
sent-one-turn = 🔁 نوبت { $shown }؛ تاکنون { $of } نوبت ارسال شده است.
# A later try, for those whom the first send has not reached. $moment: of the first one
sent-one-origin = برای نرسیده‌های ارسالِ { $moment } است.
# $moment, $state: of the later try
sent-one-resend = { $count ->
    [unsaid] دوباره برای نرسیده‌ها، { $moment }: { $state }
   *[other] دوباره برای { $shown } نرسیده، { $moment }: { $state }
}
sent-turn-before = ▶️ نوبت پیش
sent-turn-after = ◀️ نوبت بعد
sent-to-origin = 📨 ارسال نخست
sent-to-resend = 📨 دوبارهٔ { $moment }
sent-counting = ⏳ وضعیت شماره‌ها شمرده می‌شود؛ همین‌جا به‌روز می‌شود.
sent-unread = ⚠️ وضعیت رسیدن اکنون خوانده نشد؛ چند لحظه بعد «🔄 به‌روزرسانی» را بزنید.
sent-following = 🔔 این صفحه خودش به‌روز می‌شود؛ نتیجهٔ نهایی را هم خبر می‌دهم.
sent-numbers = 📱 شماره‌ها
sent-file = 📎 فایل اکسل
sent-picture = 📊 نمودار
sent-reuse = ✉️ استفاده از این متن
# $shown: how many were not reached
sent-again = ✉️ ارسال دوباره به { $shown } نرسیده
sent-group = ➕ ساخت گروه از { $shown } نرسیده
# $status, $percent, $date: as shown
sent-picture-caption = 📊 { $status }: { $percent }، { $date }
# $shown: recipients
sent-file-later = { $count ->
    [unsaid] 📎 فایل شماره‌ها آماده می‌شود و همین‌جا برایتان می‌فرستم.
   *[other] 📎 فایل { $shown } شماره آماده می‌شود و همین‌جا برایتان می‌فرستم.
}

sent-lost-none = شماره‌ای که پیامک به آن نرسیده باشد، پیدا نشد. چیزی ارسال یا عوض نشد.
sent-lost-no-text = متن این ارسال در سامانه پیدا نشد؛ متن تازه‌ای بنویسید. چیزی ارسال نشد.
# $count, $shown: numbers
sent-lost-card = ✉️ همان متن، فقط برای { $shown } شماره‌ای که پیامک به آن‌ها نرسیده است.
sent-lost-part = ⚠️ نرسیده‌ها بیشترند؛ این بار { $shown } شمارهٔ نخست.
sent-group-ask = ➕ نام گروه نرسیده‌ها را بنویسید (نامی که در گروه‌های دیگر نباشد).
# $name: the usual name
sent-group-usual = ✅ { $name }
# $date: date and time of the sending
sent-group-name = نرسیده‌های { $date }
sent-group-bad = نام گروه باید یک تا ۶۰ نویسه باشد؛ گروهی ساخته نشد.
# $name: group, $count, $shown: numbers
sent-group-sure = ➕ گروه «{ $name }» با { $shown } شماره ساخته شود؟
sent-group-membership = ⚠️ هر شماره‌ای که در مخاطبین شما نباشد، یک پیامک عضویت می‌گیرد.
sent-group-yes = ✅ ساختن گروه
sent-group-no-id = گروه «{ $name }» ساخته شد، ولی سامانه شناسه‌اش را نداد؛ شماره‌ای افزوده نشد.
sent-group-made = ✅ گروه «{ $name }» ساخته شد: { $shown } شماره.
# $shown: numbers that were refused
sent-group-left = { $shown } شماره را سامانه نپذیرفت (نامعتبر یا لغو عضویت).
sent-group-broken = ⚠️ سامانه در میانهٔ کار پاسخ روشنی نداد؛ بقیهٔ شماره‌ها شاید افزوده نشده باشند. گروه را ببینید.

# $shown: recipients
sent-nums-title = { $count ->
    [unsaid] 📱 <b>شماره‌های این ارسال</b> (تعداد نامعلوم)
   *[other] 📱 <b>شماره‌های این ارسال</b> ({ $shown } نفر)
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
sent-outbox-none = هنوز از این گفتگو چیزی فرستاده نشده است.
# $place: number in the list, $state: with its icon, $moment: date and time, $count, $shown: recipients
sent-outbox-item = <b>{ $place }.</b> { $state }، { $moment }، { $count ->
    [unsaid] تعداد نامعلوم
   *[other] { $shown } نفر
}
sent-state-waiting = ⏳ در انتظار (می‌شود لغو کرد)
sent-state-sending = 📤 در حال ارسال
sent-state-sent = ✅ ارسال شد
sent-state-refused = ❌ پذیرفته نشد
sent-state-unknown = ⚠️ نامعلوم
sent-state-undone = ↩️ لغو شد
sent-state-part = ✅ بخشی ارسال شد
# $count, $shown: how many times it has left
sent-outbox-turns = 🔁 تاکنون { $shown } نوبت
sent-state-not-sent = ❌ ارسال نشد

# A second try that there was already. $count, $shown: numbers, $moment: when
sent-lost-tried = { $shown } شمارهٔ دیگر کنار گذاشته شد: { $moment } یک بار دیگر برایشان ارسال شده است.
sent-lost-tried-all = ⚠️ برای همهٔ این شماره‌ها { $moment } یک بار دیگر ارسال شده است.
