approvals-title = 🔏 <b>درخواست‌های تأیید</b>
approvals-none = درخواستی نیست. وقتی همکاری پیامکی برای تأیید بفرستد، اینجا می‌آید.
approvals-open = 🔏 { $place }
approvals-item = <b>{ $place }.</b> { $title }
approvals-waits = ⏳ منتظر تأیید، تا { $moment }
# $name: who asks, $moment: until when
approvals-waits-of = ⏳ درخواست { $name }؛ منتظر تأیید، تا { $moment }

approval-title = 🔏 <b>درخواست تأیید</b>
approval-gone = این درخواست پیدا نشد؛ شاید از آنِ حساب دیگری باشد یا پاک شده باشد.
approval-closed = متن این درخواست باز نمی‌شود (کلید اصلی ربات عوض شده است). آن را رد کنید تا دوباره درخواست شود.
approval-send = ✉️ «{ $words }»
approval-by = درخواست از: <b>{ $name }</b>، { $moment }
approval-wanted = ⏰ زمان ارسال: { $moment }
approval-until = مهلت تأیید: { $moment }
approval-asked = ✅ درخواست تأیید ثبت شد؛ همکاری که می‌تواند تأیید کند خبر می‌گیرد. هنوز کاری انجام نشده است.
approval-waits = منتظر تأیید همکار دیگر است؛ تا آن وقت چیزی انجام نمی‌شود.
approval-own = این درخواست خود شماست؛ همکار دیگری باید آن را تأیید کند. چیزی ارسال نشد.
approval-stale = این درخواست تغییر کرده است.
approval-ended = { $state ->
    [approved] ✅ { $name } { $moment } تأیید کرد.
    [refused] ❌ { $name } { $moment } رد کرد؛ { $nothing }.
    [withdrawn] ❌ { $name } { $moment } پس گرفت؛ { $nothing }.
    [voided] ⚠️ در { $moment } باطل شد، چون چیزی در آن تغییر کرده بود؛ { $nothing }.
    [restored] ⚠️ باطل شد، چون ربات از پشتیبانِ { $moment } بازگردانده شده است. شاید پس از آن پشتیبان تأیید و ارسال شده باشد؛ پیش از درخواست دوباره، در پیامک‌های ارسال‌شده ببینید یا از صاحب حساب بپرسید.
   *[expired] ⌛️ تا { $moment } کسی تصمیم نگرفت؛ { $nothing }.
}
approval-nothing = { $kind ->
    [send] چیزی ارسال نشد
   *[other] کاری انجام نشد
}
approval-reason = دلیل:
approval-approve = ✅ تأیید
approval-refuse = ❌ رد
approval-trial = 📱 اول برای خودم
approval-withdraw = ❌ پس گرفتن درخواست
approval-withdraw-ask = درخواست پس گرفته شود؟ هیچ کاری انجام نمی‌شود و محتوای آن می‌ماند.
approval-withdraw-yes = ❌ پس گرفتن
approval-change = ✏️ تغییر و درخواست دوباره
approval-plan-gone = پیامک زمان‌بندی‌شده‌ای که این درخواست می‌خواست عوضش کند در این میان رفته، لغو شده یا عوض شده است؛ چیزی ارسال نشد و متن درخواست می‌ماند.
approval-voided = { $why ->
    [plan] پیامک زمان‌بندی‌شده‌ای که می‌خواستید عوضش کنید در این میان رفته، لغو شده یا عوض شده است؛ آن تغییر انجام نشد.
    [group] گروه دیگر همان نیست که درخواست شده بود.
    [import] فهرست مخاطبین دیگر همان نیست که درخواست شده بود.
    [edited] متن آن پس از درخواست ویرایش شد.
    [role] نقش درخواست‌کننده عوض شده و دیگر اجازهٔ این کار را ندارد.
   *[changed] گیرنده‌ها، متن یا هزینه دیگر همان نیست که درخواست شده بود.
}
approval-edited = متن پیامک را ویرایش کردید، پس درخواست باطل شد و چیزی ارسال نشد. آن را تغییر دهید و دوباره درخواست کنید.
approval-role-gone = نقش درخواست‌کننده عوض شده و دیگر اجازهٔ این کار را ندارد؛ چیزی انجام نشد.
approval-plan = ⏰ دیدن زمان‌بندی
approval-undo = ↩️ لغو ارسال
approval-stop-ask = ارسالی که تأیید شده متوقف شود؟ آنچه تا این لحظه رفته برنمی‌گردد.
approval-stop = 🛑 توقف ارسال
approval-above = 🔏 هزینهٔ آن از سقف مدیرها بیشتر است؛ فقط صاحب حساب می‌تواند تأییدش کند.
approval-own-allowed = این درخواست خود شماست؛ صاحب حساب اجازه داده است که خودتان هم تأییدش کنید.
approval-result-title = 🔏 <b>نتیجهٔ آنچه تأیید کردید</b>
approval-rules = ⚙️ قواعد تأیید
approval-rules-title = ⚙️ <b>قواعد تأیید</b>
approval-rules-what = آنچه صاحب حساب می‌خواهد یک نفر دیگر هم ببیند. کارهای خود صاحب حساب هیچ‌وقت منتظر نمی‌ماند؛ ارسال نویسنده‌ها همیشه تأیید می‌خواهد.
approval-rules-own = مدیر درخواست خودش را هم تأیید کند
approval-rules-imports = افزودن از فایل تأیید بخواهد
approval-rules-deletions = حذف گروه تأیید بخواهد
approval-rules-ceiling = { $count ->
    [none] سقف مدیرها: ندارد؛ ارسال با هر هزینه‌ای را خودشان تأیید می‌کنند.
   *[other] سقف مدیرها: ارسالی که بیش از { $count } پیامک هزینه دارد فقط با تأیید صاحب حساب می‌رود.
}
approval-rules-ceiling-set = ✏️ سقف مدیرها
approval-rules-ceiling-ask = مدیرها هر ارسال را تا چند پیامک خودشان تأیید کنند؟ عدد بنویسید یا یکی را انتخاب کنید.
approval-rules-ceiling-bad = این عدد نیست. مثلاً بنویسید ۵۰۰؛ صفر یعنی هر ارسالی تأیید صاحب حساب می‌خواهد.
approval-rules-ceiling-none = بدون سقف
approval-why = چرا رد می‌شود؟ دلیل را بنویسید یا یکی را انتخاب کنید؛ همکارتان آن را می‌بیند.
approval-ready = { $reason ->
    [price] هزینهٔ آن زیاد است
    [people] گیرنده‌ها درست نیستند
   *[text] متن باید اصلاح شود
}
approval-no-reason = ❌ رد بدون دلیل
approval-pushed = 🔏 <b>{ $name }</b> تأیید شما را می‌خواهد:
approval-reminded = 🔏 درخواست <b>{ $name }</b> هنوز منتظر است و تا { $moment } مهلت دارد:
approval-many = { $count ->
    [unsaid] گیرنده‌ها: سامانه نگفت چند نفر
   *[other] گیرنده‌ها: { $count } نفر
}
approval-cost = { $count ->
    [unsaid] هزینه: نامعلوم
   *[other] هزینه: حداکثر { $count } پیامک
}
approval-others = 🔏 درخواست‌های دیگر
approval-look = 🔏 بررسی
approval-told-title = 🔏 <b>نتیجهٔ درخواست شما</b>
approval-told-open = 🔏 دیدن درخواست
colleague-owner = صاحب حساب
colleague-former = همکار پیشین
colleague-made = ثبت‌کننده: <b>{ $name }</b>
