"""The SoraCam terms: a second derivation of their figures and dates, and what holds of them whatever the facts."""
