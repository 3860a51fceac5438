-- 服务阵地清单
-- Question: which stations are there, and how much happens where they are?
-- Grain: one row a station, by community and kind.
-- activity_count, participant_count: activities of the window in the station's compound; in the whole community when it names no compound.
with held as (
    select
        community,
        compound,
        count(*) as activity_count,
        cast(sum(participant_count) as bigint) as participant_count
    from activity
    where is_counted
    group by
        community,
        compound
),

places as (
    select
        community,
        cast(compound as varchar) as compound,
        activity_count,
        participant_count
    from held
    where compound not in ('未填写', '未匹配')
    union all
    select
        community,
        '未填写' as compound,
        cast(sum(activity_count) as bigint) as activity_count,
        cast(sum(participant_count) as bigint) as participant_count
    from held
    group by community
)

select
    service_station.community,
    service_station.kind as station_kind,
    service_station.name as station_name,
    service_station.compound,
    service_station.opened_on,
    coalesce(places.activity_count, 0) as activity_count,
    case when places.activity_count is null then 0 else places.participant_count end as participant_count
from service_station
left join places
    on
        service_station.community = places.community
        and service_station.compound = places.compound
order by
    cast(service_station.community as varchar),
    service_station.kind,
    service_station.name,
    service_station.station_id
