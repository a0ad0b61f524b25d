"""What score cards, stars, agreement and review samples say in three languages."""

from huiyin.lib.stats.speech import Said, Sentences

CARD: Sentences = {
    "zh-Hans": {
        "plain": "得分 {score}（{n} 个项目）。",
        "partly": "得分 {score}（适用的 {n} 个项目，占权重 {covered}）。",
        "fatal": "出现致命错误，得分 {score}；否则为 {raw}（{n} 个项目）。",
        "fatal_only": "出现致命错误，得分 {score}；没有其他适用的项目。",
    },
    "zh-Hant": {
        "plain": "得分 {score}（{n} 個項目）。",
        "partly": "得分 {score}（適用的 {n} 個項目，占權重 {covered}）。",
        "fatal": "出現致命錯誤，得分 {score}；否則為 {raw}（{n} 個項目）。",
        "fatal_only": "出現致命錯誤，得分 {score}；沒有其他適用的項目。",
    },
    "en": {
        "plain": "The score is {score} ({n} items).",
        "partly": "The score is {score} ({n} items apply, {covered} of the weight).",
        "fatal": "The score is {score} because of a fatal error, otherwise {raw} ({n} items).",
        "fatal_only": "The score is {score} because of a fatal error; no other item applies.",
    },
}

STARS: Sentences = {
    "zh-Hans": {"plain": "{stars} 星（得分 {score}，{n} 份评价）。"},
    "zh-Hant": {"plain": "{stars} 星（得分 {score}，{n} 份評價）。"},
    "en": {"plain": "{stars} stars (score {score}, {n} ratings)."},
}

COEFFICIENTS: dict[str, Said] = {
    "Cohen": {"zh-Hans": "Cohen κ", "zh-Hant": "Cohen κ", "en": "Cohen's κ"},
    "Cohen, linear weights": {
        "zh-Hans": "线性加权 Cohen κ",
        "zh-Hant": "線性加權 Cohen κ",
        "en": "Cohen's κ with linear weights",
    },
    "Cohen, quadratic weights": {
        "zh-Hans": "二次加权 Cohen κ",
        "zh-Hant": "二次加權 Cohen κ",
        "en": "Cohen's κ with quadratic weights",
    },
    "Fleiss": {"zh-Hans": "Fleiss κ", "zh-Hant": "Fleiss κ", "en": "Fleiss' κ"},
    "Gwet AC1": {"zh-Hans": "Gwet AC1", "zh-Hant": "Gwet AC1", "en": "Gwet's AC1"},
    "Krippendorff, nominal": {
        "zh-Hans": "Krippendorff α（名义尺度）",
        "zh-Hant": "Krippendorff α（名目尺度）",
        "en": "Krippendorff's α (nominal)",
    },
    "Krippendorff, ordinal": {
        "zh-Hans": "Krippendorff α（顺序尺度）",
        "zh-Hant": "Krippendorff α（順序尺度）",
        "en": "Krippendorff's α (ordinal)",
    },
    "Krippendorff, interval": {
        "zh-Hans": "Krippendorff α（等距尺度）",
        "zh-Hant": "Krippendorff α（等距尺度）",
        "en": "Krippendorff's α (interval)",
    },
    "Krippendorff, ratio": {
        "zh-Hans": "Krippendorff α（等比尺度）",
        "zh-Hant": "Krippendorff α（等比尺度）",
        "en": "Krippendorff's α (ratio)",
    },
}

AGREEMENT: Sentences = {
    "zh-Hans": {
        "above": "一致性高于随机：{method} 为 {figure}（{n} 个案例，{confidence}% 置信区间 {low} 至 {high}），"
        "{agreement} 的评分相同。",
        "below": "一致性低于随机：{method} 为 {figure}（{n} 个案例，{confidence}% 置信区间 {low} 至 {high}），"
        "{agreement} 的评分相同。",
        "unclear": "一致性与随机无法区分：{method} 为 {figure}（{n} 个案例，{confidence}% 置信区间 {low} 至 {high}），"
        "{agreement} 的评分相同。",
        "paradox": "{agreement} 的评分相同，但某一类别占绝大多数，{method} 仅为 {figure}（{n} 个案例，"
        "{confidence}% 置信区间 {low} 至 {high}）：请同时参考 AC1。",
        "single": "{method} 为 {figure}（{n} 个案例，没有区间），{agreement} 的评分相同。",
    },
    "zh-Hant": {
        "above": "一致性高於隨機：{method} 為 {figure}（{n} 個案例，{confidence}% 信賴區間 {low} 至 {high}），"
        "{agreement} 的評分相同。",
        "below": "一致性低於隨機：{method} 為 {figure}（{n} 個案例，{confidence}% 信賴區間 {low} 至 {high}），"
        "{agreement} 的評分相同。",
        "unclear": "一致性與隨機無法區分：{method} 為 {figure}（{n} 個案例，{confidence}% 信賴區間 {low} 至 {high}），"
        "{agreement} 的評分相同。",
        "paradox": "{agreement} 的評分相同，但某一類別占絕大多數，{method} 僅為 {figure}（{n} 個案例，"
        "{confidence}% 信賴區間 {low} 至 {high}）：請同時參考 AC1。",
        "single": "{method} 為 {figure}（{n} 個案例，沒有區間），{agreement} 的評分相同。",
    },
    "en": {
        "above": "Agreement is above chance: {method} {figure} ({n} cases, {confidence}% interval {low} to {high}),"
        " {agreement} of ratings alike.",
        "below": "Agreement is below chance: {method} {figure} ({n} cases, {confidence}% interval {low} to {high}),"
        " {agreement} of ratings alike.",
        "unclear": "Agreement is not distinguishable from chance: {method} {figure} ({n} cases, {confidence}% interval"
        " {low} to {high}), {agreement} of ratings alike.",
        "paradox": "{agreement} of ratings are alike, yet {method} is only {figure} ({n} cases, {confidence}% interval"
        " {low} to {high}) because one category prevails: look at AC1 as well.",
        "single": "{method} is {figure} ({n} cases, no interval), {agreement} of ratings alike.",
    },
}

ICC: Sentences = {
    "zh-Hans": {
        "clear": "{method} 为 {figure}（{n} 个案例，{confidence}% 置信区间 {low} 至 {high}）。",
        "unclear": "{method} 为 {figure}，与零无法区分（{n} 个案例，{confidence}% 置信区间 {low} 至 {high}）。",
        "single": "{method} 为 {figure}（{n} 个案例，没有区间）。",
    },
    "zh-Hant": {
        "clear": "{method} 為 {figure}（{n} 個案例，{confidence}% 信賴區間 {low} 至 {high}）。",
        "unclear": "{method} 為 {figure}，與零無法區分（{n} 個案例，{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "{method} 為 {figure}（{n} 個案例，沒有區間）。",
    },
    "en": {
        "clear": "{method} is {figure} ({n} cases, {confidence}% interval {low} to {high}).",
        "unclear": "{method} is {figure}, not distinguishable from zero ({n} cases, {confidence}% interval"
        " {low} to {high}).",
        "single": "{method} is {figure} ({n} cases, no interval).",
    },
}

PLAN: Sentences = {
    "zh-Hans": {
        "plain": "抽查 {n} 个可把均分估计到 ±{margin}（{confidence}% 置信度）；"
        "要以 {detection} 的把握发现 {rate} 的致命错误，需抽查 {detect} 个。"
    },
    "zh-Hant": {
        "plain": "抽查 {n} 個可把平均分數估計到 ±{margin}（{confidence}% 信賴水準）；"
        "要以 {detection} 的把握發現 {rate} 的致命錯誤，需抽查 {detect} 個。"
    },
    "en": {
        "plain": "{n} reviews estimate the mean to ±{margin} ({confidence}% confidence);"
        " to see a fatal error of rate {rate} with {detection} probability takes {detect}."
    },
}

SAMPLE: Sentences = {
    "zh-Hans": {"plain": "共抽取 {n} 个案例：随机 {random} 个，按风险另加 {risk} 个。"},
    "zh-Hant": {"plain": "共抽取 {n} 個案例：隨機 {random} 個，按風險另加 {risk} 個。"},
    "en": {"plain": "{n} cases were drawn: {random} at random and {risk} more by risk."},
}

REVIEW_MEAN: Sentences = {
    "zh-Hans": {
        "interval": "加权均分为 {figure}（{n} 次质检，{confidence}% 置信区间 {low} 至 {high}）。",
        "single": "加权均分为 {figure}（仅 {n} 次质检，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "加權平均分數為 {figure}（{n} 次品檢，{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "加權平均分數為 {figure}（僅 {n} 次品檢，無法給出區間）。",
    },
    "en": {
        "interval": "The weighted mean score is {figure} ({n} reviews, {confidence}% interval {low} to {high}).",
        "single": "The weighted mean score is {figure} (only {n} reviews: no interval).",
    },
}

DRIFT: Sentences = {
    "zh-Hans": {
        "none": "{raters} 名质检员的评分变化均无法与零区分（{n} 次校准）。",
        "some": "评分发生漂移：{names}（{n} 次校准）。",
    },
    "zh-Hant": {
        "none": "{raters} 名品檢員的評分變化均無法與零區分（{n} 次校準）。",
        "some": "評分發生漂移：{names}（{n} 次校準）。",
    },
    "en": {
        "none": "The change of {raters} reviewers is not distinguishable from zero ({n} calibrations).",
        "some": "Reviewers who drifted: {names} ({n} calibrations).",
    },
}
