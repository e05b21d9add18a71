"""Wording: answers in words, the same on every page, in ``state`` and in every data file."""
