-- 不在物业公司服务期内的投诉
-- Question: how many complaints does compounds/complaints_by_company leave out?
-- Grain: one row.
-- outside_count: counted 投诉 of the window of which no contract ran on the day, or whose compound is unknown or has no households.
select count(*) as outside_count
from service_request
where
    is_counted and request_type = '投诉'
    and not exists (
        select 1
        from property_contract as contract
        inner join compound
            on contract.community = compound.community and contract.compound = compound.compound
        where
            compound.households > 0
            and contract.community = service_request.community
            and contract.compound = service_request.compound
            and cast(service_request.requested_at as date)
            >= coalesce(contract.started_on, cast(service_request.requested_at as date))
            and cast(service_request.requested_at as date)
            <= coalesce(contract.ended_on, cast(service_request.requested_at as date))
    )
order by outside_count
