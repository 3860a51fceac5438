"""What a leader looks at first: the headline, the KPI band, the table of communities."""
