# All birthdays, from today on
birthdays-all-title = <b>🎂 تولدها، از امروز به بعد</b>
birthdays-none-kept = هنوز تولدی ثبت نشده است.
birthdays-add-how = برای افزودن، نام یا شماره و تاریخ را بنویسید؛ مثلاً «سارا کریمی ۱۲ مرداد». با نوشتن نام یک ماه به آن ماه می‌روید.
# $day: day and month; $when: today, tomorrow or later; $wait: days from now
birthdays-line = • { $day }: { $name } ({ $when ->
    [today] امروز
    [tomorrow] فردا
   *[later] { $wait } دیگر
})
birthdays-person = 🎂 { $name }
birthdays-gone = این تولد دیگر در فهرست نیست؛ فهرست تازه را ببینید.
# $words: as typed
birthdays-unread-date = ⚠️ «{ $words }» تاریخ روشنی نیست یا در تقویم نیست. نام یا شماره و سپس روز را با عدد و ماه را با نام بنویسید؛ مثلاً «سارا کریمی ۱۲ مرداد». چیزی ذخیره نشد.
birthdays-unread = ⚠️ متوجه نشدم. نام یا شماره و سپس تاریخ را بنویسید؛ مثلاً «سارا کریمی ۱۲ مرداد» یا «۰۹۱۲۱۲۳۴۵۶۷ ۱۳۶۹/۰۵/۱۲». چیزی ذخیره نشد.
birthdays-nobody-found = ⚠️ «{ $name }» در مخاطبین نیست؛ اول به مخاطبین اضافه‌اش کنید. چیزی ذخیره نشد.
# $count: people; $names: some of them with the end of their numbers
birthdays-several = { $count ->
    [1] ⚠️ یک نفر به نام «{ $name }» هست ({ $names }). به‌جای نام، شماره را بنویسید. چیزی ذخیره نشد.
   *[other] ⚠️ { $count } نفر به نام «{ $name }» هستند ({ $names }). به‌جای نام، شماره را بنویسید. چیزی ذخیره نشد.
}
birthdays-comma = ،{" "}
# One of them
birthdays-cleared = 🎂 تولدی ثبت نشده است.
birthdays-not-in-book = دیگر در مخاطبین نیست و تبریک نمی‌گیرد.
birthdays-change = ✏️ تغییر تاریخ
birthdays-clear = 🗑 حذف تولد
birthdays-not-this-year = 🛑 امسال تبریک نگیرد
birthdays-card = 👤 کارت مخاطب
# $year: of the Jalali calendar
birthdays-left-out = 🛑 { $name } تبریک سال { $year } را نمی‌گیرد؛ سال بعد دوباره می‌گیرد.
birthdays-on-a-list = { $name } تبریک سال { $year } را گرفته، در فهرست فرداست یا پیش‌تر کنار گذاشته شده است. اگر در فهرست فرداست، از همان فهرست کنارش بگذارید.
