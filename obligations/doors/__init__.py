"""Doors: the ways into the library for those who do not import it. Each is an extra and says so where it is missing.

The command line stands in `command_line`; what it needs beside the library is `pip install 'obligations[cli]'`.
"""
