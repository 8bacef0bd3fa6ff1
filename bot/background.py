"""The workers that run beside the conversations."""

from __future__ import annotations

from bot.janitor import Janitor
from bot.settings import Settings
from bot.tuning import Tuning
from bot.workers import Work
from handlers.contacts.exporting.worker import ExportWorker
from handlers.contacts.groups.deletion_worker import DeletionWorker
from handlers.contacts.importing.worker import ImportWorker
from handlers.home.approvals.worker import ApprovalWorker
from handlers.home.settings.joined_worker import JoinedWorker
from handlers.messages.birthdays.planner import BirthdayPlanner
from handlers.messages.campaigns.worker import CampaignWorker
from handlers.messages.delivery.worker import FollowWorker
from handlers.messages.sending.worker import OutboxWorker
from handlers.news.watch import Courier, Watcher
from handlers.shared.services import Services
from screens.navigator import Navigator
from screens.ticker import Ticker


def background(
    settings: Settings, tuning: Tuning, navigator: Navigator, services: Services
) -> dict[str, Work]:
    """By name. They start once the messenger is reached."""
    outbox = OutboxWorker(
        services,
        navigator,
        steps=tuning.steps,
        intervals=tuning.outbox,
        steady=tuning.steady,
    )
    campaigns = CampaignWorker(
        services,
        navigator,
        left=services.bells.outbox.ring,
        zone=settings.zone,
        steps=tuning.steps,
        intervals=tuning.campaigns,
    )
    return {
        "outbox": outbox.run,
        "campaigns": campaigns.run,
        "approvals": ApprovalWorker(services, navigator, intervals=tuning.campaigns).run,
        "joined": JoinedWorker(services, navigator, intervals=tuning.campaigns).run,
        "deletions": DeletionWorker(
            services,
            ended=services.bells.approvals.ring,
            steps=tuning.steps,
            intervals=tuning.campaigns,
        ).run,
        "birthdays": BirthdayPlanner(
            services,
            planned=services.bells.campaigns.ring,
            zone=settings.zone,
            steps=tuning.steps,
            intervals=tuning.campaigns,
        ).run,
        "delivery": FollowWorker(
            services, navigator, intervals=tuning.delivery, zone=settings.zone
        ).run,
        "ticker": Ticker(navigator, idle=tuning.ticker_idle).run,
        "imports": ImportWorker(services, navigator, steps=tuning.steps, intervals=tuning.book).run,
        "exports": ExportWorker(services, navigator, intervals=tuning.book).run,
        "janitor": Janitor(services.storage, tuning.clock).run,
        "news": Courier(
            services, navigator, zone=settings.zone, steps=tuning.steps, intervals=tuning.news
        ).run,
        **_watching(settings, tuning, services),
    }


def _watching(settings: Settings, tuning: Tuning, services: Services) -> dict[str, Work]:
    """Who looks for news; nobody where SEFID_WATCH_SECONDS is 0."""
    if not settings.watch_seconds:
        return {}
    watcher = Watcher(
        services,
        every=settings.watch_seconds,
        zone=settings.zone,
        wake=services.bells.news.ring,
        steps=tuning.steps,
        intervals=tuning.watching,
    )
    return {"watch": watcher.run}
