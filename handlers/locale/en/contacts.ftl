# Contacts: lists, search, one contact's card, moving, deleting, who opted out.
command-contacts = Contacts
contacts-title = 👤 <b>Contacts</b>
# $group: the group's name
contacts-title-group = 👤 <b>Contacts of group { $group }</b>
contacts-how = Choose somebody, or write a name or number to search.
contacts-none = Nobody was found. Write another name or number, or add a new contact.
# $query: what was searched
contacts-found = Found for “{ $query }”:
# $shown: how many are ticked
contacts-chosen = { $shown } chosen; you may go to other pages too.
contacts-gone = This contact is not in this list any more.
contacts-search = 🔍 Search
contacts-search-ask = 🔍 Write a first name, a last name or a part of the number.
contacts-all = 👤 Everybody
contacts-add = ➕ New contact
contacts-pick = ➕ Choose several
contacts-pick-end = ❌ Stop choosing
contacts-pick-page = ➕ All on this page
contacts-pick-all = ➕ The whole list
# $shown: at most so many
contacts-pick-most = Up to { $shown } people can be chosen; choose the others next time.
contacts-pick-none = ➖ None
contacts-out = 🚫 Opted out
contacts-groups = 👥 Groups
contacts-io = 📎 Import and export

# $face: emoji, $name: bold name
contacts-card-title = { $face } { $name }
# $mobile: code to tap
contacts-card-mobile = Number: { $mobile }
# $group: name
contacts-card-group = Group: { $group }
# $date: as shown
contacts-card-created = Member since { $date }
# $duration: as shown
contacts-card-waiting = ⏳ The membership SMS is on its way; no other SMS for { $duration } yet.
contacts-send = ✉️ Text them
contacts-copy = 📋 Copy the number
contacts-edit-prefix = ✏️ Title
contacts-edit-first = ✏️ First name
contacts-edit-last = ✏️ Last name
contacts-edit-mobile = ✏️ Number
contacts-mr = 👨 Mr
contacts-ms = 👩 Ms
contacts-move = 🔀 Move to a group
contacts-delete = 🗑 Delete
contacts-ask-prefix = ✏️ Write the title, such as “Ms” or “Dr”.
contacts-ask-first = ✏️ Write the first name.
contacts-ask-last = ✏️ Write the last name.
contacts-ask-mobile = ✏️ Write the new mobile number.
contacts-clear = ➖ Leave it empty
contacts-mobile-bad = This is no mobile number; write eleven digits beginning with 09. Nothing was changed.
contacts-saved = ✅ Saved.

# $count, $shown: how many contacts
contacts-move-title = 🔀 To which group { $count ->
    [one] does { $shown } contact go?
   *[other] do { $shown } contacts go?
}
contacts-move-new = ➕ New group
contacts-move-new-ask = ➕ Write the new group's name; the contacts go there.
# $group: name
contacts-move-made = Group “{ $group }” was made; now choose it.
# $count, $shown: how many moved
contacts-moved = ✅ { $count ->
    [one] { $shown } contact was moved.
   *[other] { $shown } contacts were moved.
}
# $shown: how many were there already
contacts-moved-duplicate = { $shown } were in that group already and were not moved.

# $count, $shown: how many
contacts-rm-many = 🗑 <b>{ $count ->
    [one] Delete { $shown } contact
   *[other] Delete { $shown } contacts
}</b>
# $name: whom
contacts-rm-one = 🗑 <b>Delete “{ $name }”</b>
contacts-rm-note = They go from your account and from all its groups; this cannot be undone. If added again, they get the membership SMS again.
contacts-rm-yes = 🗑 Yes, delete ({ $shown })
contacts-rm-lost = The service does not list this contact's id; nothing was deleted.
# $count, $shown: how many were deleted
contacts-rm-done = ✅ { $count ->
    [one] { $shown } contact was deleted.
   *[other] { $shown } contacts were deleted.
}
# $shown: how many were not found
contacts-rm-missing = { $shown } were not found in the service and were not deleted.

# $count, $shown: how many in all
contacts-out-title = 🚫 <b>Opted out: { $shown }</b>
contacts-out-note = These people cancelled; no SMS of yours goes to them.
contacts-out-none = Nobody has cancelled yet.
# $name, $mobile (masked), $date: when
contacts-out-line = • { $name } { $mobile } { $date }
contacts-out-export = 📤 Export to Excel
