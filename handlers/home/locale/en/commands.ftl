# Descriptions of the commands, as Telegram lists them.
command-start = Home and the main menu
command-help = Help
command-cancel = Cancel what you are doing
command-link = Link an SMS.ir account
command-unlink = Unlink the account
command-credit = Account and credit
command-send = Send an SMS
command-settings = Settings
command-language = Language
command-switch = Go from one account to another
command-approvals = Approvals
command-team = Colleagues and roles
command-role = Give somebody a role, by a reply in a group
