# Pictures of what was sent.
report-sending = How the SMS arrived
# $name: status, $count: numbers
report-slice = { $name }: { $count }
# $days: as shown
report-month = SMS of the last { $days } days
# What the numbers of the scale count.
report-unit = Recipients
# $count: numbers in all
report-of = { $count ->
    [one] of { $count } number
   *[other] of { $count } numbers
}
report-uncounted = Not counted yet
report-nothing = Nothing was sent in the last 30 days.
# $days: so many; $count: sendings, $numbers: in all of them
report-caption =
    { $count ->
        [one] 📊 <b>Last { $days } days</b>: { $count } message to { $numbers } recipients
       *[other] 📊 <b>Last { $days } days</b>: { $count } messages to { $numbers } recipients
    }
# $name: status, $count: numbers
report-line = { $name }: { $count }
# $count: sendings
report-unsaid = ⚠️ { $count ->
    [one] The date or the number of recipients of { $count } message is unknown; it is not in the chart.
   *[other] The dates or the numbers of recipients of { $count } messages are unknown; they are not in the chart.
}
