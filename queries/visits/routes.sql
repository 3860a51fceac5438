-- 巡逻路线最近一次走是什么时候
-- Question: which routes were not walked for long?
-- Grain: one row a community and route, the longest ago first; rows without a route are left out.
-- patrol_count: times the route was walked in the window. last_walked_at: the last time; days_since: full days from it to as_of.
with walked as (
    select
        community,
        route,
        count(*) as patrol_count,
        max(visited_at) as last_walked_at
    from visit
    where route <> '未填写'
    group by community, route
)

select
    community,
    route,
    patrol_count,
    last_walked_at,
    cast(
        greatest(date_diff('second', last_walked_at, cast($as_of as timestamp)), 0) // 86400 as bigint
    ) as days_since
from walked
order by last_walked_at, cast(community as varchar), route
