"""Everything Sefid must not forget: one SQLite file, one connection, one thread.

Open it with `Storage.open(path, vault)`. Each table has an object of its own on it; `run` is for
what has none yet. What is sensitive is sealed by the `Vault` before it reaches the file.
"""

import storage.driver  # noqa: F401 (before anything imports sqlite-utils, see there)

# isort: split
from storage.account_links import COLOURS
from storage.accounts import MOST_ACCOUNTS, Accounts
from storage.act_models import BOT, FORMER, OWNER, Act, ActResult, ChainReport, NewAct, Verb
from storage.approval_models import (
    Approval,
    ApprovalKind,
    ApprovalState,
    CallState,
    NewApproval,
)
from storage.approval_rules import STRICTEST, ApprovalRules
from storage.approvals import Approvals
from storage.audit import Audit, Wanted
from storage.audit_check import trouble_in
from storage.backup import restore, snapshot
from storage.backup_target import target_for
from storage.bindings import Bindings
from storage.birthdays import Birthdays, DayOfYear
from storage.campaign_models import Campaign, CampaignState, NewCampaign
from storage.campaigns import Campaigns
from storage.chat_settings import SettingsTable
from storage.chats import Chats
from storage.cursors import Cursors
from storage.daily_limits import Daily
from storage.deliveries import Delivered, Deliveries, DeliveryTask, Follow, NewFollow
from storage.departures import Departures
from storage.dismissals import Planned
from storage.doctor import wal_reset_bug
from storage.errors import (
    AlreadyOpen,
    DatabaseTooNew,
    DatabaseUnusable,
    Duplicate,
    KeyUnusable,
    OverLimit,
    StorageBusy,
    StorageClosed,
    StorageError,
    StorageFull,
    TooManyAccounts,
    Unsealable,
)
from storage.exports import Exports
from storage.greetings import Greeting, Greetings, NewGreeting
from storage.handing_on import COLLEAGUE
from storage.handovers import Handover
from storage.identities import CODE_LENGTH, CODE_LETTERS, CODE_LIFE, Claim, Identities, Identity
from storage.identity_uses import CodeUse
from storage.import_models import (
    Export,
    ExportState,
    Import,
    ImportCounts,
    ImportState,
    NewExport,
    NewImport,
    PartKind,
    PartRow,
    ReadSheet,
)
from storage.import_models import Part as ImportPart
from storage.imports import Imports
from storage.inbox import Inbox
from storage.inspection import Verified, inspect, read_audit, verify
from storage.invitations import Invitation, Invitations
from storage.keyfile import add_key, keep_newest
from storage.lock import is_held
from storage.members import Member, Members, Standing
from storage.models import (
    TO_LOOK_AT,
    UNDER_WAY,
    Account,
    AccountStatus,
    Chat,
    ChatSettings,
    Facts,
    Job,
    JobState,
    NewJob,
    NewPush,
    Part,
    PendingPush,
)
from storage.moments import Clock, utcnow
from storage.news import Bundle, Known, NewsStore
from storage.outbox import Outbox
from storage.outbox_turns import Confirmed, SentTurn
from storage.pushes import Pushes
from storage.reply_drafts import ReplyDraft
from storage.rotation import Rotation
from storage.states import States
from storage.store import Storage
from storage.table_context import Effect
from storage.ticket_posts import PendingPost, PendingPosts, PostFile, PostState
from storage.vault import Vault

__all__ = [
    "BOT",
    "CODE_LENGTH",
    "CODE_LETTERS",
    "CODE_LIFE",
    "COLLEAGUE",
    "COLOURS",
    "FORMER",
    "MOST_ACCOUNTS",
    "OWNER",
    "STRICTEST",
    "TO_LOOK_AT",
    "UNDER_WAY",
    "Account",
    "AccountStatus",
    "Accounts",
    "Act",
    "ActResult",
    "AlreadyOpen",
    "Approval",
    "ApprovalKind",
    "ApprovalRules",
    "ApprovalState",
    "Approvals",
    "Audit",
    "Bindings",
    "Birthdays",
    "Bundle",
    "CallState",
    "Campaign",
    "CampaignState",
    "Campaigns",
    "ChainReport",
    "Chat",
    "ChatSettings",
    "Chats",
    "Claim",
    "Clock",
    "CodeUse",
    "Confirmed",
    "Cursors",
    "Daily",
    "DatabaseTooNew",
    "DatabaseUnusable",
    "DayOfYear",
    "Delivered",
    "Deliveries",
    "DeliveryTask",
    "Departures",
    "Duplicate",
    "Effect",
    "Export",
    "ExportState",
    "Exports",
    "Facts",
    "Follow",
    "Greeting",
    "Greetings",
    "Handover",
    "Identities",
    "Identity",
    "Import",
    "ImportCounts",
    "ImportPart",
    "ImportState",
    "Imports",
    "Inbox",
    "Invitation",
    "Invitations",
    "Job",
    "JobState",
    "KeyUnusable",
    "Known",
    "Member",
    "Members",
    "NewAct",
    "NewApproval",
    "NewCampaign",
    "NewExport",
    "NewFollow",
    "NewGreeting",
    "NewImport",
    "NewJob",
    "NewPush",
    "NewsStore",
    "Outbox",
    "OverLimit",
    "Part",
    "PartKind",
    "PartRow",
    "PendingPost",
    "PendingPosts",
    "PendingPush",
    "Planned",
    "PostFile",
    "PostState",
    "Pushes",
    "ReadSheet",
    "ReplyDraft",
    "Rotation",
    "SentTurn",
    "SettingsTable",
    "Standing",
    "States",
    "Storage",
    "StorageBusy",
    "StorageClosed",
    "StorageError",
    "StorageFull",
    "TooManyAccounts",
    "Unsealable",
    "Vault",
    "Verb",
    "Verified",
    "Wanted",
    "add_key",
    "inspect",
    "is_held",
    "keep_newest",
    "read_audit",
    "restore",
    "snapshot",
    "target_for",
    "trouble_in",
    "utcnow",
    "verify",
    "wal_reset_bug",
]
