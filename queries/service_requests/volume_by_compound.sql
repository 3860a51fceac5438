-- 各小区诉求量
-- Question: which compounds do the requests come from, and is it much for their size?
-- Grain: one row a compound (community and name) that has requests, 未填写 and 未匹配 included, largest first.
-- households: of the compound as its ledger says, null when unknown; per_thousand_households: request_count / households * 1000.
with counted as (
    select
        community,
        compound,
        count(*) as request_count
    from service_request
    where is_counted
    group by
        community,
        compound
)

select
    counted.community,
    counted.compound,
    counted.request_count,
    compound.households,
    counted.request_count / nullif(compound.households, 0) * 1000 as per_thousand_households
from counted
left join compound
    on counted.community = compound.community and counted.compound = compound.compound
order by counted.request_count desc, cast(counted.community as varchar), cast(counted.compound as varchar)
