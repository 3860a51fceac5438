-- 帮扶救助：范围内的行，不含个人信息
-- household_number: one number for each household, to count them by; never shown.
select
    assistance_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    coalesce(cast(counted_as as varchar), '未填写') as counted_as,
    community,
    compound,
    grid,
    decided_on,
    household_number
from ledger.assistance
where
    (cast($date_from as date) is null or decided_on >= cast($date_from as date))
    and (cast($date_to as date) is null or decided_on < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
