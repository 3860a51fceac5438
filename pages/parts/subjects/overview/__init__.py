"""The first things a leader looks at: the headline, the KPI band, the table of communities."""
