"""Statements of this desk: who edits, who pays, who checks, where to complain, what is taken down."""

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.base import StrictModel
from generator.schema.limits import PlainText

StatementId = Literal["editors", "money", "second-look", "complaints", "removals"]


class Statement(StrictModel):
    """One entry of site.yml: what this desk says of itself."""

    id: StatementId = Field(description="What it is about.")
    says: Annotated[str, PlainText(1500, 20)] = Field(description="The statement, in plain words.")
    placeholder: bool = Field(
        False, description="True while the words stand in for the desk's own: no site with it is published."
    )
