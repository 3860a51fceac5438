-- 每周有活动所数的活动清单
-- Question: which activities make a week one with an activity?
-- Grain: one row an activity that people come to in a whole week of the window that is over, the newest first.
-- As many rows as gathering_count of activities/weeks_by_community of the same scope. No column names a person.
select
    activity.activity_id,
    activity.kind,
    activity.held_on,
    activity.community,
    activity.compound,
    activity.participant_count,
    activity.station
from activity
inner join whole_week on cast(date_trunc('week', activity.held_on) as date) = whole_week.week_start
where activity.is_gathering and activity.community <> '未填写'
order by activity.held_on desc, activity.activity_id
