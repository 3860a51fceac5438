-- 各物业公司服务期内的投诉清单
-- Question: which complaints were made in the time of the property company that served the compound?
-- Grain: one row a complaint and contract that ran on its day, the newest first: of two companies at once each has it.
-- As many rows as complaint_count of compounds/complaints_by_company in the same scope: compounds with households only.
-- company: 未填写 included. started_on, ended_on: of its contract, null when not written. No column names a person.
select
    service_request.request_id,
    service_request.requested_at,
    contract.company,
    service_request.community,
    service_request.compound,
    service_request.category,
    service_request.subcategory,
    service_request.title,
    service_request.responsible_unit,
    service_request.status,
    service_request.deadline_at,
    service_request.closed_at,
    service_request.channel,
    contract.started_on,
    contract.ended_on
from property_contract as contract
inner join compound on contract.community = compound.community and contract.compound = compound.compound
inner join service_request
    on
        contract.community = service_request.community and contract.compound = service_request.compound
        and cast(service_request.requested_at as date)
        >= coalesce(contract.started_on, cast(service_request.requested_at as date))
        and cast(service_request.requested_at as date)
        <= coalesce(contract.ended_on, cast(service_request.requested_at as date))
where compound.households > 0 and service_request.is_counted and service_request.request_type = '投诉'
order by service_request.requested_at desc, service_request.request_id, contract.company, contract.contract_id
