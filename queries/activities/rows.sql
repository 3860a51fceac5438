-- 社区活动明细
-- Question: which activities are behind the numbers?
-- Grain: one row an activity of the scope, the newest first.
-- participant_count: attendances. No column names a person.
select
    activity_id,
    kind,
    held_on,
    community,
    compound,
    grid,
    participant_count,
    issues_collected_count,
    issues_resolved_count,
    station,
    volunteer_team,
    service_hours,
    reported_unit,
    served_group,
    partner_units
from activity
order by held_on desc, activity_id
