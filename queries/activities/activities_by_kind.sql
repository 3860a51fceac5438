-- 各类社区活动
-- Question: what is held in a community, who comes, and what does it bring to light and settle?
-- Grain: one row a community and kind of activity held in the window; stars of the month are none.
-- participant_count: attendances, of those filled in (0 for what nobody attends: 公示, 微党课推送).
-- issues_collected_count, issues_resolved_count: problems told at the activity, and those settled since.
select
    community,
    kind,
    count(*) as activity_count,
    cast(sum(participant_count) as bigint) as participant_count,
    cast(sum(issues_collected_count) as bigint) as issues_collected_count,
    cast(sum(issues_resolved_count) as bigint) as issues_resolved_count
from activity
where is_counted
group by community, kind
order by cast(community as varchar), activity_count desc, kind
