# Sends that leave at a pace: choosing it, the card, the living page.
# $count: SMS of a batch; $every: minutes or hours; $hours: from and to
pace-words = هر { $every } { $count } نفر، { $hours }
pace-hours = { $start } تا { $end }
pace-all-day = شبانه‌روز
pace-line = 🐢 { $pace }
# $first, $last: moments; $wait: how long until the last
pace-one = همه در یک دسته جا می‌شوند: { $first }
pace-batches = در { $count } دسته؛ اولی { $first }، آخری <b>{ $last }</b> ({ $wait } دیگر)
pace-title = <b>🐢 ارسال تدریجی</b>
pace-why = پیامک دسته‌دسته می‌رود تا تلفن و فروشگاه شما یک‌باره شلوغ نشود.
pace-or-type = یا بنویسید؛ مثلاً «۲۰۰ تا هر ۱۰ دقیقه از ۹ تا ۲۱».
# $count: people
pace-many = { $count } نفر
# $count: minutes
pace-every = { $count } دقیقه
pace-yes = ✅ با همین آهنگ
pace-none = ❌ یک‌جا ارسال شود
# $most: as shown
pace-bad-many = در هر دسته از ۱ تا { $most } نفر می‌شود. تعداد دیگری بنویسید.
pace-bad-minutes = فاصلهٔ دو دسته از ۱ تا { $most } دقیقه می‌شود. فاصلهٔ دیگری بنویسید.
pace-bad-hours = این دو ساعت با هم جور نیستند. مثلاً بنویسید «از ۹ تا ۲۱».
# $word: as typed
pace-unread-word = «{ $word }» را متوجه نشدم. مثلاً بنویسید «۲۰۰ تا هر ۱۰ دقیقه از ۹ تا ۲۱»، یا فقط یکی از آن‌ها: «۵۰ تا»، «هر نیم ساعت»، «۹ تا ۲۱».
pace-unread = متوجه نشدم. مثلاً بنویسید «۲۰۰ تا هر ۱۰ دقیقه از ۹ تا ۲۱»، یا فقط یکی از آن‌ها: «۵۰ تا»، «هر نیم ساعت»، «۹ تا ۲۱».

# On the card before sending
send-pace = 🐢 ارسال تدریجی
send-pace-change = 🐢 تغییر آهنگ
# $count: recipients
send-pace-confirm = ✅ شروع ارسال به { $count } نفر
send-pace-made = ✅ <b>آغاز شد.</b> هر وقت خواستید، از همین صفحه متوقفش کنید یا بقیه را لغو کنید.
pace-unsaid = سامانه نگفت چند نفر این پیامک را می‌گیرند؛ بدون آن نمی‌توان دسته‌دسته ارسال کرد. دوباره امتحان کنید یا یک‌جا ارسال کنید.
# $people, $batches: at most
pace-too-many = برای ارسال تدریجی زیاد است: حداکثر { $people } نفر در { $batches } دسته. گیرنده‌ها را کمتر یا دسته‌ها را بزرگ‌تر کنید.
pace-overlaps = دسته‌های این نوبت تا نوبت بعد تمام نمی‌شوند. دسته‌ها را بزرگ‌تر، فاصله را کمتر یا فاصلهٔ تکرار را بیشتر کنید.

# The living page
# $count: people; $many: batches
pace-sent = { $count ->
    [unsaid] ارسال شد: { $many } دسته
   *[other] ارسال شد: { $count } نفر در { $many } دسته
}
pace-sent-texts = { $count ->
    [unsaid] ارسال شد: { $many } متن
   *[other] ارسال شد: { $count } نفر، هر کس متن خودش ({ $many } متن)
}
pace-running = { $count ->
    [unsaid] در حال ارسال: یک دسته
   *[other] در حال ارسال: { $count } نفر
}
pace-doubtful = { $count ->
    [unsaid] نامعلوم: شاید رسیده باشد
   *[other] نامعلوم: { $count } نفر، شاید رسیده باشد
}
pace-failed = { $count ->
    [unsaid] نرفت: یک دسته
   *[other] نرفت: { $count } نفر
}
pace-left = مانده: { $count } نفر در { $many } دسته
pace-out = { $count ->
    [1] کنار گذاشته‌شده: { $count } نفر که در این میان لغو عضویت کرده یا حذف شده است
   *[other] کنار گذاشته‌شده: { $count } نفر که در این میان لغو عضویت کرده یا حذف شده‌اند
}
# $count: people who got it by a batch that only the service knows of
pace-reached = پیش‌تر گرفته‌اند: { $count } نفر، به گفتهٔ فهرست سامانه
# $when: in full
pace-next = دستهٔ بعد: { $when }
# $last: moment; $wait: how long until then
pace-last = آخرین دسته: { $last } ({ $wait } دیگر)
# $count: people who have not got it
pace-paused = ⏸ متوقف است. تا ادامه ندهید به { $count } نفر باقی‌مانده نمی‌رود.
pace-stopped = 🛑 لغو شد. به { $count } نفر باقی‌مانده نرفت.
# $moment: of the batch; $why: a sentence; $count: people who were handed over, $remaining: the rest
pace-held = ⏰ دستهٔ { $moment } نرفت. { $why } تا اینجا نوبت { $count } نفر رسیده و <b>{ $remaining } نفر مانده است.</b> «⏯ ادامه» فقط به همان مانده‌ها می‌رود.
# After a backup was put back. $count: people who have it, $remaining: the rest
pace-why-restored = ربات از نسخهٔ پشتیبان برگشته و شاید این پیامک پس از آن نسخه به کسانی رفته باشد. با «⏯ ادامه» فهرست سامانه را می‌خوانم و به کسی که گرفته دوباره ارسال نمی‌کنم.
pace-restored = به گفتهٔ سامانه پس از نسخهٔ پشتیبان به { $count } نفر رفته است و دوباره به آن‌ها نمی‌رود؛ <b>{ $remaining } نفر مانده است.</b>
pace-restored-unread = { $count ->
    [unsaid] به گفتهٔ سامانه این پیامک پس از نسخهٔ پشتیبان رفته است، ولی نمی‌گوید به چه کسانی. چیزی ارسال نشد؛ کمی بعد دوباره «⏯ ادامه» را بزنید یا بقیه را لغو کنید.
   *[other] به گفتهٔ سامانه این پیامک پس از نسخهٔ پشتیبان به { $count } نفر رفته است، ولی نمی‌گوید به چه کسانی. چیزی ارسال نشد؛ کمی بعد دوباره «⏯ ادامه» را بزنید یا بقیه را لغو کنید.
}
pace-stop = 🛑 لغو بقیه
pace-stop-ask = بقیهٔ این پیامک لغو شود؟ آنچه رفته، رفته است؛ به بقیه نمی‌رود.
# $count: people who have it, or may have
pace-stopped-now = { $count ->
    [unsaid] دسته‌های پیشین رفته‌اند و به کس دیگری نمی‌رود.
   *[other] تا اینجا به { $count } نفر رفته است و به کس دیگری نمی‌رود.
}
pace-batches-button = 📤 دسته‌های نرفته
