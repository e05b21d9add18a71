"""Look-up: which entry is meant by words that a person typed. It serves ``find``, ``new``, ``fix`` and messages."""

from generator.lookup.advice import advice
from generator.lookup.lookup import Lookup, Thing

__all__ = ["Lookup", "Thing", "advice"]
