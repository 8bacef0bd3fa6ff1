"""Adding contacts, import, export: what `handlers.catalogue` registers."""

from handlers.contacts.exporting.screen import exporting
from handlers.contacts.group_picker import picking
from handlers.contacts.importing.add import adding
from handlers.contacts.importing.entry import entry
from handlers.contacts.importing.job import job
from handlers.contacts.importing.start import starting

SCREENS = (entry, starting, job, adding, exporting, picking)
