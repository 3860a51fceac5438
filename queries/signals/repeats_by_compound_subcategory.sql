-- 各小区各小类重复诉求
-- Question: where does the same matter come back, and is it still open?
-- Grain: one row a compound and subcategory with a repeat, 未填写 and 未匹配 included; the 200 that press most, open and thrice first.
-- repeat_count: is_repeat; judged_count: of those that can be judged; repeat_rate: repeat_count / judged_count.
-- open_repeat_count: of the repeats, not closed; last_repeat_on: the day of the latest one. cell_count: how many rows there are in all.
with counted as (
    select
        community,
        compound,
        category,
        subcategory,
        count(*) filter (where is_repeat) as repeat_count,
        count(*) filter (where is_repeat is not null) as judged_count,
        count(*) filter (where is_repeat and not is_closed) as open_repeat_count,
        cast(max(requested_at) filter (where is_repeat) as date) as last_repeat_on
    from service_request
    where is_counted
    group by
        community,
        compound,
        category,
        subcategory
),

repeated as (
    select
        *,
        count(*) over () as cell_count,
        case when open_repeat_count > 0 then 1 else 0 end
        + case when repeat_count >= 3 then 1 else 0 end as urgency
    from counted
    where repeat_count > 0
)

select
    community,
    compound,
    category,
    subcategory,
    repeat_count,
    judged_count,
    repeat_count / nullif(judged_count, 0) as repeat_rate,
    open_repeat_count,
    last_repeat_on,
    cell_count
from repeated
order by
    urgency desc,
    repeat_count desc,
    open_repeat_count desc,
    last_repeat_on desc,
    cast(community as varchar),
    cast(compound as varchar),
    category,
    subcategory
limit 200
