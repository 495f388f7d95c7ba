"""Sections and tables become rows: one module a table of the contract."""
