-- 各小区物业更替次数
-- Question: how many property companies has each compound lost in the window?
-- Grain: one row a compound (community and name) with a contract that ended in the window, most companies first.
-- company_count: distinct companies whose contract ended in [date_from, date_to); change_count: such contracts.
select
    community,
    compound,
    count(distinct company) as company_count,
    count(*) as change_count
from property_contract
where
    ended_on is not null
    and (cast($date_from as date) is null or ended_on >= cast($date_from as date))
    and (cast($date_to as date) is null or ended_on < cast($date_to as date))
group by
    community,
    compound
order by company_count desc, change_count desc, cast(community as varchar), cast(compound as varchar)
