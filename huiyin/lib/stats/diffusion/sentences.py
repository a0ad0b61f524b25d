"""What the diffusion family says in three languages."""

from huiyin.lib.stats.speech import Sentences

SPREAD: Sentences = {
    "zh-Hans": {
        "interval": "从 {seeds} 个起点出发，{n} 个账号中预计触达 {figure} 个（模拟的 {confidence}% 置信区间 {low} 至 "
        "{high}，以给定的转发概率为前提）。",
        "exact": "从 {seeds} 个起点出发，{n} 个账号中预计触达 {figure} 个（精确值，以给定的转发概率为前提）。",
    },
    "zh-Hant": {
        "interval": "從 {seeds} 個起點出發，{n} 個帳號中預計觸及 {figure} 個（模擬的 {confidence}% 信賴區間 {low} 至 "
        "{high}，以給定的轉發機率為前提）。",
        "exact": "從 {seeds} 個起點出發，{n} 個帳號中預計觸及 {figure} 個（精確值，以給定的轉發機率為前提）。",
    },
    "en": {
        "interval": "From {seeds} seeds {figure} of {n} accounts are expected to be reached ({confidence}% interval "
        "of the simulation {low} to {high}, given the repost probabilities).",
        "exact": "From {seeds} seeds {figure} of {n} accounts are expected to be reached (exact, given the repost "
        "probabilities).",
    },
}

SEEDS: Sentences = {
    "zh-Hans": {
        "plain": "选出的 {seeds} 个账号预计共触达 {n} 个账号中的 {figure} 个，不低于最优解的 {guarantee}（以给定的转"
        "发概率为前提）。",
        "sampled": "选出的 {seeds} 个账号预计共触达 {n} 个账号中的 {figure} 个，除模拟误差外不低于最优解的 "
        "{guarantee}（以给定的转发概率为前提）。",
    },
    "zh-Hant": {
        "plain": "選出的 {seeds} 個帳號預計共觸及 {n} 個帳號中的 {figure} 個，不低於最佳解的 {guarantee}（以給定的轉"
        "發機率為前提）。",
        "sampled": "選出的 {seeds} 個帳號預計共觸及 {n} 個帳號中的 {figure} 個，除模擬誤差外不低於最佳解的 "
        "{guarantee}（以給定的轉發機率為前提）。",
    },
    "en": {
        "plain": "The accounts chosen ({seeds}) are expected to reach {figure} of {n}, at least {guarantee} of the "
        "best possible (given the repost probabilities).",
        "sampled": "The accounts chosen ({seeds}) are expected to reach {figure} of {n}, up to the error of the "
        "simulation at least {guarantee} of the best possible (given the repost probabilities).",
    },
}

EPIDEMIC: Sentences = {
    "zh-Hans": {
        "spreads": "再生数为 {reproduction} 时，最终约 {figure} 的人会看到，高峰时 {peak} 的人同时在传播（假设人人均"
        "匀接触）。",
        "dies": "再生数为 {reproduction} 时，话题会自行平息，最终比例 {figure}，高峰 {peak}（假设人人均匀接触）。",
    },
    "zh-Hant": {
        "spreads": "再生數為 {reproduction} 時，最終約 {figure} 的人會看到，高峰時 {peak} 的人同時在擴散（假設人人均"
        "勻接觸）。",
        "dies": "再生數為 {reproduction} 時，話題會自行平息，最終比例 {figure}，高峰 {peak}（假設人人均勻接觸）。",
    },
    "en": {
        "spreads": "With reproduction number {reproduction} about {figure} are reached in the end and {peak} spread "
        "at the peak, if everybody meets everybody.",
        "dies": "With reproduction number {reproduction} the topic dies out by itself: final share {figure}, peak "
        "{peak}, if everybody meets everybody.",
    },
}

RATE: Sentences = {
    "zh-Hans": {
        "grows": "每小时增长率为 {figure}（{confidence}% 置信区间 {low} 至 {high}），约 {hours} 小时翻一番。",
        "fades": "每小时增长率为 {figure}（{confidence}% 置信区间 {low} 至 {high}），约 {hours} 小时减半。",
        "unclear": "每小时增长率为 {figure}（{confidence}% 置信区间 {low} 至 {high}），增长与消退无法区分。",
        "single": "每小时增长率为 {figure}（n = {n}，计数太少或过于规则，无法给出区间）。",
    },
    "zh-Hant": {
        "grows": "每小時成長率為 {figure}（{confidence}% 信賴區間 {low} 至 {high}），約 {hours} 小時增加一倍。",
        "fades": "每小時成長率為 {figure}（{confidence}% 信賴區間 {low} 至 {high}），約 {hours} 小時減半。",
        "unclear": "每小時成長率為 {figure}（{confidence}% 信賴區間 {low} 至 {high}），成長與消退無法區分。",
        "single": "每小時成長率為 {figure}（n = {n}，計數太少或過於規則，無法給出區間）。",
    },
    "en": {
        "grows": "The counts grow by {figure} an hour ({confidence}% interval {low} to {high}): they double in about "
        "{hours} hours.",
        "fades": "The counts change by {figure} an hour ({confidence}% interval {low} to {high}): they halve in "
        "about {hours} hours.",
        "unclear": "The counts change by {figure} an hour ({confidence}% interval {low} to {high}): growing and "
        "fading are not distinguishable.",
        "single": "The counts change by {figure} an hour (n = {n}: too few or too regular for an interval).",
    },
}

REPRODUCTION: Sentences = {
    "zh-Hans": {
        "grows": "每条帖子平均带来 {figure} 次转发（{confidence}% 置信区间 {low} 至 {high}），话题在扩散。",
        "fades": "每条帖子平均带来 {figure} 次转发（{confidence}% 置信区间 {low} 至 {high}），话题在平息。",
        "unclear": "每条帖子平均带来 {figure} 次转发（{confidence}% 置信区间 {low} 至 {high}），扩散与平息无法区分。",
    },
    "zh-Hant": {
        "grows": "每則貼文平均帶來 {figure} 次轉發（{confidence}% 信賴區間 {low} 至 {high}），話題在擴散。",
        "fades": "每則貼文平均帶來 {figure} 次轉發（{confidence}% 信賴區間 {low} 至 {high}），話題在平息。",
        "unclear": "每則貼文平均帶來 {figure} 次轉發（{confidence}% 信賴區間 {low} 至 {high}），擴散與平息無法區分。",
    },
    "en": {
        "grows": "A post brings {figure} reposts on average ({confidence}% interval {low} to {high}): the topic "
        "spreads.",
        "fades": "A post brings {figure} reposts on average ({confidence}% interval {low} to {high}): the topic dies "
        "down.",
        "unclear": "A post brings {figure} reposts on average ({confidence}% interval {low} to {high}): spreading "
        "and dying down are not distinguishable.",
    },
}

CUSUM: Sentences = {
    "zh-Hans": {
        "alarm": "{n} 个有数据的时段中报警 {alarms} 次，首次在第 {first} 个时段（{false_alarms}）。",
        "quiet": "{n} 个有数据的时段中没有报警（{false_alarms}）。",
    },
    "zh-Hant": {
        "alarm": "{n} 個有資料的時段中示警 {alarms} 次，首次在第 {first} 個時段（{false_alarms}）。",
        "quiet": "{n} 個有資料的時段中沒有示警（{false_alarms}）。",
    },
    "en": {
        "alarm": "Alarms: {alarms}, the first in interval {first} (n = {n} intervals with data; {false_alarms}).",
        "quiet": "There is no alarm (n = {n} intervals with data; {false_alarms}).",
    },
}

FALSE_ALARMS: Sentences = {
    "zh-Hans": {"every": "无异常时平均每 {every} 个时段误报一次", "endless": "无异常时几乎不会误报"},
    "zh-Hant": {"every": "無異常時平均每 {every} 個時段誤報一次", "endless": "無異常時幾乎不會誤報"},
    "en": {"every": "a false one every {every} intervals on average", "endless": "hardly ever a false one"},
}

HAWKES: Sentences = {
    "zh-Hans": {
        "interval": "按 {n} 次转发估计，每条帖子直接带来 {branching} 次转发（{confidence}% 置信区间 {low} 至 {high}）"
        "，平均间隔 {minutes} 分钟。",
        "single": "按 {n} 次转发估计，每条帖子直接带来 {branching} 次转发（无法给出区间），平均间隔 {minutes} 分钟。",
    },
    "zh-Hant": {
        "interval": "按 {n} 次轉發估計，每則貼文直接帶來 {branching} 次轉發（{confidence}% 信賴區間 {low} 至 {high}）"
        "，平均間隔 {minutes} 分鐘。",
        "single": "按 {n} 次轉發估計，每則貼文直接帶來 {branching} 次轉發（無法給出區間），平均間隔 {minutes} 分鐘。",
    },
    "en": {
        "interval": "Estimated from {n} reposts, a post brings {branching} direct ones ({confidence}% interval {low} "
        "to {high}), after {minutes} minutes on average.",
        "single": "Estimated from {n} reposts, a post brings {branching} direct ones (no interval), after {minutes} "
        "minutes on average.",
    },
}

REPOSTS: Sentences = {
    "zh-Hans": {
        "interval": "已有 {n} 次转发，发布后 {hours} 小时内预计共 {figure} 次（{confidence}% 预测区间 {low} 至 {high}"
        "）。",
        "open": "已有 {n} 次转发，发布后 {hours} 小时内预计共 {figure} 次，上限无法估计。",
    },
    "zh-Hant": {
        "interval": "已有 {n} 次轉發，發布後 {hours} 小時內預計共 {figure} 次（{confidence}% 預測區間 {low} 至 {high}"
        "）。",
        "open": "已有 {n} 次轉發，發布後 {hours} 小時內預計共 {figure} 次，上限無法估計。",
    },
    "en": {
        "interval": "After {n} reposts so far, {figure} are expected by {hours} hours after the post ({confidence}% "
        "prediction interval {low} to {high}).",
        "open": "After {n} reposts so far, {figure} are expected by {hours} hours after the post, without an upper "
        "limit.",
    },
}

SPREADERS: Sentences = {
    "zh-Hans": {
        "plain": "{n} 个账号中 {first} 的 PageRank 最高（{rank}）；最密集的核心是 {core}-核，含 {inside} 个账号。"
    },
    "zh-Hant": {
        "plain": "{n} 個帳號中 {first} 的 PageRank 最高（{rank}）；最密集的核心是 {core}-核，含 {inside} 個帳號。"
    },
    "en": {
        "plain": "{first} has the highest PageRank ({rank}, n = {n}); the densest core is the {core}-core, "
        "{inside} of them."
    },
}

REACH: Sentences = {
    "zh-Hans": {"plain": "转发概率未知：若在 {low_p} 至 {high_p} 之间，{n} 个账号中预计触达 {low} 至 {high} 个。"},
    "zh-Hant": {"plain": "轉發機率未知：若在 {low_p} 至 {high_p} 之間，{n} 個帳號中預計觸及 {low} 至 {high} 個。"},
    "en": {
        "plain": "The repost probability is not known: between {low_p} and {high_p}, {low} to {high} of {n} accounts "
        "are expected to be reached."
    },
}

RESPONSE: Sentences = {
    "zh-Hans": {"plain": "响应等级 L{level}：{action}。"},
    "zh-Hant": {"plain": "應變等級 L{level}：{action}。"},
    "en": {"plain": "Response level L{level}: {action}."},
}
