"""三率考核: the three rates of call-backs on requests, and their composite by the weights of the office."""
