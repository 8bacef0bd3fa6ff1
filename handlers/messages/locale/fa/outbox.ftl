# After the confirmation: undo, sending, result, delivery.
outbox-part = { $part ->
    [numbers] <b>به شماره‌ها</b>
   *[contacts] <b>به گروه‌ها و مخاطبین</b>
}
# $count: recipients, $seconds: a duration
outbox-waiting = { $count ->
    [unsaid] ⏳ { $seconds } فرصت لغو دارید، سپس ارسال می‌شود (سامانه تعداد گیرنده‌ها را نگفت)…
   *[other] ⏳ { $seconds } فرصت لغو دارید، سپس به { $count } نفر ارسال می‌شود…
}
outbox-sending = { $count ->
    [unsaid] 📤 در حال ارسال (سامانه تعداد گیرنده‌ها را نگفت)…
   *[other] 📤 در حال ارسال به { $count } نفر…
}
outbox-sent = { $count ->
    [unsaid] ✅ <b>ارسال شد</b> (سامانه تعداد گیرنده‌ها را نگفت)
   *[other] ✅ <b>ارسال شد</b> به { $count } نفر
}
outbox-when = زمان: { $moment }
# What can be done now. $count: numbers, $words: first words of the SMS
outbox-key = 📋 کد پیگیری
outbox-key-contacts = 📋 کد گروه‌ها
outbox-key-numbers = 📋 کد شماره‌ها
outbox-report = 📊 گزارش
outbox-lost = ✉️ ارسال دوباره به { $count } نرسیده
outbox-new = ✉️ پیامک تازه
outbox-to-card = ✅ ادامه به کارت ارسال
outbox-credit = اعتبار باقی‌مانده: { $count }
outbox-words = پیامک: «{ $words }»
outbox-other-account = این پیامک از حساب دیگری ارسال شده بود که اکنون متصل نیست؛ چیزی ارسال نشد.
outbox-found = پاسخ سامانه نرسیده بود؛ ارسال در فهرست پیامک‌های ارسال‌شده پیدا شد.
outbox-by-person = به گفتهٔ شما ارسال شده است.
outbox-refused = ❌ <b>سامانهٔ پیامک نپذیرفت</b>؛ چیزی ارسال نشد.
outbox-service-says = پاسخ سامانه:
outbox-text-kept = متن شما سر جایش است:
# $time: hour and minute
outbox-looking = 🔍 درخواست ساعت { $time } به سامانه رفت، ولی پاسخ روشنی نیامد. در فهرست پیامک‌های ارسال‌شدهٔ سامانه جست‌وجو می‌شود…
outbox-unknown = ⚠️ <b>معلوم نیست ارسال شده یا نه.</b> درخواست ساعت { $time } به سامانه رفت، ولی پاسخ روشنی نیامد. دوباره ارسال نشد.
outbox-unknown-next = در فهرست پیامک‌های ارسال‌شدهٔ سامانه هنوز پیدا نشده است. می‌توانید دوباره جست‌وجو کنید، یا اگر خبر دارید همین‌جا مشخص کنید.
outbox-undone = ↩️ ارسال لغو شد؛ چیزی ارسال نشد.
outbox-sealed = ❌ کلید رمز ربات عوض شده و متن این پیامک خوانده نشد؛ چیزی ارسال نشد. دوباره بنویسید.
outbox-late = ⏰ دیرتر از زمانی که تأیید کردید ارسال شد؛ ربات در این میان خاموش بود.
# $moment: date and time
outbox-held = ⏰ این پیامک { $moment } تأیید شده بود و ربات نتوانست آن را سر وقت ارسال کند؛ <b>چیزی ارسال نشد</b>. اگر هنوز می‌خواهید ارسال شود، به کارت ارسال برگردید و دوباره تأیید کنید.
outbox-resting = ❌ گردانندهٔ این ربات شما یا صاحب حساب را از فهرست کاربران برداشته بود؛ <b>چیزی ارسال نشد</b>. متن شما سر جای خود است.
outbox-colleague = ❌ کسی که این پیامک به نام او می‌رفت دیگر در این حساب اجازهٔ ارسال ندارد؛ <b>چیزی ارسال نشد</b>.
outbox-detached = ❌ حسابی که این پیامک با آن تأیید شده بود دیگر به این گفتگو متصل نیست؛ <b>چیزی ارسال نشد</b>.
outbox-own-error = ❌ خطایی در خود ربات نگذاشت این پیامک به سامانه برود؛ <b>چیزی ارسال نشد</b>. می‌توانید از کارت ارسال دوباره تأیید کنید.
outbox-given-up = این ارسال را ارسال‌نشده شمردید.
outbox-not-sent = ❌ اتصال به سامانهٔ پیامک برقرار نشد؛ <b>چیزی ارسال نشد</b>.
outbox-open = 📨 دیدن این ارسال
outbox-gone = این ارسال دیگر در فهرست ربات نیست.
outbox-undo = ↩️ لغو ارسال
outbox-undo-rest = 🛑 لغو بقیه
outbox-undo-done = ارسال لغو شد؛ چیزی ارسال نشد.
outbox-undo-part = برای برخی ارسال شده بود؛ ارسال بقیه لغو شد.
outbox-undo-late = دیر شد؛ ارسال آغاز شده بود و دیگر لغو نمی‌شود.
outbox-look = 🔍 جست‌وجوی دوباره
outbox-look-found = ✅ پیدا شد: ارسال شده است.
outbox-look-nothing = در فهرست پیامک‌های ارسال‌شده پیدا نشد. گاهی فهرست سامانه دیر به‌روز می‌شود.
outbox-mark-sent = ✅ ارسال شده
outbox-marked = ارسال‌شده ثبت شد.
outbox-again = ⚠️ ارسال دوباره
outbox-again-warning = { $count ->
    [unsaid] ⚠️ اگر بار اول ارسال شده باشد، همهٔ گیرنده‌ها این پیامک را <b>دو بار</b> می‌گیرند و هزینه‌اش دو برابر می‌شود.
   *[other] ⚠️ اگر بار اول ارسال شده باشد، { $count } نفر این پیامک را <b>دو بار</b> می‌گیرند و هزینه‌اش دو برابر می‌شود.
}
outbox-again-next = با تأیید، بار اول «ارسال‌نشده» شمرده می‌شود و کارت ارسال دوباره نشان داده می‌شود.
outbox-again-yes = ⚠️ می‌دانم، ادامه
outbox-retry = ✉️ بازگشت به کارت ارسال
outbox-edit = ✏️ ویرایش متن
outbox-edited-late = این پیامک پیش از ویرایش شما تأیید شده بود؛ ویرایش پیام، آن را عوض نکرد.
outbox-stale-running = همین حالا در حال ارسال است.
outbox-stale-sent = همین حالا ارسال شده است؛ دوباره ارسال نشد.
outbox-stale-ended = این ارسال پیش‌تر تأیید شده بود؛ نتیجه را ببینید.

# $so_far: counted; $count: of so many
outbox-delivery-part = { $count ->
    [unsaid] (شمارش { $so_far } شمارهٔ اول)
   *[other] (شمارش { $so_far } شمارهٔ اول از { $count })
}
outbox-delivery-unread = وضعیت رسیدن اکنون خوانده نشد؛ خودِ ارسال انجام شده است.

# Many texts of one send. $some: texts, $count: of so many
outbox-texts = <b>{ $some } متن از { $count }</b>
outbox-stopped-after = 🛑 پس از { $gone } متن از { $count } متوقف شد؛ بقیه ارسال نشد.
# $count: people
outbox-texts-undone = { $count ->
    [unsaid] ↩️ لغو شد؛ ارسال نشد (سامانه تعداد گیرنده‌ها را نگفت).
   *[other] ↩️ لغو شد؛ به { $count } نفر ارسال نشد.
}
