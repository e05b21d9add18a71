"""The percentage of a rate is one that the text of its event, and the fact that it rests on, give."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.model import Event, Rate
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema
from generator.text.formats import percent

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)(?=\s?(?:%|per ?cent))")
# A text cannot give all figures of a longer list.
_MOST_RATES = 3


def check(context: Context) -> Iterator[Finding]:
    """Find each rate of a short list that is no percentage of the text, where it has any, or of the facts cited."""
    for event in context.library.active_events:
        record = context.records.of(schema.Event).get(event.id)
        rates = [(i, rate) for i, rate in enumerate(event.rates) if rate.status != "ended" and rate.percent]
        if record is None or len(event.rates) > _MOST_RATES:
            continue
        in_text = _percentages(_texts(event))
        for i, rate in rates:
            in_facts = _percentages(_facts(event, rate))
            if in_text and rate.percent not in in_text:
                do = "correct the rate or the text, or give the figure in a note"
                found = f"found {_some([rate.percent])}, and the text gives {_some(in_text)}"
                yield Finding(record, ("rates", i, "percent"), found, do, "percent-not-in-text")
            elif in_facts and rate.percent not in in_facts:
                do = "correct the rate and the text, or the fact"
                found = f"found {_some([rate.percent])}, and the facts cited from {quote(rate.citation.source.id)} "
                found += f"give {_some(in_facts)}"
                yield Finding(record, ("rates", i, "percent"), found, do, "percent-not-in-fact")


def _texts(event: Event) -> Iterator[str]:
    """Yield all sentences of ``event``, those of the facts that it cites included."""
    yield from (event.title, event.summary)
    yield from (account.says for account in event.accounts)
    yield from (rival.value for rival in event.rival_values)
    yield from (citation.says or "" for citation in event.all_citations)
    for notes in (event.rates, event.measures, event.agreements, event.deadlines):
        yield from (part.note or "" for part in notes)
    yield from (said.says for step in event.deadlines for said in step.if_nothing_changes)


def _facts(event: Event, rate: Rate) -> Iterator[str]:
    """Yield the facts that ``event`` cites from the source of ``rate``."""
    return (c.says for c in event.all_citations if c.source is rate.citation.source and c.says)


def _percentages(texts: Iterable[str]) -> set[Decimal]:
    return {Decimal(figure) for text in texts for figure in _PERCENT.findall(text)}


def _some(figures: Iterable[Decimal | None]) -> str:
    words = [percent(figure) for figure in sorted(figure for figure in figures if figure is not None)]
    return ", ".join(words[:5]) + (" and others" if len(words) > 5 else "")


RULE = Rule(
    name="percent-in-text",
    scope="library",
    severity="warning",
    must="the percentage of a rate must be one that its event gives in words",
    why="Readers see both; where they differ, one of them is a slip.",
    check=check,
    codes={
        "percent-not-in-text": "the percentage of a rate must stand in the title, summary or a note of its event",
        "percent-not-in-fact": "the percentage of a rate must stand in the facts that its event cites from its source",
    },
)
