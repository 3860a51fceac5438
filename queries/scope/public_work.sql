-- 民生实事：范围内的行，不含个人信息
-- finished_on: a day before started_on finishes nothing and is null.
select
    work_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    community,
    compound,
    grid,
    quantity,
    coalesce(cast(unit as varchar), '未填写') as unit,
    started_on,
    case when finished_on >= started_on then finished_on end as finished_on,
    cost_yuan,
    coalesce(cast(status as varchar), '未填写') as status
from ledger.public_work
where
    (cast($date_from as date) is null or started_on >= cast($date_from as date))
    and (cast($date_to as date) is null or started_on < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
