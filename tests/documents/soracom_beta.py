"""The SORACOM beta terms as a document: articles 1 to 12 under a title in brackets, paragraphs "2 ", items "(1)".

The title opens the preamble. The first paragraph of an article bears no number; the last line is the day of adoption.
"""

from __future__ import annotations

import re
import unicodedata

from tests.documents.indexed import Indexed


def numbering(text: str) -> list[str]:
    found: list[str] = ["heading preamble"]
    article = paragraph = ""
    titled = False
    for line in unicodedata.normalize("NFKC", text).splitlines():
        line = line.strip()
        if (heading := re.match(r"第(\d+)条", line)) and titled:
            article = paragraph = heading[1]
            found.append(f"heading {article}")
        elif opening := re.match(r"(\d+) ", line):
            paragraph = f"{article}.{opening[1]}"
            found.append(paragraph)
        elif opening := re.match(r"\((\d+)\)", line):
            # Items of the first paragraph of article 10 stand before any number of a paragraph.
            owner = "10.1" if paragraph == "10" else paragraph
            found.append(f"{owner}({opening[1]})")
        titled = re.fullmatch(r"\(.+\)", line) is not None or (titled and not line)
    return found


def opening(number: str) -> tuple[str, ...] | None:
    if item := re.search(r"\(\d+\)$", number):
        return (item[0],)
    paragraph = number.rpartition(".")[2]
    return (paragraph,) if "." in number and paragraph != "1" else None


INDEXED = Indexed(
    "soracom-beta",
    numbering,
    opening,
    provisions=97,
    headings=13,
    inserted=("2023年9月15日制定", "4 別の合意があれば、それによります。\n\n2023年9月15日制定", "12.4"),
)
