"""Sources on one website belong to one publisher, or to publishers of one house."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.problems import quote
from generator.rules.owners import house
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Publisher, Source

# Websites on which anybody publishes, or on which others' pages are stored.
_OPEN = frozenset(
    {
        "github.com", "raw.githubusercontent.com", "gist.github.com", "gitlab.com", "x.com", "twitter.com", "t.me",
        "facebook.com", "linkedin.com", "youtube.com", "youtu.be", "instagram.com", "threads.net", "bsky.app",
        "truthsocial.com", "weibo.com", "mp.weixin.qq.com", "medium.com", "substack.com", "archive.org",
        "web.archive.org", "archive.ph", "archive.today", "msn.com", "news.yahoo.com", "finance.yahoo.com", "yahoo.com",
        "docs.google.com", "drive.google.com", "sites.google.com", "scribd.com", "documentcloud.org",
        "s3.amazonaws.com", "dropbox.com",
    }
)  # fmt: skip


def check(context: Context) -> Iterator[Finding]:
    """Find each source on a host where an earlier one has a publisher of another house."""
    publishers = context.records.of(Publisher)
    if not publishers.is_whole:
        return
    seen: dict[str, str] = {}
    for record in context.records.of(Source):
        host = (urlsplit(record.value.url or "").hostname or "").removeprefix("www.")
        publisher = record.value.publisher
        if not host or host in _OPEN or publisher not in publishers:
            continue
        first = seen.setdefault(host, publisher)
        if house(publishers, first) != house(publishers, publisher):
            found = f"found {quote(publisher)} on {host}, where {quote(first)} publishes"
            do = "correct the publisher, merge the two in data/publishers.yml, or name the one as “owner:” of the other"
            yield Finding(record, ("publisher",), found, do)


RULE = Rule(
    name="shared-host",
    scope="record",
    severity="warning",
    must="sources on one website must be those of one publisher or one house",
    why="Two names for one publisher would count as two independent voices.",
    check=check,
)
