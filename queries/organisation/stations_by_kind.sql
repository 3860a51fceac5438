-- 各类服务阵地数
-- Question: how many stations, halls and rooms of each kind has each community?
-- Grain: one row a community and kind.
-- station_count: places in the register. No time: a register.
select
    community,
    kind,
    count(*) as station_count
from service_station
group by
    community,
    kind
order by cast(community as varchar), kind
