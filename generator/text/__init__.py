"""Text: how values are put in words, and how text from data files is made safe for HTML and YAML."""
