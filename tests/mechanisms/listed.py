"""The 38 mechanisms that the product lists, in the order of the articles."""

from __future__ import annotations

from tests.mechanisms.declaration import also, fact, listed

_REQUEST = "requested_at community"

LISTED = (
    listed(
        "m01",
        "organisation/coverage_by_compound",
        needs={"organisation": "level compound", "building": "compound head_token contact_token"},
        action="给名单上的小区建党小组、业委会，把没人联系的楼派给人",
        facts=(
            fact("compound=电厂家属院", group_count=0, uncovered_count=2),
            fact("compound=湖畔花园", group_count=2),
        ),
        told=("2 个小区没有党小组", "先给电厂家属院、三元街1号至39号建党小组"),
    ),
    listed(
        "m02",
        "organisation/responsibility_by_compound",
        needs={"role_holder": "role compound area", "service_request": _REQUEST},
        action="哪一段一个人要管的诉求太多，就加人或重划责任段",
        facts=(
            fact("compound=三元街1号至39号", street_head_count=1, request_count=18, requests_per_holder=18),
        ),
    ),
    listed(
        "m03",
        "service_requests/days_to_close_by_community",
        needs={"service_request": "channel requested_at closed_at"},
        action="看楼栋长那里来了多少、多久办完，慢的社区提醒及时转办",
        facts=(fact(request_count=9), fact("community=东湖社区", request_count=6, floor_head_days=1)),
        told=("楼栋长渠道 9 件，一半在 1.0 天内办结",),
    ),
    listed(
        "m04",
        "compounds/complaints_by_management",
        needs={"compound": "households management", "service_request": "request_type requested_at"},
        action="看哪种管理模式的小区投诉多，决定在哪里推红色物业",
        facts=(
            fact("management=红色物业", households=500, complaint_count=24),
            fact("management=无物业", households=210, complaint_count=21),
        ),
    ),
    listed(
        "m05",
        "deliberation/agreed_and_judged",
        needs={"deliberation": "met_at resolution decided_at review_score status"},
        action="催没有办结的议题，下次先议没有通过的，评得低的回头看",
        facts=(
            fact(
                item_count=30,
                decided_count=24,
                median_hours_to_decide=72,
                settled_count=25,
                review_count=25,
                mean_review_score=86,
            ),
        ),
        told=("议定 80.0%，办结 83.3%", "议题评议均分 86.0"),
        also=(
            also(
                "deliberation_services/decisions",
                "deliberation/decided_by_community",
                fact("community=东湖社区", rejected_count=3, mean_review_score=90),
                fact("community=北门社区", later_count=3, review_count=10, mean_review_score=80),
                told=("暂缓、另议 3 件",),
            ),
        ),
    ),
    listed(
        "m06",
        "service_requests/solved_by_handler_period",
        needs={"service_request": "responsible_unit requested_at closed_at category"},
        action="给联盟看它办了几件、还欠几件，同类投诉没有少的商家上门",
        facts=(fact("month=9", this=8, last=18),),
        told=("商家联盟 2026 年已解决 8 件", "还有 1 件没有办结"),
    ),
    listed(
        "m07",
        "organisation/alliances_by_community",
        needs={
            "organisation": "level members",
            "alliance_member": "name alliance_kind resource",
            "activity": "partner_units",
            "deliberation": "partner_units",
        },
        action="没有一起办过事的单位先问能做什么，写了资源的先用起来",
        facts=(
            fact(
                "alliance_kind=单位联盟",
                alliance_member_count=5,
                active_member_count=2,
                partner_deed_count=11,
            ),
            fact(
                "alliance_kind=商家联盟", alliance_member_count=4, roll_member_count=26, idle_member_count=3
            ),
        ),
        told=("联盟成员 9 家，一起办过事的 3 / 9",),
        also=(
            also(
                "organisation/joint",
                "organisation/joint_bodies_by_community",
                fact("community=北门社区", unit_alliance_count=1, unit_member_count=5),
                told=("东湖还没有商家或单位联盟",),
            ),
        ),
    ),
    listed(
        "m08",
        "grids/load_by_grid",
        needs={
            "service_request": "grid channel",
            "visit": "grid",
            "building": "grid households",
            "role_holder": "role grid",
        },
        action="比各网格的诉求、走访和人手，人少事多的调人",
        facts=(
            fact("grid=东湖第一网格", request_count=22, found_first_count=12, visit_count=18, member_count=2),
            fact("grid=东湖第二网格", request_count=4, visit_count=0),
        ),
    ),
    listed(
        "m09",
        "organisation/stations",
        needs={
            "service_station": "station_id name kind opened_on",
            "activity": "station participant_count",
            "deliberation": "station",
            "service_order": "station",
            "service_request": "station",
        },
        action="看哪处阵地用得少，先核对是没开还是没记",
        facts=(
            fact("station_name=北门暖锋驿站", use_count=14, activity_count=12, request_count=2),
            fact("station_name=北门新村议事厅", use_count=15, meeting_count=15),
        ),
        told=("3 处服务阵地，写明使用 48 次", "湖畔花园党群驿站最多，19 次"),
    ),
    listed(
        "m10",
        "compounds/property_party",
        needs={
            "organisation": "level compound",
            "role_holder": "role compound",
            "property_contract": "company started_on",
            "service_request": "request_type due_at closed_at",
        },
        action="看有物业党组织的小区是不是真的好些，再决定往哪里建",
        facts=(
            fact(
                "compound=湖畔花园", property_party="物业党支部和兼职委员", complaint_count=12, rated_count=20
            ),
            fact("has_party=False", households=640, complaint_count=51),
        ),
    ),
    listed(
        "m11",
        "service_orders/summary",
        needs={"service_order": "ordered_at dispatched_at accepted_at done_at status"},
        action="看单子停在哪一步，催那一步",
        facts=(fact(order_count=26, dispatched_count=25, accepted_count=22, done_count=20),),
        told=("未下单 1 件",),
    ),
    listed(
        "m12",
        "activities/reported_units",
        needs={"activity": "reported_unit held_on participant_count", "role_holder": "role service_count"},
        action="请来得少的单位排进下个月，没有服务过的党员先联系",
        facts=(
            fact("reporting_unit=市税务局", service_count=9),
            fact("reporting_unit=县人民医院", service_count=3, participant_count=45),
        ),
        told=("2 家单位来报到服务 12 次", "服务过的 18 / 24"),
        also=(
            also(
                "deliberation_services/member-service",
                "activities/member_service_by_community",
                fact("community=东湖社区", member_count=24, volunteer_count=6),
            ),
        ),
    ),
    listed(
        "m13",
        "service_orders/fulfilled_by_period",
        needs={"service_order": "kind done_at status"},
        action="看每月办成多少，少的月份问原因",
        facts=(fact("kind=微服务", fulfilled_count=6),),
        told=("三单共完成 20 件",),
    ),
    listed(
        "m14",
        "assistance/help_by_kind",
        needs={"assistance": "kind counted_as household_token decided_on"},
        action="看各类帮扶落到多少户；少于 5 户的不写，不指向人",
        facts=(fact("help_kind=低保", helped_count="6"), fact("help_kind=助学", helped_count="<5")),
    ),
    listed(
        "m15",
        "compounds/theme_indicators",
        needs={
            "compound": "theme theme_since households",
            "mediation_case": "outcome compound",
            "activity": "participant_count compound",
            "service_order": "compound",
        },
        action="主题的指标落在别的小区后面的，先看它；启动后没有变的，改做法",
        facts=(
            fact(
                "compound=湖畔花园 indicator=化解率",
                part_count=14,
                whole_count=17,
                before_part_count=8,
                before_whole_count=11,
                after_part_count=6,
                after_whole_count=6,
            ),
            fact("compound=北门新村 indicator=服务单", part_count=13, others_part_count=13),
        ),
        told=("3 个小区有主题", "北门新村的服务单偏高", "1 个小区没有写“主题启动时间”"),
    ),
    listed(
        "m16",
        "organisation/buildings_by_compound",
        needs={
            "building": "compound head_token contact_token building_number",
            "service_request": "address requested_at responded_at",
            "visit": "address visited_at",
        },
        action="给没有人联系的楼配楼长和联络人，诉求多的楼先配，再看有人联系的楼是不是响应得快",
        facts=(fact("community=东湖社区", building_count=6, uncovered_count=3, uncovered_households=220),),
        told=("3 栋楼无人联系",),
        also=(
            also(
                "organisation/building-requests",
                "organisation/requests_by_building",
                fact("building_id=HP-2", request_count=12, has_head=True, has_contact=True),
                fact("building_id=CB-1", request_count=12, has_head=False, has_contact=True),
                # 4 requests: not told
                fact("building_id=DC-1", request_count=0),
            ),
        ),
    ),
    listed(
        "m17",
        "closed_loop/answers_by_channel",
        needs={"service_request": "channel responded_at closed_at"},
        action="先联系清单上没有人回应的诉求人",
        facts=(fact("channel=12345", unanswered_count=4), fact("channel=楼栋长", unanswered_count=0)),
        told=("4 件未回应", "先联系这 4 件的诉求人"),
    ),
    listed(
        "m18",
        "compounds/handovers",
        needs={
            "property_contract": "company started_on ended_on reason",
            "service_request": "compound request_type",
        },
        action="换物业有没有用：投诉前后各多少，别的小区同期怎样，为什么换",
        facts=(
            fact(
                "compound=湖畔花园",
                complaint_before=22,
                complaint_after=11,
                reason="业主大会解聘",
                previous_company="顺安物业",
            ),
        ),
    ),
    listed(
        "m19",
        "service_requests/handled_together",
        needs={"service_request": "responsible_unit co_handlers requested_at"},
        action="看事情是在社区里一起办了，还是都交到了上面；没写协办的社区请它写",
        facts=(fact("handler_kind=社区", shared_count=6, 物业=3, 志愿者=3),),
        told=("共同办理（3 / 92）", "只有 1/2 个社区写了协办主体"),
        also=(
            also(
                "compound/handlers",
                "service_requests/volume_by_handler",
                fact("shown_for=本期", 社区=40, 物业=59, **{"支部、网格和社会力量": 7}),
            ),
        ),
    ),
    listed(
        "m20",
        "satisfaction/rate_by_instrument_subject",
        needs={"satisfaction_response": "instrument subject rating asked_at"},
        action="分开看回访和测评、物业和社区，哪一项没到目标就抓哪一项",
        facts=(
            fact("instrument=测评 subject=物业", rated_count=40, satisfied_count=30),
            fact("instrument=测评 subject=社区", rated_count=20, satisfied_count=18),
        ),
    ),
    listed(
        "m21",
        "public_works/requests_around_works",
        needs={
            "public_work": "kind finished_on compound",
            "service_request": "category compound",
            "service_order": "project kind done_at",
        },
        action="看改造以后同类诉求有没有少，没有少的回头看质量；管家的单没办完的催",
        facts=(fact("work_kind=路灯", requests_before=7, requests_after=0),),
        also=(
            also(
                "deliberation_services/order-projects",
                "service_orders/orders_by_project",
                fact("project=东湖管家", order_count=8, done_count=6),
            ),
        ),
    ),
    listed(
        "m22",
        "deliberation/items_by_fortnight",
        needs={"deliberation": "meeting_type met_at status"},
        action="看半月谈开没开、议的事办没办",
        facts=(fact("meeting_type=半月谈", item_count=24), fact(item_count=30, settled_count=25)),
        told=("有议题的半月 24 个", "还有 5 件未办结"),
    ),
    listed(
        "m23",
        "service_orders/summary",
        needs={"service_order": "ordered_at dispatched_at accepted_at done_at"},
        action="看群众点了没人下、下了没人接的单",
        facts=(fact(median_hours_to_dispatch=6, median_hours_to_accept=24, median_hours_to_done=48),),
        told=("下单未接单 3 件；接单未办结 2 件",),
    ),
    listed(
        "m24",
        "service_orders/fulfilled_by_period",
        needs={"service_order": "kind done_at"},
        action="看微心愿实现了多少，没实现的派人认领",
        facts=(fact("kind=微心愿", fulfilled_count=10),),
        told=("微心愿实现 10 个",),
    ),
    listed(
        "m25",
        "public_works/works_by_kind",
        needs={"public_work": "kind quantity unit started_on finished_on cost_yuan"},
        action="看每类做了多少、花了多少，没完工的催",
        facts=(
            fact("work_kind=路灯", quantity=18, cost_yuan=36000),
            fact("work_kind=雨污管道", quantity=240),
            fact("work_kind=电梯", finished_count=0),
        ),
    ),
    listed(
        "m26",
        "assistance/help_by_kind",
        needs={"assistance": "kind counted_as decided_on"},
        action="看慰问、救助到了多少户",
        facts=(fact("help_kind=慰问", helped_count="12"),),
        told=("慰问最多，12 户",),
    ),
    listed(
        "m27",
        "commitments/fulfilment_by_community",
        needs={"commitment": "member_token promised_at status self_score leader_score residents_score"},
        action="逐件催没有兑现的；自评比群众评高得多的，听群众的意见",
        facts=(
            fact(
                "community=东湖社区",
                commitment_count=12,
                fulfilled_count=9,
                self_score=94,
                residents_score=88,
            ),
        ),
        told=("12 名党员承诺 24 件，兑现 75%",),
    ),
    listed(
        "m28",
        "activities/stars_by_month",
        needs={"activity": "kind held_on compound"},
        action="看每月评没评、总是哪几个小区",
        facts=(fact("kind=社区之星", star_count=9), fact(star_count=27)),
    ),
    listed(
        "m29",
        "visits/patrols_by_team_week",
        needs={"visit": "kind visited_at team"},
        action="哪支队伍哪周没有去，先核对是没去还是没记",
        facts=(fact("team=老党员巡逻队", patrol_count=4),),
    ),
    listed(
        "m30",
        "mediation_cases/outcome_by_venue",
        needs={"mediation_case": "venue outcome accepted_at"},
        action="看哪个评理室用得多、谈得成，冷的并，热的加人",
        facts=(
            fact("venue=近邻评理室", case_count=12, succeeded_count=11),
            fact("venue=议事厅", case_count=4),
        ),
    ),
    listed(
        "m31",
        "closed_loop/departures_by_issue",
        needs={"mediation_case": "triage dispute_type"},
        action="与规则不同的逐件核对：是填错，还是规则该改",
        facts=(
            fact("rule_triage=共办", ruled_count=7, departed_count=7),
            fact("rule_triage=协办", departed_count=0),
        ),
        told=("不同的最多在物业",),
    ),
    listed(
        "m32",
        "closed_loop/steps",
        needs={
            "service_request": "request_id requested_at dispatched_at due_at closed_at",
            "satisfaction_response": "asked_at rating",
        },
        action="催停住的：先催没办结的，再回访刚办结的",
        facts=(
            fact("step_number=3", broken_count=4),
            fact("step_number=4", broken_count=21, reached_count=118),
            fact("step_number=1", reached_count=171),
        ),
        told=("逾期未办结 4 件、未回访 21 件",),
    ),
    listed(
        "m33",
        "organisation/centres_missing_by_compound",
        needs={"organisation": "level compound linked_households", "compound": "households"},
        action="缺得多的小区先发展党员中心户",
        facts=(fact("compound=湖畔花园", centre_count=3, missing_centre_count=21, unlinked_households=210),),
        told=("湖畔花园缺得最多，21 个",),
    ),
    listed(
        "m34",
        "mediation_cases/outcome_by_mediator_team",
        needs={"mediation_case": "mediator_team outcome"},
        action="看哪支队伍办得多、成得多，没成的逐件看",
        facts=(fact("mediator_team=解忧茶桌", case_count=12, succeeded_count=11, failed_count=1),),
    ),
    listed(
        "m35",
        "visits/files_by_compound",
        needs={"compound": "households filed_households"},
        action="建档少的小区排下一轮敲门",
        facts=(fact("compound=北门新村", households=260, filed_households=130),),
        told=("北门新村最低，50.0%",),
    ),
    listed(
        "m36",
        "closed_loop/levels_by_period",
        needs={"mediation_case": "resolved_level outcome closed_at"},
        action="看矛盾是不是在网格、社区就化解了，上交的看为什么",
        facts=(fact(within_grid_count=15, at_community_count=11, at_street_count=3),),
        told=("90% 在社区以内化解",),
    ),
    listed(
        "m37",
        "service_requests/complaints_by_period",
        needs={"service_request": "channel request_type requested_at"},
        action="看投诉比上年多了还是少了、哪几个月多",
        facts=(fact(this=54, last=90),),
        told=("比上年少 36 件（−40.0%）",),
    ),
    listed(
        "m38",
        "activities/activities_by_kind",
        needs={"activity": "kind participant_count issues_collected_count issues_resolved_count"},
        action="活动上收来的问题，没解决的先办",
        facts=(
            fact("kind=文化", participant_count=480, issues_collected_count=36, issues_resolved_count=24),
        ),
        told=("先看文化（未解决 12 件）",),
    ),
)
