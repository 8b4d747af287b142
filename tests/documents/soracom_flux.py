"""The SORACOM Flux terms as a document: chapters, articles 1.1 to 17.3, paragraphs "1." and items "(1)"."""

from __future__ import annotations

import re

from tests.documents.indexed import Indexed


def numbering(text: str) -> list[str]:
    found: list[str] = []
    article = paragraph = ""
    for line in text.splitlines():
        if heading := re.match(r"\s*第(\d+)章", line):
            found.append(f"heading chapter {heading[1]}")
        elif heading := re.match(r"\s*第(\d+\.\d+)条 ", line):
            article, paragraph = heading[1], heading[1]
            found.append(f"heading {article}")
        elif opening := re.match(r"\s*(\d+)\. ", line):
            paragraph = f"{article}.{opening[1]}"
            found.append(paragraph)
        elif opening := re.match(r"\s*\((\d+)\) ", line):
            found.append(f"{paragraph}.{opening[1]}")
    return found


def opening(number: str) -> tuple[str, ...] | None:
    if number.count(".") < 2:
        return None
    last = number.rsplit(".", 1)[1]
    return f"{last}.", f"({last})"


INDEXED = Indexed(
    "soracom-flux",
    numbering,
    opening,
    provisions=187,
    headings=61,
    inserted=("第16.6条 準拠法", "2. 前項にかかわらず、別の合意ができます。 \n \n第16.6条 準拠法", "16.5.2"),
    several_sentences=frozenset({"2.1/s2", "10.1.1/s1", "10.1.2", "10.1.4.5/s1", "15.2.6", "17.2.2/s2"}),
    names=("プロンプトインジェクション", "SORACOMシステム", "AzureOpenAI", "財務諸表等規則"),
)
