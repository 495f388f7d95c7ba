"""The tables as a data set that others cite: descriptor, views, citation, release with its difference to the last."""
