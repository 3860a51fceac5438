-- 百户投诉总体情况
-- Question: how many complaints are there for the households?
-- Grain: one row, of the requests made in the window, without is_excluded and 已作废.
-- type_known_count: requests with a request_type. complaint_count: 投诉 among them, wherever they are from; null where none
-- of the requests has a type. households: known of the communities (of the compounds, where some are chosen), without the
-- untyped_place_count of whose requests none has a type. per_hundred_households: complaint_count / households * 100.
with places as (
    select
        concat(community, case when compound is not null then concat('/', compound) end) as place,
        households
    from households_of_scope
),

counted as (
    select
        concat(community, case when cast($compounds as varchar[]) is not null then concat('/', compound) end)
            as place,
        count(*) filter (where request_type <> '未填写') as type_known_count,
        count(*) filter (where request_type = '投诉') as complaint_count
    from service_request
    where is_counted
    group by all
),

totals as (
    select
        cast(coalesce(sum(type_known_count), 0) as bigint) as type_known_count,
        case
            when count(*) = 0 then 0
            when sum(type_known_count) > 0 then cast(sum(complaint_count) as bigint)
        end as complaint_count
    from counted
),

housing as (
    select
        cast(sum(places.households) filter (where coalesce(counted.type_known_count, 1) > 0) as bigint)
            as households,
        count(places.households) filter (where counted.type_known_count = 0) as untyped_place_count
    from places
    left join counted on places.place = counted.place
)

select
    totals.type_known_count,
    totals.complaint_count,
    housing.households,
    housing.untyped_place_count,
    totals.complaint_count / nullif(housing.households, 0) * 100 as per_hundred_households
from totals
cross join housing
order by totals.type_known_count
