"""The signals of 总览: strips, hot spots, repeats, the topic of the month."""
