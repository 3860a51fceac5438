"""自助分析: the choice in the address, what can be combined, answers, readings, blocks."""
