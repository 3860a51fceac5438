"""The signals of 本周: strips, hot spots, repeats, the topic of the month."""
