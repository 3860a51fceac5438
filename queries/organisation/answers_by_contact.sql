-- 有人联系的楼与没人联系的楼，响应快慢
-- Question: are requests from buildings with a 楼栋长 or a 联络人 answered sooner than those from buildings with neither?
-- Grain: one row of buildings with one of them, one of those with neither; a row only where 5 requests or more name a building.
-- building_count: buildings known by their number (scope/numbered_building); request_count: requests of the window in them.
-- responded_count: of those, with responded_at not before requested_at; median_hours_to_respond: elapsed between these.
-- without_building_count: in both rows, requests of the same compounds of which no building is known.
with places as (
    select distinct
        community,
        compound
    from numbered_building
),

requests as (
    select
        service_request.community,
        service_request.compound,
        service_request.building_number,
        case
            when
                service_request.responded_at >= service_request.requested_at
                then date_diff('second', service_request.requested_at, service_request.responded_at) / 3600
        end as hours_to_respond
    from service_request
    inner join places
        on service_request.community = places.community and service_request.compound = places.compound
    where service_request.is_counted
),

joined as (
    select
        requests.hours_to_respond,
        numbered_building.has_head or numbered_building.has_contact as is_covered
    from requests
    left join numbered_building
        on
            requests.community = numbered_building.community
            and requests.compound = numbered_building.compound
            and requests.building_number = numbered_building.building_number
)

select
    is_covered,
    (
        select count(*) from numbered_building as whole
        where (whole.has_head or whole.has_contact) = joined.is_covered
    ) as building_count,
    count(*) as request_count,
    count(hours_to_respond) as responded_count,
    quantile_cont(hours_to_respond, 0.5) as median_hours_to_respond,
    (
        select count(*) from joined as other
        where other.is_covered is null
    ) as without_building_count
from joined
where is_covered is not null
group by is_covered
having count(*) >= 5
order by is_covered desc
