"""What Kano classes, gaps and reliability say in three languages."""

from huiyin.lib.stats.kano.table import KanoClass
from huiyin.lib.stats.speech import Said, Sentences

KINDS: dict[KanoClass, Said] = {
    KanoClass.MUST_BE: {"zh-Hans": "必备（M）", "zh-Hant": "必備（M）", "en": "must-be (M)"},
    KanoClass.ONE_DIMENSIONAL: {"zh-Hans": "期望（O）", "zh-Hant": "期望（O）", "en": "one-dimensional (O)"},
    KanoClass.ATTRACTIVE: {"zh-Hans": "魅力（A）", "zh-Hant": "魅力（A）", "en": "attractive (A)"},
    KanoClass.INDIFFERENT: {"zh-Hans": "无差异（I）", "zh-Hant": "無差異（I）", "en": "indifferent (I)"},
    KanoClass.REVERSE: {"zh-Hans": "反向（R）", "zh-Hant": "反向（R）", "en": "reverse (R)"},
    KanoClass.QUESTIONABLE: {"zh-Hans": "可疑（Q）", "zh-Hant": "可疑（Q）", "en": "questionable (Q)"},
}

KANO: Sentences = {
    "zh-Hans": {
        "clear": "分类为{kind}（满意系数 {better}，不满意系数 {worse}，{n} 份回答）。",
        "unclear": "最多的是{kind}，但与第二多的类别无法区分（满意系数 {better}，不满意系数 {worse}，{n} 份回答）。",
        "reverse": "多数人希望没有这一功能（反向），其余回答中最多的是{kind}（{n} 份回答）。",
        "doubtful": "{questionable} 的回答自相矛盾，问题的措辞需要修改；{kind}的结论不可靠（{n} 份回答）。",
    },
    "zh-Hant": {
        "clear": "分類為{kind}（滿意係數 {better}，不滿意係數 {worse}，{n} 份回答）。",
        "unclear": "最多的是{kind}，但與第二多的類別無法區分（滿意係數 {better}，不滿意係數 {worse}，{n} 份回答）。",
        "reverse": "多數人希望沒有這一功能（反向），其餘回答中最多的是{kind}（{n} 份回答）。",
        "doubtful": "{questionable} 的回答自相矛盾，題目的措辭需要修改；{kind}的結論不可靠（{n} 份回答）。",
    },
    "en": {
        "clear": "The feature is {kind} (better {better}, worse {worse}, {n} answers).",
        "unclear": "Most frequent is {kind}, but it is not distinguishable from the second class"
        " (better {better}, worse {worse}, {n} answers).",
        "reverse": "The most frequent wish is not to have the feature (reverse); of the other answers most are {kind}"
        " ({n} answers).",
        "doubtful": "{questionable} of the answers contradict themselves, so the wording needs work; {kind} is not to"
        " be relied on ({n} answers).",
    },
}

CONTINUOUS: Sentences = {
    "zh-Hans": {"plain": "有此功能平均 {functional} 分，无此功能平均 {dysfunctional} 分，位于{kind}区（{n} 份回答）。"},
    "zh-Hant": {"plain": "有此功能平均 {functional} 分，無此功能平均 {dysfunctional} 分，位於{kind}區（{n} 份回答）。"},
    "en": {
        "plain": "Mean {functional} with the feature and {dysfunctional} without it: in the {kind} quarter"
        " ({n} answers).",
    },
}

SERVQUAL: Sentences = {
    "zh-Hans": {
        "plain": "加权差值为 {gap}；差距最大的维度是 {name}（{worst}）；{n} 份回答，没有区间。",
        "below": "体验低于期望：加权差值 {gap}（{confidence}% 置信区间 {low} 至 {high}，{n} 份回答），"
        "差距最大的维度是 {name}（{worst}）。",
        "above": "体验高于期望：加权差值 {gap}（{confidence}% 置信区间 {low} 至 {high}，{n} 份回答），"
        "最低的维度是 {name}（{worst}）。",
        "unclear": "体验与期望无法区分：加权差值 {gap}（{confidence}% 置信区间 {low} 至 {high}，{n} 份回答），"
        "最低的维度是 {name}（{worst}）。",
    },
    "zh-Hant": {
        "plain": "加權差值為 {gap}；差距最大的構面是 {name}（{worst}）；{n} 份回答，沒有區間。",
        "below": "體驗低於期望：加權差值 {gap}（{confidence}% 信賴區間 {low} 至 {high}，{n} 份回答），"
        "差距最大的構面是 {name}（{worst}）。",
        "above": "體驗高於期望：加權差值 {gap}（{confidence}% 信賴區間 {low} 至 {high}，{n} 份回答），"
        "最低的構面是 {name}（{worst}）。",
        "unclear": "體驗與期望無法區分：加權差值 {gap}（{confidence}% 信賴區間 {low} 至 {high}，{n} 份回答），"
        "最低的構面是 {name}（{worst}）。",
    },
    "en": {
        "plain": "The weighted gap is {gap}, lowest in {name} ({worst}); {n} answers, no interval.",
        "below": "Experience falls short of expectation: weighted gap {gap} ({confidence}% interval {low} to {high},"
        " {n} answers), most in {name} ({worst}).",
        "above": "Experience exceeds expectation: weighted gap {gap} ({confidence}% interval {low} to {high},"
        " {n} answers), least in {name} ({worst}).",
        "unclear": "Experience is not distinguishable from expectation: weighted gap {gap} ({confidence}% interval"
        " {low} to {high}, {n} answers), lowest in {name} ({worst}).",
    },
}

ALPHA: Sentences = {
    "zh-Hans": {
        "reliable": "α 为 {alpha}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}）：高于 {cut}，题目内部一致。",
        "unreliable": "α 为 {alpha}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}）：低于 {cut}，题目不够一致。",
        "unclear": "α 为 {alpha}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}）：是否达到 {cut} 无法确定。",
        "reversed": "α 为 {alpha}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}，标准 {cut}），"
        "但 {names} 与其余题目负相关，请先反向计分。",
    },
    "zh-Hant": {
        "reliable": "α 為 {alpha}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）：高於 {cut}，題目內部一致。",
        "unreliable": "α 為 {alpha}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）：低於 {cut}，題目不夠一致。",
        "unclear": "α 為 {alpha}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）：是否達到 {cut} 無法確定。",
        "reversed": "α 為 {alpha}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}，標準 {cut}），"
        "但 {names} 與其餘題目負相關，請先反向計分。",
    },
    "en": {
        "reliable": "α is {alpha} ({n} answers, {confidence}% interval {low} to {high}): above {cut}, the items agree.",
        "unreliable": "α is {alpha} ({n} answers, {confidence}% interval {low} to {high}): below {cut}, the items do"
        " not agree enough.",
        "unclear": "α is {alpha} ({n} answers, {confidence}% interval {low} to {high}): whether it reaches {cut} is not"
        " clear.",
        "reversed": "α is {alpha} ({n} answers, {confidence}% interval {low} to {high}, against {cut}), but {names} run"
        " against the other items: reverse their scores first.",
    },
}
