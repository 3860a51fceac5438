-- 走访巡查总体情况
-- Question: how many visits and patrols were made, how many households were seen, what was found?
-- Grain: one row, of the visits and patrols of the window.
-- household_count: households visited, counted at each visit again: the ledger does not say which; null where none is written.
-- file_known_count: visits that say whether a family file exists; filed_count: of those, it does; file_rate: the share.
with totals as (
    select
        count(*) as visit_count,
        case
            when count(*) filter (where is_home_visit) = 0 or count(household_count) > 0
                then cast(coalesce(sum(household_count), 0) as bigint)
        end as household_count,
        case when count(*) = 0 then 0 else cast(sum(found_count) as bigint) end as found_count,
        count(has_file) as file_known_count,
        count(*) filter (where has_file) as filed_count
    from visit
)

select
    visit_count,
    household_count,
    found_count,
    file_known_count,
    filed_count,
    filed_count / nullif(file_known_count, 0) as file_rate
from totals
order by visit_count
