-- 党员承诺清单
-- Question: which commitments were made?
-- Grain: one row a commitment promised in the window, the newest first; 已作废 left out.
-- As many rows as commitment_count of the same scope. is_kept: status 已办结; null when it is not told.
-- No scores: those of one row are those of one member. No column names a person.
select
    commitment_id,
    promised_at,
    community,
    compound,
    grid,
    item,
    status,
    is_kept
from commitment
where is_counted
order by promised_at desc, commitment_id
