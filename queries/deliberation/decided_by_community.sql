-- 各社区议定结果与评议
-- Question: what do the meetings of each community decide, how soon, and how do residents judge what became of it?
-- Grain: one row a community that writes what was decided, or scores, of the items of the meetings of the window.
-- item_count: 已作废 left out. passed_count, rejected_count, deferred_count, later_count: 通过, 未通过, 暂缓, 另议;
-- open_result_count: the last two; result_known_count: all four; passed_rate: passed_count / result_known_count. median_days_to_decide: elapsed seconds / 86400 from the meeting to
-- decided_at, of the decided_time_count items passed with a time. mean_review_score: 0 to 100, of review_count items.
with counted as (
    select
        community,
        count(*) as item_count,
        count(*) filter (where is_by_result and is_decided is not null) as result_known_count,
        count(*) filter (where resolution = '通过') as passed_count,
        count(*) filter (where resolution = '未通过') as rejected_count,
        count(*) filter (where resolution = '暂缓') as deferred_count,
        count(*) filter (where resolution = '另议') as later_count,
        count(decided_at) filter (where resolution = '通过') as decided_time_count,
        quantile_cont(date_diff('second', met_at, decided_at), 0.5) filter (
            where resolution = '通过'
        ) / 86400 as median_days_to_decide,
        count(review_score) as review_count,
        avg(review_score) as mean_review_score
    from deliberation
    where is_counted
    group by community
)

select
    community,
    item_count,
    result_known_count,
    passed_count,
    rejected_count,
    deferred_count,
    later_count,
    deferred_count + later_count as open_result_count,
    item_count - result_known_count as result_unknown_count,
    passed_count / nullif(result_known_count, 0) as passed_rate,
    decided_time_count,
    median_days_to_decide,
    review_count,
    mean_review_score
from counted
where result_known_count + review_count > 0
order by cast(community as varchar)
