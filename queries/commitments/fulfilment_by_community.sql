-- 各社区的双诺三评
-- Question: which community keeps its commitments, and how are they scored?
-- Grain: one row a community with commitments of the window, most commitments first; 已作废 left out.
-- member_count: distinct members. fulfilled_count: is_kept (status 已办结); fulfilled_rate: fulfilled_count / fulfilled_known_count (told whether).
-- Scores: means of those filled in, null where fewer than 5 members stand behind them.
with counted as (
    select
        community,
        count(distinct member_number) as member_count,
        count(*) as commitment_count,
        count(is_kept) as fulfilled_known_count,
        count(*) filter (where is_kept) as fulfilled_count,
        avg(cast(self_score as double)) as self_score,
        avg(cast(leader_score as double)) as leader_score,
        avg(cast(residents_score as double)) as residents_score
    from commitment
    where is_counted
    group by community
)

select
    community,
    case when member_count >= 5 then member_count end as member_count,
    commitment_count,
    fulfilled_known_count,
    fulfilled_count,
    fulfilled_count / nullif(fulfilled_known_count, 0) as fulfilled_rate,
    case when member_count >= 5 then self_score end as self_score,
    case when member_count >= 5 then leader_score end as leader_score,
    case when member_count >= 5 then residents_score end as residents_score
from counted
order by commitment_count desc, cast(community as varchar)
