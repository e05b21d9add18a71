"""Schema: which fields each kind of entry has and what they may hold. Nothing here looks at another file."""
