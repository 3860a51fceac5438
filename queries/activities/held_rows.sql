-- 举办的活动清单
-- Question: which activities were held?
-- Grain: one row an activity, the newest first; stars of the month are none.
-- As many rows as activity_count of the same scope. No column names a person.
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
where is_counted
order by held_on desc, activity_id
