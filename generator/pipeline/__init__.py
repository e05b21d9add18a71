"""Pipeline: read, check, link. What every command begins with."""
