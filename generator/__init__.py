"""Briefing: curated event files in, a searchable site out."""
