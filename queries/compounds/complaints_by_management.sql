-- 各管理模式百户投诉
-- Question: do compounds under 红色物业 make fewer complaints for their size than the others?
-- Grain: one row a management that has compounds with households, 未填写 included, the fewest complaints first.
-- management: as the compound ledger says today. complaint_count: 投诉 of the window, without is_excluded and 已作废.
-- per_hundred_households: sum of complaint_count / sum of households * 100.
with counted as (
    select
        community,
        compound,
        count(*) as complaint_count
    from service_request
    where is_counted and request_type = '投诉'
    group by
        community,
        compound
)

select
    compound.management,
    count(*) as compound_count,
    cast(sum(compound.households) as bigint) as households,
    cast(coalesce(sum(counted.complaint_count), 0) as bigint) as complaint_count,
    coalesce(sum(counted.complaint_count), 0) / sum(compound.households) * 100 as per_hundred_households
from compound
left join counted
    on compound.community = counted.community and compound.compound = counted.compound
where compound.households > 0
group by compound.management
order by per_hundred_households, compound.management
