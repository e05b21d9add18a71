"""Tests, in the user's language: example folders, golden pages, properties, a real browser."""
