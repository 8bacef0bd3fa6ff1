# The switches of the news that come by themselves.

alerts-button = 🔔 Alerts
alerts-title = <b>Alerts</b>
alerts-what =
    What should I notify you about?
    In quiet hours, answers of support and delivery results arrive without a sound; other news comes together afterwards.
alerts-in-group = In a group I announce only what you switch on here.
alerts-support = Support answers
alerts-closed = Ticket closed
alerts-notice = New notification
alerts-credit = Low credit
alerts-plan = End of the plan
alerts-settled = Delivery results
alerts-optout = Opt-outs

alerts-credit-button = ✏️ When credit is low
alerts-credit-ask =
    <b>When credit is low</b>
    How many days before the credit runs out should I warn you? I go by the last two weeks.
# $days: days in words
alerts-credit-days = Credit alert: when it will last { $days }
# $mark: number as shown
alerts-credit-mark = Credit alert: at { $mark }
alerts-credit-none = Credit alert: only when it runs out
alerts-days-off = Off
alerts-mark-button = ✏️ A credit threshold
alerts-mark-off = 🗑 No threshold
alerts-mark-ask = At what credit should I warn you? Write a number, such as 500.
alerts-mark-unread = I didn't understand that; write a number, such as 500.
