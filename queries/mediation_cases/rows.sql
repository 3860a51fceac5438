-- 矛盾调解明细
-- Question: which disputes are behind the numbers?
-- Grain: one row a case of the scope, the newest first.
-- amount_yuan: what was agreed to be paid. No column names a person.
select
    case_id,
    accepted_at,
    source,
    dispute_type,
    community,
    compound,
    grid,
    outcome,
    resolved_level,
    mediator_team,
    closed_at,
    agreement_form,
    is_fulfilled,
    amount_yuan
from mediation_case
order by accepted_at desc, case_id
