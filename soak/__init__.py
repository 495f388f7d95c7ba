"""What the open web and failing machines can do to a batch, made by code and tried on the real program."""
