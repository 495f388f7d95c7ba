"""Keeps the sources of the sample plans that ship in data/raw, apart from the code that reads plans."""
