"""Who, how surely, which act: the classes of Chinese words that tone families are built of, and what excuses them.

Patterns are for folded text (`tone`): narrow punctuation, lower case, simplified characters.
"""

from __future__ import annotations

import re
from typing import Final

from loancomplaint.lexicon.families import CLAUSE, QUOTE, REACH, Excuse, any_of

# ---------------------------------------------------------------- gaps

# No gap runs over a hedge: "明显异常,涉嫌诈骗" is hedged where it matters.
_STEP: Final = rf"(?:(?!涉嫌|疑似|可能|是否|嫌疑|怀疑){CLAUSE})"
FEW: Final = rf"{_STEP}{{0,4}}"
SOME: Final = rf"{_STEP}{{0,10}}"
MANY: Final = rf"{_STEP}{{0,18}}"

# ---------------------------------------------------------------- classes of words

HIM: Final = any_of("""
    你 你们 他(?![人行项处方国物]) 她 他们 她们 此人 这人 这个人 这家伙 那家伙 这帮人 这伙人 这种人 这些人 人家
    老板 老板娘 老总 对方
""")
"""The debtor, as one speaks of him."""

PERSON: Final = any_of("""
    你 你们 他(?![人行项处方国物]) 她 他们 她们 此人 这人 那人 这个人 这家伙 这帮人 这伙人 这种人 这些人 人家 其 某
    客户 该客户 该户 借款人 债务人 担保人 保证人 老板 老板娘 老总 法人 法人代表 法定代表人 实控人 实际控制人 股东
    负责人 管理层 高管 企业 该企业 这家企业 公司 该公司 这家公司 借款企业 对方
""")
"""The debtor and his people, as one speaks or writes of them."""

BANK: Final = any_of("我行 本行 银行 我们 我方 信贷 贷款 授信 客户经理 金融机构")
SURELY: Final = any_of("""
    就是(?!否) 就是个 根本是 根本就是 纯粹是 纯粹就是 纯属 显然 显然是 显然就是 明显 明显是 明显就是 分明 分明是
    分明就是 摆明 摆明了 摆明是 明摆着 完全是 完全就是 简直是 简直就是 绝对是 绝对就是 肯定是 肯定就是 一定是
    必定是 无疑是 无疑就是 无非是 无非就是 说白了 其实是 其实就是 实际就是 实际上就是 实质就是 本质就是 不折不扣
    典型的 十足的 彻头彻尾 铁定是 八成是 一看就是 压根就 确实就是 实属
""")
CRIME: Final = any_of("""
    诈骗 骗贷 骗取贷款 洗钱 非法集资 非法吸收公众存款 职务侵占 挪用资金 违法犯罪 犯罪 行骗 欺诈 欺骗 骗局 圈套 骗钱
    作假 抢劫 抢钱
""")
ON_PURPOSE: Final = (
    any_of("""
        故意 存心 成心 蓄意 恶意 有意(?![向愿义见思识]) 刻意 有预谋 早有预谋 蓄谋 一心 从一开始就 一开始就 压根
        压根就 根本就
    """)
    + "(?!串通|透支|逃废)"
)
EVADE: Final = any_of("""
    不还 不想还 没想还 没打算还 不打算还 没想过还 不愿还 拖欠 拖着 拖延 拖 欠款 欠钱 欠债 欠贷 欠息 欠着 赖账 赖着
    躲 逃避 逃债 逃贷 失联 不接 骗 欺骗 欺诈 欺瞒 蒙骗 诈骗 坑 隐瞒 瞒报 转移 违约 造假 捏造 编造 伪造 误导 不配合
    装死 装傻 装穷
""")
FLEE: Final = any_of("""
    赖账 赖掉 赖着 跑路 跑掉 逃跑 逃走 溜走 溜掉 躲债 逃债 骗钱 骗贷 蒙混 金蝉脱壳 卷款 卷钱 拖垮 独吞 吞掉
    一走了之 耍赖 不还 不认账 拍屁股 空手套
""")
KIN: Final = any_of("""
    家人 家属 家里 家里人 全家 父母 爸妈 爸爸 妈妈 父亲 母亲 爹妈 老爸 老妈 老爹 老娘 老人 老婆 老公 媳妇 妻子 丈夫
    爱人 孩子 小孩 儿子 女儿 子女 亲戚 亲友 亲朋 亲属 兄弟 姐妹 哥哥 弟弟 姐姐 妹妹 岳父 岳母 丈母娘 老丈人 公婆
    爷爷 奶奶 岳丈 亲家 女婿 儿媳 小舅子 左邻右舍 朋友 好友 邻居 街坊 同事 同学 乡亲
""")
"""Those around a person; 配偶 is left out, for she often is a party."""

CIRCLE: Final = any_of("""
    单位 工作单位 单位领导 老师 学校 班主任 老家 村里 村委会 村干部 村支书 居委会 物业 通讯录 生意伙伴 合作伙伴 老乡
""")
"""Where a person works or lives."""

REPORT: Final = any_of("举报 报案 报警 报公安 报经侦 告发 检举 揭发 移送公安 移交公安 告公安 查税 刑事立案")
PAPER: Final = any_of("""
    合同 记录 报告 材料 证据 回执 笔录 证明 说明 纪要 台账 签字 签名 签收 照片 流水 单据 发票 凭证 资料 手续 函 通知书
    底稿 日志 授权
""")
ARTICLE: Final = r"第[一二三四五六七八九十百千零〇\d]+[条款项]"

TRADE: Final = (
    any_of("""
        客户 借款 债务 债权 欠债 贷款 信贷 贷后 还款 还钱 还不上 还不起 还不了 还贷 还息 还了 欠款 欠息 欠我 欠了
        欠银行 逾期 拖欠 拖着 资金 货款 存款 款项 担保 保证 抵押 质押 银行 我行 本行 行里 支行 分行 总行 账户 账面
        账上 账目 对账 流水 企业 公司 法人 法定 股东 老板 老总 实控 控制人 负责人 财务 报表 合同 证据 授信 利息 本金
        本息 金额 数额 转移 转给 转到 转走 卖了 卖掉 想跑 跑路 赖账 想赖 骗贷 骗钱 骗我们 万元 万块 经营 厂房 厂里
        工厂 车间 设备 库存 存货 仓库 订单 供应商 发票 报案 起诉 法院 律师 经理 领导 上级 亏损 亏空 破产 倒闭 停产
        损失 资产 房产 财产 催收 催款 外债 用途 信誉 失信 违约 签字 签名 回执 录音 笔录 材料 这个项目 该项目 去年底 年底 月底 月初 上个月
        (?<!贪)钱
    """)
    + r"|\d万"
)
"""A sentence that speaks of none of these is not about the case; chatter and guesses are judged only where it is."""

DEBTOR: Final = rf"{TRADE}|[他某]|其(?![实他中它次余])|本人|夫妻|夫妇|对方|这人|此人|这家|该户"
"""As `TRADE`, or a person spoken of."""

REPORT_TALK: Final = rf"{DEBTOR}|行为|行径|严惩|处理|员工|经办|信任|感到|深感|对此|案件|事件|天理|公道|[望请]|[我全]行"
"""As `DEBTOR`, or anything else that makes a sentence one of a report, and not of the street."""

# ---------------------------------------------------------------- what excuses

REPORTED: Final = Excuse(
    "what a named person said, told as such, belongs to that person",
    before=re.compile(
        rf"""
          (?<![对向给把为让与替])(?:客户|借款人|债务人|保证人|担保人|法定代表人|负责人|控制人|股东|对方|财务|员工|门卫
            |邻居|代理人|律师|证人|企业|公司|某|其|双方|被告|原告|当事人|来电人|投诉人|举报人){CLAUSE}{{0,12}}(?<!的)
          (?:(?<![自名职宣号])称(?!号)|表示|辩称|陈述|回复|反映|答复|声称|主张|抱怨|指责|辱骂|扬言|解释|口头|认为|觉得
            |(?<![再别])说(?!的)){CLAUSE}*$
        | (?:内容|原文|原话|录音|短信|微信|载明|写道|写明|回复|留言|称|答|述)[为是]?:[^。\n]*$
        """,
        re.VERBOSE,
    ),
)
FORBIDDEN: Final = Excuse(
    "what is forbidden, prevented or found absent is not asserted",
    before=re.compile(
        rf"""
          (?:不得(?![不已])|不应(?!该还)|不宜|不许|不准|不允许|不存在|不构成|不属于|不涉及|不等于|不代表|不必然|并不|并非
            |从未|未曾|未(?:发现|见|查见|能证明|查实|证实|发生|实施|通过|采取|向|对|使用|涉及|以)|严禁|禁止|杜绝|切勿
            |请勿|避免|防止|防范|防控|打击|抵制|拒绝|排除|整治|惩治|治理|遏制|预防|警惕|谨防|识别|无证据|没有证据
            |证据不足|缺乏证据|不足以|无法证明|无法认定|难以认定|难以证明|难以断定|尚不能|不能证明|不能认定|不能据此
            |没有发现|没有实施|反对|否认|反驳){CLAUSE}{{0,20}}$
        | (?:不|未|并非)$
        """,
        re.VERBOSE,
    ),
)
SUSPECTED: Final = Excuse(
    "a suspicion named as such asserts nothing",
    before=re.compile(
        rf"""
          (?:涉嫌|疑似|嫌疑|是否|可能|有无|能否|怀疑|疑为|疑有|反|如何|待核实|判断|没有|并无|无任何){CLAUSE}{{0,12}}$
        """,
        re.VERBOSE,
    ),
    after=re.compile(
        rf"""
          ^{CLAUSE}{{0,6}}(?:嫌疑|之嫌|可能|风险|线索|迹象|待核|尚待|有待|与否|的认定|案件|案例|防[范控])
        """,
        re.VERBOSE,
    ),
)
JUDGED: Final = Excuse(
    "a finding of a court or an authority is theirs",
    before=re.compile(
        r"""
          判决|裁定|判处|生效|起诉书|指控|决定书|告知书|通报称|载明|查明|侦查|被告人|批准逮捕|刑事拘留|服刑|犯罪嫌疑人
        | (?:法院|检察院|机关|部门|委员会|监管|审计|事务所|监管局|依法)[^,。;!?\n]{0,10}
          (?:认定|立案|处罚|通报|认为|裁决|决定|公告|抓获|破获|受理)
        | (?:已|经|予以|决定|被)[^,。;!?\n]{0,6}立案
        | 立案[侦告通决]
        """,
        re.VERBOSE,
    ),
    after=re.compile(
        rf"""
          ^{CLAUSE}{{0,10}}(?:被判处|被立案|被刑事|被逮捕|一案|一审|二审|案\d|案件|罪名|被公安|被检察)
        | ^罪?,?(?:判处|被判)
        | ^{CLAUSE}{{0,4}},(?:已被|已由|被|经)(?:法院|公安|检察|人民)
        """,
        re.VERBOSE,
    ),
)
STATUTE: Final = Excuse(
    "the words of a statute, a contract or a definition are not the author's",
    before=re.compile(rf"{QUOTE}|{ARTICLE}|规定|约定|条例|办法|司法解释|刑法|民法典|要件|所称|是指|下列|罪名"),
    after=re.compile(
        rf"""
          ^[^。;!?\n]{{0,20}}的,[^,。;!?\n]{{0,10}}
          (?:处|应当|有权|可以|由|依法|构成|承担|责令|人民法院|视为|属于|不得|不承担|对于)
        | ^罪?的?构成要件
        | ^[^。;!?\n]{{0,{REACH}}}{ARTICLE}
        """,
        re.VERBOSE,
    ),
)
SUPPOSED: Final = Excuse(
    "a condition asserts nothing",
    before=re.compile(rf"(?:如|若|一旦|凡|假如|万一){CLAUSE}{{0,20}}$"),
    after=re.compile(rf"^{CLAUSE}{{0,8}}(?:情形|情况下|的时候|时),"),
)
PARTY: Final = Excuse(
    "kin or employer who are parties, or whom an authority addresses, may be told",
    before=re.compile("保证人|担保人|共同借款人|共同还款人|共同债务人|抵押人|出质人|法院|执行|代理人|受让方|股东"),
    after=re.compile(
        r"""
          保证|担保|共同借款|共同还款|共同债务|抵押人|出质人|协助执行|协助扣划|法院|送达|签收|核实|代理人|持股|受让
        """,
        re.VERBOSE,
    ),
)
RELEVANT: Final = Excuse(
    "private facts belong in where property, debt or identity turns on them",
    before=re.compile(
        r"""
          财产|房产|协议|析产|分割|过户|登记|名下|股权|债务|担保|抵押|共同|婚姻状况|转让|无法履职|判决
        """,
        re.VERBOSE,
    ),
    after=re.compile(
        r"""
          财产|房产|协议|析产|分割|过户|登记|名下|股权|债务|担保|抵押|共同|判决|诉讼|案件|转让|无法履职|代偿|劳动能力
        """,
        re.VERBOSE,
    ),
)
RELATED: Final = Excuse(
    "a family tie belongs in where it links the debtor to the other side of a transaction",
    before=re.compile("受让|持股|股东|交易对手|关联"),
    after=re.compile("受让|持股|股东|法定代表人|交易对手|关联"),
)
THEIR_DEED: Final = Excuse(
    "what the customer back-dated or forged is a fact to report, not an instruction",
    before=re.compile(
        rf"""
          (?<![让请替找合])(?:承租人|出租人|抵押人|借款人|客户|企业|公司|双方|第三人|案外人|受让方|关联方|其){CLAUSE}{{0,16}}$
        """,
        re.VERBOSE,
    ),
    after=re.compile(rf"^{CLAUSE}{{0,6}}(?:租赁|租约|承租)"),
)
AUTHORISED: Final = Excuse("an agent with a power of attorney may sign", before=re.compile("授权|委托|代理"))
THEIR_THREAT: Final = Excuse(
    "a threat made by the customer or a crowd is a fact to report",
    before=re.compile(
        rf"""
          (?:客户|借款人|债务人|保证人|担保人|法定代表人|控制人|对方|代理人|某|其){CLAUSE}{{0,8}}
          (?:扬言|威胁|称|以|曾|多次|聚集|来我行|到我行|至我行){CLAUSE}{{0,12}}$
        | (?<![对向给])(?:客户|借款人|债务人|保证人|担保人|对方|某|其)(?:多次|曾)?$
        | (?:工人|供应商|业主|农民工|员工)(?:因|聚集|到|在|多次|集体){CLAUSE}{{0,12}}$
        """,
        re.VERBOSE,
    ),
    after=re.compile(rf"^{CLAUSE}{{0,6}}(?:我行|本行|银行|客户经理|工作人员|催收人员|经办)"),
)

ASSERTED: Final = (FORBIDDEN, SUSPECTED, JUDGED, STATUTE, SUPPOSED)
"""What excuses an assertion of crime or intent that is not hammered home."""

# ---------------------------------------------------------------- characters

SIMPLIFIED: Final = {
    ord(pair[0]): pair[1]
    for pair in """
    與与 醜丑 專专 業业 東东 絲丝 丟丢 兩两 嚴严 喪丧 個个 臨临 為为 爲为 舉举 麼么 義义 烏乌 樂乐 書书 買买 亂乱 爭争
    於于 虧亏 雲云 產产 親亲 從从 倉仓 們们 價价 眾众 衆众 夥伙 會会 傳传 傷伤 偽伪 僞伪 體体 餘余 偵侦 側侧 倆俩 藉借
    債债 傾倾 償偿 兒儿 兌兑 黨党 關关 興兴 養养 獸兽 內内 寫写 軍军 農农 沖冲 衝冲 決决 況况 淨净 準准 涼凉 減减 湊凑
    幾几 憑凭 兇凶 擊击 劃划 則则 刪删 別别 製制 劍剑 剝剥 勸劝 辦办 務务 動动 勁劲 勞劳 勢势 區区 醫医 昇升 協协 單单
    賣卖 佔占 衛卫 捲卷 廠厂 曆历 歷历 厲厉 壓压 厭厌 參参 雙双 發发 變变 隻只 檯台 臺台 號号 嘆叹 後后 嚇吓 嗎吗 聽听
    嘔呕 員员 嗆呛 週周 嚥咽 響响 啞哑 喚唤 噴喷 迴回 團团 圍围 國国 圖图 圓圆 場场 壞坏 塊块 堅坚 墊垫 墮堕 牆墙 聲声
    殼壳 處处 備备 復复 複复 夠够 頭头 奪夺 姦奸 婦妇 媽妈 孫孙 學学 寧宁 實实 審审 對对 尋寻 導导 壽寿 將将 爾尔 嘗尝
    嚐尝 盡尽 層层 屬属 屢屡 豈岂 崗岗 嶽岳 佈布 師师 帳帐 帶带 幫帮 乾干 幹干 並并 併并 廣广 慶庆 庫库 應应 廢废 開开
    異异 棄弃 張张 彈弹 強强 歸归 當当 錄录 徹彻 徵征 徑径 憂忧 懷怀 態态 慫怂 憐怜 總总 戀恋 懇恳 惡恶 惱恼 懸悬 驚惊
    慘惨 懲惩 慣惯 憤愤 願愿 懶懒 戲戏 戰战 戶户 託托 釦扣 執执 掃扫 揚扬 擾扰 摳抠 搶抢 護护 報报 擔担 擁拥 擇择 掛挂
    挾挟 揮挥 撈捞 損损 換换 據据 擲掷 攪搅 攜携 擺摆 搖摇 攤摊 撐撑 數数 斷断 無无 舊旧 時时 顯显 曉晓 暈晕 暫暂 闇暗
    曖暧 術术 機机 殺杀 雜杂 權权 條条 來来 極极 構构 槍枪 標标 樹树 樣样 橋桥 檢检 樓楼 橫横 歡欢 慾欲 殘残 毀毁 氣气
    匯汇 沒没 淪沦 洩泄 註注 淚泪 潑泼 測测 渾浑 塗涂 潤润 遊游 滾滚 滿满 濫滥 滅灭 燈灯 靈灵 災灾 砲炮 點点 爛烂 煩烦
    愛爱 爺爷 牽牵 狀状 狽狈 獨独 獄狱 豬猪 貓猫 環环 現现 電电 畫画 瘡疮 瘋疯 癥症 癡痴 癩癞 鹽盐 監监 蓋盖 盜盗 盤盘
    著着 睜睁 瞞瞒 碼码 確确 禮礼 禍祸 離离 禿秃 種种 積积 稱称 稅税 穩稳 窮穷 竊窃 窩窝 筆笔 籌筹 簽签 籤签 簡简 類类
    糧粮 係系 糾纠 紅红 約约 級级 紀纪 純纯 縱纵 紙纸 線线 組组 終终 絆绊 紹绍 經经 結结 繞绕 給给 絡络 絕绝 統统 續续
    緋绯 綜综 綠绿 緩缓 編编 纏缠 縮缩 繳缴 網网 罰罚 罷罢 羣群 恥耻 聾聋 職职 聯联 肅肃 腫肿 脅胁 膽胆 勝胜 鬍胡 臟脏
    髒脏 腦脑 腳脚 脫脱 臉脸 膩腻 輿舆 艷艳 節节 蒼苍 蘇苏 範范 蕩荡 藥药 獲获 營营 慮虑 虛虚 蟲虫 蠻蛮 補补 襲袭 裝装
    見见 觀观 規规 視视 覺觉 觸触 計计 訂订 認认 討讨 讓让 訓训 議议 訊讯 記记 講讲 許许 論论 訟讼 設设 訪访 證证 評评
    識识 詐诈 訴诉 診诊 詞词 試试 誠诚 話话 詭诡 詢询 該该 語语 誤误 誘诱 說说 請请 諾诺 讀读 誰谁 調调 諒谅 談谈 謀谋
    謊谎 謂谓 謠谣 謹谨 譜谱 譴谴 負负 財财 責责 敗败 帳账 賬账 貨货 質质 貪贪 貧贫 貫贯 賤贱 貼贴 貴贵 貸贷 費费 賊贼
    賄贿 資资 賭赌 賠赔 賴赖 贏赢 趕赶 踐践 蹤踪 車车 軌轨 轉转 輪轮 軟软 轟轰 輕轻 載载 較较 輩辈 輸输 轍辙 辭辞 辯辩
    邊边 達达 過过 運运 還还 這这 進进 遠远 違违 連连 遲迟 選选 邏逻 遺遗 遙遥 郵邮 鄰邻 鬱郁 鄭郑 採采 釋释 裏里 裡里
    針针 釘钉 鋼钢 錢钱 鐵铁 鈴铃 銬铐 銅铜 銀银 鋪铺 銷销 鎖锁 鍋锅 錯错 鑼锣 錘锤 長长 門门 閉闭 問问 闖闯 閑闲 閒闲
    間间 悶闷 鬧闹 聞闻 閱阅 陽阳 陰阴 際际 陳陈 陝陕 險险 隨随 隱隐 難难 麵面 頁页 頂顶 項项 須须 頑顽 顧顾 頓顿 預预
    領领 題题 顏颜 額额 顛颠 風风 飛飞 飯饭 飾饰 飽饱 饒饶 駁驳 驢驴 罵骂 驕骄 駭骇 驗验 騙骗 騷骚 魚鱼 鮮鲜 鯨鲸 雞鸡
    黃黄 齊齐 齒齿 齪龊 齷龌 龜龟
    """.split()
}
"""The simplified character for each traditional one; those that the lexicon does not use are left out."""
