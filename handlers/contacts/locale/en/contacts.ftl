# Contacts: lists, search, one contact's card, moving, deleting, who opted out.
command-contacts = Contacts
contacts-title = 👤 <b>Contacts</b>
# $group: the group's name
contacts-title-group = 👤 <b>Contacts of group { $group }</b>
contacts-how = Choose somebody, or type a name or number to search.
contacts-none = Nobody was found. Type another name or number, or add a new contact.
contacts-empty = You have no contacts yet. Add some with “➕ New contact”, or send an Excel file or contacts of your phone right here.
contacts-group-empty = This group has no contacts yet. Add some with “➕ New contact”, or send an Excel file or contacts of your phone right here.
contacts-page-empty = There is nobody left on this page; go back to the one before.
# $query: what was searched
contacts-found = Found for “{ $query }”:
# $count: how many are ticked
contacts-chosen = { $count } chosen; you can go on to other pages.
contacts-gone = This contact is not in this list any more.
contacts-search = 🔍 Search
contacts-search-ask = 🔍 Write a first name, a last name or a part of the number.
contacts-all = 👤 Everybody
contacts-add = ➕ New contact
contacts-pick = 👤 Choose several
contacts-pick-end = ❌ Stop choosing
contacts-pick-page = ➕ This page
contacts-pick-all = ➕ All
# $count: at most so many
contacts-pick-most = Up to { $count } people can be chosen; choose the others next time.
# $count: people gathered to be added, before a menu press
contacts-gathered = { $count ->
    [one] ➕ { $count } person gathered before is still here, not added yet.
   *[other] ➕ { $count } people gathered before are still here, not added yet.
}
contacts-pick-none = ➖ None
contacts-out = 🚫 Opted out
contacts-groups = 👥 Groups
contacts-io = 📎 Import, export

# $face: emoji, $name: bold name
contacts-card-title = { $face } { $name }
# $mobile: code to tap
contacts-card-mobile = Number: { $mobile }
# $group: name
contacts-card-group = Group: { $group }
contacts-card-groups = Groups: { $groups } (moving takes them out of { $group })
contacts-card-and = { ", " }
# $date: as shown
contacts-card-created = Member since { $date }
# $duration: as shown
contacts-card-waiting = ⏳ They have just got the membership SMS; the service delivers no other SMS to them for { $duration }.
contacts-send = ✉️ Send an SMS
contacts-send-many = ✉️ Send SMS
contacts-copy = 📋 Copy the number
contacts-edit-prefix = ✏️ Title
contacts-edit-first = ✏️ First name
contacts-edit-last = ✏️ Last name
contacts-edit-mobile = ✏️ Number
contacts-mr = 👨 Mr
contacts-ms = 👩 Ms
contacts-move = 🔀 Move
contacts-delete = 🗑 Delete
contacts-ask = { $field ->
    [prefix] ✏️ Write the title, such as “Ms” or “Dr”.
    [first] ✏️ Write the first name.
    [last] ✏️ Write the last name.
   *[mobile] ✏️ Write the new mobile number.
}
contacts-clear = ➖ Leave it empty
contacts-mobile-bad = This is not a mobile number; type eleven digits beginning with 09. Nothing was changed.
contacts-saved = ✅ Saved.

# $count: how many contacts
contacts-move-title = 🔀 { $count ->
    [one] Which group should this contact go to?
   *[other] Which group should { $count } contacts go to?
}
# $count: how many moved
contacts-moved = { $count ->
    [unsaid] ✅ The service accepted the move, but did not say how many contacts were moved.
    [0] Nobody was moved.
    [one] ✅ { $count } contact was moved.
   *[other] ✅ { $count } contacts were moved.
}
# $count: how many were there already
contacts-moved-duplicate = { $count ->
    [unsaid] The service did not say how many were in that group already.
    [one] { $count } was in that group already and was not moved.
   *[other] { $count } were in that group already and were not moved.
}
contacts-no-id = The service did not tell the id of this contact; it cannot be opened or chosen here. Nothing was changed.

# $count: how many
contacts-rm-many = 🗑 <b>{ $count ->
    [one] Delete { $count } contact
   *[other] Delete { $count } contacts
}</b>
# $name: whom
contacts-rm-one = 🗑 <b>Delete “{ $name }”</b>
contacts-rm-note = { $count ->
    [one] This contact is
   *[other] These contacts are
} deleted from your account and from all its groups; this cannot be undone. Whoever is added again gets the membership SMS again.
contacts-rm-yes = { $count ->
    [one] 🗑 Yes, delete
   *[other] 🗑 Yes, delete { $count } contacts
}
contacts-rm-lost = The service does not list this contact's id; nothing was deleted.
# $count: how many were deleted
contacts-rm-done = ✅ { $count ->
    [one] { $count } contact was deleted.
   *[other] { $count } contacts were deleted.
}
# $count: how many were not found
contacts-rm-missing = { $count } were not found in the service and were not deleted.

# $count: how many in all
contacts-out-title = { $count ->
    [unsaid] 🚫 <b>Opted out</b> (the service did not say how many)
   *[other] 🚫 <b>Opted out: { $count }</b>
}
contacts-out-note = These people opted out; they get no SMS from you.
contacts-out-none = Nobody has opted out yet.
# $name, $mobile (masked), $date: when
contacts-out-line = • { $name } { $mobile } { $date }
contacts-out-export = 📤 Export to Excel

# Birthdays
contacts-birthday = 🎂 Birthday
# $date: the next one; $wait: days from now
contacts-card-birthday = 🎂 Next birthday: { $date } (in { $wait })
contacts-card-birthday-today = 🎂 Birthday today
contacts-ask-birthday = Write the birthday of { $name }, like 12 mordad, 1369/05/12 or 1990-08-03. Only day and month are kept.
contacts-birthday-unread = ⚠️ This date is not clear, or no calendar has it. Write it with the year, like 1990-08-03, or with the name of a Persian month.
contacts-birthday-saved = 🎂 The birthday was saved.
# $name: of the contact; $time: hour of the greeting
contacts-birthday-late = ⌛️ It is the birthday of { $name } today, but today's greeting left at { $time }: this year's will not go out by itself.
contacts-birthday-greet-ask = Prepare the greeting now? You see its card before anything is sent.
contacts-birthday-greet = 🎂 Greet now
contacts-birthday-cleared = The birthday was cleared.
contacts-birthday-lost = The birthday went with the former number; if it is the same person, enter it again.
