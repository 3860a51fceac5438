-- 各网格内化解
-- Question: in which grids are disputes settled without leaving the grid?
-- Grain: one row a community and grid that has cases in the window, most settled ones first; 未填写 is left out.
-- level_known_count: settled and told on which level; within_grid_count: of those at 网格; within_grid_rate: the share.
with counted as (
    select
        cast(community as varchar) as community,
        cast(grid as varchar) as grid,
        count(*) as case_count,
        count(*) filter (where is_succeeded) as succeeded_count,
        count(*) filter (where is_level_known) as level_known_count,
        count(*) filter (where is_within_grid) as within_grid_count
    from mediation_case
    where grid <> '未填写' and community <> '未填写'
    group by cast(community as varchar), cast(grid as varchar)
)

select
    community,
    grid,
    case_count,
    succeeded_count,
    level_known_count,
    within_grid_count,
    within_grid_count / nullif(level_known_count, 0) as within_grid_rate
from counted
order by level_known_count desc, cast(community as varchar), cast(grid as varchar)
