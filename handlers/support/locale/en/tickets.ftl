# Support tickets: list, thread, new ticket, reply, closing.
command-tickets = Support tickets
command-newticket = New ticket to support

tickets-title = 🎫 <b>Support tickets</b>
tickets-none = You have no tickets yet. Ask support with “➕ New ticket”.
tickets-how = Choose a ticket, or write its number.
tickets-new = ➕ New ticket
tickets-untitled = No subject
tickets-status-unknown = unknown status
tickets-no-number = The service did not tell the number of this ticket; it cannot be opened here. Nothing was changed.
# $subject: bold, $status: icon and name
tickets-line = { $subject } · { $status }
# $department, $priority: names of the service
tickets-where = Department { $department }, priority { $priority }
tickets-department = Department { $department }
tickets-priority = Priority { $priority }

# $subject: bold
tickets-card = 🎫 { $subject }
# $number: code, $status: icon and name
tickets-card-status = Number: { $number } · { $status }
tickets-you = 👤 <b>You</b>
tickets-support = 🎧 <b>Support</b>
# $who: one of the two above, $when: as shown
tickets-said = { $who } — { $when }
tickets-said-on = { $who } — continued
tickets-undated = unknown date
tickets-has-file = 📎 with an attachment
tickets-reply-note = To reply, use Reply on this message, or write or send a photo or file here.
tickets-reply-in-group = To reply, send a text, a photo or a file as a Reply to this message.
tickets-closed-note = 🔒 This ticket is closed and cannot be replied to; for anything else, open a new one.
tickets-reply = 💬 Reply
tickets-close = 🔒 Close the ticket
tickets-file-nameless = Attachment

# $number: code
tickets-attached = 📎 Attachment from ticket { $number }
tickets-attached-gone = This attachment is no longer in the ticket.
tickets-attached-empty = The service returned an empty file for this attachment.
tickets-attached-foreign = ⚠️ This attachment is not on the SMS service's own site, or its address is unsafe; I did not download it. Do not open it unless you trust it:
# $most: size as shown
tickets-attached-large = ⚠️ This attachment is larger than { $most }, so I did not download it. Its address:

# $number: code, $subject: bold
tickets-close-sure = 🔒 Close ticket { $number } “{ $subject }”?
tickets-close-note = A closed ticket cannot be replied to.
tickets-close-yes = 🔒 Yes, close it
tickets-closed = ✅ Ticket { $number } was closed.
tickets-already-closed = 🔒 Ticket { $number } “{ $subject }” is already closed.
tickets-close-unsure = The SMS service gave no clear answer; check the current status of ticket { $number }.

# $number: code, $subject: bold
tickets-reply-ask = 💬 Write your reply to ticket { $number } “{ $subject }”, or send a photo or file.
tickets-reply-sure = 💬 Send this reply to ticket { $number } “{ $subject }”?
tickets-reply-closed = 🔒 Ticket { $number } “{ $subject }” is closed and cannot be replied to. Nothing was sent. You can turn this into a new ticket.
tickets-reply-unsure = ⚠️ The SMS service gave no clear answer; this reply may have reached ticket { $number } “{ $subject }”. Before sending it again I will check the ticket.
tickets-reply-not-there = This reply is not in the ticket; you can send it again.
tickets-replied = ✅ Your reply to ticket { $number } was posted. I'll let you know as soon as support replies.
tickets-replied-before = This reply to ticket { $number } “{ $subject }” was already posted.
# $number: code, $subject: bold
tickets-reply-over = This reply to ticket { $number } “{ $subject }” is no longer open: it was posted or cancelled.
tickets-reply-kept = ✏️ Here is your unfinished reply to this ticket.
tickets-reply-resume = ✏️ Continue your reply
tickets-reply-which = That message is about several tickets and nothing was sent; open the ticket with its button and write there.
tickets-send = ✅ Send reply
tickets-as-new = ➕ New ticket with this text
tickets-look = 🔍 Check the ticket
tickets-look-again = Not visible yet; the service may still be working on it. Check again in half a minute.
tickets-look-first = Press “🔍 Check the ticket” first; this is not settled yet and nothing was added to it.
tickets-dropped = Cancelled; nothing was sent.
tickets-leave = ❌ Leave it
tickets-edit-text = ✏️ Edit text
tickets-edit-ask = ✏️ Write the new text.
tickets-only-file = See the attached file.
# $name: file, $size: as shown
tickets-file = 📎 { $name } ({ $size })
# $count: how many files
tickets-files-zipped = The service accepts one file per message; these { $count } files will go in one zip file.
tickets-files-first = The service accepts one file per message; of { $count } files only the first will go.
tickets-no-files = 🗑 Remove files
tickets-first-only = 📎 First file only
tickets-all-zipped = 📎 All in one zip
# $count: a number
tickets-kilobytes = { $count } kB
tickets-megabytes = { $count } MB
# $count: how many
tickets-too-many = At most { $count } files can go together; this one was not added.
# $name: file, $most: size as shown
tickets-too-much = The file “{ $name }” was not added: the files of one message may be { $most } in total.
tickets-file-empty = The file “{ $name }” is empty and was not added.
tickets-files-gone = Files are kept for a day and these are gone; nothing was sent. Press “🗑 Remove files” and send them again.
tickets-letter-gone = This was written too long ago or for another account and was not sent; please write it again.

tickets-new-subject = ➕ <b>New ticket</b>
    Write the subject in one sentence.
tickets-new-subject-first = Write the subject first, then send the file.
tickets-new-empty = The subject is empty; write it in one sentence.
# $subject: bold
tickets-new-hints = 💡 The answer to “{ $subject }” may be here; read one, or go on and write your message.
tickets-new-go-on = ➕ Go on and write
tickets-new-body = ✏️ Write your message for “{ $subject }”. You can also send a photo or file.
# $count: how many files
tickets-new-attached = 📎 { $count ->
        [one] { $count } file is attached.
       *[other] { $count } files are attached.
    }
tickets-new-department = Choose a department.
tickets-new-priority = Choose a priority.
tickets-new-any = ➖ Any
tickets-new-sure = ➕ <b>Open this ticket?</b>
tickets-new-may-attach = 📎 To attach something, send a photo or file here.
tickets-new-send = ✅ Open ticket
tickets-edit-subject = ✏️ Subject
tickets-edit-department = ✏️ Department
tickets-edit-priority = ✏️ Priority
tickets-new-kept = ✏️ Here is your unfinished ticket.
# $number: code
tickets-opened = ✅ Ticket { $number } was opened. I'll let you know as soon as support replies.
tickets-opened-nameless = ✅ The ticket was opened.
# $subject: bold
tickets-new-unsure = ⚠️ The SMS service gave no clear answer; the ticket “{ $subject }” may have been opened. Before posting it again I will check your tickets.
tickets-new-not-there = This ticket is not in the list; you can post it again.
