"""The one place where everything is put together.

Read it from the top to see what the bot consists of. Nothing here decides anything about screens
or the web service; tests give a `Tuning` with shorter times.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.access import apply_the_list
from bot.addresses import bot_addresses
from bot.admins import Admins
from bot.background import background
from bot.health import Health
from bot.live_status import LiveStatus
from bot.pages import serve_pages
from bot.recent import BindingCache, StateCache
from bot.running import Running
from bot.settings import Settings
from bot.stop import CONFLICT, USAGE, StopError
from bot.tuning import Tuning
from bot.wires import connect, links_of, lists_of, receive
from bot.workers import Workers
from handlers.catalogue import build_catalogue
from handlers.contacts.groups.deletion_approval import DeletionCarrier
from handlers.contacts.importing.approval import ImportCarrier
from handlers.home.branches import offer
from handlers.locales import locale_folders
from handlers.messages.compose.approved import SendCarrier
from handlers.shared.branches import BranchAccounts
from handlers.shared.explain import explain
from handlers.shared.gate import AccessGate
from handlers.shared.identities import PersonalPlaces
from handlers.shared.permissions import TeamPermissions
from handlers.shared.presence import GroupPeople, Presence, Unknown
from handlers.shared.profiles import ChatProfiles
from handlers.shared.rights import Right
from handlers.shared.services import Clients, Options, Services
from handlers.support.tickets import answer_by_reply
from messengers.arrivals import Arrivals
from messengers.dispatcher import FloodNotice, UpdateDispatcher
from messengers.gateways import GatewayByBand, PeopleByBand
from messengers.intake import Intake
from messengers.reach import ChatReach
from messengers.reporter import Reporter
from messengers.unstored import Unstored
from screens.callback import Codec
from screens.messenger import LinksOf
from screens.navigator import Navigator
from screens.personal_commands import PersonalCommands
from screens.ports import EngineDependencies, Reach
from screens.ports import Gateway as EngineGateway
from screens.text.translator import Translator
from smsir import Http
from storage import AlreadyOpen, ApprovalKind, Duplicate, Storage, StorageError, Vault

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
    of = tuning or Tuning()
    try:
        settings.database.parent.mkdir(parents=True, exist_ok=True)
        vault, file = load_vault(settings), settings.database
        return await Storage.open(file, vault, clock=of.clock, threaded=of.storage_thread)
    except AlreadyOpen as error:
        raise StopError(str(error), CONFLICT) from None
    except StorageError as error:
        raise StopError(str(error), USAGE) from None
    except OSError as error:
        message = f"The folder of SEFID_DATABASE cannot be used: {error.strerror}."
        raise StopError(message, USAGE) from None


def load_vault(settings: Settings, *, create: bool = True) -> Vault:
    """The master keys; `create`: make a key file where there is none. Raises `KeyUnusable`."""
    keys = settings.secret_keys.get_secret_value() if settings.secret_keys else None
    return Vault.load(keys, settings.key_file, create=create)


async def _build(stack: AsyncExitStack, settings: Settings, tuning: Tuning) -> Running:
    storage = await stack.enter_async_context(await open_storage(settings, tuning))
    if storage.key_trouble:
        log.error("%s", storage.key_trouble)
    await apply_the_list(settings.allowed_users, storage)
    await storage.audit.recover()
    http = await stack.enter_async_context(_service(settings, tuning))
    reach = ChatReach(storage.chats, storage.identities)
    connected = connect(settings, tuning, reach.moved)
    services = make_services(settings, tuning, storage, http, links_of(connected))
    gateway = GatewayByBand({band: each.gateway for band, each in connected.items()})
    people = PeopleByBand({band: each.people for band, each in connected.items()})
    navigator = make_navigator(settings, tuning, services, gateway, reach, people)
    reach.people = GroupPeople(services, services.bells.news.ring)
    lists = lists_of(connected, navigator.parts)
    navigator.commands = PersonalCommands(navigator.parts, lists)
    reporter = Reporter(navigator, reach)
    secret = navigator.parts.catalogue.secret_commands
    readers = {band: each.reader(secret) for band, each in connected.items()}
    dispatcher = UpdateDispatcher(readers, navigator, reporter, reach)
    intake = _intake(tuning, storage, navigator, dispatcher, reporter)
    arrivals = Arrivals(intake.take)
    wires = {band: receive(band, each, arrivals) for band, each in connected.items()}
    ready, workers = asyncio.Event(), Workers(tuning.worker_pauses)
    status = LiveStatus(
        folder=settings.database.parent,
        tuning=tuning,
        storage=storage,
        upstream=services.clients.pulse,
        engine=navigator.parts.counts,
        reporter=reporter,
        intake=intake,
        inbox=arrivals,
        served=wires,
        workers=workers,
        begun=ready,
    )
    running = Running(
        settings=settings,
        tuning=tuning,
        storage=storage,
        services=services,
        translator=navigator.parts.translator,
        catalogue=navigator.parts.catalogue,
        navigator=navigator,
        wires=wires,
        reporter=reporter,
        intake=intake,
        arrivals=arrivals,
        workers=workers,
        jobs=background(settings, tuning, navigator, services),
        status=status,
        health=Health(status),
        ready=ready,
    )
    _tell_admins(running)
    serve_pages(running)
    return running


def _tell_admins(running: Running) -> None:
    users, every = running.settings.admin_users, running.tuning.admins_seconds
    if users:
        status, push = running.status, running.navigator.push
        running.jobs["admins"] = Admins(status, running.health, push, users, every=every).run


def make_services(
    settings: Settings, tuning: Tuning, storage: Storage, http: Http, links: LinksOf
) -> Services:
    """What features work with."""
    return Services(
        storage=storage,
        clients=Clients(http),
        options=Options(
            undo_seconds=settings.undo_seconds,
            late_minutes=settings.late_minutes,
            smsir_url=settings.smsir_url,
            bands=tuple(bot_addresses(settings)),
            text_pace=tuning.outbox.text_pace,
        ),
        clock=tuning.clock,
        links=links,
        carriers={
            ApprovalKind.SEND: SendCarrier(),
            ApprovalKind.IMPORT: ImportCarrier(),
            ApprovalKind.GROUP_DELETION: DeletionCarrier(),
        },
    )


def _service(settings: Settings, tuning: Tuning) -> Http:
    proxy = settings.smsir_proxy.get_secret_value() if settings.smsir_proxy else None
    way = tuning.service_transport
    return Http(settings.smsir_url, proxy=proxy, retries=tuning.retries, transport=way)


def make_navigator(
    settings: Settings,
    tuning: Tuning,
    services: Services,
    gateway: EngineGateway,
    reach: Reach,
    presence: Presence | None = None,
) -> Navigator:
    """The engine with all features, talking through `gateway`; `presence` knows groups' people."""
    permissions = TeamPermissions(
        services.storage.members,
        services.storage.departures,
        presence or Unknown(),
        GroupPeople(services, services.bells.news.ring),
    )
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
                told=settings.admin_users,
                forget=services.clients.forget,
                links=services.links,
            ),
            clock=tuning.clock,
            accounts=BranchAccounts(services.storage),
            elsewhere=offer,
            generation=services.storage.generation,
            binder=BindingCache(services.storage.bindings),
            replies=answer_by_reply,
            replies_need=Right.SUPPORT,
            numbers_need=Right.NUMBERS,
            permissions=permissions,
            places=PersonalPlaces(services.storage.identities),
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
