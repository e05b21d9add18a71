"""Which pages have a share image of their own, and where it lies. The address of the page decides."""

# Only direct children have one: events/ID/ does; events/ itself and countries/us/2025/ do not.
_FOLDERS = ("events", "countries", "topics")
# The image of all other pages.
SITE_IMAGE = "assets/share.png"


def has_own_image(address: str) -> bool:
    """Tell whether the page at ``address`` ("events/ID/") has a share image of its own."""
    folder, *below = address.split("/")[:-1] or [""]
    return folder in _FOLDERS and len(below) == 1


def image_path(address: str) -> str:
    """Return the path of the share image of the page at ``address``: a file in the page's own folder."""
    return f"{address}share.png"
