-- 各社区诉求量
-- Question: where do the requests come from, and is it much for the size of the community?
-- Grain: one row a community that has requests, 未填写 included, largest first.
-- households: of the community as its ledger says, of the chosen compounds where compounds are chosen; null when unknown.
-- per_thousand_households: request_count / households * 1000.
with counted as (
    select
        community,
        count(*) as request_count
    from service_request
    where is_counted
    group by community
),

homes as (
    select
        community,
        cast(sum(households) as bigint) as households
    from households_of_scope
    group by community
)

select
    counted.community,
    counted.request_count,
    homes.households,
    counted.request_count / nullif(homes.households, 0) * 1000 as per_thousand_households
from counted
left join homes on counted.community = homes.community
order by counted.request_count desc, cast(counted.community as varchar)
