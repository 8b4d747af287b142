"""Clauses: readings, rules, what they come to together, and the index of the document that they encode."""
