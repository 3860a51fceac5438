-- 志愿服务清单
-- Question: which activities did volunteers serve at?
-- Grain: one row an activity of the kind 志愿 or with a team of volunteers, the newest first.
-- As many rows as service_count of activities/hours_by_team. service_hours: of all who went, null where not written.
select
    activity_id,
    kind,
    held_on,
    community,
    compound,
    volunteer_team,
    participant_count,
    service_hours,
    reported_unit
from activity
where is_counted and (kind = '志愿' or volunteer_team <> '未填写')
order by held_on desc, activity_id
