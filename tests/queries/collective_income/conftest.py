"""The entries that these tests ask about: two quarters of one community, one of another."""

_TEXT = """
| income_id | community | source   | received_on | amount_yuan |
| a         | 甲        | 租金     | 2026-01-01  | 1000        |
| b         | 甲        | 租金     | 2026-02-10  | 500         |
| c         | 甲        | 项目承接 | 2026-04-01  |             |
| d         | 乙        |          | 2026-04-20  | -200        |
"""
INCOME = {"collective_income": _TEXT}
