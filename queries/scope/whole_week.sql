-- 时段内完整的周：活动台账记了的，并且已过完
-- One row a week (its Monday) that lies wholly in the window and is over at as_of, from the week of the first to the week of
-- the last activity that the whole ledger records, whatever is chosen: what it does not reach is not known. week_number
-- counts them.
with bounds as (
    select
        greatest(
            coalesce(cast($date_from as date), cast(date_trunc('week', min(held_on)) as date)),
            cast(date_trunc('week', min(held_on)) as date)
        ) as first_day,
        least(
            coalesce(cast($date_to as date), cast(cast($as_of as timestamp) as date)),
            cast(cast($as_of as timestamp) as date),
            cast(date_trunc('week', max(held_on)) as date) + 7
        ) as end_day
    from activity
),

steps as (
    select
        first_day,
        unnest(generate_series(
            cast(date_trunc('week', first_day) as date), end_day - 7, interval 7 day
        )) as step
    from bounds
    where first_day <= end_day - 7
),

weeks as (
    select cast(step as date) as week_start
    from steps
    where cast(step as date) >= first_day
)

select
    week_start,
    row_number() over (order by week_start) as week_number
from weeks
