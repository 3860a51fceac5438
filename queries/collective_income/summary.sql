-- 集体经济收入总体情况
-- Question: how much did the communities earn of their own?
-- Grain: one row, of the entries of the window.
-- entry_count: entries; income_yuan: their sum, null when none of them has an amount; blank_amount_count: entries without an amount.
select
    count(*) as entry_count,
    count(*) filter (where amount_yuan is null) as blank_amount_count,
    case when count(*) = 0 then 0e0 else cast(sum(amount_yuan) as double) end as income_yuan
from collective_income
order by entry_count
