-- 各社区各类民生实事
-- Question: how much of which work was done in which community, and what did it cost?
-- Grain: one row a community, kind and unit that has works started in the window, the most works first; 已作废 left out.
-- finished_count: status 已办结, or no known status and a day of completion. quantity: what the finished ones amount to, in unit.
-- cost_yuan: of all of them, finished or not; null when no cost is written.
with works as (
    select
        community,
        kind,
        unit,
        quantity,
        cost_yuan,
        is_finished
    from public_work
    where is_counted and is_begun
)

select
    community,
    kind,
    unit,
    count(*) as work_count,
    count(*) filter (where is_finished) as finished_count,
    cast(sum(quantity) filter (where is_finished) as double) as quantity,
    cast(sum(cost_yuan) as double) as cost_yuan
from works
group by
    community,
    kind,
    unit
order by work_count desc, cast(community as varchar), kind, unit
