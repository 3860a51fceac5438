"""From the text of a cell to a typed value, with a finding for what is not understood."""
