# Pictures of what was sent.
report-sending = How the SMS arrived
# $name: status, $shown: numbers
report-slice = { $name }: { $shown }
# $days: as shown
report-month = SMS of the last { $days } days
# What the numbers of the scale count.
report-unit = Recipients
# $count, $shown: numbers in all
report-of = { $count ->
    [one] of { $shown } number
   *[other] of { $shown } numbers
}
report-uncounted = Not counted yet
report-nothing = Nothing was sent in the last 30 days.
# $days, $sendings, $shown: as shown; $count: sendings
report-caption =
    { $count ->
        [one] 📊 <b>Last { $days } days</b>: { $sendings } message to { $shown } recipients
       *[other] 📊 <b>Last { $days } days</b>: { $sendings } messages to { $shown } recipients
    }
# $name: status, $shown: numbers
report-line = { $name }: { $shown }
# $count, $shown: sendings
report-unsaid = ⚠️ { $count ->
    [one] The date or the number of recipients of { $shown } message is unknown; it is not in the chart.
   *[other] The dates or the numbers of recipients of { $shown } messages are unknown; they are not in the chart.
}
