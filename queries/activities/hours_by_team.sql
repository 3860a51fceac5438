-- 各志愿队的服务
-- Question: how often and how long did each team of volunteers serve?
-- Grain: one row a community and team; the voluntary activities (kind 志愿) that name none are the row 未填写.
-- service_count: activities that name the team. participant_count: attendances of volunteers, null where none is written.
-- timed_count: with hours written; service_hours: the sum of these, null where none is; hours_per_service: per timed activity.
-- timed_people: attendances of activities with both written; hours_per_person: hours of these per attendance.
with served as (
    select
        community,
        volunteer_team,
        count(*) as service_count,
        cast(sum(participant_count) as bigint) as participant_count,
        count(service_hours) as timed_count,
        cast(sum(service_hours) as double) as service_hours,
        cast(sum(case when service_hours is not null then participant_count end) as bigint) as timed_people,
        cast(sum(case when participant_count > 0 then service_hours end) as double) as hours_of_people
    from activity
    where is_counted and (kind = '志愿' or volunteer_team <> '未填写')
    group by community, volunteer_team
)

select
    community,
    volunteer_team,
    service_count,
    participant_count,
    timed_count,
    service_hours,
    service_hours / nullif(timed_count, 0) as hours_per_service,
    timed_people,
    hours_of_people / nullif(timed_people, 0) as hours_per_person
from served
order by service_hours desc nulls last, service_count desc, cast(community as varchar), volunteer_team
