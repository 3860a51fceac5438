-- 各小区有活动的周
-- Question: in how many weeks was there an activity in each compound, and how long was there none at the longest?
-- Grain: one row a compound.
-- week_count: whole weeks of the window that are over, as far as the ledger reaches. active_week_count: of these, with
-- an activity that people come to: no 公示, 微党课, 法律咨询, 阵地服务, no star. gathering_count: such activities in these weeks.
-- longest_gap: weeks in a row without one at most. last_active_week: the Monday of the last week with one, null: none had one.
-- active_week_share: active_week_count / week_count.
select
    community,
    compound,
    week_count,
    active_week_count,
    active_week_share,
    gathering_count,
    longest_gap,
    last_active_week
from active_weeks_of_place
where compound is not null
order by active_week_count desc, cast(community as varchar), cast(compound as varchar)
