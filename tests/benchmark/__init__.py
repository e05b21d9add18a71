"""The benchmark: a made-up record of any size, each stage timed in a process of its own, and peers beside it."""
