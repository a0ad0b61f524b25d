"""What the clocks of a case say in three languages."""

from huiyin.lib.stats.speech import Sentences

READING: Sentences = {
    "zh-Hans": {
        "plain": "共用营业时间 {net} 分钟，其间没有暂停。",
        "paused": "净用营业时间 {net} 分钟；含暂停的毛时间为 {gross} 分钟，暂停占 {paused} 分钟。",
    },
    "zh-Hant": {
        "plain": "共用營業時間 {net} 分鐘，其間沒有暫停。",
        "paused": "淨用營業時間 {net} 分鐘；含暫停的毛時間為 {gross} 分鐘，暫停占 {paused} 分鐘。",
    },
    "en": {
        "plain": "{net} minutes of business time were used, without a pause.",
        "paused": "{net} minutes of business time were used net; gross, with {paused} minutes of pauses, {gross}.",
    },
}

CHANGED_DUE: Sentences = {
    "zh-Hans": {
        "ahead": "变更时已用 {used} 分钟；按现行时限 {minutes} 分钟，到期时间为 {due}（UTC）。",
        "behind": "变更时已用 {used} 分钟，超过现行时限 {minutes} 分钟；按此到期时间为 {due}（UTC），早于变更。",
        "paused": "时钟已暂停：变更时已用 {used} 分钟，现行时限 {minutes} 分钟，恢复计时后才有到期时间。",
    },
    "zh-Hant": {
        "ahead": "變更時已用 {used} 分鐘；按現行時限 {minutes} 分鐘，到期時間為 {due}（UTC）。",
        "behind": "變更時已用 {used} 分鐘，超過現行時限 {minutes} 分鐘；按此到期時間為 {due}（UTC），早於變更。",
        "paused": "時鐘已暫停：變更時已用 {used} 分鐘，現行時限 {minutes} 分鐘，恢復計時後才有到期時間。",
    },
    "en": {
        "ahead": "{used} minutes were used at the change; of the {minutes} now allowed the last ends at {due} UTC.",
        "behind": "{used} minutes were used at the change, {minutes} are allowed now: due at {due} UTC, before it.",
        "paused": "The clock is paused and has no due time: {used} of {minutes} minutes were used at the change.",
    },
}

FOLLOW_UPS: Sentences = {
    "zh-Hans": {
        "all": "共安排 {n} 次回访，其中 {shifted} 次避开免打扰时段而顺延。",
        "cancelled": "共 {n} 次回访；因重新打开取消 {cancelled} 次，保留的回访中 {shifted} 次避开免打扰时段而顺延。",
    },
    "zh-Hant": {
        "all": "共安排 {n} 次回訪，其中 {shifted} 次避開勿擾時段而順延。",
        "cancelled": "共 {n} 次回訪；因重新開啟取消 {cancelled} 次，保留的回訪中 {shifted} 次避開勿擾時段而順延。",
    },
    "en": {
        "all": "{n} follow-ups are planned, {shifted} of them moved out of quiet hours.",
        "cancelled": "Reopening cancels {cancelled} of {n} follow-ups; {shifted} of the rest moved out of quiet hours.",
    },
}

UPDATES: Sentences = {
    "zh-Hans": {
        "kept": "每 {every} 分钟一次的进展更新没有漏过，下一次应在 {next}（UTC）之前。",
        "late": "每 {every} 分钟一次的进展更新漏了 {missed} 次，但目前没有逾期，下一次应在 {next}（UTC）之前。",
        "breached": "每 {every} 分钟一次的进展更新漏了 {missed} 次，目前已逾期：本应在 {next}（UTC）之前更新。",
        "ended": "更新已结束，每 {every} 分钟一次的进展更新共漏了 {missed} 次。",
    },
    "zh-Hant": {
        "kept": "每 {every} 分鐘一次的進度更新沒有漏過，下一次應在 {next}（UTC）之前。",
        "late": "每 {every} 分鐘一次的進度更新漏了 {missed} 次，但目前沒有逾期，下一次應在 {next}（UTC）之前。",
        "breached": "每 {every} 分鐘一次的進度更新漏了 {missed} 次，目前已逾期：本應在 {next}（UTC）之前更新。",
        "ended": "更新已結束，每 {every} 分鐘一次的進度更新共漏了 {missed} 次。",
    },
    "en": {
        "kept": "No update (one every {every} minutes) was missed; the next is due by {next} UTC.",
        "late": "{missed} updates (one every {every} minutes) were missed; the next is due by {next} UTC.",
        "breached": "{missed} updates (one every {every} minutes) were missed; one is overdue since {next} UTC.",
        "ended": "Updates have ended; {missed} (one every {every} minutes) were missed.",
    },
}

RESPONSES: Sentences = {
    "zh-Hans": {
        "answered": "首次人工回复用了 {first} 分钟（不计 {automatic} 条自动回复），其后 {later} 次来信都已回复。",
        "pending": "首次人工回复用了 {first} 分钟（不计 {automatic} 条自动回复）；客户还有来信等待回复。",
    },
    "zh-Hant": {
        "answered": "首次人工回覆用了 {first} 分鐘（不計 {automatic} 則自動回覆），其後 {later} 次來訊都已回覆。",
        "pending": "首次人工回覆用了 {first} 分鐘（不計 {automatic} 則自動回覆）；客戶還有來訊等待回覆。",
    },
    "en": {
        "answered": "The first human reply took {first} minutes ({automatic} automatic); {later} more are answered.",
        "pending": "The first human reply took {first} minutes ({automatic} automatic); the customer waits again.",
    },
}

RESOLUTION: Sentences = {
    "zh-Hans": {
        "resolved": "解决净用时 {net} 分钟（毛用时 {gross} 分钟），重新打开 {reopened} 次。",
        "open": "尚未解决：至今净用时 {net} 分钟（毛用时 {gross} 分钟），重新打开 {reopened} 次。",
    },
    "zh-Hant": {
        "resolved": "解決淨用時 {net} 分鐘（毛用時 {gross} 分鐘），重新開啟 {reopened} 次。",
        "open": "尚未解決：至今淨用時 {net} 分鐘（毛用時 {gross} 分鐘），重新開啟 {reopened} 次。",
    },
    "en": {
        "resolved": "Resolution took {net} minutes net ({gross} gross); reopened {reopened} times.",
        "open": "Not resolved yet: {net} minutes net ({gross} gross) so far; reopened {reopened} times.",
    },
}
