"""Reading people from files of any kind.

A file is a stranger's: it is read in a child process (`child`) that has little memory and little
time, and only plain rows come back (`parent`). Nothing here knows of screens or of the service.
"""
