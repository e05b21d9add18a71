"""Projections: what the log of events says on a given day, such as rates, ladders and deadlines. No pages, no files."""
