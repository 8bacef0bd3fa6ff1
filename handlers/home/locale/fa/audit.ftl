# Who did what with the account.

audit-button = 📜 کارهای انجام‌شده
audit-title = 📜 <b>چه کسی چه کرد</b>
# $count: number of acts
audit-many = { $count ->
    [one] { $count } کار، تازه‌ترین بالا
   *[other] { $count } کار، تازه‌ترین‌ها بالا
}
audit-none = کاری پیدا نشد.
audit-gone = این سطر دیگر نگه‌داری نمی‌شود؛ کارها ۲۴ ماه می‌مانند.
# $value: what the list is narrowed to
audit-by-who = فقط کارهای: { $value }
audit-by-approver = فقط آنچه { $value } تأیید یا رد کرده است
audit-by-what = فقط: { $value }
audit-by-when = فقط: { $value }
audit-who = 👤 چه کسی
audit-approver = 🔏 تأییدکننده
audit-what = 🔍 چه کاری
audit-when = 📅 کِی
audit-all = همه
# $by: what is chosen
audit-ask = { $by ->
    [who] کارهای چه کسی را ببینید؟
    [approver] آنچه چه کسی تأیید یا رد کرده ببینید؟
    [what] چه کارهایی را ببینید؟
   *[when] کارهای چند روز را ببینید؟
}
# $count: days
audit-days = { $count ->
    [1] امروز
   *[other] { $count } روز گذشته
}
audit-export = 📤 خروجی اکسل
audit-sheet = کارهای انجام‌شده
# $count: rows
audit-exported = { $count ->
    [one] 📜 { $count } کار
   *[other] 📜 { $count } کار
}

# $verb: what was done
audit-verb = { $verb ->
    [linked] اتصال حساب
    [unlinked] جدا کردن حساب
    [attached] اتصال گفتگوی گروهی
    [detached] جدا کردن گفتگوی گروهی
    [sent] ارسال پیامک
    [undone] لغو ارسال
    [settled] روشن شدن نتیجهٔ ارسال
    [planned] زمان‌بندی پیامک
    [changed] تغییر زمان‌بندی
    [paused] توقف موقت پیامک
    [resumed] ادامهٔ پیامک
    [stopped] توقف کامل پیامک
    [greetings_on] روشن کردن تبریک تولد
    [greetings_off] خاموش کردن تبریک تولد
    [imported] ورود مخاطبین
    [exported] خروجی فایل
    [group_added] ساخت گروه
    [group_changed] تغییر گروه
    [group_emptied] خالی کردن گروه
    [group_deleted] حذف گروه
    [contact_changed] تغییر مخاطب
    [contacts_moved] انتقال مخاطبین
    [contacts_deleted] حذف مخاطبین
    [ticket_opened] تیکت تازه
    [ticket_answered] پاسخ به تیکت
    [ticket_closed] بستن تیکت
    [settings_changed] تغییر تنظیمات
    [optout_changed] تغییر سطر لغو عضویت
    [member_invited] دعوت همکار
    [invitation_revoked] پس گرفتن دعوت
    [member_joined] پیوستن همکار
    [member_role] تغییر نقش همکار
    [member_limit] تغییر سقف همکار
    [member_removed] حذف همکار
    [person_joined] اتصال پیام‌رسان دیگر
    [person_parted] جدا کردن پیام‌رسان دیگر
    [owner_changed] تغییر صاحب حساب
    [submitted] درخواست تأیید
    [approved] تأیید درخواست
    [declined] رد درخواست
    [withdrawn] پس گرفتن درخواست
    [voided] باطل شدن درخواست
   *[expired] گذشتن مهلت درخواست
}
# $kind: which acts
audit-kind = { $kind ->
    [sms] ارسال پیامک
    [later] پیامک‌های زمان‌بندی‌شده
    [people] مخاطبین و گروه‌ها
    [support] پشتیبانی
    [account] حساب و کلیدها
    [settings] تنظیمات
    [team] همکاران
   *[approvals] درخواست‌های تأیید
}
# $result: how it ended
audit-result = { $result ->
    [done] انجام شد
    [partly] بخشی انجام شد
    [unknown] نامعلوم
    [refused] سامانه نپذیرفت
   *[not_done] انجام نشد
}
# $role: of the person then
audit-role = { $role ->
    [owner] صاحب حساب
    [manager] مدیر
    [writer] نویسنده
    [accountant] حسابدار
    [viewer] بیننده
    [bot] خودکار
    [former] همکار پیشین
   *[other] نامشخص
}
# $place: where it was done
audit-place = { $place ->
    [group] گفتگوی گروهی
   *[private] گفتگوی خصوصی
}
# $person: number of a person without a name
audit-person = شناسهٔ { $person }
audit-bot = ربات
audit-forgotten = کسی که فراموش شد

# $icon, $verb, $number: of the row
audit-card-title = { $icon } { $verb } (سطر { $number })
# $name, $role: of the person
audit-card-who = چه کسی: { $name } ({ $role })
audit-card-when = کِی: { $moment }
audit-card-where = کجا: { $place }
audit-card-object = دربارهٔ: { $object }
# $count: people or unsaid
audit-card-approved = تأییدکننده: <b>{ $name }</b>
audit-card-people = { $count ->
    [unsaid] تعداد افراد: نامعلوم
   *[other] تعداد افراد: { $count }
}
# $count: SMS or unsaid
audit-card-parts = { $count ->
    [unsaid] تعداد پیامک: نامعلوم
   *[other] تعداد پیامک: { $count }
}
audit-card-result = نتیجه: { $result }
audit-card-ref = شماره: { $ref }
audit-card-code = کد پیگیری: { $code }

audit-column-number = سطر
audit-column-date = تاریخ
audit-column-time = ساعت
audit-column-utc = زمان جهانی
audit-column-verb = کار
audit-column-who = چه کسی
audit-column-person = شناسه
audit-column-role = نقش
audit-column-place = کجا
audit-column-object = دربارهٔ
audit-column-approved = تأییدکننده
audit-column-people = افراد
audit-column-parts = پیامک
audit-column-result = نتیجه
audit-column-ref = شماره
audit-column-code = کد پیگیری
audit-column-text = اثر متن
