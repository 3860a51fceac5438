-- 各网格走访巡查
-- Question: how often is each grid visited and patrolled for its households, and what is found there?
-- Grain: one row a community and grid that a register names or that has visits, fewest for its households first; 未填写 is left out.
-- visits_per_thousand_households: visit_count / households * 1000. patrol_count: visits of the kind 网格巡查.
-- found_known_count: visits that say how many problems they found; found_count: the sum, null where none says so.
with counted as (
    select
        cast(community as varchar) as community,
        cast(grid as varchar) as grid,
        count(*) as visit_count,
        count(*) filter (where kind = '网格巡查') as patrol_count,
        count(found_count) as found_known_count,
        cast(sum(found_count) as bigint) as found_count
    from visit
    where grid <> '未填写' and community <> '未填写'
    group by cast(community as varchar), cast(grid as varchar)
),

joined as (
    select
        coalesce(grid_of_roll.community, counted.community) as community,
        coalesce(grid_of_roll.grid, counted.grid) as grid,
        grid_of_roll.households,
        coalesce(counted.visit_count, 0) as visit_count,
        coalesce(counted.patrol_count, 0) as patrol_count,
        coalesce(counted.found_known_count, 0) as found_known_count,
        counted.found_count
    from grid_of_roll
    full join counted on grid_of_roll.community = counted.community and grid_of_roll.grid = counted.grid
)

select
    community,
    grid,
    visit_count,
    households,
    visit_count / nullif(households, 0) * 1000 as visits_per_thousand_households,
    patrol_count,
    found_known_count,
    found_count
from joined
order by visits_per_thousand_households, visit_count, cast(community as varchar), cast(grid as varchar)
