-- 物业更替：每次换公司，一个小区的物业由一家换成另一家，不含个人信息
-- One row a contract that began by as_of in a compound where another company served before; a new contract of the same company
-- is none. previous_started_on: since when the earlier company had served. previous_ended_on, reason: of its last contract.
-- next_started_on: when the next company came, null while this one serves. gap_days: days without a company between the two.
with ordered as (
    select
        contract_id,
        community,
        compound,
        company,
        started_on,
        ended_on,
        lag(company) over contracts as company_before,
        lag(ended_on) over contracts as ended_before,
        lag(reason) over contracts as reason_before
    from property_contract
    where started_on is not null and company <> '未填写' and started_on <= cast($as_of as timestamp)
    window contracts as (partition by community, compound order by started_on, contract_id)
),

begun as (
    select
        *,
        lag(started_on) over changes as started_before,
        lead(started_on) over changes as next_started_on
    from ordered
    where company_before is null or company_before <> company
    window changes as (partition by community, compound order by started_on, contract_id)
)

select
    contract_id,
    community,
    compound,
    company,
    started_on,
    company_before as previous_company,
    started_before as previous_started_on,
    ended_before as previous_ended_on,
    reason_before as reason,
    next_started_on,
    greatest(date_diff('day', ended_before, started_on) - 1, 0) as gap_days
from begun
where company_before is not null
