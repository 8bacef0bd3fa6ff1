# Choosing recipients: groups, contacts, plain numbers.
audience-ask = 👥 <b>Who should get it?</b> Choose groups, or write a name or numbers.
audience-no-groups = There are no groups yet; search for a contact or write numbers.
# $query: what was typed, $count: hits
audience-groups-found = Groups with “{ $query }”: { $count }
# $name: the group, $members: members
audience-group = { $name } ({ $members })
# $count: members who wait after the membership SMS
audience-waiting =
    { $count ->
        [unsaid] ⏳ The service did not say how many members of these groups are still waiting and get no SMS yet.
        [one] ⏳ { $count } member of these groups is still waiting and gets no SMS yet.
       *[other] ⏳ { $count } members of these groups are still waiting and get no SMS yet.
    }
audience-all = ➕ All
audience-clear = ➖ None
audience-every-group = 👥 All groups
audience-groups = 👥 Groups
audience-people = 👤 A contact
audience-numbers = 📱 Numbers
audience-next = ✅ Continue
# $count: people, each once
audience-next-with =
    { $count ->
        [one] ✅ Continue with { $count } person
       *[other] ✅ Continue with { $count } people
    }
audience-nobody = Nobody is chosen yet.
audience-nobody-toast = Choose somebody first.
# $parts: the counts below, joined
audience-chosen = Chosen: { $parts }
# $count: plain numbers among them that get nothing
audience-opted-out =
    { $count ->
        [one] 🚫 { $count } of these numbers has opted out and gets no SMS.
       *[other] 🚫 { $count } of these numbers have opted out and get no SMS.
    }
audience-and = { ", " }
audience-count = { $kind ->
    [groups]
        { $count ->
            [one] { $count } group
           *[other] { $count } groups
        }
    [contacts]
        { $count ->
            [one] { $count } contact
           *[other] { $count } contacts
        }
   *[numbers]
        { $count ->
            [one] { $count } number
           *[other] { $count } numbers
        }
}

audience-people-ask = 🔍 Write a contact's name or a part of the number.
audience-people-none = No contact matches “{ $query }”. Write another name or number.
audience-people-found = Contacts with “{ $query }”: { $count }
audience-as-number = ➕ Add this number

audience-numbers-ask = 📱 Type numbers or paste a list; Persian digits, spaces and <code>+98</code> are fine.
audience-added =
    { $count ->
        [one] ✅ { $count } number was added.
       *[other] ✅ { $count } numbers were added.
    }
audience-repeated = { $count } more were duplicates and count once.
audience-over = ⚠️ { $count } did not fit; at most { $most } numbers in one send.
audience-junk = These are not mobile numbers and were not added:
audience-only-junk = No mobile number was found in this:
audience-junk-more = and { $count } more
audience-nothing-found = No mobile number was found.
audience-drop = ➖ { $mobile }
audience-drop-all = ➖ All numbers
audience-contact-no-mobile = This contact has no Iranian mobile number; it was not added.
