-- 各小区诉求办理情况
-- Question: where are requests handled in time, and where do they come back?
-- Grain: one row a compound (community and name) that has requests or deadlines in the window, 未填写 and 未匹配 included, by name.
-- due_count: requests whose deadline lies in the window and has passed at as_of. on_time_rate: closed_on_time_count / due_count.
-- repeat_rate: repeat_count / judged_count, the requests made in the window that can be judged.
with marked as (
    select
        community, compound, is_repeat,
        false as is_due, false as is_closed_on_time
    from service_request
    where is_counted
    union all
    select
        community, compound, cast(null as boolean) as is_repeat,
        is_due, is_closed_on_time
    from request_deadline
    where is_due
),

counted as (
    select
        community,
        compound,
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_repeat is not null) as judged_count,
        count(*) filter (where is_repeat) as repeat_count
    from marked
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
