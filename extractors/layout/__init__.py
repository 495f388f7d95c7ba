"""A page of characters becomes blocks in reading order: lines, columns, running heads, tables, figures."""
