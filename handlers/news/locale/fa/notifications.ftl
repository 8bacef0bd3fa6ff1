# Notifications of the service.
command-notifications = اعلان‌های سامانه
notices-title = 🔔 <b>اعلان‌ها</b>
notices-none = سامانه هنوز اعلانی برای شما ندارد.
notices-all-old = همه را خوانده‌اید.
# $count: how many are not read
notices-fresh = { $count } اعلان خوانده نشده است.
notices-untitled = بدون عنوان
notices-mark = ✅ خواندم
notices-marked = خوانده شد.
notices-mark-all = ✅ همه را خواندم
# $count: how many were marked
notices-all-read = ✅ { $count } اعلان خوانده شد.
# $count: how many were marked before it failed
notices-some-read = { $count } اعلان خوانده شد و بقیه نه: سامانهٔ پیامک پاسخ درستی نداد. کمی بعد دوباره امتحان کنید.
notices-more = هنوز اعلان خوانده‌نشده مانده است؛ دوباره بزنید.
notices-gone = این اعلان دیگر در فهرست سامانه نیست.
# $title: bold
notices-card = 🔔 { $title }
# $date: as shown
notices-until = تا { $date } برقرار است.
