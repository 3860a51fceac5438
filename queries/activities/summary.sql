-- 社区活动总体情况
-- Question: how many activities were held, who came, and what did they bring to light and settle?
-- Grain: one row, of the activities held in the window; a star (社区之星 …) is an award and no activity.
-- participant_count: attendances, of those filled in, null where none is; a person who comes twice counts twice.
-- resolved_share: issues_resolved / issues_collected.
with totals as (
    select
        count(*) as activity_count,
        case when count(*) = 0 then 0 else cast(sum(participant_count) as bigint) end as participant_count,
        case
            when count(*) = 0 then 0 else cast(sum(issues_collected_count) as bigint)
        end as issues_collected_count,
        case
            when count(*) = 0 then 0 else cast(sum(issues_resolved_count) as bigint)
        end as issues_resolved_count
    from activity
    where is_counted
)

select
    activity_count,
    participant_count,
    issues_collected_count,
    issues_resolved_count,
    issues_resolved_count / nullif(issues_collected_count, 0) as resolved_share
from totals
order by activity_count
