# How far a sending has come: words, the summary, the file.
delivery-status = { $status ->
    [delivered] رسیده به گوشی
    [telecom] رسیده به مخابرات
    [underway] در راه
    [failed] نرسیده به گوشی
    [rejected] نرسیده به مخابرات
   *[blacklist] لیست سیاه
}
delivery-other = وضعیت نامشخص
# $bar: blocks; $delivered, $total: numbers; $percent: with its sign
delivery-reached = رسیده به گوشی: { $bar } { $delivered } از { $total } ({ $percent })
# $dot: coloured circle, $status: name, $count: numbers in it
delivery-line = { $dot } { $status }: { $count } ({ $percent })
# $count: counted so far, $total: of so many
delivery-counting = { $count ->
    [unsaid] ⏳ شمرده‌شده تا اینجا: { $so_far }
   *[other] ⏳ شمرده‌شده تا اینجا: { $so_far } از { $count }
}
delivery-none = وضعیت رسیدن هنوز اعلام نشده است.
delivery-summary = 📊 <b>نتیجهٔ رسیدن پیامک</b>
# $moment: date and time
delivery-sent-at = زمان ارسال: { $moment }
# $words: first words of the SMS
delivery-words = پیامک: «{ $words }»
# $words: the first words of one text; $count: how many different texts
delivery-words-one-of = پیامک شخصی ({ $count } متن)؛ یکی از آن‌ها: «{ $words }»
delivery-open = 📨 دیدن این ارسال
# $count: rows in the file
delivery-file-ready = 📎 فایل اکسل آماده است: { $count } شماره.
delivery-sheet = گزارش ارسال
delivery-column-row = ردیف
delivery-column-mobile = شماره
delivery-column-name = نام
delivery-column-text = متن پیامک
delivery-column-status = وضعیت
delivery-column-date = تاریخ
delivery-column-time = ساعت

# On the switch of what comes by itself.
delivery-switch = نتیجهٔ ارسال
