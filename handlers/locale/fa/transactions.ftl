# Bank transactions of the account.
command-transactions = تراکنش‌های بانکی
payments-title = 🧾 <b>تراکنش‌ها</b>
payments-none = هنوز تراکنشی ثبت نشده است.
payments-unit = مبلغ‌ها همان است که سامانه می‌گوید (واحد آن را نمی‌گوید).
payments-kindless = تراکنش
payments-undated = تاریخ نامعلوم
# $amount: bold, $kind: words of the service, $date: as shown
payments-line = ✅ { $amount }، { $kind }، { $date }
payments-line-invalid = ❌ { $amount }، { $kind }، { $date } (نامعتبر)
payments-sums = 📊 جمع ماه‌ها
payments-export = 📤 خروجی اکسل
payments-sums-title = 📊 <b>جمع تراکنش‌های معتبر در هر ماه</b>
# $total: bold
payments-sums-total = روی‌هم: { $total }
# $month: bold, $total: as shown, $count, $shown: how many valid ones
payments-month = { $month }: { $total } ({ $shown } تراکنش)
# $count, $shown: how many rows
payments-exported = 🧾 { $shown } تراکنش
payments-picture = 📊 نمودار
payments-chart = جمع تراکنش‌های معتبر در هر ماه
payments-sheet = تراکنش‌ها
payments-column-date = تاریخ
payments-column-time = ساعت
payments-column-amount = مبلغ
payments-column-kind = نوع
payments-column-valid = معتبر
payments-yes = بله
payments-no = خیر
