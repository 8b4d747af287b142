"""The figures and dates of the Hajimete Support terms, derived a second time without the library."""
