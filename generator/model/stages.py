"""The stages of measures and agreements: how far each is, and which of them suspend or end."""

# A step down cancels steps that were ordered before it for a later day.
DOWNWARD_STAGES = frozenset({"suspended", "withdrawn", "struck-down", "expired", "replaced", "ended", "repudiated"})
ENDED_STAGES = DOWNWARD_STAGES - {"suspended"}
# How far each stage up is, on either ladder. Of two steps of one day whose order is not known, the lower comes first.
HEIGHT = {
    "floated": 0,
    "threatened": 1,
    "negotiating": 1,
    "announced": 2,
    "agreed-in-principle": 2,
    "text-published": 3,
    "ordered": 3,
    "signed": 4,
    "applied": 5,
    "in-force": 6,
}
# The place of steps down, which come after all steps up of their day.
DOWN = 9
