# Who did what with the account.

audit-button = 📜 Activity
audit-title = 📜 <b>Who did what</b>
# $count: number of acts
audit-many = { $count ->
    [one] { $count } entry, the newest on top
   *[other] { $count } entries, the newest on top
}
audit-none = Nothing was found.
audit-gone = This entry is no longer kept; entries stay for 24 months.
# $value: what the list is narrowed to
audit-by-who = Only by: { $value }
audit-by-approver = Only what { $value } approved or refused
audit-by-what = Only: { $value }
audit-by-when = Only: { $value }
audit-who = 👤 Who
audit-approver = 🔏 Approved by
audit-what = 🔍 What
audit-when = 📅 When
audit-all = Everything
# $by: what is chosen
audit-ask = { $by ->
    [who] Whose activity would you like to see?
    [approver] Whose decisions would you like to see?
    [what] Which activity would you like to see?
   *[when] How many days would you like to see?
}
# $count: days
audit-days = { $count ->
    [1] Today
   *[other] Last { $count } days
}
audit-export = 📤 Excel file
audit-sheet = Activity
# $count: rows
audit-exported = { $count ->
    [one] 📜 { $count } entry
   *[other] 📜 { $count } entries
}

# $verb: what was done
audit-verb = { $verb ->
    [linked] Account linked
    [unlinked] Account unlinked
    [attached] Group chat attached
    [detached] Group chat detached
    [sent] SMS sent
    [undone] Send undone
    [settled] End of a send found
    [planned] SMS scheduled
    [changed] Schedule changed
    [paused] SMS paused
    [resumed] SMS resumed
    [stopped] SMS stopped
    [greetings_on] Greetings switched on
    [greetings_off] Greetings switched off
    [imported] Contacts imported
    [exported] File exported
    [group_added] Group added
    [group_changed] Group changed
    [group_emptied] Group emptied
    [group_deleted] Group deleted
    [contact_changed] Contact changed
    [contacts_moved] Contacts moved
    [contacts_deleted] Contacts deleted
    [ticket_opened] Ticket opened
    [ticket_answered] Ticket answered
    [ticket_closed] Ticket closed
    [settings_changed] Settings changed
    [optout_changed] Opt-out line changed
    [member_invited] Colleague invited
    [invitation_revoked] Invitation revoked
    [member_joined] Colleague joined
    [member_role] Role changed
    [member_limit] Limit changed
    [member_removed] Colleague removed
    [person_joined] Other messenger connected
    [person_parted] Other messenger disconnected
    [owner_changed] Owner changed
    [submitted] Approval requested
    [approved] Request approved
    [declined] Request declined
    [withdrawn] Request withdrawn
    [voided] Request voided
   *[expired] Request expired
}
# $kind: which acts
audit-kind = { $kind ->
    [sms] Sent SMS
    [later] Scheduled SMS
    [people] Contacts and groups
    [support] Support
    [account] Account and keys
    [settings] Settings
    [team] Colleagues
   *[approvals] Approvals
}
# $result: how it ended
audit-result = { $result ->
    [done] done
    [partly] partly done
    [unknown] unknown
    [refused] refused by SMS.ir
   *[not_done] not done
}
# $role: of the person then
audit-role = { $role ->
    [owner] owner
    [manager] manager
    [writer] writer
    [accountant] accountant
    [viewer] viewer
    [bot] automatic
    [former] former colleague
   *[other] not known
}
# $place: where it was done
audit-place = { $place ->
    [group] group chat
   *[private] private chat
}
# $person: number of a person without a name
audit-person = ID { $person }
audit-bot = the bot
audit-forgotten = Somebody who was forgotten

# $icon, $verb, $number: of the row
audit-card-title = { $icon } { $verb } (entry { $number })
# $name, $role: of the person
audit-card-who = Who: { $name } ({ $role })
audit-card-when = When: { $moment }
audit-card-where = Where: { $place }
audit-card-object = About: { $object }
# $count: people or unsaid
audit-card-approved = Approved by: <b>{ $name }</b>
audit-card-people = { $count ->
    [unsaid] People: unknown
   *[other] People: { $count }
}
# $count: SMS or unsaid
audit-card-parts = { $count ->
    [unsaid] SMS: unknown
   *[other] SMS: { $count }
}
audit-card-result = Result: { $result }
audit-card-ref = Number: { $ref }
audit-card-code = Reference: { $code }

audit-column-number = Entry
audit-column-date = Date
audit-column-time = Time
audit-column-utc = UTC
audit-column-verb = What
audit-column-who = Who
audit-column-person = ID
audit-column-role = Role
audit-column-place = Where
audit-column-object = About
audit-column-approved = Approved by
audit-column-people = People
audit-column-parts = SMS
audit-column-result = Result
audit-column-ref = Number
audit-column-code = Reference
audit-column-text = Text mark
