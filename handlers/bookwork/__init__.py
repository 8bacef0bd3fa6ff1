"""What import and export of the address book are made of, beneath their screens (handlers/book).

`reading` understands files in a child process; `importer` and `exporter` are the workers.
"""
