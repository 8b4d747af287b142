"""The basic terms of Secure Innovation as a document: articles 1 to 31, paragraphs "1．" and items "（1）".

The title opens the preamble. One page footer stands in the middle of the first sentence of 28.1, which is cut there.
"""

from __future__ import annotations

import re
import unicodedata

from tests.documents.indexed import Indexed


def numbering(text: str) -> list[str]:
    found: list[str] = []
    article = paragraph = ""
    for line in unicodedata.normalize("NFKC", text).splitlines():
        line = line.strip()
        if line.startswith("サービス利用基本約款(Ver"):
            found.append("heading preamble")
        elif heading := re.fullmatch(r"第(\d+)条\(.+\)", line):
            article = paragraph = heading[1]
            found.append(f"heading {article}")
        elif line == "附 則":
            found.append("heading 附則")
        elif opening := re.match(r"(\d+)\.(?!\d)", line):
            paragraph = f"{article}.{opening[1]}"
            found.append(paragraph)
        elif opening := re.match(r"\((\d+)\)", line):
            found.append(f"{paragraph}({opening[1]})")
    return found


def opening(number: str) -> tuple[str, ...] | None:
    if number.startswith("附則"):
        return None
    if item := re.search(r"\(\d+\)$", number):
        return (item[0],)
    return (f"{number.rpartition('.')[2]}.",) if "." in number else None


INDEXED = Indexed(
    "secure-innovation-basic",
    numbering,
    opening,
    provisions=285,
    headings=33,
    inserted=(
        "第30条（準拠法および合意管轄）",
        "2．前項にかかわらず、別の合意ができます。 \n \n第30条（準拠法および合意管轄）",
        "29.2",
    ),
)
