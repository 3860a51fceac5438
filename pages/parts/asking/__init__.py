"""What a page asks, and the answers as values: windows, judged series, cards, blocks, the page itself."""
