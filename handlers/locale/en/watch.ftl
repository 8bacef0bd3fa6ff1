# News that come by themselves.

# $subject: bold subject, $number: number of the ticket
watch-answer = 🎫 Support answered the ticket “{ $subject }” (no. { $number }).
# $moment: as shown
watch-when = Time: { $moment }
watch-answer-file = 📎 A file is attached as well.
watch-answer-how = To answer, use Telegram's Reply on this very message and write; a photo or a file will do as well.
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
# $days: bold days in words
watch-credit-days = At the pace of these days it lasts about { $days }.
watch-credit-day = At the pace of these days it lasts less than a day.
watch-credit-empty = ⚠️ The credit is used up; until there is more, no SMS is sent.
watch-account-open = 💳 Account & credit

# $left: bold days in words, $date: date
watch-plan-date = ⏳ The account's plan ends in { $left } ({ $date }).
watch-plan = ⏳ The account's plan ends in { $left }.
watch-plan-today = ⏳ The account's plan ends today.
watch-plan-ended = ⚠️ The account's plan has ended.
watch-plan-how = So that sending goes on, renew the account in the SMS.ir panel.

# $count: people, $shown: bold number
watch-optout = { $count ->
    [one] 🚫 { $shown } person has opted out and gets no more SMS.
   *[other] 🚫 { $shown } people have opted out and get no more SMS.
}
# $name: name, $mobile: masked mobile
watch-optout-line = { $name } · { $mobile }
watch-optouts-open = 🚫 Opted out

# $account: bold name
watch-revoked = 🔑 The service no longer takes the keys of the account { $account }.
watch-revoked-nameless = 🔑 The service no longer takes the keys of this account.
watch-revoked-how = Until you send new keys with /link, no news come from this account and no SMS is sent.

# $count: number, $shown: the number as shown
watch-digest = 🔔 <b>{ $count ->
    [one] { $shown } piece of news
   *[other] { $shown } pieces of news
}</b>
# $count: number, $shown: the number as shown
watch-more = { $count ->
    [one] and { $shown } more.
   *[other] and { $shown } more.
}
watch-repeat = The bot stopped while it was sending this message; you may have seen it once before.
watch-switches = ⚙️ Alert settings
