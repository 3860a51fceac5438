"""What every chart of every page looks like on the demonstration ledgers, in lines that can be read.

``pages/<address>.txt`` holds the accepted charts of a page: axes, ticks, marks, colours, lines and notes,
with their places in px. ``python -m tests.pages.charts.references`` lists the charts that look different now,
``python -m tests.pages.charts.references accept`` writes how they look now; ``git diff`` shows what changed.
"""
