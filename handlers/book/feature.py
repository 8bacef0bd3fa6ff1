"""Adding contacts, import, export: what `handlers.catalogue` registers."""

from handlers.book.add import adding
from handlers.book.entry import entry
from handlers.book.export import exporting
from handlers.book.job import job
from handlers.book.pick import picking
from handlers.book.start import starting
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(entry, starting, job, adding, exporting, picking)
