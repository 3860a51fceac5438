-- 服务阵地及其使用
-- Question: which stations are there, and how much is each of them used?
-- Grain: one row a station, by community and kind.
-- use_count: rows of the window that name the station, by number or name: activity_count activities and rows of 阵地服务,
-- meeting_count meetings, matter_count orders and visits, request_count requests. used_day_count: different days with one.
-- participant_count: who came, null where none is written; new_people_count: of those, 新就业群体 by the row's own word, null
-- where there are such rows without a number. last_used_on: the last day within the window; null: no use is recorded.
with used as (
    select
        station,
        count(*) as use_count,
        count(*) filter (where use_kind = '活动') as activity_count,
        count(*) filter (where use_kind = '议事') as meeting_count,
        count(*) filter (where use_kind in ('三单', '走访')) as matter_count,
        count(*) filter (where use_kind = '诉求') as request_count,
        count(distinct used_on) as used_day_count,
        cast(sum(people) as bigint) as participant_count,
        count(*) filter (where is_for_new_people) as new_use_count,
        cast(sum(new_people) as bigint) as new_people_count,
        max(used_on) as last_used_on
    from station_use
    group by station
)

select
    service_station.community,
    service_station.kind as station_kind,
    service_station.station as station_name,
    service_station.compound,
    service_station.opened_on,
    coalesce(used.use_count, 0) as use_count,
    coalesce(used.activity_count, 0) as activity_count,
    coalesce(used.meeting_count, 0) as meeting_count,
    coalesce(used.matter_count, 0) as matter_count,
    coalesce(used.request_count, 0) as request_count,
    coalesce(used.used_day_count, 0) as used_day_count,
    case when used.use_count is null then 0 else used.participant_count end as participant_count,
    coalesce(used.new_use_count, 0) as new_use_count,
    case when coalesce(used.new_use_count, 0) = 0 then 0 else used.new_people_count end as new_people_count,
    used.last_used_on
from service_station
left join used on service_station.station = used.station
order by
    cast(service_station.community as varchar),
    service_station.kind,
    service_station.station,
    service_station.station_id
