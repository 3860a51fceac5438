-- 主题启动前后
-- Question: what became of the indicators of a compound since its theme of 一区一策一主题 began?
-- Grain: one row a compound with a theme_since and an indicator whose ledger is kept in its community, by name.
-- span_days: length of both spans, the days before and from theme_since: at most 365, no longer than the ledger was kept in the
-- community before it, nor than the days to as_of; 0 or less: nothing to compare. Counts of each span as in
-- compounds/theme_indicators; null where there is nothing to compare.
with begun as (
    select
        community,
        indicator,
        min(cast(happened_at as date)) as first_on
    from theme_row
    group by
        community,
        indicator
),

spans as (
    select
        compound.community,
        compound.compound,
        compound.theme,
        compound.theme_since,
        begun.indicator,
        least(
            date_diff('day', begun.first_on, compound.theme_since),
            date_diff('day', compound.theme_since, cast($as_of as date)), 365
        ) as span_days
    from compound
    inner join begun on compound.community = begun.community
    where compound.theme is not null and compound.theme_since is not null
),

near as (
    select
        spans.*,
        theme_row.happened_at >= spans.theme_since as is_after,
        theme_row.part_count,
        theme_row.whole_count
    from spans
    left join theme_row
        on
            spans.community = theme_row.community and spans.compound = theme_row.compound
            and spans.indicator = theme_row.indicator and theme_row.is_counted
            and theme_row.happened_at >= spans.theme_since - spans.span_days * interval 1 day
            and theme_row.happened_at < spans.theme_since + spans.span_days * interval 1 day
)

select
    community, compound, theme, theme_since, indicator, span_days,
    coalesce(sum(part_count) filter (where not is_after), 0) as before_part_count,
    sum(whole_count) filter (where not is_after) as before_whole_count,
    coalesce(sum(part_count) filter (where is_after), 0) as after_part_count,
    sum(whole_count) filter (where is_after) as after_whole_count
from near
group by community, compound, theme, theme_since, indicator, span_days
order by cast(community as varchar), cast(compound as varchar), indicator
