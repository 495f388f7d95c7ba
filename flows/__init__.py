"""The batch around the extractors: finding files, reading them in workers, publishing tables, the command line."""
