"""A static site over the published tables: opens by double click, asks no host for anything, shows every evidence."""
