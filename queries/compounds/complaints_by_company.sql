-- 各物业公司百户投诉
-- Question: under which property company do people complain most for the households it serves?
-- Grain: one row a company that served compounds with households in the window, 未填写 included, the fewest complaints first.
-- complaint_count: 投诉 of the window in the company's time there, counted requests only; for both companies where there are two.
-- served_households: households * share of the window's days served, summed; per_hundred_households: complaints / them * 100.
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(requested_at) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(requested_at) as date)) as last_day
    from service_request
),

complaints as (
    select
        community,
        compound,
        cast(requested_at as date) as day,
        count(*) as complaint_count
    from service_request
    where is_counted and request_type = '投诉'
    group by community, compound, cast(requested_at as date)
),

served as (
    select
        contract.*,
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
        concat(served.community, '/', served.compound) as place,
        max((date_diff('day', served.from_day, served.to_day) + 1) * served.households_a_day) as households,
        coalesce(sum(complaints.complaint_count), 0) as complaint_count
    from served
    left join complaints
        on
            served.community = complaints.community and served.compound = complaints.compound
            and served.from_day <= complaints.day and served.to_day >= complaints.day
    where served.from_day <= served.to_day
    group by served.company, served.community, served.compound, served.contract_id
)

select
    company,
    count(distinct place) as compound_count,
    sum(households) as served_households,
    cast(sum(complaint_count) as bigint) as complaint_count,
    sum(complaint_count) / sum(households) * 100 as per_hundred_households
from counted
group by company
order by per_hundred_households, company
