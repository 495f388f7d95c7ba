"""Words of plans: dates, divisions and quantities as values with their place in the text."""
