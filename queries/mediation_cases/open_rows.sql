-- 调解中纠纷清单
-- Question: which disputes are still being mediated?
-- Grain: one row a case that is open, the longest waiting first.
-- As many rows as open_count of the same scope. No column names a person.
select
    case_id,
    accepted_at,
    community,
    compound,
    dispute_type,
    mediator_team,
    outcome,
    resolved_level,
    due_at,
    closed_at,
    agreement_form,
    is_fulfilled,
    amount_yuan
from mediation_case
where is_open
order by accepted_at, case_id
