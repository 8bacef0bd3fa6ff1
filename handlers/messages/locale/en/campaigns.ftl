# Sends for later: choosing the moment, /scheduled, one campaign, what is held.
command-scheduled = Scheduled SMS
when-title = <b>⏰ When should it be sent?</b>
when-ask = Choose one.
when-or-type = Or type it: “tomorrow 6pm”, “2026-12-01 18:30”, “in 2 hours”.
# $time: as shown
when-in-an-hour = In an hour
when-today = Today { $time }
when-tomorrow = Tomorrow { $time }
when-saturday = Saturday { $time }
when-calendar = 📅 Another date
when-day = Choose the day.
# $weekday, $date: as shown
when-hour = { $weekday }, { $date }: at what time?
when-no-hour = On { $weekday }, { $date }, no hour outside your quiet hours is left. Choose another day or type the time.
when-other-day = 📅 Another day
when-minute = At which minute?
when-other-hour = ✏️ Another hour
when-which = This can be read in more than one way. Which one?
when-which-day = This date can be read in two ways. Which one?
# $weekday, $date: as shown
when-day-named = 📅 { $weekday } { $date }
# $words: as typed
when-moon = “{ $words }” follows the lunar calendar and may move with the moon. Type its date, or choose its day from “🎉 Occasion texts”.
when-reading = { $moment }
# $moment: weekday, date and time; $wait: how long from now
when-in-full = ⏰ <b>{ $moment }</b> (in { $wait })
when-and = { $first } and { $second }
# $time: as shown
when-yes = ✅ At this time ({ $time })
when-later-instead = ⏰ Instead: { $moment }
when-again = ✏️ Another time
when-quiet = That is within your quiet hours and may disturb people. Keep it, or use the next time after them?
when-past = That time has already passed. Choose a later one.
when-too-far = This is more than ten years away. Choose a nearer time.
# $words: as typed
when-no-such-day = There is no such day: “{ $words }”. Type another one.
when-wrong-weekday = That date is not a “{ $words }”. Correct the date or the weekday and type it again.
when-contradiction = The hour and the time of day don't match. Type it again, for example “tomorrow 18” or “tomorrow 6pm”.
when-unknown = “{ $words }” was not understood. Type the time like “tomorrow 6pm” or “2026-12-01 18:30”.
when-not-read = Type the time like “tomorrow 6pm” or “2026-12-01 18:30”.

scheduled-title = <b>⏰ Scheduled SMS</b>
scheduled-none = Nothing is waiting. Write an SMS and press “⏰ Send later” on the card before sending.
scheduled-write = ✉️ New SMS
# $day, $time: when it leaves; $words: how it begins; $count: recipients
scheduled-label = { $kind ->
    [again] 🔁 { $day } { $time } · { $words }
    [paced] 🐢 { $day } { $time } · { $words }
    [both] 🔁🐢 { $day } { $time } · { $words }
   *[once] ⏰ { $day } { $time } · { $words }
}
scheduled-item =
    { $count ->
        [one] “{ $words }” to { $count } person
       *[other] “{ $words }” to { $count } people
    }
scheduled-item-unsaid = “{ $words }”

campaign-title = <b>⏰ Scheduled SMS</b>
campaign-gone = This scheduled SMS is no longer on the list.
campaign-leaving = 📤 It is being sent now.
campaign-paused = ⏸ Paused. It was due { $moment }; it won't be sent until you resume it.
campaign-stopped-repeat = 🛑 Stopped; it will not repeat.
campaign-done = ✅ Sending has started.
campaign-estimate = Cost: about { $count } SMS, when it is sent
campaign-closed = The text cannot be read
campaign-closed-page = The bot’s master key has changed and the text of this SMS cannot be read. Stop it and write it again.
campaign-now = ✅ Send now
campaign-time = ⏰ Change the time
campaign-edit = ✏️ Text and people
campaign-pause = ⏸ Pause
campaign-resume = ⏯ Resume
campaign-stop = 🛑 Stop this SMS
campaign-stop-ask = Stop this scheduled SMS? Nothing will be sent.
campaign-stop-yes = 🛑 Stop it
campaign-stopped-now = 🛑 Stopped; nothing was sent.
campaign-stopped-part = Part of it was stopped; the rest had already been sent.
campaign-stop-late = Too late: this SMS is leaving or has left.
campaign-changed = This SMS has changed or left since this was shown; nothing was done.
campaign-paused-toast = Paused
campaign-resumed-toast = Resumed
# $moment: weekday, date and time
campaign-moved = ✅ It will be sent: { $moment }
campaign-held-title = <b>⏰ A scheduled SMS was not sent</b>
campaign-held-ahead = <b>⏰ A scheduled SMS is being held</b>
# To a colleague who cannot decide
campaign-held-asked = Whoever can decide has been asked; nothing leaves until they say so.
campaign-held = ⏰ It was due { $moment }. { $why } <b>Nothing was sent.</b>
campaign-why = { $reason ->
    [restored] The bot has come back from a backup, and this SMS may have left, been changed or stopped since that was made. Look at the sent SMS first, then choose its time again or stop it.
    [closed] The bot’s master key has changed and its text cannot be read.
    [account] The account that it was to be sent from is no longer linked to this chat.
    [keys] The service refused the account’s keys.
    [plan] The account’s plan has ended.
    [credit] There was not enough credit for this many people.
    [nobody] There is nobody left to send it to.
    [count] The number of recipients has changed by more than ten per cent since you confirmed.
    [names] Somebody’s name or the recipients have changed since you confirmed, so the texts are no longer the ones you saw.
    [ceiling] It would be more than your { $most } SMS now.
    [unsaid] The service did not say how many would get it, so nobody knows whether it stays within { $most } SMS.
    [batch] One of the batches before it did not leave, or nobody knows whether it did.
    [unreachable] The SMS service could not be reached.
    [resting] Whoever runs this bot had taken the account’s owner, or who planned this, off its list.
    [colleague] Whoever planned it is in this team no more, or may not send any more; it is yours now and leaves only when you say so.
    [above] It is now more than the ceiling that the account’s owner has set for managers; it leaves only when the owner says so.
   *[late] The bot was off at that time (or the clock of its server was set), and it is too late now.
}
# $left: SMS left of the day's limit then; $most: the limit
campaign-why-daily = Whoever confirmed it may send { $most ->
    [one] one SMS
   *[other] { $most } SMS
} a day, and { $left ->
    [0] nothing
    [one] only one
   *[other] only { $left }
} of that was left. The next day begins at midnight in Tehran; choose another time.
campaign-decide = ⏰ Decide

# On the list of sent SMS
sent-scheduled = ⏰ Scheduled SMS

# On the card before sending
send-later = ⏰ Send later
send-later-change = ⏰ Change the time
# $count: recipients, $time: as shown
send-later-confirm =
    { $count ->
        [one] ✅ Schedule for { $count } person
       *[other] ✅ Schedule for { $count } people
    }
send-later-confirm-unsaid = ✅ Schedule (number unknown)
# On the card of one that waits: changed, sent at once, or only its next turn. $moment: of the turn after that
send-later-replaces = ✏️ Takes the place of the SMS that was scheduled; nothing is sent twice.
send-later-ends = ✉️ It leaves now; after that it neither waits nor repeats.
send-later-turn = ✉️ Its next turn leaves now; the turn after that: { $moment }
send-later-gone = That scheduled SMS has left, was stopped or has changed meanwhile; nothing was sent. What you wrote is still here: if you confirm again, it becomes an SMS of its own.
send-later-now = ✉️ Now instead of later
send-later-made = ✅ <b>Scheduled:</b> { $moment }. Until then you can change or stop it.

# How it comes again
again-title = <b>🔁 Repeat</b>
again-ask = How often should it be sent?
again-once = ❌ Once only
again-daily = Every day
# $count: weeks; $days: names of the weekdays
again-weekly = { $count ->
    [1] Every week, { $days }
   *[other] Every { $count } weeks, { $days }
}
again-monthly = Every month, day { $day }
again-last = Last { $weekday } of the month
again-yearly = Every year, { $date }
again-weekdays = 📅 Other weekdays
again-which-days = Choose the days of the week.
again-continue = ✅ Continue
again-until-when = Until when? Choose, or type how many times or a date.
again-end-before = The last day cannot be before the first turn ({ $date }). Type another day.
again-end-two = This date can be read in two ways. Write the month by its name, for instance “20 March”.
# $words: as typed
again-end-unread = “{ $words }” was not understood. Write “12 times” or “20 March”, for instance.
again-other = ✏️ Another schedule
again-for-ever = Until you stop it
again-no-end = until you stop it
again-times = { $count ->
    [one] { $count } time
   *[other] { $count } times
}
again-until-day = 📅 Until a date
again-until = until { $date }
again-last-day = Choose the last day.
# $rule, $end: in words
again-line = 🔁 { $rule } ({ $end })
again-next = Next dates: { $dates }
send-later-again = 🔁 Repeat
again-ceiling =
    { $count ->
        [one] Each time to whoever is in the groups then; if that makes more than { $count } SMS, you are asked first.
       *[other] Each time to whoever is in the groups then; if that makes more than { $count } SMS, you are asked first.
    }
later-ceiling =
    { $count ->
        [one] To whoever is in the groups then; if that makes more than { $count } SMS, you are asked first.
       *[other] To whoever is in the groups then; if that makes more than { $count } SMS, you are asked first.
    }
later-ceiling-button = 🚦 SMS limit
later-ceiling-title = <b>🚦 If the groups change until then</b>
# $count: SMS
later-ceiling-ask =
    { $count ->
        [one] This is { $count } SMS now. How many may be sent without asking you? Choose, or type a number; if it comes to more, nothing is sent and you are asked.
       *[other] This is { $count } SMS now. How many may be sent without asking you? Choose, or type a number; if it comes to more, nothing is sent and you are asked.
    }
later-ceiling-unread =
    { $count ->
        [one] Type a number that is not below { $count } (what it costs now) and not above ten million.
       *[other] Type a number that is not below { $count } (what it costs now) and not above ten million.
    }
later-ceiling-chip =
    { $count ->
        [one] Up to { $count } SMS
       *[other] Up to { $count } SMS
    }
later-ceiling-tenth = Ask if it changes by 10%
# $count: SMS
later-ceiling-twice =
    { $count ->
        [one] Up to { $count } SMS, as usual
       *[other] Up to { $count } SMS, as usual
    }
campaign-skip = ⏭ Skip this one; next { $date }
campaign-missed =
    { $count ->
        [one] { $count } more turn passed meanwhile and was not sent:
       *[other] { $count } more turns passed meanwhile and were not sent:
    }
campaign-stopped-further = The turn before has left or is leaving.
