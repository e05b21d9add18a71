"""Encode: text from data files on its way into an output. One encoder an output; nothing reaches a page without."""
