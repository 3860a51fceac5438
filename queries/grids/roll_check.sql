-- 网格名册核对
-- Question: which grids of the registers have no row, and which grids of the rows does no register know?
-- Grain: one row such a grid, those that no register knows first, the most rows first; 未填写 is left out.
-- is_on_roll: a register names it: a 网格党支部, a 网格员 or a building.
-- row_count: requests (all of the window), cases and visits.
with rows_in_grid as (
    select 'request' as kind, cast(community as varchar) as community, cast(grid as varchar) as grid
    from service_request
    union all
    select 'case' as kind, cast(community as varchar) as community, cast(grid as varchar) as grid
    from mediation_case
    union all
    select 'visit' as kind, cast(community as varchar) as community, cast(grid as varchar) as grid from visit
),

counted as (
    select
        community,
        grid,
        count(*) as row_count,
        count(*) filter (where kind = 'request') as request_row_count,
        count(*) filter (where kind = 'case') as case_row_count,
        count(*) filter (where kind = 'visit') as visit_row_count
    from rows_in_grid
    where grid <> '未填写' and community <> '未填写'
    group by community, grid
),

compared as (
    select
        coalesce(grid_of_roll.community, counted.community) as community,
        coalesce(grid_of_roll.grid, counted.grid) as grid,
        grid_of_roll.grid is not null as is_on_roll,
        coalesce(counted.row_count, 0) as row_count,
        coalesce(counted.request_row_count, 0) as request_row_count,
        coalesce(counted.case_row_count, 0) as case_row_count,
        coalesce(counted.visit_row_count, 0) as visit_row_count
    from grid_of_roll
    full join counted on grid_of_roll.community = counted.community and grid_of_roll.grid = counted.grid
    where grid_of_roll.grid is null or counted.grid is null
)

select
    community,
    grid,
    is_on_roll,
    row_count,
    request_row_count,
    case_row_count,
    visit_row_count
from compared
order by is_on_roll, row_count desc, cast(community as varchar), cast(grid as varchar)
