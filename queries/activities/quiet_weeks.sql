-- 各社区没有活动的周
-- Question: when was there no activity in a community, and for how many weeks in a row?
-- Grain: one row a community and run of whole weeks without an activity that people come to, the longest first.
-- quiet_from, quiet_to: Monday of the first and Sunday of the last of these weeks; quiet_week_count: how many. Weeks and kinds are
-- those of activities/weeks_by_community.
with runs as (
    select
        community,
        week_start,
        week_number - row_number() over (partition by community order by week_number) as run
    from week_of_place
    where compound is null and gathering_count = 0
)

select
    community,
    min(week_start) as quiet_from,
    max(week_start) + 6 as quiet_to,
    count(*) as quiet_week_count
from runs
group by community, run
order by quiet_week_count desc, quiet_from desc, cast(community as varchar)
