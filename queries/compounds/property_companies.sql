-- 各小区物业公司
-- Question: which property companies have served each compound, from when to when, and why did they leave?
-- Grain: one row a contract that had begun by as_of, whatever the window, in order of its beginning.
-- ended_on: null while the company serves; a gap between two contracts is a time without a company.
select
    community,
    compound,
    company,
    started_on,
    ended_on,
    reason,
    cast(charge_yuan as double) as charge_yuan,
    cast(collection_rate as double) as collection_rate
from property_contract
where started_on is null or started_on <= cast($as_of as timestamp)
order by
    cast(community as varchar),
    cast(compound as varchar),
    started_on nulls first,
    ended_on nulls last,
    company,
    contract_id
