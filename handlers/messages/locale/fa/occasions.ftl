# Ready texts for occasions.
command-occasions = متن‌های مناسبتی
occasions-title = 🎉 <b>متن‌های مناسبتی</b>
occasions-how = مناسبتی را انتخاب کنید.
occasions-none = سامانه اکنون متن آماده‌ای ندارد.
# $name: category, $shown: texts in it
occasions-category = 🎉 { $name } ({ $shown })
# $name: category
occasions-category-title = 🎉 <b>{ $name }</b>
# $place: number in the list
occasions-item = <b>{ $place }.</b>
occasions-pick = 🎉 { $place }
occasions-pick-how = شمارهٔ متنی را که می‌پسندید بزنید.
occasions-empty = این مناسبت متنی ندارد.
occasions-gone = این متن دیگر در فهرست نیست؛ فهرست تازه را ببینید.
occasions-expired = ⌛️ وقتش گذشته است
# $date: as shown
occasions-expired-on = ⌛️ وقت این متن گذشته است ({ $date }).
# $units: characters, $count, $segments: parts
occasions-length = طول: { $units } نویسه، { $segments } بخش
occasions-use = ✉️ ارسال با این متن
occasions-keep = 📝 ذخیرهٔ پیش‌نویس
occasions-kept = پیش‌نویس ذخیره شد.
occasions-failed = ⚠️ سامانهٔ پیامک متن‌های مناسبتی را نداد؛ این ایراد از سوی سامانه است.
occasions-instead = تا درست شدن آن می‌توانید از پیش‌نویس‌های خود استفاده کنید یا متن تازه‌ای بنویسید.
