# Adding contacts, import, export.
book-open = 📎 See the import
book-gone = This import is not available any more; send the file again.
book-busy = Several files of this account are waiting to be read. Nothing was read of this one; send it again when they are done.
book-pasted = Written list
book-nameless = Nameless

book-io-title = 📎 <b>Import and export of contacts</b>
book-io-how = Send a file of contacts right here (Excel, CSV or vCard), or use a button.
book-io-import = 📎 Import a file
book-io-all = 📤 Export all
book-io-group = 📤 Export a group
book-io-out = 📤 Export opted out
book-io-back = 📎 Import and export
book-sample = 📄 Sample file
book-sample-file = Sample contacts
book-sample-note = Fill in the columns and send the file to me. Their order does not matter.
book-sample-ms = Ms
book-sample-mr = Mr
book-sample-one = Negar Ahmadi
book-sample-two = Peyman Karimi

book-pick-title = 👥 <b>Which group?</b>
book-pick-how = Choose a group, or write a part of its name.
book-pick-none = No group has this name; make it or write another name.
book-pick-new = ➕ New group
# $group: as it was typed
book-pick-make = ➕ Make group “{ $group }”
book-pick-all = 👥 All groups
book-pick-other = 👥 Another or a new group
book-pick-ask = ➕ Write the new group's name (one that no other group has).
book-pick-bad = A group's name has 1 to 60 characters; no group was made.
# $group: name
book-pick-made = Group “{ $group }” was made; now choose it.

book-import-title = 📎 <b>Import contacts</b>
# $group: bold name
book-import-group = Group: { $group }
# $megabytes: number
book-import-how =
    Send an Excel, CSV or vCard file (up to { $megabytes } MB), or write the list right here: one person a line, name and number in any order.
    Before anything is added, you see what was read.
book-import-pick = 👥 Choose a group
book-import-change = 👥 Another group
# $megabytes: number
book-too-big = The messenger hands no file over { $megabytes } MB to a bot. Nothing was read; split the file, take out pictures and extra sheets, or save it as CSV, and send it again.

book-reading = ⏳ Reading the file and comparing it with the address book and the opted-out list…
# $count: rows
book-reading-seen = { $count } rows read so far.
book-uploading = ⏳ The file has been given to the service…
# $file: bold name
book-preview-title = 📎 <b>Review before adding</b>: { $file }
# $count: people to be added
book-preview-good = ✅ Ready to add: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
# $count: rows
book-preview-duplicate = • Repeated in the file: { $count }
book-preview-known = • In this group already: { $count }
book-preview-out = • Opted out: { $count }
book-preview-bad = • Without a proper mobile number: { $count }
book-preview-cut = • Shortened by Excel (like 9.12E+09): { $count }; format the column as text and save the file again
book-preview-first = First rows:
# $name: sheet, $count: other sheets
book-preview-sheet = Sheet “{ $name }” was read; { $count ->
    [one] { $count } other sheet with numbers was not; send it in a file of its own.
   *[other] { $count } other sheets with numbers were not; send each in a file of its own.
}
# $count: rows
book-preview-hidden = ⚠️ { $count ->
    [one] { $count } row is hidden or filtered away in Excel; it was read as well.
   *[other] { $count } rows are hidden or filtered away in Excel; they were read as well.
}
# $count: people to be added
book-preview-which = { $count ->
    [one] 👥 To which group should this { $count } person be added?
   *[other] 👥 To which group should these { $count } people be added?
}
# $name, $mobile (masked)
book-person-line = • { $name } { $mobile }
# $count: new numbers
book-membership = ⚠️ { $count ->
    [one] { $count } number is new to your account: the service sends it a membership SMS, and no other SMS can go to it for a while.
   *[other] { $count } numbers are new to your account: the service sends each a membership SMS, and no other SMS can go to them for a while.
}
# $count: people
book-preview-yes = ✅ Add { $count ->
    [one] { $count } person
   *[other] { $count } people
}
book-sheet = 📎 File of rows left out
book-sheet-none = No row was left out.
book-raw = 📤 The file as it is
# $file, $group: names
book-raw-sure = 📤 The file “{ $file }” is given to the SMS service unchecked, to add its contacts to group “{ $group }”. Which columns it understands is not documented, and new numbers get a membership SMS.
book-raw-yes = 📤 Yes, hand it over
book-drop = ❌ Cancel the import
book-dropped = Cancelled; nobody was added.

# $group: name
book-running = ⏳ Adding to group “{ $group }”
# $count, $whole: numbers
book-running-of = { $count } of { $whole }
book-running-note = You can do other things meanwhile; I'll let you know when it is done.
book-stop = 🛑 Stop
book-resume = ⏯ Go on
book-again = ➕ Add more
book-group = 👥 See the group
# $count: people, $file: name
book-ready-push = 📎 The file “{ $file }” has been read: { $count ->
    [one] { $count } person
   *[other] { $count } people
} ready to be added. Nobody has been added yet.
# $group: name
book-done = ✅ Adding to group “{ $group }” is finished.
# $group: name
book-done-nobody = ⚠️ Nobody was added to group “{ $group }”.
book-cancelled = ❌ Adding was stopped.
book-cancelled-late = ❌ It was stopped too late: everybody had been added already.
# $count: people
book-stopping = 🛑 Stopping. { $count ->
    [one] { $count } person has
   *[other] { $count } people have
} already left and may still be added; nobody else will be. I'll show the result here in a moment.
book-stopped = ⚠️ Adding stopped half-way; you can go on from there.
# $file: its name
book-failed = ⚠️ The file “{ $file }” was not imported.
# $count: people
book-added = Added: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
book-missing = Not added: { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
book-left = Left: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
# $name, $mobile (masked), $reason
book-refused-line = • { $name } { $mobile }: { $reason }

book-reason-number = has no proper mobile number
book-reason-cut = Excel has cut this number; format the column as text and enter it again
book-reason-duplicate = already in this file
book-reason-known = is in this group already
book-reason-opted-out = has opted out
book-reason-refused = the SMS service did not accept it
book-reason-cancelled = stopped before this row
book-reason-unclear = was on its way when it was stopped; may have been added
book-report-title = Rows left out
book-report-file = Rows left out
book-column-row = Row
book-column-mobile = Mobile
book-column-name = Name
book-column-reason = Reason
book-column-prefix = Title
book-column-first = First name
book-column-last = Last name
book-column-group = Group
book-column-created = Member since
book-column-cancelled = Opted out on
book-file-all = Contacts
book-file-out = Opted out

book-trouble-empty = The file is empty.
book-trouble-encrypted = The file is protected, by a password or by Excel itself, and cannot be read. Open it in Excel, save it as a new xlsx file without protection, and send that.
book-trouble-kind = This file is not a list of contacts. Send an Excel (xlsx or xls), CSV or vCard file.
book-trouble-large = The file has more than we read at once: up to 100,000 numbers in 200,000 rows. Split it and send the parts.
book-trouble-wide = The table is too wide: the numbers must stand in the first 256 columns. Remove the columns you do not need and send it again.
book-trouble-memory = Unpacked, the file is too large for us. Remove pictures, formats and sheets you do not need, or save it as CSV, and send it again.
book-trouble-heavy = Reading this file stopped the bot twice, so it is not tried again. Split it, or save it as CSV, and send that.
book-trouble-pdf = This is a PDF, which holds pages and no table. Send the list as Excel, CSV or vCard.
book-trouble-json = This is a data file (JSON), not a list of contacts. Send the list as Excel, CSV or vCard.
book-trouble-broken = The file is damaged and could not be read; save it again and send it.
book-trouble-slow = Reading the file took too long and was given up; make it smaller or save it as CSV.
book-trouble-nobody = No mobile number was found in the file.
book-trouble-cut = Excel has shortened the numbers of this file (like 9.12E+09) and their digits are lost. In the original, format the column as text, save it again and send it.
book-trouble-group = This group is not in your account any more.
book-trouble-account = You can no longer act with this account here, so it went no further.
book-trouble-service = The SMS service did not answer and nothing was done; try again a little later.
book-trouble-credentials = The service refused the keys of this account; link the account again.
book-trouble-expired = The time of this account at SMS.ir is over.
book-trouble-credit = The credit of the account is not enough.
book-trouble-unreachable = The SMS service gave no proper answer.
book-trouble-refused = The SMS service refused:
book-trouble-restored = The bot was restored from a backup.
book-trouble-bug = Something went wrong on the bot's side and was logged.
book-trouble-unclear = The service's answer about this file was unclear; the contacts may have been added. Look at the group, and do not send it again unchecked.
book-trouble-unsent = The file was ready but the messenger did not take it; try again.

book-add-title = ➕ <b>New contact</b>
book-add-how = Write name and number (one person a line, in any order), or send contacts or a vCard file.
# $count: people gathered
book-add-list = { $count ->
    [one] { $count } person
   *[other] { $count } people
} so far. Tap one to take it off.
book-add-more = You may write or send more.
book-add-warning = ⚠️ Numbers that are new to your account get a membership SMS from the service.
# $person: name and number
book-add-off = ➖ { $person }
# $count: people
book-add-yes = ✅ Add { $count ->
    [one] { $count } person
   *[other] { $count } people
}
book-add-none = No mobile number was found in this; write it like “Negar Ahmadi 09120000001”.
# $name: first name
book-add-foreign = Contact “{ $name }” has no Iranian mobile number and was not added.
# $count: at most so many
book-add-full = This list holds { $count } people at most; add these first.
# $count: people
book-add-repeated = { $count } were in the list already.
book-add-cut = Excel has shortened numbers in this list (like 9.12E+09) and their digits are lost; format the column as text and copy them again.
# $count: lines
book-add-bad = { $count ->
    [one] { $count } line had no proper mobile number:
   *[other] { $count } lines had no proper mobile number:
}

book-export-all = 📤 <b>Export all contacts</b>
book-export-out = 📤 <b>Export the opted-out list</b>
# $group: name
book-export-group = 📤 <b>Export group “{ $group }”</b>
book-export-how = In which form?
book-export-xlsx = 📗 Excel
book-export-vcf = 📇 vCard
# $count: people so far
book-export-running = { $count } read…
# $count: people
book-export-done = ✅ The export is ready: { $count ->
    [one] { $count } person
   *[other] { $count } people
}.
# $count: people, $part, $parts: which file of how many
book-export-part = ✅ Export of { $count ->
    [one] { $count } person
   *[other] { $count } people
}, file { $part } of { $parts }
book-export-nobody = Nobody is in this list; no file was made.
book-export-end = { $state ->
    [done] ✅ The file was sent in a message of its own. Another form as well?
    [cancelled] ❌ The export was stopped.
   *[failed] ⚠️ The export did not succeed; try again.
}
book-export-again = 🔄 Again

# Birthdays in a file
book-preview-birthdays = • 🎂 With a birthday: { $count }
book-preview-unclear = • 🎂 Birthday not clear: { $count }; they are added without it
# $time: hour of the greeting
book-birthdays-late = • ⌛️ Today's greeting left at { $time }: whoever has their birthday today gets none by itself this year.
book-birthdays = 🎂 Keep birthdays: { $count }
book-birthdays-kept =
    { $count ->
        [one] 🎂 The birthday of { $count } contact was kept; nobody was added.
       *[other] 🎂 The birthdays of { $count } contacts were kept; nobody was added.
    }
book-reason-birthday = the birthday is not clear; the contact itself is not left out
book-column-birthday = Birthday
# $day: as shown; $month: of the Jalali calendar, 1 to 12
book-birthday = { $day } { $month ->
    [1] Farvardin
    [2] Ordibehesht
    [3] Khordad
    [4] Tir
    [5] Mordad
    [6] Shahrivar
    [7] Mehr
    [8] Aban
    [9] Azar
    [10] Dey
    [11] Bahman
   *[12] Esfand
}

# Asked for, to be approved by somebody else.
book-preview-ask = 🔏 Ask for approval to add { $count }
book-approval = 📎 Add contacts from “{ $file }”
book-approval-changed = This list is no longer what was asked about, or was dropped. Nobody was added.
book-approval-open = 📎 Open this list
