-- 未整改隐患：等级与已有多久
-- Question: how dangerous are the hazards that are still there, and for how long have they been?
-- Grain: one row a danger that has open hazards, from 重大 downwards, then unknown codes, 未填写 last.
-- open_hazard_count: found in the window and not rectified at as_of. open_7_count to open_90_count: those of them found up to so many
-- days before as_of and more than the column before; open_longer_count: more than 90 days; the four add up to open_hazard_count.
-- overdue_hazard_count: past the deadline. longest_open_days: of the oldest, in days of 24 hours.
select
    danger,
    count(*) as open_hazard_count,
    count(*) filter (where days_open <= 7) as open_7_count,
    count(*) filter (where days_open > 7 and days_open <= 30) as open_30_count,
    count(*) filter (where days_open > 30 and days_open <= 90) as open_90_count,
    count(*) filter (where days_open > 90) as open_longer_count,
    count(*) filter (where is_overdue) as overdue_hazard_count,
    max(days_open) as longest_open_days
from safety_hazard
where is_counted and not is_rectified
group by danger
order by
    case danger when '重大' then 1 when '较大' then 2 when '一般' then 3 when '未填写' then 5 else 4 end,
    danger
