-- 没有网格的行
-- Question: how many rows of which ledger and community bear no grid, so that no count by grid has them?
-- Grain: one row a ledger and community that has rows in the window, most rows without a grid first.
-- ledger: its name as declared. row_count: all rows of the window, also those that are not counted elsewhere; empty_count: of those without a grid.
-- unplaced_count: rows with a grid but no community: nobody can tell which grid it is. empty_rate: empty_count / row_count.
with placed as (
    select 'service_request' as ledger, cast(community as varchar) as community, grid from service_request
    union all
    select 'mediation_case' as ledger, cast(community as varchar) as community, grid from mediation_case
    union all
    select 'visit' as ledger, cast(community as varchar) as community, grid from visit
    union all
    select 'satisfaction_response' as ledger, cast(community as varchar) as community, grid
    from satisfaction_response
    union all
    select 'deliberation' as ledger, cast(community as varchar) as community, grid from deliberation
    union all
    select 'service_order' as ledger, cast(community as varchar) as community, grid from service_order
    union all
    select 'activity' as ledger, cast(community as varchar) as community, grid from activity
    union all
    select 'public_work' as ledger, cast(community as varchar) as community, grid from public_work
),

counted as (
    select
        ledger,
        community,
        count(*) as row_count,
        count(*) filter (where grid = '未填写') as empty_count,
        count(*) filter (where grid <> '未填写' and community = '未填写') as unplaced_count
    from placed
    group by ledger, community
)

select
    ledger,
    community,
    row_count,
    empty_count,
    unplaced_count,
    empty_count / nullif(row_count, 0) as empty_rate
from counted
order by empty_count desc, ledger, cast(community as varchar)
