# Ready texts for occasions.
command-occasions = Texts for occasions
occasions-title = 🎉 <b>Texts for occasions</b>
occasions-how = Choose an occasion.
occasions-none = The service has no ready texts now.
# $name: category, $texts: texts in it
occasions-category = 🎉 { $name } ({ $texts })
# $name: category
occasions-category-title = 🎉 <b>{ $name }</b>
occasions-category-gone = This occasion is no longer in the list; here is the current one.
# $place: number in the list
occasions-item = <b>{ $place }.</b>
occasions-pick = 🎉 { $place }
occasions-pick-how = Press the number of the text that you like.
occasions-empty = There is no text for this occasion.
occasions-gone = This text is no longer in the list; here is the current one.
occasions-expired = ⌛️ Out of date
# $date: as shown
occasions-expired-on = ⌛️ This text is out of date ({ $date }).
# $units: characters, $count: parts
occasions-length =
    { $count ->
        [one] Length: { $units } characters, { $count } part
       *[other] Length: { $units } characters, { $count } parts
    }
occasions-use = ✉️ Send with this text
occasions-keep = 📝 Save as a draft
occasions-kept = The draft was saved.
occasions-failed = ⚠️ The SMS service did not give the texts for occasions; the fault is the service's.
occasions-instead = Until it works again you can use your drafts or write a text of your own.
occasions-later = ⏰ Send on the day
# $when: today, tomorrow or later; $weekday, $date: as shown; $wait: days from now
occasions-on = 📅 { $when ->
    [today] Today: <b>{ $weekday } { $date }</b>
    [tomorrow] Tomorrow: <b>{ $weekday } { $date }</b>
   *[later] <b>{ $weekday } { $date }</b> (in { $wait })
}
occasions-no-day = I do not know the day of this occasion; choose the time yourself.
occasions-moon = This occasion follows the lunar calendar: its day may move by one when the moon is sighted. Is this the right day?
occasions-moon-yes = ✅ Yes, this is the day
# $date: weekday and date
occasions-moon-other = 📅 No, { $date }
# $weekday, $date: as shown
occasions-day = { $weekday } { $date }
occasions-when = At what time? You pick the recipients next, and the time can be changed until it leaves.
# $when: morning (of the day) or eve; $time: as shown
occasions-at = { $when ->
    [eve] ⏰ The evening before, { $time }
   *[morning] ⏰ The morning of the day, { $time }
}
occasions-other-time = 📅 Another time
occasions-birthdays = 🎂 Birthday greeting
occasions-greet = 🎂 Use as birthday greeting
