"""Rules of contracts: one module per document, in the document's order, written with the public names of `obligations`.

Each module makes one `Contract`, which the entry-point group `obligations.contracts` names. A clause goes to the
module of its document, under the heading of its article.
"""
