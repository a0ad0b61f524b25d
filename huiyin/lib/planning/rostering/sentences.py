"""What rosters and their evaluation say in three languages."""

from huiyin.lib.stats.speech import Sentences

ROSTER: Sentences = {
    "zh-Hans": {
        "optimal": "{n} 人共 {shifts} 个班，缺 {under} 人次、超 {over} 人次；在所给条件下不存在更好的排班。",
        "near": "{n} 人共 {shifts} 个班，缺 {under} 人次、超 {over} 人次；与最优的差距不超过 {gap}。",
    },
    "zh-Hant": {
        "optimal": "{n} 人共 {shifts} 個班，缺 {under} 人次、超 {over} 人次；在所給條件下不存在更好的排班。",
        "near": "{n} 人共 {shifts} 個班，缺 {under} 人次、超 {over} 人次；與最佳解的差距不超過 {gap}。",
    },
    "en": {
        "optimal": "{n} people work {shifts} shifts, {under} missing and {over} surplus over all needs; "
        "under these conditions no roster is better.",
        "near": "{n} people work {shifts} shifts, {under} missing and {over} surplus over all needs; "
        "at most {gap} from the best.",
    },
}

PATTERN: Sentences = {
    "zh-Hans": {"found": "共安排 {people} 人，缺 {under} 人次、超 {over} 人次（{n} 个时段）。"},
    "zh-Hant": {"found": "共安排 {people} 人，缺 {under} 人次、超 {over} 人次（{n} 個時段）。"},
    "en": {"found": "{people} people, {under} missing and {over} surplus over {n} intervals."},
}

CHANGE: Sentences = {
    "zh-Hans": {
        "better": "可以调整（{n} 处），覆盖不变差。",
        "thinner": "可以调整（{n} 处），但覆盖减少 {under} 人次。",
        "refused": "不能调整：{reasons}。",
    },
    "zh-Hant": {
        "better": "可以調整（{n} 處），覆蓋不變差。",
        "thinner": "可以調整（{n} 處），但覆蓋減少 {under} 人次。",
        "refused": "不能調整：{reasons}。",
    },
    "en": {
        "better": "The change of {n} entries may stand; cover gets no worse.",
        "thinner": "The change of {n} entries may stand, but cover falls by {under} over all needs.",
        "refused": "The change may not stand: {reasons}.",
    },
}

ACCURACY: Sentences = {
    "zh-Hans": {"found": "时段预测准确率 {figure}（{n} 个时段），{share} 的时段误差在 {within} 以内。"},
    "zh-Hant": {"found": "時段預測準確率 {figure}（{n} 個時段），{share} 的時段誤差在 {within} 以內。"},
    "en": {"found": "Interval forecast accuracy is {figure} ({n} intervals); {share} of them were within {within}."},
}

FIT: Sentences = {
    "zh-Hans": {"found": "排班契合度 {figure}，覆盖率 {cover}；缺 {under}、超 {over} 人次（{n} 个时段）。"},
    "zh-Hant": {"found": "排班契合度 {figure}，覆蓋率 {cover}；缺 {under}、超 {over} 人次（{n} 個時段）。"},
    "en": {
        "found": "The schedule fits by {figure} and covers {cover}; {under} missing, {over} surplus ({n} intervals)."
    },
}

SATISFACTION: Sentences = {
    "zh-Hans": {
        "wishes": "满足了 {figure} 的排班意愿（按权重，{n} 项）。",
        "survey": "满足了 {figure} 的排班意愿（按权重，{n} 项）；{answers} 份评价的均值为 {mean}。",
    },
    "zh-Hant": {
        "wishes": "滿足了 {figure} 的排班意願（按權重，{n} 項）。",
        "survey": "滿足了 {figure} 的排班意願（按權重，{n} 項）；{answers} 份評價的平均值為 {mean}。",
    },
    "en": {
        "wishes": "{figure} of the wishes were granted (by weight, {n} wishes).",
        "survey": "{figure} of the wishes were granted (by weight, {n} wishes); {answers} ratings average {mean}.",
    },
}

FAILING: Sentences = {
    "zh-Hans": {
        "intervals": "{n} 个有来话的时段中 {failing} 个未达到 {target}（{figure}）。",
        "weighted": "{n} 个有来话的时段中 {failing} 个未达到 {target}（{figure}）；按话量加权的服务水平为 {level}。",
    },
    "zh-Hant": {
        "intervals": "{n} 個有來電的時段中 {failing} 個未達到 {target}（{figure}）。",
        "weighted": "{n} 個有來電的時段中 {failing} 個未達到 {target}（{figure}）；按話量加權的服務水準為 {level}。",
    },
    "en": {
        "intervals": "{failing} of {n} intervals with contacts missed {target} ({figure}).",
        "weighted": "{failing} of {n} intervals with contacts missed {target} ({figure}); "
        "the service level by contacts is {level}.",
    },
}

LOAD: Sentences = {
    "zh-Hans": {
        "none": "人员负荷 {figure}（{n} 个时段），其中 {intervals} 个时段超过上限 {cap}。",
        "warning": "人员负荷 {figure}（{n} 个时段），已接近上限 {cap}；{intervals} 个时段超过上限。",
        "cap": "人员负荷 {figure}（{n} 个时段），超过上限 {cap}；{intervals} 个时段超过上限。",
    },
    "zh-Hant": {
        "none": "人員負荷 {figure}（{n} 個時段），其中 {intervals} 個時段超過上限 {cap}。",
        "warning": "人員負荷 {figure}（{n} 個時段），已接近上限 {cap}；{intervals} 個時段超過上限。",
        "cap": "人員負荷 {figure}（{n} 個時段），超過上限 {cap}；{intervals} 個時段超過上限。",
    },
    "en": {
        "none": "The staff load is {figure} ({n} intervals); {intervals} of them are above the cap of {cap}.",
        "warning": "The staff load is {figure} ({n} intervals), near the cap of {cap}; {intervals} of them are above.",
        "cap": "The staff load is {figure} ({n} intervals), above the cap of {cap}; {intervals} intervals are above.",
    },
}

TURNOVER: Sentences = {
    "zh-Hans": {
        "rate": "离职率 {figure}（平均 {n} 人中离职 {leavers} 人），没有可用的离职原因。",
        "caused": "离职率 {figure}（平均 {n} 人中离职 {leavers} 人）；"
        "{caused} 人称因排班离职，占已知原因的 {share}（{low} 至 {high}）。",
    },
    "zh-Hant": {
        "rate": "離職率 {figure}（平均 {n} 人中離職 {leavers} 人），沒有可用的離職原因。",
        "caused": "離職率 {figure}（平均 {n} 人中離職 {leavers} 人）；"
        "{caused} 人表示因排班離職，占已知原因的 {share}（{low} 至 {high}）。",
    },
    "en": {
        "rate": "Turnover is {figure} ({leavers} leavers of {n} on average); no reasons are known.",
        "caused": "Turnover is {figure} ({leavers} leavers of {n} on average); {caused} named the roster, "
        "{share} of those with a reason ({low} to {high}).",
    },
}
