-- 阵地的使用：写明在范围内某处阵地办的事，每件一行，不含个人信息
-- One row a use of a station that the register lists in the chosen places, in the window, whichever place its own row names:
-- an activity or a row of 阵地服务, a meeting (all its items together), an order, a request, a visit. people: who came, null
-- where it is not written; new_people: of rows for whom 新就业群体 is written. 已作废 is no use.
with uses as (
    select
        '活动' as use_kind, activity_id as use_id, station, held_on as used_on,
        participant_count as people,
        case when served_group = '新就业群体' then participant_count end as new_people,
        served_group = '新就业群体' as is_for_new_people
    from activity
    where not is_award
    union all
    select
        '议事' as use_kind, min(item_id) as use_id, station, cast(met_at as date) as used_on,
        max(attendee_count) as people, cast(null as bigint) as new_people, false as is_for_new_people
    from deliberation
    where is_counted
    group by station, met_at, meeting_type
    union all
    select
        '三单' as use_kind, order_id as use_id, station, cast(ordered_at as date) as used_on,
        cast(null as bigint) as people, cast(null as bigint) as new_people, false as is_for_new_people
    from service_order
    where is_counted
    union all
    select
        '诉求' as use_kind, request_id as use_id, station, cast(requested_at as date) as used_on,
        cast(null as bigint) as people, cast(null as bigint) as new_people, false as is_for_new_people
    from service_request
    where is_counted
    union all
    select
        '走访' as use_kind, visit_id as use_id, station, cast(visited_at as date) as used_on,
        cast(null as bigint) as people, cast(null as bigint) as new_people, false as is_for_new_people
    from visit
),

dated as (
    select *
    from uses
    where
        (cast($date_from as date) is null or used_on >= cast($date_from as date))
        and (cast($date_to as date) is null or used_on < cast($date_to as date))
)

select
    service_station.station_id, service_station.station, service_station.kind as station_kind,
    service_station.community, service_station.compound, service_station.grid,
    dated.use_kind, dated.use_id, dated.used_on, dated.people, dated.new_people, dated.is_for_new_people
from dated
inner join service_station on dated.station = service_station.station
