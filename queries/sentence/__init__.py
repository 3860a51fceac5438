"""A question in plain Chinese, understood by declared words and rules: the same text, the same answer."""
