"""Meetings: the items of each fortnight, 议—定—评."""
