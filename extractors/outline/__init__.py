"""Blocks become a tree of sections: bookmarks, contents page, running heads, numbering, then style."""
