# Pictures of what was sent.
report-sending = نتیجهٔ رسیدن پیامک
# $name: status, $shown: numbers
report-slice = { $name }: { $shown }
# $days: as shown
report-month = پیامک‌های { $days } روز گذشته
# What the numbers of the scale count.
report-unit = تعداد گیرنده
# $count, $shown: numbers in all
report-of = از { $shown } شماره
report-uncounted = هنوز شمرده نشده
report-nothing = در ۳۰ روز گذشته پیامکی ارسال نشده است.
# $days, $sendings, $shown: as shown; $count: sendings
report-caption = 📊 <b>{ $days } روز گذشته</b>: { $sendings } ارسال، به { $shown } گیرنده
# $name: status, $shown: numbers
report-line = { $name }: { $shown }
# $count, $shown: sendings
report-unsaid = ⚠️ تاریخ یا تعداد گیرنده‌های { $shown } ارسال نامعلوم است و در نمودار نیست.
