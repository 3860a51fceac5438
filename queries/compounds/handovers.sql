-- 物业更替前后的投诉
-- Question: were there fewer complaints after each change of the property company than before it?
-- Grain: one row a change of company in a compound that had begun by as_of, whatever the window, the latest first.
-- pair_count: pairs of months of the same name before and after it, finished and within the ledger; null without any.
-- complaint_before, complaint_after: counted 投诉 in them; null where requests came and none has a type. request_before,
-- request_after: all counted requests. office_before, office_after: 投诉 of the scope outside the compound in those months.
-- Followed beyond the window: monthly_request
with office as (
    select month_number, sum(complaint_count) as complaint_count from monthly_request
    group by month_number
),

bounds as (
    select
        cast(min(first_at) as date) - 1 as day_before,
        cast($as_of as timestamp) + interval 1 day as day_after
    from monthly_request
),

counted as (
    select
        pair.contract_id, pair.community, pair.compound, cast(count(*) as bigint) as pair_count,
        coalesce(sum(b.request_count), 0) as request_before,
        coalesce(sum(a.request_count), 0) as request_after,
        coalesce(sum(b.complaint_count), 0) as complaint_before,
        coalesce(sum(a.complaint_count), 0) as complaint_after,
        coalesce(sum(b.type_known_count), 0) + coalesce(sum(a.type_known_count), 0) as known_count,
        coalesce(sum(office_b.complaint_count), 0) as office_before,
        coalesce(sum(office_a.complaint_count), 0) as office_after
    from handover_month as pair
    inner join bounds
        on
            pair.month_before > year(bounds.day_before) * 12 + month(bounds.day_before)
            and pair.month_after < year(bounds.day_after) * 12 + month(bounds.day_after)
    left join monthly_request as b
        on pair.community = b.community and pair.compound = b.compound and pair.month_before = b.month_number
    left join monthly_request as a
        on pair.community = a.community and pair.compound = a.compound and pair.month_after = a.month_number
    left join office as office_b on pair.month_before = office_b.month_number
    left join office as office_a on pair.month_after = office_a.month_number
    group by pair.contract_id, pair.community, pair.compound
),

told as (
    select *, known_count > 0 or request_before + request_after = 0 as is_told from counted
)

select
    change.community, change.compound, change.previous_company, change.company, change.started_on,
    change.reason, change.gap_days, told.pair_count,
    cast(case when told.is_told then told.complaint_before end as bigint) as complaint_before,
    cast(case when told.is_told then told.complaint_after end as bigint) as complaint_after,
    cast(told.request_before as bigint) as request_before,
    cast(told.request_after as bigint) as request_after,
    cast(told.office_before - told.complaint_before as bigint) as office_before,
    cast(told.office_after - told.complaint_after as bigint) as office_after
from handover as change
left join told on change.contract_id = told.contract_id and change.compound = told.compound
order by change.started_on desc, change.contract_id
