# Drafts: list, card, editing, deleting.
command-drafts = Drafts
drafts-title = 📝 <b>Drafts</b>
drafts-none = You have no drafts yet. Keep a text with “➕ New draft”, or write <code>/drafts text</code>.
drafts-how = Choose one, or type a word to search for.
# $query: what was searched, $count: hits
drafts-found =
    { $count ->
        [one] Found for “{ $query }”: { $count } draft
       *[other] Found for “{ $query }”: { $count } drafts
    }
# $words: title or first words
drafts-item = 📝 { $words }
drafts-new = ➕ New draft
drafts-search = 🔍 Search
drafts-all = 📝 All drafts
drafts-search-ask = 🔍 Write a word of the draft.
drafts-new-ask = ➕ Write the text of the draft; nothing is sent.
drafts-empty = This text is empty; nothing was saved.
drafts-saved = ✅ The draft was saved.
drafts-kept = This text is among the drafts already; it was not saved twice.
drafts-gone = This draft is no longer in the list; here is the current one.
drafts-card = 📝 <b>Draft</b>
# $name: title
drafts-card-named = 📝 <b>Draft “{ $name }”</b>
# $moment: date and time
drafts-created = Saved { $moment }
# $units: characters, $count: parts
drafts-length =
    { $count ->
        [one] Length: { $units } characters, { $count } part
       *[other] Length: { $units } characters, { $count } parts
    }
drafts-no-id = The SMS service gave no id for this draft, so it cannot be edited or deleted from here. You can use it, or save a new text.
# $name: a group, $members: its members
drafts-to = ✉️ { $name } ({ $members })
drafts-to-how = Which group should get this text? You'll review it before it is sent.
drafts-use = ✉️ Other recipients
drafts-edit = ✏️ Edit
drafts-delete = 🗑 Delete
drafts-edit-ask = ✏️ Write the new text of the draft.
drafts-edited = ✅ The draft was changed.
drafts-delete-sure = 🗑 Delete this draft for good?
drafts-delete-yes = 🗑 Yes, delete it
drafts-deleted = ✅ The draft was deleted.
