"""Trade talks briefing: curated event files in, a searchable site out."""
