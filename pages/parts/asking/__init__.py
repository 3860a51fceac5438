"""The questions of a page, and the answers as values: windows, series, cards, blocks, the page itself."""
