"""Hosts: whose website an address is on."""

from urllib.parse import urlsplit

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


def host(address: str | None) -> str:
    """Return the host of an address without “www.”; "" where there is none, or where anybody publishes there."""
    try:
        found = (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:  # no address at all
        return ""
    return "" if found in _OPEN else found


def page(address: str | None) -> str:
    """Return what is the same in all addresses of one page: no scheme, “www.”, fragment, or slash at the end."""
    return (address or "").partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")
