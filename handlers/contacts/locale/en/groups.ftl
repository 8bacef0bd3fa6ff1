# Contact groups: list, card, colour, emptying, deleting.
command-groups = Contact groups
groups-title = 👥 <b>Groups</b>
groups-none = You have no groups yet. Create the first one with “➕ New group”.
# $groups, $contacts: numbers; memberships, not people
groups-total = { $groups } groups with { $contacts } memberships (somebody in two groups counts twice). Choose a group.
# The same where $count groups have no size; $contacts: memberships of the others
groups-total-unsaid = { $groups } groups; the service did not tell the size of { $count } of them, the others have { $contacts } memberships (somebody in two groups counts twice). Choose a group.
# $query: what was searched, $count: hits
groups-found = Found for “{ $query }”: { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
# $count: contacts, $waiting: how many wait, as shown
groups-count = { $count ->
    [unsaid] size unknown
    [one] { $count } contact
   *[other] { $count } contacts
}
groups-count-waiting = { $count ->
    [unsaid] size unknown, { $waiting } waiting
    [one] { $count } contact, { $waiting } waiting
   *[other] { $count } contacts, { $waiting } waiting
}
groups-new = ➕ New group
groups-search = 🔍 Search
groups-all = 👥 All groups
groups-search-ask = 🔍 Write a part of the group's name.
groups-name-ask = ➕ Type a name for the new group (no other group may have it).
groups-name-bad = A group's name has 1 to 60 characters; nothing was created or changed.
# $name: the group's name
groups-made = ✅ Group “{ $name }” was created.
# $name: the group's name
groups-found-empty = A group “{ $name }” is in your account already and is empty; this is it.
groups-gone = This group is no longer in your account; it may have been deleted in the panel.

# $dot: coloured circle, $name: bold name
groups-card-title = { $dot } Group { $name }
# $counts: as in groups-count
groups-card-count = Size: { $counts }
# $count: how many wait
groups-waiting = { $count ->
    [unsaid] ⏳ The service did not say how many joined recently and cannot be texted yet.
   *[other] ⏳ { $count } joined recently and cannot be texted yet.
}
# $color: code
groups-color-line = Colour: { $color }
groups-send = ✉️ Text the group
groups-contacts = 👤 Its contacts
groups-add = ➕ Add a contact
groups-import = 📎 Import a file
groups-export = 📤 Export to Excel
groups-rename = ✏️ Rename
groups-color = 🎨 Colour
groups-empty = 🧹 Empty the group
groups-delete = 🗑 Delete the group
groups-rename-ask = ✏️ Type the group's new name.
# $name: new name
groups-renamed = ✅ The group is now called “{ $name }”.

# $name: the group's name, $dot: its colour now
groups-color-title = 🎨 Colour of group “{ $name }”: { $dot }
# $sample: a code
groups-color-ask = Choose one, or write a colour code such as { $sample }
# $typed: what was typed
groups-color-bad = “{ $typed }” is not a colour code; type # and six digits or letters a to f.
# $dot: the new colour
groups-colored = ✅ The group's colour was changed: { $dot }

# $name: group, $count: how many contacts
groups-empty-title = 🧹 <b>Empty group “{ $name }”</b>
groups-empty-what = { $count ->
    [unsaid] All contacts are removed from the group (the service did not say how many there are); the group stays.
    [one] Its { $count } contact is removed from the group; the group stays.
   *[other] All { $count } contacts are removed from the group; the group stays.
} This cannot be undone.
groups-gone-people = Whoever is in another group too stays in your account; whoever is only in this one is deleted from the account as well, and gets the membership SMS again if added again.
groups-empty-yes = { $count ->
    [unsaid] 🧹 Yes, remove all contacts
    [one] 🧹 Yes, remove { $count } contact
   *[other] 🧹 Yes, remove { $count } contacts
}
# $name: group, $count: how many went
groups-emptied = { $count ->
    [unsaid] ✅ Group “{ $name }” is now empty.
    [one] ✅ Group “{ $name }” is now empty ({ $count } contact).
   *[other] ✅ Group “{ $name }” is now empty ({ $count } contacts).
}
groups-delete-title = 🗑 <b>Delete group “{ $name }” for good</b>
groups-delete-what = { $count ->
    [unsaid] The group itself and the membership of all its contacts are deleted (the service did not say how many there are).
    [0] The group is empty and is deleted.
    [one] The group itself and the membership of its { $count } contact are deleted.
   *[other] The group itself and the membership of its { $count } contacts are deleted.
} This cannot be undone.
groups-delete-yes = 🗑 Yes, delete group “{ $name }”
groups-deleted = ✅ Group “{ $name }” was deleted.

# Asked for, to be approved by somebody else.
groups-delete-ask = 🔏 Ask for approval to delete
groups-delete-asks = 🔏 The owner wants a colleague to approve the deletion of a group; until then nothing is deleted.
groups-approval = 🗑 Delete the group “{ $name }”
groups-approval-changed = This group is no longer what was asked about: its name or number of people has changed, or it is gone. Nothing was deleted.
groups-approval-end = { $state ->
    [going] ⏳ Being deleted…
    [done] ✅ The group was deleted.
    [refused] ❌ The service did not delete the group; it is still there.
   *[unknown] ⚠️ Nobody can tell whether the service has deleted it; it was still listed. Look at the list of groups.
}
groups-approval-list = 👥 Groups
groups-approval-late = Too late: it had begun and cannot be taken back.
