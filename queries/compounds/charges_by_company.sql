-- 各物业公司的收费和收缴
-- Question: what does each property company charge today, and how much of it does it collect?
-- Grain: one row a company of a contract in force at as_of, whatever the window, in the order of names.
-- contract_count: compounds it serves. charge_low, charge_high: the least and the highest charge written, of charge_count contracts.
-- collection_rate: the mean of the rates written, weighted by households, of rated_contract_count contracts with both.
select
    contract.company,
    count(*) as contract_count,
    count(contract.charge_yuan) as charge_count,
    cast(min(contract.charge_yuan) as double) as charge_low,
    cast(max(contract.charge_yuan) as double) as charge_high,
    count(case when compound.households > 0 then contract.collection_rate end) as rated_contract_count,
    sum(cast(contract.collection_rate as double) * compound.households)
    / nullif(sum(compound.households) filter (where contract.collection_rate is not null), 0)
        as collection_rate
from contract_in_force as contract
left join compound
    on contract.community = compound.community and contract.compound = compound.compound
where contract.company <> '未填写'
group by contract.company
order by contract.company
