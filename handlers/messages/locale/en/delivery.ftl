# How far a sending has come: words, the summary, the file.
delivery-status = { $status ->
    [delivered] Delivered
    [telecom] At the operator
    [underway] On the way
    [failed] Not delivered
    [rejected] Refused by the operator
   *[blacklist] Black list
}
delivery-other = Status unknown
# $bar: blocks; $delivered, $total: numbers; $percent: with its sign
delivery-reached = Delivered: { $bar } { $delivered } of { $total } ({ $percent })
# $dot: coloured circle, $status: name, $count: numbers in it
delivery-line = { $dot } { $status }: { $count } ({ $percent })
# $count: counted so far, $total: of so many
delivery-counting = { $count ->
    [unsaid] ⏳ Counted so far: { $so_far }
   *[other] ⏳ Counted so far: { $so_far } of { $count }
}
delivery-none = No delivery status has been reported yet.
delivery-summary = 📊 <b>How your SMS was delivered</b>
# $moment: date and time
delivery-sent-at = Sent: { $moment }
# $words: first words of the SMS
delivery-words = SMS: “{ $words }”
# $words: the first words of one text; $count: how many different texts
delivery-words-one-of =
    { $count ->
        [one] Personal SMS ({ $count } text); it reads: “{ $words }”
       *[other] Personal SMS ({ $count } texts); one of them: “{ $words }”
    }
delivery-open = 📨 Show the report
# $count: rows in the file
delivery-file-ready =
    { $count ->
        [one] 📎 The Excel file is ready: { $count } number.
       *[other] 📎 The Excel file is ready: { $count } numbers.
    }
delivery-sheet = Delivery report
delivery-column-row = Row
delivery-column-mobile = Number
delivery-column-name = Name
delivery-column-text = Text of the SMS
delivery-column-status = Status
delivery-column-date = Date
delivery-column-time = Time

# On the switch of what comes by itself.
delivery-switch = Delivery results
