-- 各网格按期办结
-- Question: in which grids are requests closed on time?
-- Grain: one row a community and grid with requests whose deadline lies in the window and has passed; 未填写 is left out.
-- on_time_rate: closed_on_time_count / due_count. overdue_open_count: due and open at as_of.
with counted as (
    select
        cast(community as varchar) as community,
        cast(grid as varchar) as grid,
        count(*) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_overdue_open) as overdue_open_count
    from request_deadline
    where is_due and grid <> '未填写' and community <> '未填写'
    group by cast(community as varchar), cast(grid as varchar)
)

select
    community,
    grid,
    due_count,
    closed_on_time_count,
    closed_on_time_count / nullif(due_count, 0) as on_time_rate,
    overdue_open_count
from counted
order by due_count desc, cast(community as varchar), cast(grid as varchar)
