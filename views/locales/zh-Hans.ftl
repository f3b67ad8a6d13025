# 简体中文: the citizen's pages in Chinese. This file is all there is to this language; see «To add a language» in CONTRIBUTING.md.

# What the program must know of the language itself.
language-name = 简体中文
language-group = ,
language-point = .
period-date = { $year }年{ $month }月{ $day }日

# Words of the frame.
service-name = 满意度评价
skip-to-content = 跳到主要内容
notice-demo = 演示数据，并非真实意见。
footer-citizen = 保存评价时不含您的姓名、电话号码或地址。

# The form and the thanks.
citizen-title-with-errors = 有误：{ $question }
citizen-errors-title = 请检查您填写的内容
citizen-error-level = 请选择您的满意程度。
citizen-error-level-unknown = 所选的满意程度不在本表中，请重新选择。
citizen-error-domain = 请选择您所办手续的类别。
citizen-error-domain-unknown = 本窗口不办理所选的类别，请重新选择。
citizen-error-reason-unknown = 所选的某一项不在本表中，请重新选择。
citizen-error-comment-long = 您的意见有 { $length } 个字符，最多 { $limit } 个，请写得简短一些。
citizen-error-comment-characters = 您的意见中有无法识别的字符，请删除后再提交。
citizen-error-form-old = 此页面打开的时间过长。请再次提交，您填写的内容仍在下方。
citizen-optional = （选填）
citizen-domain = 您办理的手续属于哪一类？
citizen-domain-choose = 请选择类别
citizen-domain-only = 类别：
citizen-level = 满意程度
citizen-reason = 哪些方面对您的评价影响最大？
citizen-reason-satisfied = 哪些方面最让您满意？
citizen-reason-improve = 哪些方面需要改进？
citizen-hotline = 热线电话：{ $number }
citizen-more = 请逐项评价（选填）
citizen-more-about = 您可以跳过任何一项。
citizen-skip = 跳过
citizen-error-answer = 有一项回答不在本表中，请重新选择。
citizen-comment = 其他意见
citizen-comment-warning = 请不要填写姓名、电话号码、身份证号码或案卷编号。
citizen-comment-readers = 您的意见由被评价单位的负责人和监督检查人员阅读，{ $days } 天后删除。
citizen-once = 回执上的每个评价码只计一次，以最先提交的意见为准。评价码不会显示您是谁，也不会与您的意见一起保存。
citizen-send = 提交评价
citizen-hold-title = 请您稍等
citizen-hold-busy = 此页面当前访问过多，您的意见尚未记录。您填写的内容仍在下方。请在 { $seconds } 秒后再次点击“提交评价”。
citizen-hold-early = 此页面正收到大量由机器自动发送的内容，您的意见尚未立即记录。您填写的内容仍在下方。请在 { $seconds } 秒后再次点击“提交评价”。
citizen-hold-unstored = 由于系统故障，您的意见尚未记录；这不是您的过错。您填写的内容仍在下方。请在 { $seconds } 秒后再次点击“提交评价”。
citizen-title-held = 尚未提交：{ $question }
citizen-proof-wait = 正在提交，请稍等片刻……
citizen-proof-patience = 此页面正收到大量由机器自动发送的内容。请在打开页面至少 { $seconds } 秒后再提交。
thanks-title = 您的意见已经收到。
thanks-agency = 感谢您抽出时间。每一条意见都能帮助 { $agency } 改进服务。
thanks-plain = 感谢您抽出时间。每一条意见都能帮助我们改进服务。
thanks-close = 您可以关闭此页面。
thanks-results = 查看公布的评价结果
thanks-replies = 根据此前的意见所做的改进
thanks-said = 大家的意见：
thanks-did = 我们的改进：

# A receipt's code that cannot be used.
receipt-expired-title = 回执上的评价码已过期
receipt-expired-next = 使用此评价码进行评价的期限已过。
receipt-revoked-title = 回执上的评价码已失效
receipt-revoked-next = 此评价码已被收回。这不是您的过错。
receipt-not-yet-title = 回执上的评价码还不能使用
receipt-not-yet-next = 评价码上的日期还没有到，请您明天再打开。
receipt-unknown-title = 无法识别此评价码
receipt-unknown-next = 请重新扫码；如果是手动输入的，请逐个字符核对。
receipt-unlinked-about = 您仍可以不用评价码进行评价。
receipt-unlinked = 不用评价码进行评价
receipt-online = 您可以不用评价码，在线评价以下任一单位：
receipt-ask-counter = 您仍可以在窗口使用评价设备或扫描那里的二维码进行评价。

# A link that opens no form.
link-waiting-title = 此评价页面尚未开放
link-waiting-next = 请您从 { $day } 起再打开。
link-over-title = 此评价码或链接已停用
link-over-next = 通过此评价码进行评价的时间已经结束。这不是您的过错。
link-gone-title = 此处不再接受评价
link-gone-next = 此评价码所属的窗口或单位已停止运作或已重组。请询问您递交材料的地方。
link-next-about = 此处已有新的评价页面。
link-next = 打开新的评价页面
link-ask-counter = 如果您正在办事处，可以扫描窗口的新二维码，或使用那里的评价设备。

# What went wrong, and what to do next.
error-home = 返回首页
error-request-id = 如需帮助，请提供此请求编号：
error-retry-after = 您可以在 { $seconds } 秒后重试。
error-not-found-title = 找不到页面
error-not-found-next = 地址可能输入有误，或者页面已经移走。
error-unknown-code-title = 评价码不正确或已失效
error-unknown-code-next = 请重新扫描窗口或回执上的二维码。如果仍然打不开，请告诉窗口的工作人员。
error-bad-request-title = 无法读取您提交的内容
error-bad-request-next = 请返回上一页，刷新后再次提交。
error-forbidden-title = 您不能查看此页面
error-forbidden-next = 如果您刚才在提交评价，请通过二维码或最初的链接重新打开页面，再提交一次。
error-method-title = 此页面不能这样打开
error-method-next = 请通过二维码或最初的链接重新打开页面。
error-too-large-title = 您提交的内容太长
error-too-large-next = 请写得简短一些再提交。意见最多 1,000 个字符。
error-too-many-title = 同一时间的请求太多
error-too-many-next = 请稍等片刻再试。如果您刚才在提交评价，请再提交一次：提交两次也只计一次。
error-internal-title = 系统出错了
error-internal-next = 这是系统的问题，不是您的过错。请几分钟后再试。
error-unavailable-title = 系统繁忙
error-unavailable-next = 请几分钟后再试。如果您刚才在提交评价，请再提交一次：提交两次也只计一次。
error-no-links-title = 没有可打印的链接
error-no-links-next = 此链接已关闭，或者该单位及其下属单位没有开放的链接。请先创建链接，再打印。
error-print-choice-title = 不能这样打印
error-print-choice-next = 尺寸（size）为 a4、a5、a6 或 sticker，格式（format）为 pdf 或 svg。一次打印多个链接时须指明单位（agency），且只有 pdf 格式。
error-too-many-links-title = 一次打印的链接太多
error-too-many-links-next = 一次最多打印 500 个链接。请分别打印各下属单位的链接。

# The built-in questionnaire and scale, where the data has no Chinese words of its own.
asked-title = 您对行政手续的办理情况是否满意？
asked-level-5 = 非常满意
asked-level-4 = 满意
asked-level-3 = 一般
asked-level-2 = 不满意
asked-level-1 = 非常不满意
asked-reason-late = 办结时限
asked-reason-waiting = 等候时间
asked-reason-procedure = 流程和手续是否清楚
asked-reason-guidance = 对材料准备的指导
asked-reason-extra_papers = 要求补交的材料
asked-reason-repeat_visits = 需要往返的次数
asked-reason-attitude = 服务态度
asked-reason-facilities = 场所和设施
asked-reason-system = 信息系统和公共服务网站
asked-reason-unofficial_costs = 规定以外的费用
asked-apology = 您是否收到了书面道歉和延长办理期限的通知？
asked-choice-yes = 是
asked-choice-no = 否
asked-choice-unsure = 不清楚
