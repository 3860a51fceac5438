-- 各台账写没写在哪处阵地
-- Question: how many rows of each ledger say at which station they were done, and how many of these names are on no register?
-- Grain: one row a ledger with rows in the window that might name a station.
-- row_count: such rows, 已作废 and stars of the month left out. named_count: with a station; unknown_count: of these, with one
-- that the register does not list or lists twice.
with every as (
    select 'activity' as ledger, station from activity
    where not is_award
    union all
    select 'deliberation' as ledger, station from deliberation
    where is_counted
    union all
    select 'service_order' as ledger, station from service_order
    where is_counted
    union all
    select 'service_request' as ledger, station from service_request
    where is_counted
    union all
    select 'visit' as ledger, station from visit
),

counted as (
    select
        ledger,
        station,
        count(*) as row_count
    from every
    group by ledger, station
)

select
    counted.ledger,
    cast(sum(counted.row_count) as bigint) as row_count,
    cast(
        coalesce(sum(counted.row_count) filter (where counted.station <> '未填写'), 0) as bigint
    ) as named_count,
    cast(coalesce(sum(counted.row_count) filter (
        where counted.station <> '未填写' and known_station.station is null
    ), 0) as bigint) as unknown_count
from counted
left join known_station on counted.station = known_station.station
group by counted.ledger
order by counted.ledger
