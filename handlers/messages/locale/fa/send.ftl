# Writing an SMS, the card before sending, confirming.
send-ask = ✉️ <b>متن پیامک را بنویسید.</b>
send-ask-hint = پیش از ارسال، تعداد گیرنده‌ها و هزینه را می‌بینید و تأیید می‌کنید.
# $units: characters, $count: parts
send-present = ✉️ <b>متن پیامک</b> ({ $units } نویسه، { $count } بخش):
send-rewrite = برای تغییر، متن تازه را بنویسید.
send-keep = ✅ همین متن، ادامه
send-copy = 📋 کپی متن
send-empty = این متن خالی است؛ چیزی ارسال نشد. متن پیامک را بنویسید.
# $length, $most: characters; $segments, $limit: parts
send-too-long =
    این متن { $length } نویسه است ({ $segments } بخش) و از اندازه بلندتر است؛ چیزی ارسال نشد.
    حداکثر { $most } نویسه ({ $limit } بخش) جا می‌گیرد. متن کوتاه‌تری بنویسید.
send-tail = این تکه دنبالهٔ متن بلند پیشین بود که پیام‌رسان آن را دو پیام کرد؛ متن پیامک حساب نشد. متن کوتاه‌تری بنویسید.

send-half-done = ✏️ پیامکی نیمه‌کاره دارید:
send-half-picked = ✏️ گیرنده‌هایی انتخاب کرده بودید و کار نیمه ماند.
send-new-text = متن تازه‌ای که اکنون نوشتید:
send-go-on = ✏️ ادامهٔ نوشتن
send-anew = ➕ شروع تازه
send-anew-text = ➕ با متن تازه

send-card = <b>پیش از ارسال ببینید</b>
# $kind: groups, contacts or numbers; $names: some of them; $more: counts
send-to = { $kind }: { $names }
send-and-more = { $names } و { $more } مورد دیگر
send-to-count = { $kind }: { $count } مورد
send-to-groups = گروه‌ها
send-to-contacts = مخاطبین
send-to-numbers = شماره‌ها
send-list-comma = { "، " }
# $count: people
send-recipients = گیرنده: <b>{ $count } نفر</b>
# Who gets nothing. $count: memberships or numbers, $names: some of the numbers
send-left-out = { $count ->
    [unsaid] سامانه نگفت چند مورد حساب نشد (تکراری، در انتظار، لغو عضویت یا نامعتبر)
   *[other] حساب نشد: { $count } مورد (تکراری، در انتظار، لغو عضویت یا نامعتبر)
}
send-left-doubles = تکراری در چند گروه: { $count } مورد؛ هر نفر یک پیامک می‌گیرد.
send-left-waiting = در انتظار پس از پیامک عضویت: { $count } نفر؛ هنوز نمی‌گیرند.
send-left-others = { $of ->
    [contacts] لغو عضویت، نامعتبر یا در انتظار پس از پیامک عضویت: { $count } مورد؛ نمی‌گیرند.
   *[groups] لغو عضویت یا نامعتبر: { $count } مورد؛ نمی‌گیرند.
}
send-doubles = { $count } شماره در گروه‌ها یا مخاطبین انتخاب‌شده هم بود و یک بار حساب شد: { $names }
send-opted-out = 🚫 { $count } شماره لغو عضویت کرده و پیامک نمی‌گیرد: { $names }
send-not-compared = ⚠️ شماره‌ها با گروه‌ها، مخاطبین و لغو عضویت‌ها مقایسه نشدند؛ اگر شماره‌ای در هر دو باشد، دو پیامک می‌گیرد.
# $units, $remaining: characters; $count: parts
send-length = طول: { $units } نویسه، <b>{ $count } بخش</b> ({ $encoding }؛ جای خالی { $remaining })
send-gsm = لاتین
send-ucs = یونیکد
# $named: characters in quotation marks
send-culprits = نویسه‌هایی که پیامک را یونیکد می‌کنند: { $named }
send-culprits-more = نویسه‌هایی که پیامک را یونیکد می‌کنند: { $named } و …
send-culprits-hidden = نویسه‌ای نادیدنی پیامک را یونیکد می‌کند.
# $count: SMS, $parts: SMS that each person gets
send-estimate = { $count ->
    [unsaid] برآورد: نامعلوم؛ برای هر نفر { $parts } پیامک
   *[other] برآورد: { $count } پیامک
}
send-credit = اعتبار: { $before } ← حدود { $after } پس از ارسال
send-credit-now = اعتبار: { $before }
send-card-text = متن پیامک:

send-nobody = ⚠️ با این انتخاب هیچ گیرنده‌ای نیست؛ گروه یا مخاطب دیگری انتخاب کنید. چیزی ارسال نشد.
# $count: SMS
send-short = ⚠️ اعتبار کافی نیست: حدود { $count } پیامک کم دارید. از پنل SMS.ir اعتبار بخرید، یا گیرنده‌ها را کم یا متن را کوتاه کنید. چیزی ارسال نشد.
# $left: of today's SMS; $most: SMS a day
send-daily-left = سقف روزانهٔ شما: { $left } از { $most } پیامک مانده است.
# $most: SMS a day; $count: of this one
send-daily-later = ⚠️ این ارسال { $count } پیامک می‌شود و سقف روزانهٔ شما { $most } است؛ در هیچ روزی نمی‌رود. گیرنده‌ها را کم کنید یا «🐢» را بزنید تا در چند روز برود. چیزی ارسال نشد.
# $most: SMS a day; $count: of a batch
send-daily-batch = ⚠️ هر دسته { $count } پیامک می‌شود و سقف روزانهٔ شما { $most } است؛ در هیچ روزی نمی‌رود. دسته‌ها را کوچک‌تر کنید (🐢). چیزی ارسال نشد.
send-expired = ⚠️ پلن حساب شما پایان یافته است و سامانه ارسال را نمی‌پذیرد. آن را در پنل SMS.ir تمدید کنید. چیزی ارسال نشد.
send-short-later = ⚠️ اعتبار کنونی برای همهٔ این ارسال کافی نیست: حدود { $count } پیامک کم دارید. تا پیش از ارسال، از پنل SMS.ir اعتبار بخرید؛ وگرنه همان زمان نگه داشته می‌شود و از شما می‌پرسم.
send-expired-later = ⚠️ پلن حساب شما پایان یافته است. تا پیش از ارسال، آن را در پنل SMS.ir تمدید کنید؛ وگرنه همان زمان نگه داشته می‌شود و از شما می‌پرسم.
send-hint-quiet = 🌙 اکنون ساعت { $now } است؛ از { $start } تا { $end } ساعت‌های سکوت شماست.
send-hint-link = ⚠️ متن پیوند دارد؛ شاید اپراتور آن را نرساند و اعتبار هم برنگردد.
send-hint-card = ⚠️ متن شماره‌ای مانند شماره کارت دارد؛ شاید اپراتور آن را نرساند و اعتبار هم برنگردد.
# $written: what stands in the text, as [name]; $field: how a field is written, as {"{"}name{"}"}
send-hint-field = 💡 «{ $written }» همان‌طور که هست می‌رود. برای نام هر گیرنده { $field } بنویسید.
# $segments: parts
send-hint-line = 💡 بدون سطر لغو، { $segments } بخش می‌شود.
send-hint-joiners = 💡 بدون { $count } نیم‌فاصله، { $segments } بخش می‌شود.
send-hint-culprits = 💡 بدون این نویسه‌ها، { $segments } بخش می‌شود.

# $count: people
send-submit = 🔏 درخواست تأیید از همکار
send-above = 🔏 هزینهٔ این ارسال از سقفی که صاحب حساب گذاشته بیشتر است؛ باید خود او تأیید کند. چیزی ارسال نشده است.
send-confirm = ✅ ارسال به { $count } نفر
send-edit = ✏️ ویرایش متن
send-audience = 👥 تغییر گیرنده‌ها
send-self = 📱 اول برای خودم
send-draft = 📝 ذخیرهٔ پیش‌نویس
# $line: the opt-out line, $count: SMS that it costs all recipients together
send-line-off = ⬜ سطر «{ $line }» { $count ->
    [0] (رایگان)
    [unsaid] (هزینه نامعلوم)
   *[other] ({ $count } پیامک بیشتر)
}
send-line-on = ☑️ سطر «{ $line }» { $count ->
    [0] (رایگان)
    [unsaid] (هزینه نامعلوم)
   *[other] ({ $count } پیامک)
}
send-draft-saved = پیش‌نویس ذخیره شد.
# $mobile: the account's own number
send-self-ask = 📱 این پیامک اول فقط به شمارهٔ خودتان { $mobile } ارسال شود؟
send-self-cost = هزینه: { $count } پیامک
send-self-yes = ✅ ارسال به من
send-self-unknown = شمارهٔ موبایل حساب شما در سامانه پیدا نشد؛ چیزی ارسال نشد.
send-card-typed = این نوشته جای متن پیامک را نگرفت. برای عوض کردن متن، «✏️ ویرایش متن» را بزنید.
send-edit-taken = ✏️ متن ویرایش‌شده جایگزین شد.
send-edit-refused = متن پیشین سر جایش است.
send-card-old = این صفحه از دیروز یا پیش‌تر مانده بود؛ چیزی ارسال نشد. عددهای تازه را ببینید و دوباره تأیید کنید.
send-card-changed = از زمان نمایش این صفحه چیزی عوض شده است؛ چیزی ارسال نشد. دوباره ببینید و تأیید کنید.
# $before, $now: people
send-count-changed = تعداد گیرنده‌ها از { $before } به <b>{ $now }</b> نفر رسیده است؛ چیزی ارسال نشد. اگر درست است دوباره تأیید کنید.
# What the service left out of its answer. $count: members of what was chosen
send-recipients-unsaid = { $count ->
    [unsaid] تعداد گیرنده‌ها: سامانه نگفت؛ تعداد اعضای گروه‌های انتخاب‌شده را هم نگفت.
   *[other] تعداد گیرنده‌ها: سامانه نگفت؛ گروه‌ها و مخاطبین انتخاب‌شده { $count } عضو دارند.
}
send-credit-unsaid = اعتبار: سامانه نگفت.
send-confirm-unsaid = ✅ ارسال (تعداد نامعلوم)

# The same SMS within a day. $moment: when, $count: people
send-repeat-ask = { $count ->
    [unsaid] ⚠️ همین متن { $moment } به همین گیرنده‌ها یا بخشی از آن‌ها رفته است.
   *[other] ⚠️ همین متن { $moment } به همین گیرنده‌ها یا بخشی از آن‌ها ({ $count } نفر) رفته است.
}
send-repeat-sent = نتیجه: ارسال شده است.
send-repeat-unknown = نتیجه: معلوم نیست ارسال شده باشد.
send-repeat-underway = نتیجه: هنوز در حال ارسال است.
send-repeat-part = نتیجه: بخشی از آن ارسال شده است.
# $reached: reached, $count: of so many counted numbers
send-repeat-reached = تا اینجا به { $reached } نفر از { $count } نفر رسیده است.
# $count: which turn of one that comes again
send-repeat-turn = 🔁 نوبت { $count } از یک پیامک تکراری بود.
send-repeat-next = اگر ادامه دهید، این افراد پیامک را دوباره می‌گیرند و هزینه‌اش دوباره کم می‌شود.
# $moment: when it is to leave
send-repeat-planned = ⚠️ همین متن برای همین گیرنده‌ها یا بخشی از آن‌ها زمان‌بندی شده است ({ $moment }) و هنوز نرفته است.
send-repeat-twice = اگر ادامه دهید، این افراد پیامک را دو بار می‌گیرند و هزینه‌اش دو بار کم می‌شود.
# After a backup was put back. $moment: when it left last; $count, $count: people
send-repeat-restored = { $count ->
    [unsaid] ⚠️ به گفتهٔ سامانه همین متن پس از نسخهٔ پشتیبان رفته است ({ $moment }).
   *[other] ⚠️ به گفتهٔ سامانه همین متن پس از نسخهٔ پشتیبان به { $count } نفر رفته است ({ $moment }).
}
send-repeat-yes = ✉️ دوباره ارسال شود
