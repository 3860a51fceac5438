-- 集体经济收入明细
-- Question: which entries are behind the sums?
-- Grain: one row an entry of the scope, the newest first.
-- amount_yuan: negative where an income is taken back. No column names a person.
select
    income_id,
    received_on,
    community,
    source,
    amount_yuan
from collective_income
order by received_on desc, income_id
