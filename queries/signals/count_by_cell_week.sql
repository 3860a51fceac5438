-- 各小区各小类各周诉求量
-- Question: in which weeks does one thing come in at one place, again and again, or from one person?
-- Grain: one row a community, compound, category, subcategory and week with requests or with most_by_reporter_count, 未填写 and
-- 未匹配 included. weeks_back: 0 for the seven days up to the window's last one (the day of the data without one).
-- request_count, repeat_count: made in the week. most_by_reporter_count: most requests of one reporter in that week and the
-- three before it, 0 where nobody made three of them; persons are only counted.
with dated as (
    select
        community, compound, category, subcategory, reporter_number, is_repeat,
        date_diff(
            'day',
            cast(requested_at as date),
            coalesce(cast($date_to as date) - 1, cast(cast($as_of as timestamp) as date))
        ) // 7 as weeks_back
    from service_request
    where is_counted
),

recent as (
    select
        dated.community, dated.compound, dated.category, dated.subcategory, dated.reporter_number,
        dated.weeks_back - later.weeks as weeks_back,
        count(*) as recent_count
    from dated
    cross join (values (0), (1), (2), (3)) as later (weeks)
    where dated.reporter_number is not null and dated.weeks_back >= later.weeks
    group by
        dated.community, dated.compound, dated.category, dated.subcategory, dated.reporter_number,
        dated.weeks_back - later.weeks
    having count(*) >= 3
),

counts as (
    select
        community, compound, category, subcategory, weeks_back,
        1 as request_count,
        case when is_repeat then 1 else 0 end as repeat_count,
        0 as most_by_reporter_count
    from dated
    where weeks_back >= 0
    union all
    select
        community, compound, category, subcategory, weeks_back,
        0 as request_count, 0 as repeat_count, recent_count as most_by_reporter_count
    from recent
)

select
    community, compound, category, subcategory, weeks_back,
    cast(sum(request_count) as bigint) as request_count,
    cast(sum(repeat_count) as bigint) as repeat_count,
    cast(max(most_by_reporter_count) as bigint) as most_by_reporter_count
from counts
group by community, compound, category, subcategory, weeks_back
order by weeks_back, cast(community as varchar), cast(compound as varchar), category, subcategory
