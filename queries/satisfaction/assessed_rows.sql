-- 三率考核回访清单
-- Question: which answers are behind the three rates of the assessment?
-- Grain: one row a valid call-back on a request (assessed_answer), the newest first; those whose request is left out
-- (不纳入考核 or 已作废) included, is_left_out says so. No column names a person.
-- contacted_count, resolved_count and the known counts of the same scope count was_contacted, is_resolved and rating.
select
    response_id,
    asked_at,
    community,
    compound,
    responsible_unit,
    category,
    request_id,
    was_contacted,
    is_resolved,
    rating,
    is_left_out,
    instrument,
    subject,
    event_id
from assessed_answer
order by asked_at desc, response_id
