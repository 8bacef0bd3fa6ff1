# The switches of the news that come by themselves.

alerts-button = 🔔 Alerts
alerts-title = <b>Alerts</b>
alerts-what =
    What should I notify you about?
    In quiet hours, answers of support and delivery results arrive without a sound; other news come together afterwards.
alerts-in-group = In a group, only what you switch on here is told.
alerts-support = Support answers
alerts-closed = Ticket closed
alerts-notice = New notification
alerts-credit = Low credit
alerts-plan = End of the plan
alerts-settled = How a send ended
alerts-optout = Opt-outs

alerts-credit-button = ✏️ When credit is low
alerts-credit-ask =
    <b>When credit is low</b>
    Tell you when the credit lasts how many days more? The pace is that of the last two weeks.
# $days: days in words
alerts-credit-days = Credit alert: when it lasts { $days }
# $mark: number as shown
alerts-credit-mark = Credit alert: when it comes down to { $mark }
alerts-credit-none = Credit alert: only when it is used up
alerts-days-off = Off
alerts-mark-button = ✏️ A number of credits
alerts-mark-off = 🗑 No number
alerts-mark-ask = At how many credits shall I tell you? Write the number, as in 500.
alerts-mark-unread = I could not read that; write a number, as in 500.
