"""Former ids: those under which an entry was published before, so that its old addresses lead to it."""

from typing import Annotated, Final

from generator.schema.ids import Slug
from generator.schema.limits import BoundedList
from generator.schema.types import Code

MOVED_FROM: Final = (
    "Every id under which it, or an entry that it took in, was published; its own first one stands first."
)

FormerIds = Annotated[tuple[Slug, ...], BoundedList(20)]
FormerCodes = Annotated[tuple[Code, ...], BoundedList(20)]
