-- 各时段社区活动
-- Question: are more activities held, and do more people come?
-- Grain: one row a period, every period of the window, zeros too; a star (社区之星 …) is no activity.
-- participant_count: attendances, of those filled in.
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(held_on) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(held_on) as date)) as last_day
    from activity
),

days as (
    select unnest(generate_series(first_day, last_day, interval 1 day)) as step
    from bounds
    where first_day <= last_day
),

periods as (
    select distinct cast(date_trunc($grain, step) as date) as period_start
    from days
),

counted as (
    select
        cast(date_trunc($grain, held_on) as date) as period_start,
        count(*) as activity_count,
        cast(sum(participant_count) as bigint) as participant_count,
        cast(sum(issues_collected_count) as bigint) as issues_collected_count,
        cast(sum(issues_resolved_count) as bigint) as issues_resolved_count
    from activity
    where not is_award
    group by cast(date_trunc($grain, held_on) as date)
)

select
    periods.period_start,
    coalesce(counted.activity_count, 0) as activity_count,
    case when counted.period_start is null then 0 else counted.participant_count end as participant_count,
    case
        when counted.period_start is null then 0 else counted.issues_collected_count
    end as issues_collected_count,
    case
        when counted.period_start is null then 0 else counted.issues_resolved_count
    end as issues_resolved_count
from periods
left join counted on periods.period_start = counted.period_start
order by periods.period_start
