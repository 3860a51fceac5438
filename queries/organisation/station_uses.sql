-- 阵地使用明细
-- Question: what was done at the stations?
-- Grain: one row a use, the newest first; the items of one meeting are one.
-- As many rows as use_count of organisation/stations of the same scope. participant_count: who came, null where it is not
-- written. No column names a person.
select
    use_kind,
    use_id,
    used_on,
    station as station_name,
    station_kind,
    community,
    compound,
    people as participant_count,
    is_for_new_people
from station_use
order by used_on desc, use_kind, use_id, station
