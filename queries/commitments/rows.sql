-- 党员承诺明细
-- Question: which commitments are registered?
-- Grain: one row a commitment promised in the window, the newest first, 已作废 included (is_counted says so).
-- is_kept: status 已办结; null when it is not told. No scores: those of one row are those of one member. No column names a person.
select
    commitment_id,
    promised_at,
    community,
    compound,
    grid,
    item,
    status,
    is_kept,
    is_counted
from commitment
order by promised_at desc, commitment_id
