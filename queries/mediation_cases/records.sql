-- 矛盾调解全部内容
-- Question: what does the ledger say of each dispute, nobody named?
-- Grain: one row a case of the scope, the newest first.
-- event_id ties it to requests and call-backs. amount_yuan: what was agreed to be paid.
select
    case_id,
    event_id,
    dispute_type,
    source,
    community,
    compound,
    grid,
    accepted_at,
    due_at,
    closed_at,
    outcome,
    is_concluded,
    resolved_level,
    mediator_team,
    venue,
    triage,
    agreement_form,
    is_fulfilled,
    amount_yuan,
    days_to_close
from mediation_case
order by accepted_at desc, case_id
