"""Project: the log of events, and a day, to what a reader asks of it. Knows no pages and no files."""
