"""Words that have a name in both languages: parties, degrees of fault, and the alternatives of a fact.

A contract speaks of a closed set of things: who is at fault, how gravely, which act was done. Each is an enumeration
whose members carry an English and a Japanese label; their `code` is what stands in JSON, YAML and on a command line.

>>> Fault.GROSS.code, Fault.GROSS.en, Fault.GROSS.ja
('gross', 'gross negligence', '重過失')
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

__all__ = ["Fault", "Labelled", "Party", "Text"]


class Text(NamedTuple):
    """The same short text in English and in Japanese."""

    en: str
    ja: str

    def in_(self, lang: str) -> str:
        """The text in `lang`, "ja" or "en"."""
        return self.ja if lang == "ja" else self.en


class Labelled(Enum):
    """An enumeration whose members are declared as `NAME = "English label", "日本語の名"`."""

    en: str
    ja: str
    code: str
    """The member's name in lower case with hyphens: how it is written outside of Python."""

    def __init__(self, en: str, ja: str) -> None:
        self.en = en
        self.ja = ja
        self.code = self._name_.lower().replace("_", "-")

    def label(self, lang: str) -> str:
        """The label in `lang`, "ja" or "en"."""
        return self.ja if lang == "ja" else self.en

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self._name_}"


class Fault(Labelled):
    """How gravely a party is at fault. Gross negligence (重過失) and intent (故意) lift most limits of liability."""

    NONE = "no fault", "帰責事由なし"
    ORDINARY = "ordinary negligence", "軽過失"
    GROSS = "gross negligence", "重過失"
    INTENT = "intent", "故意"


class Party(NamedTuple):
    """Who owes, who may, who must: a role in a contract, with its name in both languages."""

    code: str
    en: str
    ja: str

    def label(self, lang: str) -> str:
        """The party's name in `lang`, "ja" or "en"."""
        return self.ja if lang == "ja" else self.en
