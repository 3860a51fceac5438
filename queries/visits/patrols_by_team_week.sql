-- 各巡逻队每周巡了几次
-- Question: how often does each team patrol, week by week?
-- Grain: one row a community, team and week (its Monday) with patrols; rows without a team are left out.
-- patrol_count: rows of the ledger that name the team. found_count: problems found, null where none is written.
with dated as (
    select
        community,
        team,
        cast(date_trunc('week', visited_at) as date) as period_start,
        found_count
    from visit
    where team <> '未填写'
)

select
    community,
    team,
    period_start,
    count(*) as patrol_count,
    cast(sum(found_count) as bigint) as found_count
from dated
group by community, team, period_start
order by cast(community as varchar), team, period_start
