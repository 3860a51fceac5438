-- 集体经济收入：范围内的行，不含个人信息
-- amount_yuan: negative where an income is taken back; null where none is written.
select
    income_id,
    coalesce(cast(source as varchar), '未填写') as source,
    received_on,
    community,
    compound,
    grid,
    amount_yuan
from ledger.collective_income
where
    (cast($date_from as date) is null or received_on >= cast($date_from as date))
    and (cast($date_to as date) is null or received_on < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
