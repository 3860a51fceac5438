-- 更替前后的月份：每次换公司，前后同名的月份成对，不含个人信息
-- One row a handover and pair of months of the same name, one before the change and one after it, twelve at most, while the two
-- companies served; the month of the change is in neither. month_before, month_after: year * 12 + month.
with steps as (
    select unnest(generate_series(1, 12)) as step
),

numbered as (
    select
        handover.contract_id,
        handover.community,
        handover.compound,
        year(handover.started_on) * 12 + month(handover.started_on) - steps.step as month_before,
        year(handover.started_on) * 12 + month(handover.started_on)
        + case when steps.step = 12 then 12 else 12 - steps.step end as month_after,
        coalesce(
            year(handover.previous_started_on) * 12 + month(handover.previous_started_on), 0
        ) as month_of_previous,
        year(handover.next_started_on) * 12 + month(handover.next_started_on) as month_of_next
    from handover
    cross join steps
)

select
    contract_id,
    community,
    compound,
    month_before,
    month_after
from numbered
where month_before > month_of_previous and month_after < coalesce(month_of_next, month_after + 1)
