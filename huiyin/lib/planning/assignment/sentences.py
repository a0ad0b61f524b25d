"""What assignments and priorities say in three languages."""

from huiyin.lib.stats.speech import Said, Sentences

SEPARATOR: Said = {"zh-Hans": "、", "zh-Hant": "、", "en": ", "}

PAIR_REASONS: dict[str, Said] = {
    "skill": {"zh-Hans": "技能匹配", "zh-Hant": "技能相符", "en": "has the skills"},
    "relationship": {"zh-Hans": "熟悉该客户", "zh-Hant": "熟悉該客戶", "en": "knows the customer"},
    "language": {"zh-Hans": "会客户的语言", "zh-Hant": "會客戶的語言", "en": "speaks the language"},
    "green_channel": {
        "zh-Hans": "绿色通道由资深人员处理",
        "zh-Hant": "綠色通道由資深人員處理",
        "en": "senior, for the green channel",
    },
    "available": {"zh-Hans": "有空", "zh-Hant": "有空", "en": "is available"},
    "round_robin": {
        "zh-Hans": "轮流兜底，避免无人负责",
        "zh-Hant": "輪流承接，避免無人負責",
        "en": "by turns: none is ownerless",
    },
}

UNASSIGNED: dict[str, Said] = {
    "nobody_able": {"zh-Hans": "没有人能处理", "zh-Hant": "沒有人能處理", "en": "nobody may take it"},
    "no_capacity": {
        "zh-Hans": "能处理的人都已满额",
        "zh-Hant": "能處理的人都已滿額",
        "en": "all who may are full",
    },
}

PLAN: Sentences = {
    "zh-Hans": {
        "all": "{n} 件全部分派。",
        "some": "{n} 件中分派了 {assigned} 件，{left} 件未分派。",
    },
    "zh-Hant": {
        "all": "{n} 件全部分派。",
        "some": "{n} 件中分派了 {assigned} 件，{left} 件未分派。",
    },
    "en": {
        "all": "All {n} cases are assigned.",
        "some": "{assigned} of {n} cases are assigned, {left} left over.",
    },
}

PRIORITY: Sentences = {
    "zh-Hans": {
        "fresh": "优先级得分 {figure}，其中“{part}”贡献最大（{share}）。",
        "aged": "优先级得分 {figure}，其中“{part}”贡献最大（{share}），等待加分 {ageing}。",
    },
    "zh-Hant": {
        "fresh": "優先順序分數 {figure}，其中「{part}」貢獻最大（{share}）。",
        "aged": "優先順序分數 {figure}，其中「{part}」貢獻最大（{share}），等待加分 {ageing}。",
    },
    "en": {
        "fresh": "Priority {figure}; “{part}” adds most ({share}).",
        "aged": "Priority {figure}; “{part}” adds most ({share}), waiting adds {ageing}.",
    },
}

BREACH: Sentences = {
    "zh-Hans": {"found": "按 {n} 件历史单（其中 {at_risk} 件持续到此时）估计，超时概率为 {figure}%。"},
    "zh-Hant": {"found": "按 {n} 件歷史案件（其中 {at_risk} 件持續到此時）估計，逾時機率為 {figure}%。"},
    "en": {"found": "The chance of missing the due time is {figure}%, by {n} past cases ({at_risk} lasted this long)."},
}
