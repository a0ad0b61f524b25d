"""Why a result is None: one code for programs, one half-sentence for people in each language."""

from enum import StrEnum

from huiyin.lib.stats.speech import Said


class Undefined(StrEnum):
    """Why there is no figure, or no interval."""

    NO_ANSWERS = "no_answers"
    ONE_ANSWER = "one_answer"
    TOO_FEW = "too_few"
    SUPPRESSED = "suppressed"
    NO_VARIATION = "no_variation"
    ALIKE_WITHIN = "alike_within"
    NO_EXPOSURE = "no_exposure"
    TOO_LITTLE_WEIGHT = "too_little_weight"
    EMPTY_CELL = "empty_cell"
    NOT_CONVERGED = "not_converged"
    TOO_MANY_MISSING = "too_many_missing"
    UNSTABLE = "unstable"
    INFEASIBLE = "infeasible"
    NO_LIMIT = "no_limit"
    NEVER = "never"
    NO_SIGN_CHANGE = "no_sign_change"
    SEVERAL_ROOTS = "several_roots"
    NOT_APPLICABLE = "not_applicable"
    SEPARATION = "separation"


REASONS: dict[Undefined, Said] = {
    Undefined.NO_ANSWERS: {"zh-Hans": "没有数据", "zh-Hant": "沒有資料", "en": "there are no data"},
    Undefined.ONE_ANSWER: {"zh-Hans": "只有一份数据", "zh-Hant": "只有一筆資料", "en": "there is only one value"},
    Undefined.TOO_FEW: {"zh-Hans": "数据太少", "zh-Hant": "資料太少", "en": "there are too few values"},
    Undefined.SUPPRESSED: {
        "zh-Hans": "回答太少，为保护匿名而不显示",
        "zh-Hant": "回答太少，為保護匿名而不顯示",
        "en": "so few answers are withheld to keep them anonymous",
    },
    Undefined.NO_VARIATION: {"zh-Hans": "所有数值都相同", "zh-Hant": "所有數值都相同", "en": "all values are alike"},
    Undefined.ALIKE_WITHIN: {
        "zh-Hans": "各单位内部的数值都相同",
        "zh-Hant": "各單位內部的數值都相同",
        "en": "the values within each unit are all alike",
    },
    Undefined.NO_EXPOSURE: {"zh-Hans": "分母为零", "zh-Hant": "分母為零", "en": "there is nothing to divide by"},
    Undefined.TOO_LITTLE_WEIGHT: {
        "zh-Hans": "缺失的维度权重过大",
        "zh-Hant": "缺失的構面權重過大",
        "en": "the dimensions present carry too little weight",
    },
    Undefined.EMPTY_CELL: {
        "zh-Hans": "有目标的分组里没有样本，请先合并分组",
        "zh-Hant": "有目標的分組裡沒有樣本，請先合併分組",
        "en": "a group with a target has no sample; merge groups first",
    },
    Undefined.NOT_CONVERGED: {"zh-Hans": "计算没有收敛", "zh-Hant": "計算沒有收斂", "en": "the fit did not converge"},
    Undefined.TOO_MANY_MISSING: {
        "zh-Hans": "缺失的数值太多",
        "zh-Hant": "缺失的數值太多",
        "en": "too many values are missing",
    },
    Undefined.UNSTABLE: {
        "zh-Hans": "人手不多于工作量，队列会无限增长",
        "zh-Hant": "人手不多於工作量，佇列會無限增長",
        "en": "there is at least as much work as staff can do, so the queue grows without end",
    },
    Undefined.INFEASIBLE: {
        "zh-Hans": "条件互相矛盾，没有可行解",
        "zh-Hant": "條件互相矛盾，沒有可行解",
        "en": "the conditions contradict each other",
    },
    Undefined.NO_LIMIT: {"zh-Hans": "结果没有上限", "zh-Hant": "結果沒有上限", "en": "the value has no upper limit"},
    Undefined.NEVER: {
        "zh-Hans": "在所给期间内不会发生",
        "zh-Hant": "在所給期間內不會發生",
        "en": "it never happens in the period",
    },
    Undefined.NO_SIGN_CHANGE: {
        "zh-Hans": "现金流没有正负变化",
        "zh-Hant": "現金流沒有正負變化",
        "en": "the cash flows never change sign",
    },
    Undefined.SEVERAL_ROOTS: {
        "zh-Hans": "有多个解",
        "zh-Hant": "有多個解",
        "en": "there are several solutions",
    },
    Undefined.NOT_APPLICABLE: {"zh-Hans": "不适用", "zh-Hant": "不適用", "en": "it does not apply"},
    Undefined.SEPARATION: {
        "zh-Hans": "特征把结果完全分开，估计值会无穷大",
        "zh-Hant": "特徵把結果完全分開，估計值會無限大",
        "en": "the features separate the outcomes perfectly, so the estimates would be infinite",
    },
}
