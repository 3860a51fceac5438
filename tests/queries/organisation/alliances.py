"""Members of two alliances, and what was done together: written in four ways, once by no member."""

LEDGERS = {
    "alliance_member": """
| member_id | community | alliance_kind | alliance   | name       | trade | stretch | resource | joined_on  | is_party_shop | upgraded_on |
| a         | 甲        | 单位联盟 |            | 第一小学   | 学校  |         | 操场     | 2023-06-01 |               |             |
| b         | 甲        |          | 甲商家联盟 | 老街 面馆  | 餐饮  | 东街    |          |            | true          | 2025-05-01  |
| c         | 甲        | 商家联盟 |            | 农商银行   | 金融  | 东街    | 宣讲     |            |               |             |
| d         | 乙        | 单位联盟 |            | 农商银行   | 金融  |         |          |            |               |             |
| e         | 甲        | 商家联盟 |            | 面馆       | 餐饮  | 西街    |          |            | true          |             |
""",
    "organisation": """
| unit_id | community | level    | members |
| u1      | 甲        | 单位联盟 | 5       |
| u2      | 甲        | 商家联盟 | 3       |
| u3      | 丙        | 单位联盟 | 9       |
| u4      | 甲        | 业委会   | 7       |
""",
    "activity": """
| activity_id | community | kind     | held_on    | partner_units          |
| x1          | 甲        | 文化     | 2026-01-10 | 第一小学, 农商银行     |
| x2          | 甲        | 志愿     | 2026-02-10 | 老街 面馆；第一小学    |
| x3          | 甲        | 文化     | 2026-03-10 |                        |
| x4          | 甲        | 文化     | 2026-03-11 | 消防大队               |
| x5          | 甲        | 社区之星 | 2026-03-12 | 第一小学               |
""",
    "deliberation": """
| item_id | community | met_at           | topic | partner_units    | status |
| y1      | 甲        | 2026-02-20 19:00 | 车位  | 与第一小学等单位 | 已办结 |
| y2      | 乙        | 2026-02-21 19:00 | 路灯  | 农商银行等       | 办理中 |
| y3      | 甲        | 2026-02-22 19:00 | 门禁  | 农商银行         | 已作废 |
""",
}
