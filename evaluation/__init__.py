"""Scores of the published tables against gold, and the check of their evidence."""
