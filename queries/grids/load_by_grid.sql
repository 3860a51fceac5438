-- 各网格诉求量与先发现
-- Question: how many requests come from each grid, is it much for its households and its people, and who found them first?
-- Grain: one row a community and grid that a register names or that has requests, most for its households first; 未填写 is left out.
-- households: of its buildings, null where they are not known; member_count: its 网格员, each person once.
-- per_thousand_households: request_count / households * 1000. requests_per_member: request_count / member_count.
-- found_first_count: requests that a patrol brought (channel 网格巡查); found_first_rate: of request_count.
-- grid_handled_count: closed requests whose responsible unit bears 网格 in its name.
with counted as (
    select
        cast(community as varchar) as community,
        cast(grid as varchar) as grid,
        count(*) as request_count,
        count(*) filter (where channel = '网格巡查') as found_first_count,
        count(*) filter (where is_closed and responsible_unit like '%网格%') as grid_handled_count
    from service_request
    where is_counted and grid <> '未填写' and community <> '未填写'
    group by cast(community as varchar), cast(grid as varchar)
),

joined as (
    select
        coalesce(grid_of_roll.community, counted.community) as community,
        coalesce(grid_of_roll.grid, counted.grid) as grid,
        grid_of_roll.grid is not null as is_on_roll,
        grid_of_roll.households,
        grid_of_roll.member_count,
        coalesce(counted.request_count, 0) as request_count,
        coalesce(counted.found_first_count, 0) as found_first_count,
        coalesce(counted.grid_handled_count, 0) as grid_handled_count
    from grid_of_roll
    full join counted on grid_of_roll.community = counted.community and grid_of_roll.grid = counted.grid
)

select
    community,
    grid,
    is_on_roll,
    request_count,
    households,
    request_count / nullif(households, 0) * 1000 as per_thousand_households,
    member_count,
    request_count / nullif(member_count, 0) as requests_per_member,
    found_first_count,
    found_first_count / nullif(request_count, 0) as found_first_rate,
    grid_handled_count
from joined
order by
    per_thousand_households desc nulls last,
    request_count desc,
    cast(community as varchar),
    cast(grid as varchar)
