-- 在管合同：数据截至那天每个小区在管的物业公司，不含个人信息
-- One row a compound with a contract that holds at as_of, the latest begun of several.
select
    community,
    compound,
    company,
    started_on,
    charge_yuan,
    collection_rate
from property_contract
where
    started_on <= cast($as_of as timestamp)
    and (ended_on is null or ended_on >= cast(cast($as_of as timestamp) as date))
qualify row_number() over (
    partition by community, compound order by started_on desc, company, contract_id
) = 1
