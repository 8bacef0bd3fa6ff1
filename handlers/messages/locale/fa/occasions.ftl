# Ready texts for occasions.
command-occasions = متن‌های مناسبتی
occasions-title = 🎉 <b>متن‌های مناسبتی</b>
occasions-how = مناسبتی را انتخاب کنید.
occasions-none = سامانه اکنون متن آماده‌ای ندارد.
# $name: category, $texts: texts in it
occasions-category = 🎉 { $name } ({ $texts })
# $name: category
occasions-category-title = 🎉 <b>{ $name }</b>
occasions-category-gone = این مناسبت دیگر در فهرست نیست؛ فهرست تازه را ببینید.
# $place: number in the list
occasions-item = <b>{ $place }.</b>
occasions-pick = 🎉 { $place }
occasions-pick-how = شمارهٔ متنی را که می‌پسندید بزنید.
occasions-empty = این مناسبت متنی ندارد.
occasions-gone = این متن دیگر در فهرست نیست؛ فهرست تازه را ببینید.
occasions-expired = ⌛️ وقتش گذشته است
# $date: as shown
occasions-expired-on = ⌛️ وقت این متن گذشته است ({ $date }).
# $units: characters, $count: parts
occasions-length = طول: { $units } نویسه، { $count } بخش
occasions-use = ✉️ ارسال با این متن
occasions-keep = 📝 ذخیرهٔ پیش‌نویس
occasions-kept = پیش‌نویس ذخیره شد.
occasions-failed = ⚠️ سامانهٔ پیامک متن‌های مناسبتی را نداد؛ این ایراد از سوی سامانه است.
occasions-instead = تا درست شدن آن می‌توانید از پیش‌نویس‌های خود استفاده کنید یا متن تازه‌ای بنویسید.
occasions-later = ⏰ ارسال در روز مناسبت
# $when: today, tomorrow or later; $weekday, $date: as shown; $wait: days from now
occasions-on = 📅 { $when ->
    [today] امروز است: <b>{ $weekday } { $date }</b>
    [tomorrow] فرداست: <b>{ $weekday } { $date }</b>
   *[later] <b>{ $weekday } { $date }</b> ({ $wait } دیگر)
}
occasions-no-day = روز این مناسبت را نمی‌دانم؛ زمان ارسال را خودتان انتخاب کنید.
occasions-moon = این مناسبت به تقویم قمری است و روزش با دیدن ماه شاید یک روز جابه‌جا شود. آیا این روز درست است؟
occasions-moon-yes = ✅ بله، همین روز است
# $date: weekday and date
occasions-moon-other = 📅 نه، { $date }
# $weekday, $date: as shown
occasions-day = { $weekday } { $date }
occasions-when = چه ساعتی برود؟ گیرنده‌ها را بعد انتخاب می‌کنید و زمان تا پیش از رفتن عوض‌شدنی است.
# $when: morning (of the day) or eve; $time: as shown
occasions-at = { $when ->
    [eve] ⏰ شب پیش از آن، { $time }
   *[morning] ⏰ صبح همان روز، { $time }
}
occasions-other-time = 📅 زمان دیگر
occasions-birthdays = 🎂 تبریک تولد
occasions-greet = 🎂 برای تبریک تولد
