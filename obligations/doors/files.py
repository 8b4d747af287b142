"""Facts from a file: YAML, JSON or TOML by its suffix, or YAML (and so JSON) from standard input.

A file holds facts by name; an empty one holds none. A name that stands twice is an error. YAML is read so that
nothing is taken for another thing than it looks like: a day or an instant stays the text that it is (and is refused
if it names no day, or an instant without its time zone), and only decimal digits are a number, so that `010` is not
8 and `1:30` is not 90.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import cast

from obligations.doors.presentation import Refused, say
from obligations.scenarios import GivenTwice, read_yaml

__all__ = ["from_json", "from_yaml", "named", "read_facts", "read_text"]


def read_text(file: str) -> str:
    """The text of a file in UTF-8, of standard input for `-`. Ends the command if it cannot be read."""
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(say(f"{file} cannot be read: {reason}", f"{file} を読めない: {reason}")) from None
    except UnicodeDecodeError as error:
        place = error.start
        raise Refused(
            say(f"{file} is not text in UTF-8 (byte {place})", f"{file} はUTF-8の文書でない(バイト {place})")
        ) from None


def read_facts(file: str) -> dict[str, object]:
    """The facts by name that a file holds; `-` is standard input. Ends the command if the file cannot be used."""
    suffix = ".yaml" if file == "-" else Path(file).suffix.lower()
    if suffix not in _READERS:
        known = ", ".join(sorted(_READERS))
        raise Refused(
            say(
                f"{file}: facts are read from {known}, or from standard input (-)",
                f"{file}: 事実のファイルは {known} 又は標準入力(-)",
            )
        )
    text = read_text(file)
    try:
        content = _READERS[suffix](text) if text.strip() else None
        if content is None:
            return {}
        if not isinstance(content, Mapping):
            got = type(content).__name__
            raise ValueError(say(f"expected facts by name, got {got}", f"事実の名と値の組が必要だが {got} がある"))
        return cast("dict[str, object]", named(cast("Mapping[object, object]", content)))
    except (ValueError, RecursionError) as error:
        raise Refused(f"{file}: {error}") from None


def named(content: object) -> object:
    """The same with every name spelled as a sheet spells it (`due-on` as `due_on`), in lists and rows too.

    Python's days and times with a clock become ISO 8601 text. ValueError for a name that is no text or stands twice.
    """
    if isinstance(content, Mapping):
        pairs = cast("Mapping[object, object]", content).items()
        return _without_doubles((_name(name), named(value)) for name, value in pairs)
    if isinstance(content, list):
        return [named(part) for part in cast("list[object]", content)]
    return content.isoformat() if isinstance(content, datetime | time) else content


def _name(name: object) -> str:
    if not isinstance(name, str):
        raise ValueError(say(f"{name!r} is no name of a fact", f"{name!r} は事実の名でない"))
    return name.replace("-", "_")


def _without_doubles(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(say(f"{name} is given twice", f"{name} が二度ある"))
        found[name] = value
    return found


def from_json(text: str) -> object:
    """The content of JSON. ValueError if it is none, or if a name stands twice."""

    def refuse(constant: str) -> object:
        raise ValueError(say(f"{constant} is no number in JSON", f"{constant} はJSONの数でない"))

    return json.loads(text, object_pairs_hook=_without_doubles, parse_constant=refuse)


def from_yaml(text: str) -> object:
    """The content of one YAML document. ValueError if it is none, or if a name stands twice."""
    try:
        return read_yaml(text)
    except GivenTwice as error:
        name, line = error.name, error.line
        raise ValueError(say(str(error), f"{line}行目: {name} が二度ある")) from None


_READERS: dict[str, Callable[[str], object]] = {
    ".yaml": from_yaml,
    ".yml": from_yaml,
    ".json": from_json,
    ".toml": tomllib.loads,
}
