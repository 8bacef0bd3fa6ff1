approvals-title = 🔏 <b>درخواست‌های تأیید</b>
approvals-none = درخواستی نیست. وقتی همکاری پیامکی برای تأیید بفرستد، اینجا می‌آید.
approvals-open = 🔏 { $place }
approvals-item = <b>{ $place }.</b> { $title }
approvals-waits = ⏳ منتظر تأیید، تا { $moment }

approval-title = 🔏 <b>درخواست تأیید</b>
approval-gone = این درخواست پیدا نشد؛ شاید از آنِ حساب دیگری باشد یا پاک شده باشد.
approval-closed = متن این درخواست باز نمی‌شود (کلید اصلی ربات عوض شده است). آن را رد کنید تا دوباره فرستاده شود.
approval-send = ✉️ «{ $words }»
approval-by = درخواست از: <b>{ $name }</b>، { $moment }
approval-wanted = ⏰ زمان ارسال: { $moment }
approval-until = مهلت تأیید: { $moment }
approval-waits = منتظر تأیید همکار دیگر است؛ تا آن وقت چیزی ارسال نمی‌شود.
approval-own = این درخواست خود شماست؛ همکار دیگری باید آن را تأیید کند. چیزی ارسال نشد.
approval-stale = این درخواست تغییر کرده است.
approval-ended = { $state ->
    [approved] ✅ { $name } در { $moment } تأیید کرد.
    [refused] ❌ { $name } در { $moment } رد کرد؛ چیزی ارسال نشد.
    [withdrawn] ❌ { $name } در { $moment } پس گرفت؛ چیزی ارسال نشد.
    [voided] ⚠️ در { $moment } باطل شد، چون چیزی در آن تغییر کرده بود؛ چیزی ارسال نشد.
    [restored] ⚠️ باطل شد، چون ربات از پشتیبانِ { $moment } بازگردانده شده است. شاید پس از آن پشتیبان تأیید و ارسال شده باشد؛ پیش از درخواست دوباره، در پیامک‌های ارسالی ببینید یا از صاحب حساب بپرسید.
   *[expired] ⌛️ تا { $moment } کسی تصمیم نگرفت؛ چیزی ارسال نشد.
}
approval-reason = دلیل:
approval-approve = ✅ تأیید
approval-refuse = ❌ رد
approval-trial = 📱 اول برای خودم
approval-withdraw = ❌ پس گرفتن درخواست
approval-withdraw-ask = درخواست پس گرفته شود؟ چیزی ارسال نمی‌شود و متن آن می‌ماند.
approval-withdraw-yes = ❌ پس گرفتن
approval-change = ✏️ تغییر و درخواست دوباره
approval-why = چرا رد می‌شود؟ دلیل را بنویسید یا یکی را انتخاب کنید؛ همکارتان آن را می‌بیند.
approval-ready = { $reason ->
    [price] هزینهٔ آن زیاد است
    [people] گیرنده‌ها درست نیستند
   *[text] متن باید اصلاح شود
}
approval-no-reason = ❌ رد بدون دلیل
approval-pushed = 🔏 <b>{ $name }</b> برای ارسال تأیید می‌خواهد:
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
