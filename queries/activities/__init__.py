"""Questions of activities: who came, what was collected, who was chosen."""
