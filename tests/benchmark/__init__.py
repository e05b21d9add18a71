"""The benchmark: made-up records of any size, built by this program and by its peers, each in its own process."""
