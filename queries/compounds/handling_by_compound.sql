-- 各小区诉求办理情况
-- Question: where are requests handled in time, and where do they come back?
-- Grain: one row a compound (community and name) that has requests, 未填写 and 未匹配 included, by name.
-- on_time_rate: closed_on_time_count / due_count; due_count: has a deadline, and is closed or past it at as_of.
-- repeat_rate: repeat_count / judged_count, the requests that can be judged.
with counted as (
    select
        community,
        compound,
        count(*) filter (
            where deadline_at is not null
            and (is_closed or not is_closed and deadline_at < cast($as_of as timestamp))
        ) as due_count,
        count(*) filter (where closed_at <= deadline_at) as closed_on_time_count,
        count(*) filter (where is_repeat is not null) as judged_count,
        count(*) filter (where is_repeat) as repeat_count
    from service_request
    where is_counted
    group by
        community,
        compound
)

select
    community,
    compound,
    due_count,
    closed_on_time_count,
    closed_on_time_count / nullif(due_count, 0) as on_time_rate,
    judged_count,
    repeat_count,
    repeat_count / nullif(judged_count, 0) as repeat_rate
from counted
order by cast(community as varchar), cast(compound as varchar)
