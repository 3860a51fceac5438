-- 各承办单位超期未结已超多久
-- Question: how long have the overdue requests of each responsible unit been overdue?
-- Grain: one row a responsible_unit with a request past its deadline and open at as_of, 未填写 included; most of over 30 days first.
-- overdue_open_count: its requests whose deadline lies in the window and has passed at as_of, and that are open.
-- late_3_count to late_30_count: those of them late by up to so many days and more than the column before; late_longer_count: by
-- more than 30 days; the five add up to overdue_open_count. longest_days_late: of the latest, in days of 24 hours.
with late as (
    select
        responsible_unit,
        date_diff('second', deadline_at, cast($as_of as timestamp)) / 86400 as days_late
    from request_deadline
    where is_overdue_open
)

select
    responsible_unit,
    count(*) as overdue_open_count,
    count(*) filter (where days_late <= 3) as late_3_count,
    count(*) filter (where days_late > 3 and days_late <= 7) as late_7_count,
    count(*) filter (where days_late > 7 and days_late <= 15) as late_15_count,
    count(*) filter (where days_late > 15 and days_late <= 30) as late_30_count,
    count(*) filter (where days_late > 30) as late_longer_count,
    max(days_late) as longest_days_late
from late
group by responsible_unit
order by late_longer_count desc, overdue_open_count desc, responsible_unit
