-- 各时段社区活动
-- Question: are more activities held, and do more people come?
-- Grain: one row a period, every period of the window, zeros too; a star (社区之星 …) is no activity.
-- Periods: activity.held_on
-- participant_count: attendances, of those filled in.
with counted as (
    select
        cast(date_trunc($grain, held_on) as date) as period_start,
        count(*) as activity_count,
        cast(sum(participant_count) as bigint) as participant_count,
        cast(sum(issues_collected_count) as bigint) as issues_collected_count,
        cast(sum(issues_resolved_count) as bigint) as issues_resolved_count
    from activity
    where is_counted
    group by cast(date_trunc($grain, held_on) as date)
)

select
    period.period_start,
    coalesce(counted.activity_count, 0) as activity_count,
    case when counted.period_start is null then 0 else counted.participant_count end as participant_count,
    case
        when counted.period_start is null then 0 else counted.issues_collected_count
    end as issues_collected_count,
    case
        when counted.period_start is null then 0 else counted.issues_resolved_count
    end as issues_resolved_count
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
