-- 服务阵地：范围内的行，不含个人信息
-- station: its name, or its number without one, with what tells it from others of that name; rows of other ledgers have it too.
select
    station_id,
    name,
    cast(named_station as varchar) as station,
    coalesce(cast(kind as varchar), '未填写') as kind,
    coalesce(cast(community as varchar), '未填写') as community,
    coalesce(cast(compound as varchar), '未填写') as compound,
    coalesce(cast(grid as varchar), '未填写') as grid,
    opened_on
from ledger.service_station
where
    (
        cast($communities as varchar[]) is null
        or list_contains(cast($communities as varchar[]), coalesce(cast(community as varchar), '未填写'))
    )
    and (
        cast($compounds as varchar[]) is null
        or list_contains(cast($compounds as varchar[]), coalesce(cast(compound as varchar), '未填写'))
    )
