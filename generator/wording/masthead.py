"""What a site calls itself and what it counts from, in words."""

import datetime as dt
import re

from generator.model import Masthead
from generator.text.formats import long_day


def heading(masthead: Masthead) -> str:
    """Return the heading of the whole site: ``Where the world's trade talks stand``."""
    return f"Where {masthead.scope} stand"


def about(masthead: Masthead) -> str:
    """Return what is recorded, in a sentence."""
    return f"Who said or did what in {masthead.scope}, when, and according to whom."


def package_name(masthead: Masthead) -> str:
    """Return the name of the site for files and packages: ``trade-talks-briefing``."""
    return "-".join(re.findall("[a-z0-9]+", masthead.name.lower())) or "briefing"


def since_words(since: dt.date | None) -> str:
    """Return from when duties count: ``since 20 January 2025``."""
    return f"since {long_day(since)}" if since else "since the record begins"
