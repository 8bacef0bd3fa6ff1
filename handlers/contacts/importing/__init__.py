"""Adding people to the address book: from lines, contacts and files; screens and the worker.

`reading` understands files in a child process; `worker` reads them and adds the people.
"""
