"""What the company writes: a first reply and a closing letter for each topic and language."""

from typing import Final

from huiyin.config.demo.stories import Letter


def _letter(reply: str, cause: str, remedy: str, prevention: str) -> Letter:
    return Letter(reply=reply, cause=cause, remedy=remedy, prevention=prevention)


_HANS: Final = {
    "missing": _letter(
        "很抱歉让您少收了餐品。已请门店核对当时的出餐单，缺的部分先按原价退回，今天 18:00 前给您结果。",
        "晚高峰换了新包装袋，小件没有放进封口清单，打包员漏拿。",
        "缺少的餐品已全额退款，并补一张等值餐券。",
        "三家门店恢复封口前双人核对，清单上加了小件。",
    ),
    "poisoning": _letter(
        "非常抱歉，先请安心就医，费用票据请留好。我们已封存当天的食材留样，店长正赶去医院。",
        "凉面出餐后放置超过两小时，温度没有记录。",
        "医疗费用由我们承担，餐费退回，专人陪同复诊。",
        "凉菜改为现点现拌，超过一小时报废，并每天抽检。",
    ),
    "foreign": _letter(
        "让您受惊了，非常抱歉。已停用当班的清洁用具并保留现场，请告诉我们是否需要就医。",
        "后厨用的钢丝球掉丝，混进汤桶。",
        "餐费退回，并按食品安全标准赔偿。",
        "全部门店停用钢丝球，改用不掉丝的刷具。",
    ),
    "waiting": _letter(
        "让您等了这么久，实在抱歉。已请现场负责人核实当时的排班和叫号记录，明天中午前给您答复。",
        "高峰时段两人请假，没有及时调人支援。",
        "为您预留下次的优先窗口，并致歉补偿。",
        "高峰前一天确认人数，缺人时由相邻网点支援。",
    ),
    "attitude": _letter(
        "很抱歉给您不好的感受。已请负责人听取录音、了解经过，我会在今天内给您答复。",
        "员工连续值班后情绪不稳，没有按服务规范应答。",
        "当事人已向您致歉，主管亲自回访。",
        "调整连班安排，并加入每周情景练习。",
    ),
    "fraud": _letter(
        "卡片已为您冻结，请不要转出其他资金。反欺诈组正在追踪这笔交易，每小时向您通报一次进展。",
        "卡号在境外网站泄露，被用于无卡交易。",
        "损失金额已先行垫付，新卡三日内寄到。",
        "境外无卡交易默认关闭，需要时由您自己打开。",
    ),
    "system": _letter(
        "抱歉耽误您用款。技术同事已复现这个问题，急用的话可以先用网页版，修复后马上通知您。",
        "新版本与部分机型的系统组件不兼容。",
        "已发布修复版本，更新后即可使用。",
        "发布前增加旧机型的真机测试。",
    ),
    "billing": _letter(
        "费用的事已经收到，正在逐项核对明细，两个工作日内把结果和依据一起发给您。",
        "系统沿用了旧的收费规则，没有按当时的约定执行。",
        "多收的费用已原路退回。",
        "收费前短信列出项目和金额，您确认后才扣。",
    ),
    "suggestion": _letter(
        "谢谢您的建议，已转给负责的部门评估，一周内告诉您能不能做、什么时候做。",
        "这个需求此前没有排进计划。",
        "已列入下个月的试点。",
        "试点结果会在“您说我们做”里公布。",
    ),
    "inquiry": _letter(
        "您好，可以的。详细的时间和所需材料已整理好发给您，有不清楚的随时回复。",
        "页面上的说明不够完整。",
        "已把办理步骤和材料清单发给您。",
        "说明页已补充这一条。",
    ),
    "honesty": _letter(
        "您反映的情况很重要，已由合规部门单独立案，三个工作日内书面答复您。",
        "宣传和讲解没有按规定提示全部条件。",
        "按实际情况为您更正并补偿差额。",
        "相关话术下线，讲解过程全程录音抽查。",
    ),
    "damage": _letter(
        "很抱歉收到破损的商品。不用寄回，请拍一张照片，我们马上安排补发。",
        "仓库换了薄包装，易碎品没有加固。",
        "已补发全新商品，并加厚包装。",
        "易碎品恢复双层防护，出库前做跌落抽检。",
    ),
    "refund": _letter(
        "让您久等了。退款卡在仓库质检环节，已加急，办好马上通知您到账时间。",
        "退货签收后没有自动转到退款环节。",
        "退款已原路退回，并补偿十元券。",
        "签收满两天未退款的订单自动报警。",
    ),
    "delay": _letter(
        "抱歉让您等这么久。已查到订单停在备货环节，今天确认发货时间告诉您，也可以随时取消。",
        "供应商延迟到货，系统没有更新预计时间。",
        "已改由另一仓发货，运费退回。",
        "缺货商品下单前提示预计时间。",
    ),
    "wrong": _letter(
        "发错尺码是我们的失误，退回运费由我们承担，正确的尺码今天先发给您。",
        "拣货时相邻货位混放。",
        "已换货，运费退回。",
        "相邻尺码分开存放，出库扫码核对。",
    ),
    "brakes": _letter(
        "您的安全第一，请不要再驾驶该车。拖车已出发，技术总监在店里等您，代步车马上安排。",
        "保养时制动油管接头没有按规定力矩拧紧。",
        "全部更换制动管路并由第三方检测，提供代步车。",
        "涉及制动的工序改为双人复核、拍照存档。",
    ),
    "repair": _letter(
        "三次没有修好，换我也着急。这次由技术主管接手，请您选个方便的时间，全程代步。",
        "前几次只补了制冷剂，没有找到泄漏点。",
        "更换蒸发器，质保延长两年。",
        "同一故障第二次进店即升级为技术主管处理。",
    ),
    "network": _letter(
        "断网给您添麻烦了。抢修人员已派出，预计两小时内到达，恢复后第一时间通知您。",
        "楼道光缆被施工挖断，临时接头不稳定。",
        "已重新熔接光缆，并减免当月月费。",
        "与物业建立施工提前通知，关键楼宇加备用路由。",
    ),
}

_HANT: Final = {
    "network": _letter(
        "很抱歉影響您上網。工程師已查看線路，今晚會上門檢查，完成後即時通知您。",
        "大廈內分光器老化，晚間負載過高。",
        "已更換分光器，並減免當月月費。",
        "每月檢查晚間負載，超過八成即擴容。",
    ),
    "billing": _letter(
        "帳單的疑問已經收到，我們正逐項核對，兩個工作天內連同依據一併回覆。",
        "日費計劃登記後沒有在出發日生效。",
        "差額已退回帳戶。",
        "登記後以短訊確認生效日期。",
    ),
    "attitude": _letter(
        "給您不好的感受，非常抱歉。主管已了解當天情況，今日內會親自致電給您。",
        "當日人手不足，職員沒有按服務守則接待。",
        "職員已道歉，並由主管跟進您的申請。",
        "繁忙時段加派支援，每週檢討服務情況。",
    ),
    "inquiry": _letter(
        "您好，可以的。所需文件與步驟已整理好寄給您，有疑問請隨時回覆。",
        "網頁說明不夠完整。",
        "已把步驟和文件清單寄給您。",
        "說明頁已補上這一項。",
    ),
    "system": _letter(
        "很抱歉造成不便。技術同事已重現問題，急用可先使用網頁版，修復後即時通知您。",
        "繁體版頁面沿用了舊的檢查程式。",
        "已發布修正版本，更新後即可使用。",
        "發布前三種語言都要測試一次。",
    ),
}

_ENGLISH: Final = {
    "delay": _letter(
        "I am sorry your parcel is late. It is held at the sorting centre; I will confirm the delivery date today.",
        "The parcel was routed to the wrong sorting centre.",
        "It was delivered today and the shipping fee is refunded.",
        "Parcels without a scan for two days now raise an alarm.",
    ),
    "refund": _letter(
        "I am sorry about the wait. I found your return and have asked finance to release the refund today.",
        "The return was received but not matched with your order.",
        "The refund has been sent to your card.",
        "Returns are now matched by scanning the order code.",
    ),
    "damage": _letter(
        "I am sorry the tea set arrived broken. No need to send it back; could you send us one photo?",
        "Fragile goods were packed in a single layer.",
        "A new set is on its way, packed twice.",
        "Fragile goods are packed in two layers and drop-tested.",
    ),
    "inquiry": _letter(
        "Yes, we do. It takes three to five days; I have sent you the details.",
        "The shipping page did not mention it.",
        "The details are in your mailbox.",
        "The page now lists all destinations.",
    ),
    "billing": _letter(
        "Thank you for telling us. I am checking both charges and will answer within two working days.",
        "The transfer was sent again after a time-out.",
        "The second charge has been refunded.",
        "A repeated transfer now asks for confirmation.",
    ),
}

LETTERS: Final[dict[str, dict[str, Letter]]] = {"zh-Hans": _HANS, "zh-Hant": _HANT, "en": _ENGLISH}
