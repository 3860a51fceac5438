"""The signals of 总览: strips, hot spots, what comes back, the topic of the month."""
