"""Tests, in the user's language: example folders, golden files, properties, a real browser."""
