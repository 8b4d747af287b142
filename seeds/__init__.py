"""The document indexes: for each contract its provisions by number, with gist and fingerprint of the text.

One JSON file per document, one line per unit, in the order of the document. The units are a partition:
their normalised texts joined are the whole normalised document. The contracts' own sentences are not here,
only gists in other words; `obligations.clauses.document` reads an index and checks a copy of the official
text against it.
"""
