"""Meetings: what each fortnight brings, 议—定—评."""
