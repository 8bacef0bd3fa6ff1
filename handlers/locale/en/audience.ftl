# Choosing recipients: groups, contacts, plain numbers.
audience-ask = 👥 <b>Who should get it?</b> Pick any number of groups, or write a name or numbers.
audience-no-groups = There are no groups yet; search for a contact or write numbers.
# $query: what was typed, $shown: hits
audience-groups-found = Groups with “{ $query }”: { $shown }
# $name: the group, $shown: members, $waiting: who wait
audience-group = { $name } ({ $shown })
audience-group-waiting = { $name } ({ $shown } · { $waiting } waiting)
audience-all = ☑️ All
audience-clear = 🗑 Clear the choice
audience-every-group = 🗂 All groups
audience-groups = 🗂 Groups
audience-people = 🔍 Single contact
audience-numbers = 📱 Numbers
audience-next = ✅ Continue
audience-nobody = Nobody is chosen yet.
audience-nobody-toast = Choose somebody first.
# $parts: the counts below, joined
audience-chosen = Chosen: { $parts }
audience-and = { ", " }
audience-count-groups =
    { $count ->
        [one] { $shown } group
       *[other] { $shown } groups
    }
audience-count-contacts =
    { $count ->
        [one] { $shown } contact
       *[other] { $shown } contacts
    }
audience-count-numbers =
    { $count ->
        [one] { $shown } number
       *[other] { $shown } numbers
    }

audience-people-ask = 🔍 Write a contact's name or a part of the number.
audience-people-none = No contact matches “{ $query }”. Write another name or number.
audience-people-found = Contacts with “{ $query }”: { $shown }
# $name: the person, $mobile: masked, $group: where
audience-person = { $name } · { $mobile } · { $group }
audience-nameless = No name · { $mobile }
audience-as-number = ➕ Add this number

audience-numbers-ask = 📱 Write numbers or paste a list; Persian digits, spaces and <code>+98</code> are fine.
audience-added =
    { $count ->
        [one] ✅ { $shown } number was added.
       *[other] ✅ { $shown } numbers were added.
    }
audience-repeated = { $shown } stood there more than once and count once.
audience-over = ⚠️ { $shown } did not fit; at most { $most } numbers in one send.
audience-junk = These are no mobile numbers and were not added:
audience-only-junk = No mobile number was found. This was not understood:
audience-junk-more = and { $shown } more
audience-nothing-found = No mobile number was found.
audience-drop = 🗑 { $mobile }
audience-drop-all = 🗑 Clear all numbers
audience-contact-no-mobile = This contact has no Iranian mobile number; it was not added.
