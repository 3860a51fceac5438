-- 每个社区、小区有活动的周
-- One row a place of week_of_place: a community (compound null) or a compound. week_count: whole weeks of the window that are
-- over, as far as the ledger reaches. active_week_count: of these, with an activity that people come to. gathering_count: such
-- activities in these weeks. longest_gap: weeks in a row without one at most. last_active_week: the Monday of the last week with
-- one, null: none had one. active_week_share: active_week_count / week_count.
with runs as (
    select
        community,
        compound,
        week_start,
        gathering_count,
        week_number - row_number() over (
            partition by community, compound, gathering_count = 0 order by week_number
        ) as run
    from week_of_place
),

gaps as (
    select
        community,
        compound,
        run,
        count(*) as gap_weeks
    from runs
    where gathering_count = 0
    group by community, compound, run
),

longest as (
    select
        community,
        compound,
        max(gap_weeks) as longest_gap
    from gaps
    group by community, compound
)

select
    runs.community,
    runs.compound,
    count(*) as week_count,
    count(*) filter (where runs.gathering_count > 0) as active_week_count,
    count(*) filter (where runs.gathering_count > 0) / count(*) as active_week_share,
    cast(sum(runs.gathering_count) as bigint) as gathering_count,
    coalesce(max(longest.longest_gap), 0) as longest_gap,
    max(case when runs.gathering_count > 0 then runs.week_start end) as last_active_week
from runs
left join longest
    on runs.community = longest.community and runs.compound is not distinct from longest.compound
group by runs.community, runs.compound
