# Greetings on birthdays: the screen that switches them on, the list of a day.
birthdays-title = <b>🎂 Birthday greeting</b>
# $count: contacts
birthdays-kept =
    { $count ->
        [0] No birthday is kept yet.
        [one] The birthday of { $count } contact is kept.
       *[other] The birthdays of { $count } contacts are kept.
    }
birthdays-how-entered = Enter birthdays on a contact's page with “🎂 Birthday”, or by a column named “birthday” in a file of contacts.
birthdays-off = ⚪️ Off: nobody is greeted.
# $time: as shown
birthdays-on = 🟢 On: sent each day at { $time }.
birthdays-unsaved = ✏️ The changes are not saved yet.
birthdays-no-text = No text is chosen yet.
# $count: parts
birthdays-cost = Each greeting counts as { $count } SMS.
# $count: parts
birthdays-cost-about = Each greeting counts as about { $count } SMS, depending on the names.
# $count: SMS
birthdays-most = Up to { $count } SMS a day are sent automatically; I'll ask before sending more.
# $count: SMS
birthdays-credit = { $count ->
    [unsaid] Credit now: ?
   *[other] Credit now: { $count }
}
birthdays-explained = The evening before, at 18:00, I'll send you the list of tomorrow's birthdays, and you can leave people out. Everyone is greeted once a year; people who opted out, never.
birthdays-switch-on = ✅ Switch on
birthdays-save = ✅ Save the changes
birthdays-switch-off = 🛑 Switch off
birthdays-own-text = ✏️ My own text
birthdays-ready-text = 🎉 A ready text
# $time: as shown
birthdays-hour = ⏰ At { $time }
# $count: SMS
birthdays-ceiling = 🛡 Up to { $count } a day
birthdays-ask-text = Write the greeting. { "{name}" } becomes everybody's own name, as in “{ "{name|dear friend}" }, happy birthday”.
birthdays-ask-hour = What time should greetings be sent? Choose one or type it, like 10:30.
birthdays-hour-unread = ⚠️ Type the time like 10, 10:30 or “half past nine in the morning”.
birthdays-hour-quiet = ⚠️ That is within your quiet hours; choose another time.
birthdays-ask-most = How many SMS a day may be sent without asking you? Choose one or type a number.
birthdays-most-unread = ⚠️ Type a number from 1 to 100,000.
birthdays-above = 🔏 A day's greetings may cost more than the owner lets managers decide about. Choose a lower ceiling, or ask the owner to switch them on. Nothing has changed.
birthdays-switched-on = ✅ Switched on. I'll send you the list the evening before each birthday.
birthdays-switched-off = 🛑 Switched off; what was waiting is cancelled too. The birthdays stay.

# The list of a day
# $when: today, tomorrow or other; $date: as shown; $count: people
birthdays-of-day = <b>🎂 { $when ->
    [today] Birthdays today
    [tomorrow] Birthdays tomorrow
   *[other] Birthdays on { $date }
}: { $count }</b>
birthdays-item = • { $name }
birthdays-more = and { $count } more
# $moment: weekday, date and time; $count: SMS
birthdays-leaves = ⏰ The greeting will be sent { $moment }. Cost: { $count } SMS
birthdays-held = { $why ->
    [ceiling] 🛑 These { $count } SMS are more than your { $most } a day; nothing will be sent until you say so.
    [restored] 🛑 The bot came back from a backup and this greeting may have been sent; nothing will be sent until you say so.
    [colleague] 🛑 Whoever switched this greeting on is in this team no more; nothing will be sent until you say so.
    [above] 🛑 These { $count } SMS are more than the ceiling that the account’s owner has set for managers; they leave only when the owner says so.
   *[other] ⏸ Nothing leaves until you say so.
}
birthdays-choose = 🎂 Choose who gets it
birthdays-how = People without a tick get no greeting.
birthdays-none = 🛑 Greet nobody
birthdays-campaign = ⏰ Text, time, sending
birthdays-last = This is the last one; if nobody is to get it, press “🛑 Greet nobody”.
birthdays-nobody = 🛑 Cancelled: nobody is greeted.
birthdays-over = This list is no longer waiting: the greeting was sent or cancelled.
birthdays-all = 🎂 All birthdays
