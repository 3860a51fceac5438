"""Chart blocks: a question asked, its finding put into words, its figure drawn. Pages only arrange them."""
