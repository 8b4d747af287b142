"""The SoraCam terms as a document: articles 1 to 24, paragraphs "１", items "(1)" and "(a)".

The title opens the preamble. The two paragraphs of article 22 bear no numbers. The link targets of a page stand at its
foot: after 2(9), in the middle of the second sentence of 7.3, which is cut there, and after 20.
"""

from __future__ import annotations

import re
import unicodedata

from tests.documents.indexed import Indexed


def numbering(text: str) -> list[str]:
    found: list[str] = []
    article = paragraph = item = ""
    for line in unicodedata.normalize("NFKC", text).splitlines():
        line = line.strip()
        if line.startswith("Soracom Cloud Camera Services"):
            found.append("heading preamble")
        elif heading := re.match(r"第(\d+)条(?! *第\d)", line):
            article = paragraph = heading[1]
            found.append(f"heading {article}")
        elif opening := re.match(r"(\d+) ", line):
            paragraph = f"{article}.{opening[1]}"
            found.append(paragraph)
        elif opening := re.match(r"\((\d+)\)", line):
            item = f"{paragraph}({opening[1]})"
            found.append(item)
        elif opening := re.match(r"\(([a-z])\)", line):
            found.append(f"{item}({opening[1]})")
    return found


def opening(number: str) -> tuple[str, ...] | None:
    if item := re.search(r"\([^()]+\)$", number):
        return (item[0],)
    article, _, paragraph = number.partition(".")
    return (paragraph,) if paragraph and article != "22" else None


INDEXED = Indexed(
    "soracom-soracam",
    numbering,
    opening,
    provisions=154,
    headings=25,
    inserted=(
        "第24条 　準拠法及び管轄裁判所",
        "２ 前項にかかわらず、別の合意ができます。 \n \n第24条 　準拠法及び管轄裁判所",
        "23.2",
    ),
)
