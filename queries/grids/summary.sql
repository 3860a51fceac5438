-- 网格总体情况
-- Question: how far do the ledgers tell the grid, and what do the grids find and settle themselves?
-- Grain: one row.
-- gridded_count: requests with a grid and a community; grid_filled_rate: of request_count. found_first_count: of gridded_count
-- those that a patrol brought; found_first_rate: the share. grid_count: grids that a register names; unhoused_grid_count: of
-- those without known households. within_grid_rate: within_grid_count / level_known_count, of all cases.
-- visit_count, found_count: of the visits with a grid and a community.
with requests as (
    select
        count(*) as request_count,
        count(*) filter (where grid <> '未填写' and community <> '未填写') as gridded_count,
        count(*) filter (
            where grid <> '未填写' and community <> '未填写' and channel = '网格巡查'
        ) as found_first_count
    from service_request
    where is_counted
),

cases as (
    select
        count(*) filter (where is_level_known) as level_known_count,
        count(*) filter (where is_within_grid) as within_grid_count
    from mediation_case
),

visits as (
    select
        count(*) as visit_count,
        cast(coalesce(sum(found_count), 0) as bigint) as found_count
    from visit
    where grid <> '未填写' and community <> '未填写'
),

grids as (
    select
        count(*) as grid_count,
        count(*) filter (where households is null) as unhoused_grid_count
    from grid_of_roll
)

select
    requests.request_count,
    requests.gridded_count,
    requests.found_first_count,
    requests.gridded_count / nullif(requests.request_count, 0) as grid_filled_rate,
    requests.found_first_count / nullif(requests.gridded_count, 0) as found_first_rate,
    cases.level_known_count,
    cases.within_grid_count,
    cases.within_grid_count / nullif(cases.level_known_count, 0) as within_grid_rate,
    visits.visit_count,
    visits.found_count,
    grids.grid_count,
    grids.unhoused_grid_count
from requests
cross join cases
cross join visits
cross join grids
order by requests.request_count
