-- 调解不成功纠纷清单
-- Question: which disputes could not be settled?
-- Grain: one row a case with 调解不成功, the newest first.
-- As many rows as failed_count of the same scope. No column names a person.
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
where is_failed
order by accepted_at desc, case_id
