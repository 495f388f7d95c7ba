"""Where a plan states what it will do: measures as sections, forms and table rows, with their labelled fields."""
