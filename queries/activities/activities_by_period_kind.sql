-- 各时段各类社区活动
-- Question: when is each kind of activity held, and how many come?
-- Grain: one row a period and kind held in it.
-- participant_count: attendances, of those filled in. Stars of the month are no activities.
with dated as (
    select
        cast(date_trunc($grain, held_on) as date) as period_start,
        kind,
        participant_count
    from activity
    where is_counted
)

select
    period_start,
    kind,
    count(*) as activity_count,
    cast(sum(participant_count) as bigint) as participant_count
from dated
group by period_start, kind
order by period_start, kind
