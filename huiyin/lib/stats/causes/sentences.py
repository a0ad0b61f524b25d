"""What the causes family says in three languages: "associated", never "causes"."""

from collections.abc import Mapping

from huiyin.lib.stats.speech import Said, Sentences

MEASURES: Mapping[str, Said] = {
    "odds_ratio": {"zh-Hans": "优势比", "zh-Hant": "勝算比", "en": "odds ratio"},
    "risk_ratio": {"zh-Hans": "风险比", "zh-Hant": "風險比", "en": "risk ratio"},
    "rate_ratio": {"zh-Hans": "率比", "zh-Hant": "率比", "en": "rate ratio"},
}

PARETO: Sentences = {
    "zh-Hans": {
        "one": "{all} 类中仅首位“{first}”一类就占 {share}（共 {n} 件）。",
        "few": "{all} 类中的前 {k} 类（首位“{first}”）合计占 {share}（共 {n} 件）。",
    },
    "zh-Hant": {
        "one": "{all} 類中僅首位「{first}」一類就占 {share}（共 {n} 件）。",
        "few": "{all} 類中的前 {k} 類（首位「{first}」）合計占 {share}（共 {n} 件）。",
    },
    "en": {
        "one": "Of {all} categories “{first}” alone makes up {share} of {n} cases.",
        "few": "The first {k} of {all} categories, “{first}” foremost, make up {share} of {n} cases.",
    },
}

ATTRIBUTION: Sentences = {
    "zh-Hans": {
        "unknown": "{n} 件的原因全部未知。",
        "share": "“{cause}”占 {share}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%）；没有经手量，"
        "无法判断是否偏高。",
        "above": "“{cause}”占 {share}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%），"
        "按经手量计为总体水平的 {ratio} 倍（{ratio_low} 至 {ratio_high}），高于其工作量应有的份额。",
        "below": "“{cause}”占 {share}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%），"
        "但按经手量只有总体水平的 {ratio} 倍（{ratio_low} 至 {ratio_high}），低于其工作量应有的份额。",
        "unclear": "“{cause}”占 {share}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%），"
        "按经手量计为总体水平的 {ratio} 倍（{ratio_low} 至 {ratio_high}），与总体水平无法区分。",
    },
    "zh-Hant": {
        "unknown": "{n} 件的原因全部未知。",
        "share": "「{cause}」占 {share}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%）；沒有經手量，"
        "無法判斷是否偏高。",
        "above": "「{cause}」占 {share}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%），"
        "依經手量計為整體水準的 {ratio} 倍（{ratio_low} 至 {ratio_high}），高於其工作量應有的比重。",
        "below": "「{cause}」占 {share}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%），"
        "但依經手量只有整體水準的 {ratio} 倍（{ratio_low} 至 {ratio_high}），低於其工作量應有的比重。",
        "unclear": "「{cause}」占 {share}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%），"
        "依經手量計為整體水準的 {ratio} 倍（{ratio_low} 至 {ratio_high}），與整體水準無法區分。",
    },
    "en": {
        "unknown": "The causes of all {n} cases are unknown.",
        "share": "“{cause}” has {share} of {n} cases ({confidence}% interval {low}% to {high}%); "
        "without the volume handled it cannot be said whether that is much.",
        "above": "“{cause}” has {share} of {n} cases ({confidence}% interval {low}% to {high}%), "
        "{ratio} times ({ratio_low} to {ratio_high}) the overall rate for the volume handled: more than its part.",
        "below": "“{cause}” has {share} of {n} cases ({confidence}% interval {low}% to {high}%), "
        "but only {ratio} times ({ratio_low} to {ratio_high}) the overall rate for the volume handled.",
        "unclear": "“{cause}” has {share} of {n} cases ({confidence}% interval {low}% to {high}%), {ratio} times "
        "({ratio_low} to {ratio_high}) the overall rate for the volume handled: not distinguishable from it.",
    },
}

TREE: Sentences = {
    "zh-Hans": {
        "first": "“{cause}”占 {share}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%）。",
        "within": "“{parent}”中有 {share} 出自“{cause}”（{confidence}% 置信区间 {low}% 至 {high}%；共 {n} 件）。",
    },
    "zh-Hant": {
        "first": "「{cause}」占 {share}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%）。",
        "within": "「{parent}」中有 {share} 出自「{cause}」（{confidence}% 信賴區間 {low}% 至 {high}%；共 {n} 件）。",
    },
    "en": {
        "first": "“{cause}” has {share} of {n} cases ({confidence}% interval {low}% to {high}%).",
        "within": "{share} of “{parent}” lie with “{cause}” ({confidence}% interval {low}% to {high}%; {n} "
        "cases in all).",
    },
}

SHAPLEY: Sentences = {
    "zh-Hans": {"largest": "{n} 个因素合计 {total}，其中“{player}”平均贡献最大，为 {value}。"},
    "zh-Hant": {"largest": "{n} 個因素合計 {total}，其中「{player}」平均貢獻最大，為 {value}。"},
    "en": {"largest": "Of {total} in all “{player}” adds most on average: {value} (factors: {n})."},
}

FRACTION: Sentences = {
    "zh-Hans": {
        "clear": "{figure} 的问题与该因素相关（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%）；是否为原因，"
        "需另行验证。",
        "fewer": "有该因素时问题反而较少：归因比例为 {figure}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%）；"
        "是否有保护作用，需另行验证。",
        "unclear": "与该因素相关的问题比例为 {figure}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%），"
        "与零无法区分。",
        "single": "{figure} 的问题与该因素相关（{n} 件，无法给出区间）；是否为原因，需另行验证。",
    },
    "zh-Hant": {
        "clear": "{figure} 的問題與該因素相關（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%）；是否為原因，"
        "需另行驗證。",
        "fewer": "有該因素時問題反而較少：可歸因比例為 {figure}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%）；"
        "是否有保護作用，需另行驗證。",
        "unclear": "與該因素相關的問題比例為 {figure}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%），"
        "與零無法區分。",
        "single": "{figure} 的問題與該因素相關（{n} 件，無法給出區間）；是否為原因，需另行驗證。",
    },
    "en": {
        "clear": "{figure} of the trouble is associated with the factor (n = {n}, {confidence}% interval {low}% to "
        "{high}%); whether the factor is its cause needs a test.",
        "fewer": "There is less trouble where the factor is: a fraction of {figure} (n = {n}, {confidence}% interval "
        "{low}% to {high}%); whether the factor prevents it needs a test.",
        "unclear": "{figure} of the trouble goes with the factor (n = {n}, {confidence}% interval {low}% to {high}%): "
        "not distinguishable from none.",
        "single": "{figure} of the trouble is associated with the factor (n = {n}, no interval); "
        "whether the factor is its cause needs a test.",
    },
}

STRATIFIED: Sentences = {
    "zh-Hans": {
        "clear": "分层后的{measure}为 {figure}（n = {n}，{confidence}% 置信区间 {low} 至 {high}），两组有差异。",
        "unclear": "分层后的{measure}为 {figure}（n = {n}，{confidence}% 置信区间 {low} 至 {high}），两组无法区分。",
        "reversed": "分层后的{measure}为 {figure}（n = {n}，{confidence}% 置信区间 {low} 至 {high}），"
        "与不分层的 {crude} 方向相反：以分层结果为准（辛普森悖论）。",
        "reversed_unclear": "分层后的{measure}为 {figure}（n = {n}，{confidence}% 置信区间 {low} 至 {high}），"
        "两组无法区分；"
        "不分层的 {crude} 方向相反，来自构成差异（辛普森悖论）。",
        "single": "分层后的{measure}为 {figure}（n = {n}，无法给出区间）。",
    },
    "zh-Hant": {
        "clear": "分層後的{measure}為 {figure}（n = {n}，{confidence}% 信賴區間 {low} 至 {high}），兩組有差異。",
        "unclear": "分層後的{measure}為 {figure}（n = {n}，{confidence}% 信賴區間 {low} 至 {high}），兩組無法區分。",
        "reversed": "分層後的{measure}為 {figure}（n = {n}，{confidence}% 信賴區間 {low} 至 {high}），"
        "與不分層的 {crude} 方向相反：以分層結果為準（辛普森悖論）。",
        "reversed_unclear": "分層後的{measure}為 {figure}（n = {n}，{confidence}% 信賴區間 {low} 至 {high}），"
        "兩組無法區分；"
        "不分層的 {crude} 方向相反，來自組成差異（辛普森悖論）。",
        "single": "分層後的{measure}為 {figure}（n = {n}，無法給出區間）。",
    },
    "en": {
        "clear": "Within strata the {measure} is {figure} (n = {n}, {confidence}% interval {low} to {high}): "
        "the groups differ.",
        "unclear": "Within strata the {measure} is {figure} (n = {n}, {confidence}% interval {low} to {high}): "
        "the groups are not distinguishable.",
        "reversed": "Within strata the {measure} is {figure} (n = {n}, {confidence}% interval {low} to {high}), "
        "opposite to the crude {crude}: trust the strata (Simpson's paradox).",
        "reversed_unclear": "Within strata the {measure} is {figure} (n = {n}, {confidence}% interval {low} to "
        "{high}): "
        "not distinguishable; the crude {crude} points the other way because of the mix (Simpson's paradox).",
        "single": "Within strata the {measure} is {figure} (n = {n}, no interval).",
    },
}

STANDARDISED_RATE: Sentences = {
    "zh-Hans": {
        "rate": "标准化后每千件 {figure} 起（{n} 起，{confidence}% 置信区间 {low} 至 {high}；未标准化为 {crude}）。"
    },
    "zh-Hant": {
        "rate": "標準化後每千件 {figure} 起（{n} 起，{confidence}% 信賴區間 {low} 至 {high}；未標準化為 {crude}）。"
    },
    "en": {
        "rate": "Standardised, there are {figure} per thousand ({n} events, {confidence}% interval {low} to {high}; "
        "crude {crude})."
    },
}

STANDARDISED_RATIO: Sentences = {
    "zh-Hans": {
        "above": "实际 {n} 起，按参照率应为 {expected} 起，是其 {figure} 倍（{confidence}% 置信区间 {low} 至 "
        "{high}）：偏高。",
        "below": "实际 {n} 起，按参照率应为 {expected} 起，是其 {figure} 倍（{confidence}% 置信区间 {low} 至 "
        "{high}）：偏低。",
        "unclear": "实际 {n} 起，按参照率应为 {expected} 起，是其 {figure} 倍"
        "（{confidence}% 置信区间 {low} 至 {high}）：无法区分。",
    },
    "zh-Hant": {
        "above": "實際 {n} 起，依參照率應為 {expected} 起，是其 {figure} 倍（{confidence}% 信賴區間 {low} 至 "
        "{high}）：偏高。",
        "below": "實際 {n} 起，依參照率應為 {expected} 起，是其 {figure} 倍（{confidence}% 信賴區間 {low} 至 "
        "{high}）：偏低。",
        "unclear": "實際 {n} 起，依參照率應為 {expected} 起，是其 {figure} 倍"
        "（{confidence}% 信賴區間 {low} 至 {high}）：無法區分。",
    },
    "en": {
        "above": "{n} events where {expected} were to be expected, {figure} times as many ({confidence}% interval "
        "{low} to {high}): more.",
        "below": "{n} events where {expected} were to be expected, {figure} times as many ({confidence}% interval "
        "{low} to {high}): fewer.",
        "unclear": "{n} events where {expected} were to be expected, {figure} times as many ({confidence}% interval "
        "{low} to {high}): not distinguishable.",
    },
}

ITEMSETS: Sentences = {
    "zh-Hans": {"found": "{n} 件中有 {k} 个频繁项集，其中 {together} 个含两个以上标签；是否超出偶然，须另行检验。"},
    "zh-Hant": {"found": "{n} 件中有 {k} 個頻繁項目集，其中 {together} 個含兩個以上標籤；是否超出偶然，須另行檢定。"},
    "en": {
        "found": "Frequent sets among {n} cases: {k}, with several tags: {together}; "
        "whether beyond chance is not yet tested."
    },
}

ASSOCIATIONS: Sentences = {
    "zh-Hans": {
        "found": "检验 {tested} 条规则，{k} 条超出偶然；最强的是：有“{left}”的案件中 {share} 也有“{right}”，"
        "为平均的 {lift} 倍（{n} 件；相关，不等于因果）。",
        "none": "检验 {tested} 条规则（{n} 件），没有一条能与偶然区分。",
        "rare": "{n} 件中没有足够常见、可供检验的组合。",
    },
    "zh-Hant": {
        "found": "檢定 {tested} 條規則，{k} 條超出偶然；最強的是：有「{left}」的案件中 {share} 也有「{right}」，"
        "為平均的 {lift} 倍（{n} 件；相關，不等於因果）。",
        "none": "檢定 {tested} 條規則（{n} 件），沒有一條能與偶然區分。",
        "rare": "{n} 件中沒有夠常見、可供檢定的組合。",
    },
    "en": {
        "found": "Of {tested} rules tested {k} are beyond chance; the strongest: {share} of the cases with “{left}” "
        "also have “{right}”, {lift} times as many as usual ({n} cases; associated, not proven to cause).",
        "none": "Of {tested} rules tested on {n} cases none is distinguishable from chance.",
        "rare": "Among {n} cases no combination is frequent enough to be tested.",
    },
}

ASSOCIATION: Sentences = {
    "zh-Hans": {
        "clear": "两者同时出现 {count} 次，为偶然的 {lift} 倍（{n} 件，单侧 {p}）：存在关联。",
        "unclear": "两者同时出现 {count} 次，为偶然的 {lift} 倍（{n} 件，单侧 {p}）：与偶然无法区分。",
    },
    "zh-Hant": {
        "clear": "兩者同時出現 {count} 次，為偶然的 {lift} 倍（{n} 件，單尾 {p}）：存在關聯。",
        "unclear": "兩者同時出現 {count} 次，為偶然的 {lift} 倍（{n} 件，單尾 {p}）：與偶然無法區分。",
    },
    "en": {
        "clear": "Both occur together {count} times, {lift} times as often as by chance ({n} cases, one-sided {p}): "
        "they are associated.",
        "unclear": "Both occur together {count} times, {lift} times as often as by chance ({n} cases, one-sided {p}): "
        "not distinguishable from chance.",
    },
}

ALARM: Sentences = {
    "zh-Hans": {
        "above": "故障率 {figure}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%），高于 {threshold} 的警戒线。",
        "unclear": "故障率 {figure}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%），与 {threshold} "
        "的警戒线无法区分。",
        "below": "故障率 {figure}（{n} 件，{confidence}% 置信区间 {low}% 至 {high}%），未超过 {threshold} 的警戒线。",
    },
    "zh-Hant": {
        "above": "故障率 {figure}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%），高於 {threshold} 的警戒線。",
        "unclear": "故障率 {figure}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%），與 {threshold} "
        "的警戒線無法區分。",
        "below": "故障率 {figure}（{n} 件，{confidence}% 信賴區間 {low}% 至 {high}%），未超過 {threshold} 的警戒線。",
    },
    "en": {
        "above": "The fault rate is {figure} ({n} units, {confidence}% interval {low}% to {high}%), "
        "above the limit of {threshold}.",
        "unclear": "The fault rate is {figure} ({n} units, {confidence}% interval {low}% to {high}%): "
        "not distinguishable from the limit of {threshold}.",
        "below": "The fault rate is {figure} ({n} units, {confidence}% interval {low}% to {high}%), "
        "not above the limit of {threshold}.",
    },
}
