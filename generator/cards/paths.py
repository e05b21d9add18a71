"""Which pages have a picture of their own, and where it lies. The address alone decides."""

# Beside "events/", "countries/" and "topics/" themselves, and above their pages by year.
_FOLDERS = ("events", "countries", "topics")
# The picture of all other pages.
SITE_PICTURE = "assets/share.png"


def has_picture(address: str) -> bool:
    """Tell whether the page at ``address`` ("events/ID/") has a picture of its own."""
    folder, *below = address.split("/")[:-1] or [""]
    return folder in _FOLDERS and len(below) == 1


def picture_path(address: str) -> str:
    """Return where the picture of the page at ``address`` lies: in the page's own folder."""
    return f"{address}share.png"
