"""Chart blocks: query the data, put the finding into words, draw the figure. Pages only arrange them."""
