"""Finds, fetches and keeps the plans that towns publish: the only code with access to the network."""
