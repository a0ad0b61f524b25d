"""What tables of counts and correlations say in three languages."""

from typing import Final

from huiyin.lib.stats.speech import Said, Sentences

THE_ASSOCIATION: Final[Said] = {"zh-Hans": "关联检验", "zh-Hant": "關聯檢定", "en": "the test of association"}
THE_HEAT_MAP: Final[Said] = {"zh-Hans": "热力图", "zh-Hant": "熱力圖", "en": "the heat map"}
THE_CORRELATION: Final[Said] = {"zh-Hans": "相关系数", "zh-Hant": "相關係數", "en": "the correlation"}
THE_CORRELATIONS: Final[Said] = {"zh-Hans": "相关分析", "zh-Hant": "相關分析", "en": "the correlation analysis"}

CELL_TIMES: Final[Said] = {"zh-Hans": " × ", "zh-Hant": " × ", "en": " × "}

COEFFICIENTS: Final[dict[str, Said]] = {
    "pearson": {"zh-Hans": "Pearson 相关系数", "zh-Hant": "Pearson 相關係數", "en": "Pearson's correlation"},
    "spearman": {"zh-Hans": "Spearman 等级相关", "zh-Hant": "Spearman 等級相關", "en": "Spearman's correlation"},
    "kendall": {"zh-Hans": "Kendall τ-b", "zh-Hant": "Kendall τ-b", "en": "Kendall's tau-b"},
}

CHI_SQUARE: Sentences = {
    "zh-Hans": {
        "associated": "两者相关联（{p}，Cramér V = {v}，n = {n}）；相关不等于因果。",
        "same": "看不出两者有关联（{p}，Cramér V = {v}，n = {n}）。",
    },
    "zh-Hant": {
        "associated": "兩者相關聯（{p}，Cramér V = {v}，n = {n}）；相關不等於因果。",
        "same": "看不出兩者有關聯（{p}，Cramér V = {v}，n = {n}）。",
    },
    "en": {
        "associated": "The two are associated ({p}, Cramér's V = {v}, n = {n}); that is no proof of cause.",
        "same": "No association can be made out ({p}, Cramér's V = {v}, n = {n}).",
    },
}

FISHER: Sentences = {
    "zh-Hans": {
        "associated": "两者相关联：优势比 {ratio}（{low} 至 {high}，精确 {p}，n = {n}）。",
        "same": "看不出两者有关联：优势比 {ratio}（{low} 至 {high}，精确 {p}，n = {n}）。",
        "associated_unbounded": "两者相关联（精确 {p}，n = {n}）；有空格子，优势比没有界限。",
        "same_unbounded": "看不出两者有关联（精确 {p}，n = {n}）；有空格子，优势比没有界限。",
    },
    "zh-Hant": {
        "associated": "兩者相關聯：勝算比 {ratio}（{low} 至 {high}，精確 {p}，n = {n}）。",
        "same": "看不出兩者有關聯：勝算比 {ratio}（{low} 至 {high}，精確 {p}，n = {n}）。",
        "associated_unbounded": "兩者相關聯（精確 {p}，n = {n}）；有空格子，勝算比沒有界限。",
        "same_unbounded": "看不出兩者有關聯（精確 {p}，n = {n}）；有空格子，勝算比沒有界限。",
    },
    "en": {
        "associated": "The two are associated: odds ratio {ratio} ({low} to {high}, exact {p}, n = {n}).",
        "same": "No association can be made out: odds ratio {ratio} ({low} to {high}, exact {p}, n = {n}).",
        "associated_unbounded": "The two are associated (exact {p}, n = {n}); "
        "a cell is empty, so the odds ratio is unbounded.",
        "same_unbounded": "No association can be made out (exact {p}, n = {n}); "
        "a cell is empty, so the odds ratio is unbounded.",
    },
}

HEAT_MAP: Sentences = {
    "zh-Hans": {
        "hot": "{cells} 个格子中有 {hot} 个明显偏高；最突出的是 {cell}：{count} 件，占 {share}，"
        "按比例应占 {expected}（{times} 倍，n = {n}）。",
        "even": "{cells} 个格子中没有一个明显偏高（n = {n}）。",
    },
    "zh-Hant": {
        "hot": "{cells} 個格子中有 {hot} 個明顯偏高；最突出的是 {cell}：{count} 件，占 {share}，"
        "按比例應占 {expected}（{times} 倍，n = {n}）。",
        "even": "{cells} 個格子中沒有一個明顯偏高（n = {n}）。",
    },
    "en": {
        "hot": "{hot} of {cells} cells stand out above; most of all {cell}: {count} cases, {share} of all "
        "where {expected} were to be expected ({times} times, n = {n}).",
        "even": "None of {cells} cells stands out above (n = {n}).",
    },
}

CORRELATION: Sentences = {
    "zh-Hans": {
        "rising": "{name} {r}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：同向相关，不等于因果。",
        "falling": "{name} {r}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：反向相关，不等于因果。",
        "same": "{name} {r}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：与零无法区分。",
        "untested": "{name} {r}（n = {n}），数据太少，无法给出区间。",
    },
    "zh-Hant": {
        "rising": "{name} {r}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：同向相關，不等於因果。",
        "falling": "{name} {r}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：反向相關，不等於因果。",
        "same": "{name} {r}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：與零無法區分。",
        "untested": "{name} {r}（n = {n}），資料太少，無法給出區間。",
    },
    "en": {
        "rising": "{name} is {r} ({confidence}% interval {low} to {high}, n = {n}): "
        "associated, rising together; no proof of cause.",
        "falling": "{name} is {r} ({confidence}% interval {low} to {high}, n = {n}): "
        "associated, one falling as the other rises; no proof of cause.",
        "same": "{name} is {r} ({confidence}% interval {low} to {high}, n = {n}): not distinguishable from none.",
        "untested": "{name} is {r} (n = {n}); too few values for an interval.",
    },
}

CORRELATIONS: Sentences = {
    "zh-Hans": {
        "some": "{pairs} 对中相关的有：{found}（n = {n}）；相关不等于因果。",
        "none": "{pairs} 对中没有一对的相关与零可以区分（n = {n}）。",
    },
    "zh-Hant": {
        "some": "{pairs} 對中相關的有：{found}（n = {n}）；相關不等於因果。",
        "none": "{pairs} 對中沒有一對的相關與零可以區分（n = {n}）。",
    },
    "en": {
        "some": "Of {pairs} pairs, associated: {found} (n = {n}); that is no proof of cause.",
        "none": "In none of {pairs} pairs is the correlation distinguishable from none (n = {n}).",
    },
}
