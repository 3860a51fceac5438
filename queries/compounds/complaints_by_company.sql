-- 各物业公司百户投诉
-- Question: under which property company do people complain most for the households it serves?
-- Grain: one row a company that served compounds with households in the window, 未填写 included, the fewest complaints first.
-- complaint_count: 投诉 of the window in the company's time there, counted requests only; for both companies where there are two.
-- served_households: households * share of the window's days served, summed; per_hundred_households: complaints / them * 100.
-- untyped_compound_count: of whose requests in that time none has a request_type; it is in no other column (null without others).
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(requested_at) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(requested_at) as date)) as last_day
    from service_request
),

served as (
    select
        contract.*,
        concat(contract.community, '/', contract.compound) as place,
        compound.households / (date_diff('day', bounds.first_day, bounds.last_day) + 1) as households_a_day,
        greatest(coalesce(contract.started_on, bounds.first_day), bounds.first_day) as from_day,
        least(coalesce(contract.ended_on, bounds.last_day), bounds.last_day) as to_day
    from property_contract as contract
    inner join compound on contract.community = compound.community and contract.compound = compound.compound
    cross join bounds
    where compound.households > 0
),

counted as (
    select
        served.company,
        served.place,
        max((date_diff('day', served.from_day, served.to_day) + 1) * served.households_a_day) as households,
        count(*) filter (where request.request_type <> '未填写') as type_known_count,
        case
            when count(request.requested_at) = 0 or type_known_count > 0
                then count(*) filter (where request.request_type = '投诉')
        end as complaint_count
    from served
    left join service_request as request
        on
            served.community = request.community and served.compound = request.compound and request.is_counted
            and served.from_day <= cast(request.requested_at as date)
            and served.to_day >= cast(request.requested_at as date)
    where served.from_day <= served.to_day
    group by served.company, served.place, served.contract_id
)

select
    company,
    count(distinct place) filter (where complaint_count is not null) as compound_count,
    count(distinct place) filter (where complaint_count is null) as untyped_compound_count,
    sum(households) filter (where complaint_count is not null) as served_households,
    cast(sum(type_known_count) as bigint) as type_known_count,
    cast(sum(complaint_count) as bigint) as complaint_count,
    sum(complaint_count)
    / sum(households) filter (where complaint_count is not null)
    * 100 as per_hundred_households
from counted
group by company
order by per_hundred_households nulls last, company
