-- 各社区各类别各周新增与销去的超期未结
-- Question: where and about what do requests past their deadline gather?
-- Grain: one row a community, category and week in which a deadline is missed or a late request closed, 未填写 and 未匹配
-- included; ask it without a first day. weeks_back: 0 for the seven days up to the window's last one (the day of the data).
-- entered_count: requests whose deadline was missed in the week. left_count: late ones closed in it. Their running
-- difference is what was past its deadline and open when the week ended.
with bounds as (
    select coalesce(cast($date_to as date), cast(cast($as_of as timestamp) as date) + 1) as end_day
),

missed as (
    select community, category, deadline_at, closed_at
    from service_request
    where
        is_counted
        and deadline_at < cast($as_of as timestamp)
        and (closed_at > deadline_at or not is_closed)
),

moves as (
    select community, category, cast(deadline_at as date) as moved_on, true as has_entered
    from missed
    union all
    select community, category, cast(closed_at as date) as moved_on, false as has_entered
    from missed
    where closed_at is not null
),

dated as (
    select
        moves.community, moves.category, moves.has_entered,
        date_diff('day', moves.moved_on, bounds.end_day - 1) // 7 as weeks_back
    from moves
    cross join bounds
    where moves.moved_on < bounds.end_day
)

select
    community,
    category,
    weeks_back,
    count(*) filter (where has_entered) as entered_count,
    count(*) filter (where not has_entered) as left_count
from dated
group by community, category, weeks_back
order by weeks_back, cast(community as varchar), category
