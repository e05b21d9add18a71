"""Difference: what a proposal changes for readers, between two versions of the record."""
