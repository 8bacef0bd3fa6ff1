"""The one place where everything is put together.

Read it from the top to see what the bot consists of. Nothing here decides anything about screens
or the web service; tests give a `Tuning` with shorter times.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.access import apply_the_list
from bot.admins import Admins
from bot.janitor import Janitor
from bot.recent import BindingCache, StateCache
from bot.running import Running
from bot.settings import Settings
from bot.stop import CONFLICT, USAGE, StopError
from bot.tuning import Tuning
from bot.workers import Work, Workers
from handlers.catalogue import build_catalogue
from handlers.contacts.exporting.worker import ExportWorker
from handlers.contacts.importing.worker import ImportWorker
from handlers.locales import locale_folders
from handlers.messages.delivery.worker import FollowWorker
from handlers.messages.sending.worker import OutboxWorker
from handlers.news.watch import Courier, Watcher
from handlers.shared.explain import explain
from handlers.shared.gate import AccessGate
from handlers.shared.profiles import ChatProfiles
from handlers.shared.services import Clients, Options, Services
from handlers.support.tickets import answer_by_reply
from messengers.arrivals import Arrivals
from messengers.dispatcher import FloodNotice, UpdateDispatcher
from messengers.intake import Intake
from messengers.reach import ChatReach
from messengers.reporter import Reporter
from messengers.telegram.connection import Address, Connection
from messengers.telegram.events import UpdateReader
from messengers.telegram.files import Files
from messengers.telegram.gateway import Gateway
from messengers.telegram.links import TelegramLinks
from messengers.telegram.polling import Poller
from messengers.telegram.webhook import Webhook
from messengers.unstored import Unstored
from screens.callback import Codec
from screens.messenger import Links
from screens.navigator import Navigator
from screens.ports import EngineDependencies, Reach
from screens.ports import Gateway as EngineGateway
from screens.text.translator import Translator
from screens.ticker import Ticker
from smsir import Http
from storage import AlreadyOpen, Duplicate, Storage, StorageError, Vault

log = logging.getLogger(__name__)

__all__ = ["Running", "compose"]


@asynccontextmanager
async def compose(settings: Settings, tuning: Tuning | None = None) -> AsyncIterator[Running]:
    """The bot, coming up in the background; leaving the block stops it cleanly.

    Raises:
        StopError: the database or the master key cannot be used (on entering).
    """
    tuning = tuning or Tuning()
    async with AsyncExitStack() as stack:
        running = await _build(stack, settings, tuning)
        stack.push_async_callback(running.end)
        running.begin()
        yield running


async def open_storage(settings: Settings, tuning: Tuning | None = None) -> Storage:
    """The database of these settings.

    Raises:
        StopError: it is in use, too new, damaged or unreadable, or the master key is no key.
    """
    clock = (tuning or Tuning()).clock
    try:
        settings.database.parent.mkdir(parents=True, exist_ok=True)
        vault = load_vault(settings)
        return await Storage.open(settings.database, vault, clock=clock)
    except AlreadyOpen as error:
        raise StopError(str(error), CONFLICT) from None
    except StorageError as error:
        raise StopError(str(error), USAGE) from None
    except OSError as error:
        raise StopError(
            f"The folder of SEFID_DATABASE cannot be used: {error.strerror}.", USAGE
        ) from None


def load_vault(settings: Settings, *, create: bool = True) -> Vault:
    """The master keys; `create`: make a key file where there is none. Raises `KeyUnusable`."""
    keys = settings.secret_keys.get_secret_value() if settings.secret_keys else None
    return Vault.load(keys, settings.key_file, create=create)


async def _build(stack: AsyncExitStack, settings: Settings, tuning: Tuning) -> Running:
    storage = await stack.enter_async_context(await open_storage(settings, tuning))
    if storage.key_trouble:
        log.error("%s", storage.key_trouble)
    await apply_the_list(settings.allowed_users, storage)
    http = await stack.enter_async_context(_service(settings, tuning))
    reach = ChatReach(storage.chats)
    telegram = _telegram(settings, reach, tuning)
    links = TelegramLinks(telegram.username)
    services = make_services(settings, tuning, storage, http, links)
    navigator = make_navigator(settings, tuning, services, Gateway(telegram.bot), reach)
    reporter = Reporter(navigator, reach)
    secret = navigator.parts.catalogue.secret_commands
    reader = UpdateReader(telegram.username, Files(telegram.bot).of, secret)
    dispatcher = UpdateDispatcher(reader, navigator, reporter, reach)
    intake = _intake(tuning, storage, navigator, dispatcher, reporter)
    arrivals = Arrivals(intake.take)
    running = Running(
        settings=settings,
        tuning=tuning,
        storage=storage,
        services=services,
        translator=navigator.parts.translator,
        catalogue=navigator.parts.catalogue,
        navigator=navigator,
        telegram=telegram,
        reporter=reporter,
        intake=intake,
        arrivals=arrivals,
        poller=Poller(telegram.bot, telegram.polling, arrivals.take, tuning),
        hook=_hook(settings, telegram, tuning),
        workers=Workers(tuning.worker_pauses),
        jobs=_jobs(settings, tuning, navigator, services),
    )
    if settings.admin_users:
        admins = Admins(running, running.health, settings.admin_users, every=tuning.admins_seconds)
        running.jobs["admins"] = admins.run
    if settings.address is not None:
        from bot.web import Web  # noqa: PLC0415 (0.1 s of start-up that most runs do not need)

        running.web = Web(running, running.health)
        running.web.bind()
    return running


def _jobs(
    settings: Settings, tuning: Tuning, navigator: Navigator, services: Services
) -> dict[str, Work]:
    outbox = OutboxWorker(services, navigator, steps=tuning.steps, intervals=tuning.outbox)
    return {
        "outbox": outbox.run,
        "delivery": FollowWorker(
            services, navigator, intervals=tuning.delivery, zone=settings.zone
        ).run,
        "ticker": Ticker(navigator, idle=tuning.ticker_idle).run,
        "imports": ImportWorker(services, navigator, steps=tuning.steps, intervals=tuning.book).run,
        "exports": ExportWorker(services, navigator, intervals=tuning.book).run,
        "janitor": Janitor(services.storage, tuning.clock).run,
        **_watching(settings, tuning, navigator, services),
    }


def _watching(
    settings: Settings, tuning: Tuning, navigator: Navigator, services: Services
) -> dict[str, Work]:
    """Who looks for news and who tells them; nobody where SEFID_WATCH_SECONDS is 0."""
    if not settings.watch_seconds:
        return {}
    courier = Courier(services, navigator, zone=settings.zone, steps=tuning.steps)
    watcher = Watcher(
        services,
        every=settings.watch_seconds,
        zone=settings.zone,
        wake=services.bells.news.ring,
        steps=tuning.steps,
    )
    return {"watch": watcher.run, "news": courier.run}


def make_services(
    settings: Settings, tuning: Tuning, storage: Storage, http: Http, links: Links
) -> Services:
    """What features work with."""
    return Services(
        storage=storage,
        clients=Clients(http),
        options=Options(
            undo_seconds=settings.undo_seconds,
            late_minutes=settings.late_minutes,
            smsir_url=settings.smsir_url,
        ),
        clock=tuning.clock,
        links=links,
    )


def _service(settings: Settings, tuning: Tuning) -> Http:
    proxy = settings.smsir_proxy.get_secret_value() if settings.smsir_proxy else None
    return Http(settings.smsir_url, proxy=proxy, retries=tuning.retries)


def _telegram(settings: Settings, reach: ChatReach, tuning: Tuning) -> Connection:
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    address = Address(settings.token, settings.telegram_url, proxy)
    return Connection(address, reach.moved, tuning.network_pauses)


def _hook(settings: Settings, telegram: Connection, tuning: Tuning) -> Webhook | None:
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    if settings.webhook_url is None:
        return None
    return Webhook(telegram.bot, settings.webhook_url, secret, tuning)


def make_navigator(
    settings: Settings,
    tuning: Tuning,
    services: Services,
    gateway: EngineGateway,
    reach: Reach,
) -> Navigator:
    """The engine with all features, talking through `gateway`."""
    return Navigator(
        EngineDependencies(
            catalogue=build_catalogue(),
            store=StateCache(services.storage.states, steps=tuning.steps),
            gateway=gateway,
            codec=Codec(services.storage.signing_key),
            translator=Translator(locale_folders(), strict=tuning.strict_texts),
            services=services,
            profiles=ChatProfiles(
                services.storage, services.choices, language=settings.language, zone=settings.zone
            ),
            explain=explain,
            gate=AccessGate(
                services.storage,
                allowed=settings.allowed_users,
                forget=services.clients.forget,
            ),
            clock=tuning.clock,
            accounts=services.storage.accounts,
            generation=services.storage.generation,
            binder=BindingCache(services.storage.bindings),
            replies=answer_by_reply,
            reach=reach,
            repeated=Duplicate,
            patience=tuning.patience,
            min_live=tuning.min_live,
            owing_pace=tuning.owing_pace,
        )
    )


def _intake(
    tuning: Tuning,
    storage: Storage,
    navigator: Navigator,
    dispatcher: UpdateDispatcher,
    reporter: Reporter,
) -> Intake:
    flood = FloodNotice(navigator, reporter, window=tuning.flood_window)
    return Intake(
        storage.inbox,
        dispatcher.handle,
        flood.tell,
        reporter.poisoned,
        unstored=Unstored(navigator),
        at_once=tuning.at_once,
        cap=tuning.queue_cap,
        steps=tuning.steps,
    )
