"""Expressions: kinds, operators, nodes, the typed terms that rules are written with, and sheets of facts."""
