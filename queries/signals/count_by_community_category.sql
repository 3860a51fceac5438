-- 各社区各类别近四周、近十三周与此前各周诉求量
-- Question: in which community does one category bring more requests than it used to?
-- Grain: one row a named community and named category that has requests in the 39 weeks up to the window's last day.
-- recent_count: of the last 28 days; week_1_count to week_4_count: of each seven of them, week_4 the latest.
-- quarter_count: of the last 91 days. earlier_count, earlier_squares: sum of the counts, and of their squares,
-- of the 26 times seven days before those.
-- first_count, quarter_first_count: of the 28 and 91 days, those known to repeat nothing in 30 days.
with weekly as (
    select
        community,
        category,
        weeks_back,
        sum(request_count) as request_count,
        sum(first_count) as first_count
    from weekly_request
    where community not in ('未填写', '未匹配') and category not in ('未填写', '其他')
    group by community, category, weeks_back
)

select
    community,
    category,
    cast(coalesce(sum(request_count) filter (where weeks_back < 4), 0) as bigint) as recent_count,
    cast(coalesce(sum(first_count) filter (where weeks_back < 4), 0) as bigint) as first_count,
    cast(coalesce(sum(request_count) filter (where weeks_back < 13), 0) as bigint) as quarter_count,
    cast(coalesce(sum(first_count) filter (where weeks_back < 13), 0) as bigint) as quarter_first_count,
    cast(coalesce(sum(request_count) filter (where weeks_back = 3), 0) as bigint) as week_1_count,
    cast(coalesce(sum(request_count) filter (where weeks_back = 2), 0) as bigint) as week_2_count,
    cast(coalesce(sum(request_count) filter (where weeks_back = 1), 0) as bigint) as week_3_count,
    cast(coalesce(sum(request_count) filter (where weeks_back = 0), 0) as bigint) as week_4_count,
    cast(coalesce(sum(request_count) filter (where weeks_back >= 13), 0) as bigint) as earlier_count,
    cast(coalesce(sum(request_count * request_count) filter (where weeks_back >= 13), 0) as bigint)
        as earlier_squares
from weekly
group by community, category
order by recent_count desc, cast(community as varchar), category
