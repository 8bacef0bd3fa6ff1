# All birthdays, from today on
birthdays-all-title = <b>🎂 Birthdays, from today on</b>
birthdays-none-kept = No birthday is kept yet.
birthdays-add-how = To add one, type a name or number and the date, like “Sara Karimi 12 mordad”. The name of a Persian month leads to it.
# $day: day and month; $when: today, tomorrow or later; $wait: days from now
birthdays-line = • { $day }: { $name } ({ $when ->
    [today] today
    [tomorrow] tomorrow
   *[later] in { $wait }
})
birthdays-person = 🎂 { $name }
birthdays-gone = This birthday is no longer on the list; here it is as it is now.
# $words: as typed
birthdays-unread-date = ⚠️ “{ $words }” is no clear date, or no calendar has it. Type a name or number, then the date with its year or the name of a Persian month, like “Sara Karimi 12 mordad”. Nothing was kept.
birthdays-unread = ⚠️ That was not understood. Type a name or number, then the date, like “Sara Karimi 12 mordad” or “09121234567 1990-08-03”. Nothing was kept.
birthdays-nobody-found = ⚠️ “{ $name }” is not among the contacts; add them first. Nothing was kept.
# $count: people; $names: some of them with the end of their numbers
birthdays-several = { $count ->
    [one] ⚠️ { $count } person is called “{ $name }” ({ $names }). Type the number instead of the name. Nothing was kept.
   *[other] ⚠️ { $count } people are called “{ $name }” ({ $names }). Type the number instead of the name. Nothing was kept.
}
birthdays-comma = ,{" "}
# One of them
birthdays-cleared = 🎂 No birthday is kept.
birthdays-not-in-book = No longer among the contacts, so they get no greeting.
birthdays-change = ✏️ Change the date
birthdays-clear = 🗑 Forget it
birthdays-not-this-year = 🛑 No greeting this year
birthdays-card = 👤 Contact card
# $year: of the Jalali calendar
birthdays-left-out = 🛑 { $name } gets no greeting in the year { $year }; the next year they do again.
birthdays-on-a-list = { $name } has had the greeting of { $year }, stands on tomorrow's list, or was left out before. From tomorrow's list they can be left out there.
