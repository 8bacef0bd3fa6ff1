# Help, in short sections.

help-button = { $section ->
    [link] 🔗 About linking
    [send] ✉️ About sending
    [book] 👥 Contacts, groups
    [after] 📊 Reports, support
    [team] 🤝 Team, accounts
    [group] 💬 In a group
    [secrets] 🔒 Safety of keys
   *[commands] 📋 All commands
}

help-overview =
    <b>Help</b>
    Sefid runs your White SMS account right here: link the account, see the credit, and send SMS to groups, contacts and plain numbers.
    Wherever you are, /cancel gets you out and /start takes you home. You can write numbers in Persian or Latin digits.
    What would you like to know more about?
help-link =
    <b>Linking an account</b>
    You need two keys: UserApiKey and SecretKey. You'll find both in the SMS.ir panel, under “Developers”, “Web service key”.
    Send /link and then the keys one by one, or both in one line:
    <code>/link UserApiKey SecretKey</code>
    To unlink the account: /unlink
help-send =
    <b>Sending SMS</b>
    Send /send, write the text and pick the recipients.
    Before anything goes out you see the recipients, the parts, the estimate and the full text. Nothing is sent until you confirm, and for a few seconds after that you can still undo it.
    For later, press “⏰ Send later” on that screen; it can come again, too.
    /scheduled shows what waits; change or stop it until it leaves.
    A colleague whose role may not send presses “🔏 Ask a colleague to approve” instead; /approvals lists the requests.
help-book =
    <b>Contacts &amp; groups</b>
    With /groups make, rename, recolour or empty groups. With /contacts search, edit, move or delete people.
    To add many, send an Excel, CSV or vCard file under “Import, export”; you see everything before it is added. The service sends each new number a membership SMS.
help-after =
    <b>Reports &amp; support</b>
    /sent shows whom each SMS reached, and sends it again only to those it did not.
    /tickets shows tickets and takes answers, /newticket opens one. News arrives by itself; choose what under Settings, “Alerts”.
help-team =
    <b>Team and several accounts</b>
    With /team you invite colleagues and give each a role. An invitation works once, and whoever comes by it sees nothing until you confirm them.
    What a colleague submits for approval is listed under /approvals. It is sent only once somebody who may send has approved it, within 24 hours.
    With /link you can add more accounts (branches), and with /switch you go from one to another; each SMS leaves from the account it was written with.
help-team-audit = Who did what is kept under “⚙️ Settings”, “📜 Activity”, and comes as an Excel file, too.
help-group =
    <b>In a group</b>
    The account's owner can add the bot to a group chat: “Account & credit”, then “➕ Add to a group chat”.
    Only the owner and colleagues can act in the group, each as far as the role goes. Write texts and numbers as a reply to a message of the bot; the messenger usually passes no other messages of a group on to it.
    Never write keys in a group.
help-secrets =
    <b>Safety of keys</b>
    A message with a key is deleted from the chat at once where the messenger allows that; where not, the bot says so, and you delete it. Keys are kept encrypted.
    Chats with bots are not end-to-end encrypted. If in doubt, change the key in the SMS.ir panel and send /link again.
    /unlink removes the keys from the bot's memory.
help-commands = <b>All commands</b>
