-- 各栋楼的诉求与走访
-- Question: how many requests and visits has each building had, and who is there to be asked?
-- Grain: one row a building that is known by its number (scope/numbered_building), the most requests first.
-- request_count, visit_count: those of the window whose address or own column names the building; null below 5, and with it
-- median_hours_to_respond (requested_at to responded_at, of requests with both in order), so that nothing points to a home.
with requests as (
    select
        community,
        compound,
        building_number,
        count(*) as request_count,
        quantile_cont(case
            when responded_at >= requested_at then date_diff('second', requested_at, responded_at) / 3600
        end, 0.5) as median_hours_to_respond
    from service_request
    where is_counted and building_number is not null
    group by community, compound, building_number
    having count(*) >= 5
),

visits as (
    select community, compound, building_number, count(*) as visit_count
    from visit
    where building_number is not null
    group by community, compound, building_number
    having count(*) >= 5
)

select
    numbered_building.community,
    numbered_building.compound,
    numbered_building.grid,
    numbered_building.building_id,
    numbered_building.building_number,
    numbered_building.households,
    numbered_building.has_head,
    numbered_building.has_contact,
    requests.request_count,
    requests.median_hours_to_respond,
    visits.visit_count
from numbered_building
left join requests
    on
        numbered_building.community = requests.community
        and numbered_building.compound = requests.compound
        and numbered_building.building_number = requests.building_number
left join visits
    on
        numbered_building.community = visits.community
        and numbered_building.compound = visits.compound
        and numbered_building.building_number = visits.building_number
order by
    requests.request_count desc nulls last,
    cast(numbered_building.community as varchar),
    cast(numbered_building.compound as varchar),
    numbered_building.building_id
