# Pictures of what was sent.
report-sending = نتیجهٔ رسیدن پیامک
# $name: status, $count: numbers
report-slice = { $name }: { $count }
# $days: as shown
report-month = پیامک‌های { $days } روز گذشته
# What the numbers of the scale count.
report-unit = تعداد گیرنده
# $count: numbers in all
report-of = از { $count } شماره
report-uncounted = هنوز شمرده نشده
report-nothing = در ۳۰ روز گذشته پیامکی ارسال نشده است.
# $days: so many; $count: sendings, $numbers: in all of them
report-caption = 📊 <b>{ $days } روز گذشته</b>: { $count } ارسال، به { $numbers } گیرنده
# $name: status, $count: numbers
report-line = { $name }: { $count }
# $count: sendings
report-unsaid = ⚠️ تاریخ یا تعداد گیرنده‌های { $count } ارسال نامعلوم است و در نمودار نیست.
