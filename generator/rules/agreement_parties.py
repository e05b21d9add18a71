"""Steps of an agreement that one side takes are those of a party; what replaces an agreement is another one."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import nearest, quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.agreement import Agreement
from generator.schema.event import Event


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each ``by`` that is no party of the agreement, and each that does not suit the step."""
    for i, step in enumerate(record.value.agreements):
        at, by = ("agreements", i, "by"), step.by or ""
        if by.isupper() and step.step == "replaced":
            do = "name the agreement that takes its place, or write the step that the party took, such as “ended”"
            yield Finding(record, at, f"found {quote(by)}, a party", do, "replaced-by-a-party")
        elif by.isupper():
            agreement = context.records.of(Agreement).get(step.agreement)
            if agreement and by not in agreement.value.parties:
                found = f"found {quote(by)} for {quote(step.agreement)}"
                do = nearest(by, agreement.value.parties, "name one of its parties")
                yield Finding(record, at, found, do, "by-no-party")
        elif by and step.step != "replaced":
            do = "name the party that took the step, or write the step “replaced”"
            yield Finding(record, at, f"found {quote(by)} for the step {quote(step.step)}", do, "by-an-agreement")
        elif by == step.agreement:
            do = "name the agreement that takes its place"
            yield Finding(record, at, f"found {quote(by)} itself", do, "replaced-by-itself")


RULE = Rule(
    name="agreement-parties",
    scope="event",
    must="steps of an agreement must be taken by its parties",
    why="The status of an agreement is computed for each of its parties.",
    check=check,
    codes={
        "by-no-party": "who takes a step of an agreement must be one of its parties",
        "by-an-agreement": "“by” must name an agreement only for the step “replaced”",
        "replaced-by-a-party": "“by” must name an agreement for the step “replaced”",
        "replaced-by-itself": "an agreement must be replaced by another one",
    },
)
