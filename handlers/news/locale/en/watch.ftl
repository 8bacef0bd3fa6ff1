# News that come by themselves.

# $subject: bold subject, $number: number of the ticket
watch-answer = 🎫 Support answered the ticket “{ $subject }” (no. { $number }).
# $moment: as shown
watch-when = Time: { $moment }
watch-answer-file = 📎 A file is attached as well.
watch-answer-how = To answer, use Reply on this message; a photo or a file works too.
watch-ticket-open = 💬 Thread and reply
# $subject: subject of the ticket
watch-ticket-named = 🎫 { $subject }
watch-nameless = no subject
# $subject: bold subject, $number: number of the ticket
watch-closed = 🔒 The ticket “{ $subject }” (no. { $number }) was closed.

# $title: bold title
watch-notice = 🔔 New notification: { $title }
watch-notice-untitled = untitled
watch-notices-open = 🔔 Notifications

# $credit: bold number
watch-credit = ⚠️ Credit is running low: { $credit }
# $mark: number, $credit: bold number
watch-credit-mark = ⚠️ Credit has reached your threshold ({ $mark }): { $credit }
# $days: bold days in words
watch-credit-days = At the current rate it will last about { $days }.
watch-credit-day = At the current rate it will last less than a day.
watch-credit-empty = ⚠️ You are out of credit; no SMS can be sent until you top up.
# $moment: weekday, date and time; $words: how it begins; $count: SMS
watch-scheduled =
    { $count ->
        [one] ⚠️ The credit is not enough for the SMS scheduled for { $moment } (“{ $words }”): { $count } SMS is missing.
       *[other] ⚠️ The credit is not enough for the SMS scheduled for { $moment } (“{ $words }”): { $count } SMS are missing.
    }
# The same in a group
watch-scheduled-short = ⚠️ The credit is not enough for the SMS scheduled for { $moment } (“{ $words }”).
watch-scheduled-how = Buy credit until then; otherwise it is not sent and you are asked. You can also change its time or its people.
watch-scheduled-open = ⏰ Scheduled SMS
watch-scheduled-sms = its text cannot be read
watch-account-open = 💳 Account & credit

# $left: bold days in words, $date: date
watch-plan-date = ⏳ Your plan ends in { $left } ({ $date }).
watch-plan = ⏳ Your plan ends in { $left }.
watch-plan-today = ⏳ Your plan ends today.
watch-plan-ended = ⚠️ Your plan has ended.
watch-plan-how = To keep sending, renew it in the SMS.ir panel.

# $count: people
watch-optout = { $count ->
    [one] 🚫 <b>{ $count }</b> person has opted out and gets no more SMS.
   *[other] 🚫 <b>{ $count }</b> people have opted out and get no more SMS.
}
# $name: name, $mobile: masked mobile
watch-optout-line = { $name } · { $mobile }
watch-optouts-open = 🚫 Opted out

# $account: bold name
watch-revoked = 🔑 The SMS service no longer accepts the keys of the account { $account }.
watch-revoked-nameless = 🔑 The SMS service no longer accepts this account's keys.
watch-revoked-how = Until you send new keys with /link, there is no news from this account and no SMS can be sent.

# $count: number
watch-digest = 🔔 <b>{ $count ->
    [one] { $count } update
   *[other] { $count } updates
}</b>
# $count: number
watch-more = { $count ->
    [one] and { $count } more.
   *[other] and { $count } more.
}
watch-repeat = This may be a repeat: the line broke while this message was being sent.
watch-switches = ⚙️ Alert settings

# The switches, and the marks at which credit is low.
alerts-button = 🔔 Alerts
alerts-title = <b>Alerts</b>
# $messenger: where it is read
alerts-what =
    What should I notify you about?
    In quiet hours, answers of support, delivery results and short credit for scheduled SMS still arrive{ $messenger ->
        [bale] { "" }
       *[telegram] { " " }(in Telegram without a sound)
    }; other news comes together afterwards.
alerts-in-group = In a group I announce only what you switch on here.
alerts-support = Support answers
alerts-closed = Ticket closed
alerts-notice = New notification
alerts-credit = Low credit
alerts-scheduled = Scheduled: credit
alerts-plan = End of the plan
alerts-optout = Opt-outs

alerts-credit-button = ✏️ When credit is low
alerts-credit-ask =
    <b>When credit is low</b>
    How many days before the credit runs out should I warn you? I go by the last two weeks.
# $days: days in words
alerts-credit-days = Credit alert: when it will last { $days }
# $mark: number
alerts-credit-mark = Credit alert: at { $mark }
alerts-credit-none = Credit alert: only when it runs out
alerts-days-off = Off
alerts-mark-button = ✏️ A credit threshold
alerts-mark-off = 🗑 Remove threshold
alerts-mark-ask = At what credit should I warn you? Write a number, such as 500.
alerts-mark-unread = I didn't understand that; write a number, such as 500.
# $name, $business: bold
watch-team = { $what ->
    [asked] 🤝 { $name } has accepted your invitation and waits for you to confirm.
    [joined] 🤝 You are in the team of { $business } now. Begin with /start.
    [left] 🚪 { $name } is not in this account's group any more. Until you say otherwise they send and change nothing with this account; they can only look. If they had planned SMS, these are held and you are asked.
    [quit] 🚪 { $name } has left the team of this account. If they had planned SMS, these are held and you are asked; a birthday greeting that they had switched on is yours.
    [offered] 🤝 { $name } wants to hand the account { $business } over to you. Nothing changes until you accept.
    [handed] 🤝 { $name } has accepted and owns the account { $business } now. You stay as a colleague.
    [declined] { $name } did not accept the account { $business }; you are still its owner.
   *[both] 🔗 Your colleague { $name } works with the account { $business } in both Telegram and Bale now. If you did not know of it, ask them.
}
watch-team-open = 🤝 Team
# An SMS of a colleague's that somebody else has dealt with. $name, $whose: bold
watch-sms-yours = { $what ->
    [paused] ⏸ { $name } has paused your scheduled SMS; it will not leave until it is resumed.
    [resumed] ⏯ { $name } has resumed your scheduled SMS.
    [changed] ✏️ { $name } has changed your scheduled SMS (text, recipients or time).
    [sent] ✅ { $name } has sent your scheduled SMS right now.
    [undone] 🛑 { $name } has undone your SMS; what had not left yet will not leave.
    [greetings_off] 🛑 { $name } has switched off the birthday greeting that you had switched on.
   *[stopped] 🛑 { $name } has stopped your scheduled SMS; what had not left yet will not leave.
}
watch-sms-whose = { $what ->
    [paused] ⏸ { $name } has paused the scheduled SMS of { $whose }; it will not leave until it is resumed.
    [resumed] ⏯ { $name } has resumed the scheduled SMS of { $whose }.
    [changed] ✏️ { $name } has changed the scheduled SMS of { $whose } (text, recipients or time).
    [sent] ✅ { $name } has sent the scheduled SMS of { $whose } right now.
    [undone] 🛑 { $name } has undone the SMS of { $whose }; what had not left yet will not leave.
    [greetings_off] 🛑 { $name } has switched off the birthday greeting that { $whose } had switched on.
   *[stopped] 🛑 { $name } has stopped the scheduled SMS of { $whose }; what had not left yet will not leave.
}
# $words: how it begins
watch-sms-words = Text: “{ $words }”
watch-approvals-open = 🔏 Approvals
