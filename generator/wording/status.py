"""The status of a measure or agreement in words: where it is, from when to when, and on whose word."""

import datetime as dt

from generator.model import Country
from generator.projections.standing import Standing, Status
from generator.text.formats import day, stage_word, the
from generator.wording.grade import grade_words
from generator.wording.words import Piece, Words, join

_TWO = 2


def status_words(status: Status, *, short: bool = False) -> Words:
    """Return the status with its days and grades; ``short`` leaves out what some parties did before the others."""
    main = status.main
    if main is None:
        return join("no step recorded")
    words = standing_words(main, short=short, by=_by(main.parties, together=True)) + grade_words(main.support)
    earlier = [each for each in status.alone if each.stage == main.stage]
    if earlier and not short:
        words += join("".join(f", {_by(each.parties)} since {day(each.since, each.precision)}" for each in earlier))
    for each in status.alone:
        if each.stage != main.stage:
            words += join("; ", standing_words(each, short=short, by=_by(each.parties)), grade_words(each.support))
    return words


def standing_words(standing: Standing, *, short: bool = False, by: str = "") -> Words:
    """Return one stage with its days: ``in force since 10 Nov 2025, to 10 Jan 2027``."""
    stage = Piece(stage_word(standing.stage), "stage", standing.stage if standing.is_known else "not-known")
    who = f" {by}" if by else f" by {standing.successor.title}" if standing.successor else ""
    if not standing.is_known:
        return join(stage, who, f" until {_end(standing)}; {_sequel(standing)}")
    if standing.rung.by_terms:
        return join(stage, who, f" {day(standing.since)}, by its own terms")
    since = f" since {day(standing.since, standing.precision)}"
    if standing.shown_end:
        is_today = standing.shown_end == standing.day and standing.end_precision == "day"
        to = " to today" if is_today else f" to {day(standing.shown_end, standing.end_precision)}"
        return join(stage, who, to if short else f"{since},{to}")
    return join(stage, who, since)


def _end(standing: Standing) -> str:
    if standing.end == standing.day:
        return "today"
    return day(standing.shown_end or dt.date.max, standing.end_precision)


def _sequel(standing: Standing) -> str:
    if standing.end == standing.day:
        return "what follows is not recorded yet"
    return "what followed is not recorded"


def _by(parties: tuple[Country, ...], *, together: bool = False) -> str:
    """Return who took the step: ``by both sides``, ``by all parties`` or ``by the US``."""
    if not parties:
        return ""
    if together and len(parties) > 1:
        return "by both sides" if len(parties) == _TWO else "by all parties"
    return "by " + " and ".join(the(party.short) for party in parties)
