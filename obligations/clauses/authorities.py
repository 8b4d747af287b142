"""Authorities: statutes and precedents on which a rule may rest beside, or in place of, a provision of its contract.

A rule cites an authority by its English citation, as it cites a provision by its number. What an authority says is
told in both languages, and an answer names it among its provisions, so that what the law adds is never taken for what
the contract says.

>>> SIX_MONTHS = authority("Example Act 7", "例示法7条", gist_en="Six months.", gist_ja="六か月とする。")
>>> cited(SIX_MONTHS, "ja"), cited("12.3", "ja"), authorities()[SIX_MONTHS].gist.en
('例示法7条', '12.3', 'Six months.')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from obligations.errors import BadContract
from obligations.values.labels import Text

__all__ = ["Authority", "authorities", "authority", "cited"]


@dataclass(frozen=True, slots=True)
class Authority:
    """A provision of a statute, or a judgment: how it is cited, and what it says in our own words."""

    citation: Text
    gist: Text


_KNOWN: dict[str, Authority] = {}


def authority(en: str, ja: str, *, gist_en: str, gist_ja: str) -> str:
    """Makes an authority known by its citation in both languages, and gives the English one, by which rules cite it.

    `BadContract` if another authority is cited so.
    """
    made = Authority(Text(en, ja), Text(gist_en, gist_ja))
    if _KNOWN.setdefault(en, made) != made:
        raise BadContract(f"there are two authorities {en}")
    return en


def authorities() -> Mapping[str, Authority]:
    """The authorities that are known, by their English citation."""
    return MappingProxyType(_KNOWN)


def cited(number: str, lang: str) -> str:
    """A provision or an authority as it is cited in `lang`, "en" or "ja"."""
    known = _KNOWN.get(number)
    return number if known is None else known.citation.in_(lang)
