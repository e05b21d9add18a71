"""Rendering: a page and its template to text."""
