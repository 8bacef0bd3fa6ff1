# Sends for later: choosing the moment, /scheduled, one campaign, what is held.
command-scheduled = پیامک‌های زمان‌بندی‌شده
when-title = <b>⏰ چه زمانی ارسال شود؟</b>
when-ask = یکی را انتخاب کنید.
when-or-type = یا زمان را بنویسید؛ مثلاً «فردا ساعت ۶ عصر» یا «۲۵ آذر ۱۰:۳۰».
# $time: as shown
when-in-an-hour = یک ساعت دیگر
when-today = امروز { $time }
when-tomorrow = فردا { $time }
when-saturday = شنبه { $time }
when-calendar = 📅 تاریخ دیگر
when-day = روز را انتخاب کنید.
# $weekday, $date: as shown
when-hour = { $weekday } { $date }، چه ساعتی؟
when-no-hour = { $weekday } { $date } دیگر ساعتی بیرون از ساعت‌های سکوت نمانده است؛ روز دیگری انتخاب کنید یا ساعت را بنویسید.
when-other-day = 📅 روز دیگر
when-minute = چه دقیقه‌ای؟
when-other-hour = ✏️ ساعت دیگر
when-which = این را چند جور می‌شود خواند؛ کدام؟
when-which-day = این تاریخ دو جور خوانده می‌شود؛ کدام؟
# $weekday, $date: as shown
when-day-named = 📅 { $weekday } { $date }
# $words: as typed
when-moon = «{ $words }» به تقویم قمری است و روزش با دیدن ماه شاید جابه‌جا شود؛ تاریخش را بنویسید یا از «🎉 متن‌های مناسبتی» روزش را انتخاب کنید.
when-reading = { $moment }
# $moment: weekday, date and time; $wait: how long from now
when-in-full = ⏰ <b>{ $moment }</b> ({ $wait } دیگر)
when-and = { $first } و { $second }
# $time: as shown
when-yes = ✅ همین زمان ({ $time })
when-later-instead = ⏰ بهتر: { $moment }
when-again = ✏️ زمان دیگر
when-quiet = این زمان در ساعت‌های سکوت شماست و شاید گیرنده‌ها را ناراحت کند. همین زمان باشد یا اولین زمان پس از آن؟
when-past = این زمان گذشته است؛ زمانی را انتخاب کنید که هنوز نرسیده است.
when-too-far = این زمان بیش از ده سال دیگر است؛ زمان نزدیک‌تری انتخاب کنید.
# $words: as typed
when-no-such-day = چنین روزی در تقویم نیست: «{ $words }». روز دیگری بنویسید.
when-wrong-weekday = آن تاریخ «{ $words }» نیست؛ تاریخ یا روز هفته را درست کنید و دوباره بنویسید.
when-contradiction = ساعت و وقت روز با هم نمی‌خوانند؛ دوباره بنویسید، مثلاً «فردا ۱۸» یا «فردا ۶ عصر».
when-unknown = «{ $words }» را متوجه نشدم. زمان را مثل «فردا ساعت ۶ عصر» یا «۱۴۰۵/۰۹/۲۵ ۱۸:۰۰» بنویسید.
when-not-read = زمان را مثل «فردا ساعت ۶ عصر» یا «۱۴۰۵/۰۹/۲۵ ۱۸:۰۰» بنویسید.

scheduled-title = <b>⏰ پیامک‌های زمان‌بندی‌شده</b>
scheduled-none = پیامکی در انتظار نیست. پیامک را بنویسید و روی کارت ارسال «⏰ ارسال در زمان دیگر» را بزنید.
scheduled-write = ✉️ پیامک تازه
# $day, $time: when it leaves; $words: how it begins; $count: recipients
scheduled-label = { $kind ->
    [again] 🔁 { $day } { $time } · { $words }
    [paced] 🐢 { $day } { $time } · { $words }
    [both] 🔁🐢 { $day } { $time } · { $words }
   *[once] ⏰ { $day } { $time } · { $words }
}
scheduled-item = «{ $words }» به { $count } نفر
scheduled-item-unsaid = «{ $words }»

campaign-title = <b>⏰ پیامک زمان‌بندی‌شده</b>
campaign-gone = این پیامک زمان‌بندی‌شده دیگر در فهرست نیست.
campaign-leaving = 📤 زمانش رسیده و در حال رفتن است.
campaign-paused = ⏸ متوقف است. زمانش { $moment } بود؛ تا ادامه ندهید ارسال نمی‌شود.
campaign-stopped-repeat = 🛑 لغو شد و دیگر تکرار نمی‌شود.
campaign-done = ✅ ارسالش آغاز شده است.
campaign-estimate = هزینه: حدود { $count } پیامک، در زمان ارسال
campaign-closed = متن خوانده نمی‌شود
campaign-closed-page = کلید رمز ربات عوض شده و متن این پیامک خوانده نمی‌شود؛ لغوش کنید و دوباره بنویسید.
campaign-now = ✅ همین حالا
campaign-time = ⏰ تغییر زمان
campaign-edit = ✏️ متن و گیرنده‌ها
campaign-pause = ⏸ توقف
campaign-resume = ⏯ ادامه
campaign-stop = 🛑 لغو این پیامک
campaign-stop-ask = این پیامک زمان‌بندی‌شده لغو شود؟ چیزی ارسال نخواهد شد.
campaign-stop-yes = 🛑 لغو شود
campaign-stopped-now = 🛑 لغو شد؛ چیزی ارسال نشد.
campaign-stopped-part = بخشی از آن لغو شد؛ بقیه پیش‌تر رفته بود.
campaign-stop-late = دیر شد: این پیامک دارد می‌رود یا رفته است.
campaign-changed = این پیامک از زمان نمایش این صفحه عوض شده یا رفته است؛ کاری انجام نشد.
campaign-paused-toast = متوقف شد
campaign-resumed-toast = ادامه دارد
# $moment: weekday, date and time
campaign-moved = ✅ زمان ارسال: { $moment }
campaign-held-title = <b>⏰ یک پیامک زمان‌بندی‌شده نرفت</b>
campaign-held-ahead = <b>⏰ یک پیامک زمان‌بندی‌شده نگه داشته شده است</b>
# To a colleague who cannot decide
campaign-held-asked = از کسی که می‌تواند تصمیم بگیرد پرسیده شد؛ تا نگوید چیزی نمی‌رود.
campaign-held = ⏰ زمانش: { $moment }. { $why } <b>چیزی ارسال نشد.</b>
campaign-why = { $reason ->
    [restored] ربات از نسخهٔ پشتیبان برگشته و شاید این پیامک پس از آن نسخه رفته، عوض یا لغو شده باشد؛ اول در پیامک‌های ارسال‌شده ببینید، سپس زمانش را دوباره انتخاب یا لغوش کنید.
    [closed] کلید رمز ربات عوض شده و متن آن خوانده نمی‌شود.
    [account] حسابی که باید با آن ارسال می‌شد دیگر به این گفتگو متصل نیست.
    [keys] سامانه کلیدهای حساب را نپذیرفت.
    [plan] پلن حساب تمام شده است.
    [credit] اعتبار حساب برای این تعداد کافی نبود.
    [nobody] دیگر کسی نیست که آن را بگیرد.
    [count] تعداد گیرنده‌ها بیش از ده درصد با زمانی که تأیید کردید فرق کرده است.
    [names] نام کسی یا گیرنده‌ها از زمان تأیید شما عوض شده است و متن همان نیست که دیدید.
    [ceiling] اکنون بیش از سقف { $most } پیامک می‌شود.
    [unsaid] سامانه نگفت به چند نفر می‌رسد و معلوم نیست از سقف { $most } پیامک بیشتر شود یا نه.
    [batch] یکی از دسته‌های پیش از آن نرفت یا معلوم نیست رفته باشد.
    [unreachable] سامانهٔ پیامک در دسترس نبود.
    [resting] گردانندهٔ این ربات صاحب حساب یا کسی را که این را زمان‌بندی کرده بود از فهرست کاربران برداشته بود.
    [colleague] کسی که این را زمان‌بندی کرده بود دیگر همکار این حساب نیست یا اجازهٔ ارسال ندارد؛ اکنون به نام شماست و تا نگویید نمی‌رود.
    [above] اکنون بیش از سقفی می‌شود که صاحب حساب برای مدیرها گذاشته است؛ فقط با تأیید او می‌رود.
   *[late] ربات در آن زمان خاموش بود (یا ساعت سرور عوض شد) و حالا خیلی دیر است.
}
# $left: SMS left of the day's limit then; $most: the limit
campaign-why-daily = از سقف روزانهٔ { $most } پیامکِ کسی که تأییدش کرده، در آن روز { $left ->
    [0] چیزی
   *[other] فقط { $left } پیامک
} مانده بود. روز بعد از نیمه‌شب تهران شروع می‌شود؛ زمان دیگری انتخاب کنید.
campaign-decide = ⏰ تصمیم بگیرید

# On the list of sent SMS
sent-scheduled = ⏰ زمان‌بندی‌شده‌ها

# On the card before sending
send-later = ⏰ ارسال در زمان دیگر
send-later-change = ⏰ تغییر زمان
# $count: recipients, $time: as shown
send-later-confirm = ✅ زمان‌بندی برای { $count } نفر
send-later-confirm-unsaid = ✅ زمان‌بندی (تعداد نامعلوم)
# On the card of one that waits: changed, sent at once, or only its next turn. $moment: of the turn after that
send-later-replaces = ✏️ جای پیامک زمان‌بندی‌شدهٔ پیشین را می‌گیرد؛ دو بار ارسال نمی‌شود.
send-later-ends = ✉️ همین حالا می‌رود و پس از آن نه در انتظار می‌ماند و نه تکرار می‌شود.
send-later-turn = ✉️ نوبت بعدی همین حالا می‌رود؛ نوبت پس از آن: { $moment }
send-later-gone = آن پیامک زمان‌بندی‌شده در این میان رفته، لغو شده یا عوض شده است؛ چیزی ارسال نشد. آنچه نوشتید سر جایش است: اگر باز هم تأیید کنید، پیامک تازه‌ای می‌شود.
send-later-now = ✉️ همین حالا ارسال شود
send-later-made = ✅ <b>زمان‌بندی شد:</b> { $moment }. تا پیش از آن می‌توانید عوضش کنید یا لغوش کنید.

# How it comes again
again-title = <b>🔁 تکرار ارسال</b>
again-ask = چند وقت یک بار ارسال شود؟
again-once = ❌ بدون تکرار
again-daily = هر روز
# $count: weeks; $days: names of the weekdays
again-weekly = { $count ->
    [1] هر هفته، { $days }
   *[other] هر { $count } هفته، { $days }
}
again-monthly = هر ماه، روز { $day }
again-last = آخرین { $weekday } هر ماه
again-yearly = هر سال، { $date }
again-weekdays = 📅 روزهای دیگر هفته
again-which-days = روزهای هفته را انتخاب کنید.
again-continue = ✅ ادامه
again-until-when = تا کی تکرار شود؟ انتخاب کنید، یا تعداد یا تاریخ را بنویسید.
again-end-before = آخرین روز نمی‌تواند پیش از اولین نوبت ({ $date }) باشد؛ روز دیگری بنویسید.
again-end-two = این تاریخ دو جور خوانده می‌شود؛ ماه را با نامش بنویسید، مثلاً «۲۹ اسفند».
# $words: as typed
again-end-unread = «{ $words }» را متوجه نشدم. مثلاً بنویسید «۱۲ بار» یا «۲۹ اسفند».
again-other = ✏️ تکرار دیگر
again-for-ever = تا وقتی لغوش کنید
again-no-end = تا وقتی لغوش کنید
again-times = { $count } بار
again-until-day = 📅 تا تاریخ
again-until = تا { $date }
again-last-day = آخرین روز را انتخاب کنید.
# $rule, $end: in words
again-line = 🔁 { $rule } ({ $end })
again-next = نوبت‌های بعد: { $dates }
send-later-again = 🔁 تکرار
again-ceiling = هر بار به کسانی که آن زمان در گروه‌ها باشند؛ اگر بیش از { $count } پیامک شود، پیش از ارسال می‌پرسم.
later-ceiling = به کسانی که آن زمان در گروه‌ها باشند؛ اگر بیش از { $count } پیامک شود، پیش از ارسال می‌پرسم.
later-ceiling-button = 🚦 سقف تعداد پیامک
later-ceiling-title = <b>🚦 اگر گروه‌ها تا آن زمان عوض شوند</b>
# $count: SMS
later-ceiling-ask = این ارسال اکنون { $count } پیامک است. تا چند پیامک بدون پرسیدن ارسال شود؟ انتخاب کنید یا عددی بنویسید؛ اگر بیشتر شود، ارسال نمی‌کنم و می‌پرسم.
later-ceiling-unread = عددی بنویسید که از { $count } (هزینهٔ کنونی) کمتر نباشد و از ده میلیون بیشتر نشود.
later-ceiling-chip = تا { $count } پیامک
later-ceiling-tenth = اگر ده درصد عوض شد، بپرس
# $count: SMS
later-ceiling-twice = تا { $count } پیامک، مثل همیشه
campaign-skip = ⏭ این نوبت نه؛ بعدی { $date }
campaign-missed = { $count } نوبت دیگر هم در این میان گذشت و ارسال نشد:
campaign-stopped-further = نوبت پیشین رفته یا دارد می‌رود.
