"""What staffing says in three languages."""

from huiyin.lib.stats.speech import Sentences

LOAD: Sentences = {
    "zh-Hans": {"loads": "{n} 个时段中，话务负荷最高为 {peak} 爱尔兰。"},
    "zh-Hant": {"loads": "{n} 個時段中，話務負荷最高為 {peak} Erlang。"},
    "en": {"loads": "The load of {n} intervals peaks at {peak} erlang."},
}

BLOCKING: Sentences = {
    "zh-Hans": {"blocked": "{agents} 条线路承担 {load} 爱尔兰时，{blocked} 的来电遇忙。"},
    "zh-Hant": {"blocked": "{agents} 條線路承擔 {load} Erlang 時，{blocked} 的來電遇忙。"},
    "en": {"blocked": "With {agents} lines under {load} erlang, {blocked} of the calls are blocked."},
}

QUEUE: Sentences = {
    "zh-Hans": {
        "patient": "若来电从不放弃，{agents} 人时 {level} 在 {target} 秒内接通（{basis}），平均等待 {wait} 秒。",
        "impatient": "{agents} 人时 {level} 在 {target} 秒内接通（{basis}），{abandon} 放弃，平均等待 {wait} 秒。",
    },
    "zh-Hant": {
        "patient": "若來電從不放棄，{agents} 人時 {level} 在 {target} 秒內接通（{basis}），平均等待 {wait} 秒。",
        "impatient": "{agents} 人時 {level} 在 {target} 秒內接通（{basis}），{abandon} 放棄，平均等待 {wait} 秒。",
    },
    "en": {
        "patient": "If nobody gives up, with {agents} agents {level} are served in {target} s ({basis}); "
        "mean wait {wait} s.",
        "impatient": "With {agents} agents {level} are served in {target} s ({basis}), {abandon} give up; "
        "mean wait {wait} s.",
    },
}

REQUIREMENT: Sentences = {
    "zh-Hans": {
        "needed": "需 {net} 人在岗、编制 {gross} 人：{level} 在 {seconds} 秒内接通（目标 {target}，{basis}）。",
        "none": "没有来电，不需要人。",
    },
    "zh-Hant": {
        "needed": "需 {net} 人在線、編制 {gross} 人：{level} 在 {seconds} 秒內接通（目標 {target}，{basis}）。",
        "none": "沒有來電，不需要人。",
    },
    "en": {
        "needed": "{net} agents at work, {gross} paid: {level} served within {seconds} s (goal {target}, {basis}).",
        "none": "No calls: nobody is needed.",
    },
}

DAY: Sentences = {
    "zh-Hans": {
        "needed": "{n} 个时段共需在岗 {hours} 人时，最多 {peak} 人；全天 {level} 在 {seconds} 秒内接通（{basis}）。",
        "quiet": "{n} 个时段都没有来电，不需要人。",
    },
    "zh-Hant": {
        "needed": "{n} 個時段共需在線 {hours} 人時，最多 {peak} 人；全天 {level} 在 {seconds} 秒內接通（{basis}）。",
        "quiet": "{n} 個時段都沒有來電，不需要人。",
    },
    "en": {
        "needed": "{n} intervals need {hours} agent hours, {peak} at most; {level} within {seconds} s ({basis}).",
        "quiet": "No calls in {n} intervals: nobody is needed.",
    },
}

QUANTILE: Sentences = {
    "zh-Hans": {
        "more": "要在 {quantile} 的预测情形下达标，{n} 个时段共需 {total} 人次，比按均值多 {more}。",
        "fewer": "要在 {quantile} 的预测情形下达标，{n} 个时段共需 {total} 人次，比按均值少 {more}。",
    },
    "zh-Hant": {
        "more": "要在 {quantile} 的預測情形下達標，{n} 個時段共需 {total} 人次，比按平均值多 {more}。",
        "fewer": "要在 {quantile} 的預測情形下達標，{n} 個時段共需 {total} 人次，比按平均值少 {more}。",
    },
    "en": {
        "more": "Keeping the goal in {quantile} of cases takes {total} agents over {n} intervals, "
        "{more} more than the mean.",
        "fewer": "Keeping the goal in {quantile} of cases takes {total} agents over {n} intervals, "
        "{more} fewer than the mean.",
    },
}

PATIENCE: Sentences = {
    "zh-Hans": {
        "patience": "来电者平均愿意等 {seconds} 秒（{abandoned} 次放弃，{confidence}% 置信区间 {low} 至 {high} 秒）。",
    },
    "zh-Hant": {
        "patience": "來電者平均願意等 {seconds} 秒（{abandoned} 次放棄，{confidence}% 信賴區間 {low} 至 {high} 秒）。",
    },
    "en": {
        "patience": "Mean patience is {seconds} s ({abandoned} gave up; {confidence}% interval {low} to {high} s).",
    },
}

CURVE: Sentences = {
    "zh-Hans": {"curve": "在 {n} 种人数中，达到全部目标（服务水平 {target}）至少需要 {fewest} 人。"},
    "zh-Hant": {"curve": "在 {n} 種人數中，達到全部目標（服務水準 {target}）至少需要 {fewest} 人。"},
    "en": {"curve": "{n} numbers of agents compared: the goal (service level {target}) takes {fewest}."},
}

POOLING: Sentences = {
    "zh-Hans": {"pooled": "{n} 组分开共需 {apart} 人，合并后需 {pooled} 人，节省 {saved} 人。"},
    "zh-Hant": {"pooled": "{n} 組分開共需 {apart} 人，合併後需 {pooled} 人，節省 {saved} 人。"},
    "en": {"pooled": "{n} groups need {apart} agents apart and {pooled} together: {saved} saved."},
}

CHAT: Sentences = {
    "zh-Hans": {
        "needed": "每人最多 {concurrency} 个会话，需 {net} 人在岗、编制 {gross} 人：{level} 在 {seconds} 秒内应答。",
        "none": "没有会话，不需要人。",
    },
    "zh-Hant": {
        "needed": "每人最多 {concurrency} 個對話，需 {net} 人在線、編制 {gross} 人：{level} 在 {seconds} 秒內應答。",
        "none": "沒有對話，不需要人。",
    },
    "en": {
        "needed": "{concurrency} chats each, {net} agents ({gross} paid): {level} answered within {seconds} s.",
        "none": "No chats: nobody is needed.",
    },
}

WORKLOAD: Sentences = {
    "zh-Hans": {
        "needed": "{hours} 小时的工作，每件 {days} 天内完成，需 {net} 人在岗、编制 {gross} 人；第 {tightest} 天最紧。",
        "none": "没有工作，不需要人。",
    },
    "zh-Hant": {
        "needed": "{hours} 小時的工作，每件 {days} 天內完成，需 {net} 人在線、編制 {gross} 人；第 {tightest} 天最緊。",
        "none": "沒有工作，不需要人。",
    },
    "en": {
        "needed": "{hours} hours of work due in {days} days take {net} agents ({gross} paid), day {tightest} most.",
        "none": "No work: nobody is needed.",
    },
}

SIMULATION: Sentences = {
    "zh-Hans": {
        "interval": "{n} 次模拟中，{level} ± {half} 个百分点在 {seconds} 秒内接通（{basis}，{confidence}% 置信区间）。",
        "single": "{n} 次模拟中，{level} 在 {seconds} 秒内接通（{basis}）；次数不足，无法给出区间。",
    },
    "zh-Hant": {
        "interval": "{n} 次模擬中，{level} ± {half} 個百分點在 {seconds} 秒內接通（{basis}，{confidence}% 信賴區間）。",
        "single": "{n} 次模擬中，{level} 在 {seconds} 秒內接通（{basis}）；次數不足，無法給出區間。",
    },
    "en": {
        "interval": "{n} simulations: {level} ± {half} points within {seconds} s ({basis}, {confidence}% interval).",
        "single": "{n} simulation: {level} within {seconds} s ({basis}), too few for an interval.",
    },
}

SKILL_STAFFING: Sentences = {
    "zh-Hans": {"staffed": "{groups} 组共 {total} 人，在 {n} 次模拟中达到各技能的目标（试算 {steps} 个方案）。"},
    "zh-Hant": {"staffed": "{groups} 組共 {total} 人，在 {n} 次模擬中達到各技能的目標（試算 {steps} 個方案）。"},
    "en": {"staffed": "All goals kept in {n} simulations by {total} agents in {groups} groups ({steps} plans tried)."},
}
