# Bank transactions of the account.
command-transactions = Bank transactions
payments-title = 🧾 <b>Transactions</b>
payments-none = No transactions yet.
payments-unit = Amounts come from the service, which does not say whether they are Rial or Toman.
payments-unknown = unknown
payments-kindless = Transaction
payments-undated = unknown date
# $amount: bold, $kind: words of the service, $date: as shown
payments-line = ✅ { $amount } · { $kind } · { $date }
payments-line-invalid = ❌ { $amount } · { $kind } · { $date } (not valid)
payments-sums = 📊 Sums by month
payments-export = 📤 Excel file
payments-sums-title = 📊 <b>Valid transactions by month</b>
# $total: bold
payments-sums-total = In total: { $total }
# $count: how many valid ones have no amount that can be read
payments-sums-unknown = ⚠️ { $count ->
        [one] The amount of { $count } transaction is unknown and not in the sum.
       *[other] The amounts of { $count } transactions are unknown and not in the sum.
    }
# $month: bold, $total: as shown, $count: how many valid ones
payments-month = { $month }: { $total } ({ $count ->
        [one] { $count } transaction
       *[other] { $count } transactions
    })
# $count: how many rows
payments-exported = 🧾 { $count ->
        [one] { $count } transaction
       *[other] { $count } transactions
    }
payments-picture = 📊 Chart
payments-chart = Valid transactions by month
payments-sheet = Transactions
payments-column-date = Date
payments-column-time = Time
payments-column-amount = Amount
payments-column-kind = Kind
payments-column-valid = Valid
payments-yes = yes
payments-no = no
