-- 工程前后的同类诉求
-- Question: were there fewer requests of the like topic after a work than before it?
-- Grain: one row a finished work with a like topic whose two windows lie in the request ledger; ask it without dates.
-- topic: a request's subcategory where that is like a work, else its category. requests_…: in the work's compound (its
-- community without one), window_days before the start and after the completion; all_…: in all places of the scope.
with days as (
    select
        case when subcategory in ('道路积水', '绿化养护', '门禁监控', '飞线充电') then subcategory else category end as topic,
        community, compound, cast(requested_at as date) as last_day, count(*) as n
    from service_request
    where is_counted
    group by 1, 2, 3, 4
),

asks as (  -- a work asks for four sums over 90 days up to a last day: its topic everywhere, or in its own place
    select
        work.*, likes.topic, sums.is_before, sums.is_own,
        case when sums.is_before then work.started_on - 1 else work.finished_on + 90 end as last_day,
        likes.topic || case when sums.is_own then '/' || work.community else '' end || case
            when sums.is_own and work.compound not in ('未填写', '未匹配') then '/' || work.compound else ''
        end as series
    from public_work as work inner join (
        values ('路灯', '路灯照明'), ('雨污管道', '管道渗漏'), ('环境整治', '环境卫生'), ('垃圾清运', '环境卫生'),
        ('电梯', '电梯故障'), ('停车', '停车管理'), ('路面', '道路积水'), ('绿化', '绿化养护'), ('监控', '门禁监控'),
        ('充电设施', '飞线充电'), ('楼内管道', '管道渗漏')
    ) as likes (kind, topic) on work.kind = likes.kind and work.is_counted
    cross join (values (true, true), (true, false), (false, true), (false, false)) as sums (is_before, is_own)
    where
        work.started_on <= work.finished_on and work.started_on - 90 >= (select min(days.last_day) from days)
        and work.finished_on + 90 < cast(cast($as_of as timestamp) as date)
),

counted as (
    select
        series, last_day, sum(sum(n)) over (
            partition by series order by last_day range between interval 89 day preceding and current row
        ) as n
    from (
        select
            last_day, n,
            unnest([topic, topic || '/' || community, topic || '/' || community || '/' || compound]) as series
        from days
        union all
        select last_day, 0 as n, series from asks
    ) as counts
    where series in (select asks.series from asks)
    group by 1, 2
)

select
    asks.work_id, asks.kind, asks.topic, asks.community, asks.compound, asks.started_on, 90 as window_days,
    sum(counted.n) filter (where asks.is_own and asks.is_before) as requests_before,
    sum(counted.n) filter (where asks.is_own and not asks.is_before) as requests_after,
    sum(counted.n) filter (where not asks.is_own and asks.is_before) as all_before,
    sum(counted.n) filter (where not asks.is_own and not asks.is_before) as all_after
from asks inner join counted on asks.series = counted.series and asks.last_day = counted.last_day
group by 1, 2, 3, 4, 5, 6
having sum(counted.n) > 0
order by 6 desc, 1
