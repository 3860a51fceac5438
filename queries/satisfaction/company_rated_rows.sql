-- 各物业公司服务期内的已评价回访清单
-- Question: which rated answers were given in the time of the property company that served the compound?
-- Grain: one row an answer and contract that ran on its day, the newest first: of two companies at once each has it.
-- As many rows as rated_count of compounds/satisfaction_by_company in the same scope. company: 未填写 included.
-- started_on, ended_on: of its contract, null when not written. No column names a person.
select
    answer.response_id,
    answer.asked_at,
    contract.company,
    answer.community,
    answer.compound,
    answer.rating,
    answer.was_contacted,
    answer.is_resolved,
    answer.instrument,
    answer.subject,
    answer.channel,
    answer.event_id,
    contract.started_on,
    contract.ended_on
from property_contract as contract
inner join satisfaction_response as answer
    on
        contract.community = answer.community and contract.compound = answer.compound
        and cast(answer.asked_at as date) >= coalesce(contract.started_on, cast(answer.asked_at as date))
        and cast(answer.asked_at as date) <= coalesce(contract.ended_on, cast(answer.asked_at as date))
where answer.is_rated
order by answer.asked_at desc, answer.response_id, contract.company, contract.contract_id
