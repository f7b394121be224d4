"""Labels of forms and short headings as data: which wordings ask for which field.

A field has ``main`` labels and, used only when none of them was answered, ``spare`` ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tongchou.engine.intake.wording import label_key


@dataclass(frozen=True)
class Labels:
    main: tuple[str, ...]
    spare: tuple[str, ...] = ()


_TEXT = """
identity.project_name
    项目名称 申报项目名称 项目全称 建设项目名称 拟建项目名称 申报项目 项目名
  ~ 工程名称 需求名称 系统名称及项目名称
identity.declare_year
    申报年度 申报年份 项目年度 计划年度 预算年度 所属年度 年度
identity.owner_unit
    建设单位 申报单位 项目单位 项目建设单位 项目申报单位 申报单位名称 建设单位名称 业主单位 项目业主
    项目业主单位 建设单位全称 申报单位全称 项目单位名称 单位全称
  ~ 单位名称 填报单位 申请单位 需求单位 责任单位 牵头单位 使用单位
identity.parent_dept
    主管部门 上级主管部门 业务主管部门 项目主管部门 行业主管部门 主管单位 上级主管单位 主管部门名称
    归口主管部门 主管局 主管预算单位
identity.unit_credit_code
    统一社会信用代码 社会信用代码 信用代码 单位统一社会信用代码 统一信用代码 单位信用代码 机构信用代码
    统一社会信用代码证号
  ~ 组织机构代码 单位代码
identity.admin_level
    行政层级 单位级别 申报层级 单位层级 项目层级 行政级别 建设层级
identity.contact
    联系人 项目联系人 联系人姓名 单位联系人 申报联系人 业务联系人 联络人 联系人及电话 联系人及联系电话
    联系人及联系方式 联系人和电话 联系人电话
  ~ 经办人 具体经办人 填表人 填报人 项目负责人
identity.phone
    联系电话 联系方式 联系人电话 联系人联系电话 联系人及电话 联系人及联系电话 联系人及联系方式
    联系人和电话 电话
  ~ 办公电话 手机 手机号码 手机号 移动电话 固定电话 经办人电话 座机
identity.project_kind
    项目类型 项目类别 建设性质 项目性质 申报类型 建设类型 申报类别 项目建设性质 建设类别
identity.is_classified
    是否涉密 涉密情况 是否涉密项目 是否为涉密项目 是否涉及国家秘密 涉密项目 密级 是否属于涉密项目
    项目密级 保密情况 是否涉及涉密内容 涉密与否
identity.online_project_code
    项目代码 在线审批平台项目代码 在线审批平台代码 投资项目代码 项目统一代码 统一项目代码
    在线审批监管平台项目代码 投资项目在线审批监管平台项目代码 在线平台项目代码 投资项目在线审批代码
    项目在线代码 在线项目代码 投资项目统一代码 审批平台项目代码 项目赋码
  ~ 项目编码 项目编号
identity.declared_on
    申报日期 填报日期 填表日期 申报时间 填表时间 填报时间 报送日期 申请日期
identity.countersigned
    主管部门意见 主管部门审核意见 上级主管部门意见 上级主管部门审核意见 业务主管部门意见
    行业主管部门意见 主管部门审查意见 主管部门签章 主管部门会签 主管部门会签意见 主管单位意见
    主管单位审核意见 主管部门初审意见 主管部门推荐意见
basis.leader_instruction
    领导批示 领导指示 领导批示情况 批示情况 市领导批示 领导批示指示 领导批示依据
basis.plan_listed
    年度计划 是否列入年度计划 列入年度计划 是否列入计划 是否列入年度建设计划 年度计划列入情况 是否纳入年度计划
    年度计划情况 列入年度计划情况 是否列入年度项目计划 是否在年度计划内 是否已列入年度计划
    是否已纳入年度计划 已纳入年度计划 是否已列入计划 是否已纳入计划 是否纳入计划
    纳入年度计划情况 是否列入年度信息化项目计划 是否列入年度政务信息化项目计划
basis.emergency
    应急依据 紧急事由 应急事由 是否应急项目 应急项目依据 紧急情况说明 应急项目
need.duty_item
    职责依据 对应职责 三定职责 三定依据 履职依据 对应三定职责 职能依据 对应职能 主要职责 业务职责
    部门职责 对应的三定职责 法定职责 单位职责 单位主要职责 职责事项
need.business_process
    业务流程 主要业务流程 业务现状 主要业务 业务流程概述 涉及业务
need.users_internal
    内部用户数 内部用户 系统内部用户 内部用户数量 内部用户规模 工作人员用户 工作人员用户数 业务用户数
    内部使用人数 系统用户数 内部用户人数 单位内部用户 政府侧用户 政务用户数 工作用户数 内部使用用户
need.users_public
    公众用户数 社会公众用户 外部用户 外部用户数 服务公众数 公众用户 公众用户数量 服务对象数 服务对象数量
    社会用户数 公众用户规模 社会公众用户数 服务公众人数 服务群众数 外部用户数量 服务对象规模
    公众使用人数 公众侧用户 社会用户 服务人数 服务对象人数 服务对象 社会公众
need.users
    用户数 用户数量 用户规模 用户总数 使用人数 用户情况 使用用户 使用对象 服务对象 服务对象数 服务对象规模 用户
need.concurrency
    并发数 并发用户数 最大并发 最大并发数 峰值并发 并发量 并发用户 最大并发用户数 系统并发数 高峰并发
    峰值并发数 峰值并发用户数 并发访问量 高峰并发数 高峰并发用户数 设计并发 设计并发数 预计并发
    预计并发数 并发规模 预计最大并发数 最大并发量 同时在线并发数
need.problem_statement
    存在问题 存在的主要问题 存在的问题 主要问题 问题与差距 现状及问题 现状与问题 存在主要问题
    主要问题和差距 拟解决的问题 拟解决的主要问题 现状及存在问题 需解决的问题 解决的主要问题
existing.previous_project
    前期项目 上期项目 一期项目 前期项目名称 前期项目情况 前期建设项目 原项目名称 原系统建设项目
existing.previous_evaluation_doc
    前期项目后评价 后评价报告 前期项目后评价报告 后评价情况 前期评价 前期项目评价情况 前期项目绩效评价
infrastructure.deploy_place
    部署位置 部署方式 部署环境 部署地点 系统部署 系统部署方式 部署平台 系统部署位置 部署场所 拟部署位置
    部署去向 云资源部署 部署模式 系统部署地点 系统部署环境 运行环境 部署情况 部署
    数据存放地点 数据存放位置 数据存储地点 系统所在位置
infrastructure.network
    所用网络 依托的网络 网络环境 部署网络 网络类型 使用网络 运行网络 所在网络 网络 网络部署 依托网络 网络条件 承载网络
    接入网络 网络区域 系统运行网络
infrastructure.own_hardware_reason
    自建软硬件理由 自建软硬件原因 自建机房理由 自购硬件理由 自购服务器理由 不上云理由 不上云原因 自建理由 自购设备理由
    未使用政务云理由 不使用政务云的理由 自建机房或自购硬件理由 自购硬件原因 购置硬件理由
    自行购置硬件理由
security.mlps_level
    等保级别 等级保护级别 网络安全等级 安全保护等级 等保定级 拟定级别 网络安全等级保护级别 等级保护定级
    网络安全等级保护 网络安全等级保护定级 等保等级 拟定等保级别 等级保护等级 安全等级 网络安全保护等级
    等级保护 信息安全等级 信息系统安全等级 拟定等级 等保拟定级别 网络安全等保级别 等保
security.mlps_reason
    定级理由 定级依据 等保定级依据 等保定级理由 定级说明
security.mlps_filed
    等保备案 等保备案情况 定级备案情况 是否完成定级备案 等级保护备案 是否备案 等保定级备案 定级备案
    是否完成等保备案 是否已备案 等级保护备案情况 是否已完成等保备案 等保是否备案 等保备案状态
    是否完成备案 等级保护定级备案 等级保护定级备案情况 等保定级备案情况
security.crypto_required
    是否需要密码应用 密码应用 是否涉及密码应用 是否开展密码应用 密码应用需求 是否需密码应用
    是否使用商用密码 商用密码应用 密码应用要求 是否应用商用密码 是否采用商用密码 是否需要商用密码应用
    商用密码应用需求 密码应用情况 是否涉及商用密码应用 是否需开展密码应用
security.crypto_plan
    密码应用方案 商用密码应用方案 密码方案 密码应用方案编制情况 密码应用方案名称
security.crypto_review_result
    密码应用方案评估 密码应用方案评估结果 密码应用方案评估意见 密码应用方案评估情况 密评结论 密评情况
    密码应用安全性评估 密码方案评估结论 密码应用方案评审情况 密码应用方案评估结论 密码方案评估情况
    方案密评结论 密评结果 密码方案评估 密码方案评审
security.xinchuang_scope
    信创范围 安全可靠范围 信创适配 安全可靠产品 信创要求 信创情况 信创 安全可靠情况 信创适配情况 信创产品范围
    信创适配范围 产品安全可靠情况 信创产品使用情况 安全可靠 安全可靠产品使用 安全可靠产品应用 信创产品
    信创应用范围 信创改造 信创环境 信创产品应用情况 安全可靠要求
security.personal_info
    是否涉及个人信息 个人信息 涉及个人信息情况 涉及个人信息 个人信息处理 个人信息情况 是否处理个人信息
    是否含个人信息 个人信息涉及情况 个人信息处理情况 是否收集个人信息 处理个人信息
security.important_data
    是否涉及重要数据 重要数据 涉及重要数据情况 涉及重要数据 重要数据情况 是否处理重要数据 是否含重要数据
    重要数据处理情况 重要数据涉及情况
security.is_cii
    关基 关键信息基础设施 是否关键信息基础设施 是否关基 是否属于关键信息基础设施 是否为关键信息基础设施
    关基情况 是否涉及关键信息基础设施 关键信息基础设施认定
security.log_retention_months
    日志留存 日志留存期限 日志保存时间 日志留存时间 日志保存期限 日志留存时长 日志保留时间 网络日志留存
    审计日志留存 日志保留期限 日志留存要求
security.disaster_recovery
    灾备 容灾备份 备份与恢复 灾难恢复 灾备方案 数据备份 容灾 灾备措施 备份恢复 灾备情况 备份策略
    灾难备份 数据备份与恢复 容灾备份措施 灾备要求 备份容灾 灾备与恢复 备份与容灾 数据备份与容灾
funds.total
    总投资 项目总投资 投资总额 申报金额 项目总金额 项目预算 总概算 投资概算 概算总投资 概算金额 申报投资
    项目投资 投资规模 资金总额 项目总概算 总投资额 项目投资总额 申报总金额 投资概算总额 项目总预算
    申请金额 投资总概算 项目概算 总金额 项目投资概算 概算总额 申报总投资 申请资金总额 总预算 预算总额
    项目总投资额 预算金额 项目概算总投资 项目建设总投资 申报资金 申请资金 项目投资规模 总投资概算
    投资估算 项目资金 总投资及资金来源 投资规模及资金来源 投资及资金来源 项目总投资及资金来源
    投资概算及资金来源 投资概算总金额 资金需求 资金需求总额
funds.om_annual
    年运维费 年度运维费用 年运行维护费 后续年运维费 建成后年运维费 年运维费用 年度运维费 每年运维费
    年均运维费 运维费用 年运维经费 年度运维经费 预计年运维费 后期年运维费 年运行维护费用 预计年运维费用
    运行维护费 后续运维费用 运维费 建成后年运维费用 运维经费 每年运维费用 每年运行维护费 年度运行维护费
    建成后每年运维费 后续运维费 运维年费 免费运维期后年运维费
funds.om_start_year
    运维起始年度 运维起始年份 运维开始年度 运维费起始年度 运维起始年 运维开始年份 起始运维年度
funds.study_total
    可研估算 可研批复投资 可研估算投资 可研批复金额 可研投资估算 可研批复总投资 可研报告估算
    立项批复投资 可行性研究报告批复投资 可研批复估算投资 可研估算总投资 可研阶段估算 可研批复估算
    批复可研估算
schedule.plan_start
    开始时间 计划开工时间 开工时间 启动时间 计划开始时间 建设开始时间 计划启动时间 项目开始时间
    拟开工时间 开始日期 项目启动时间 计划开始日期 建设起始时间 起始时间 拟启动时间 计划开工日期 开工日期
    拟开始时间 计划开工
schedule.plan_end
    完成时间 计划完工时间 竣工时间 结束时间 计划完成时间 建设结束时间 项目结束时间 计划竣工时间
    拟完成时间 结束日期 项目完成时间 计划完成日期 建设完成时间 终止时间 计划结束时间 完工时间 拟完工时间
    建成时间 计划建成时间 计划结束日期 计划竣工日期 竣工日期 拟建成时间 计划完工 计划完成 计划验收时间
schedule.duration_months
    建设周期 建设工期 工期 建设期 建设期限 实施周期 项目周期 项目建设周期 项目建设期 建设时长 实施工期
    项目工期 项目实施周期 计划工期 建设期月 工期要求 项目建设工期
schedule.period
    起止时间 建设起止时间 建设起止年限 建设时间 项目起止时间 实施时间 建设起止 计划起止时间 建设起止年月
    实施期限 起止年限 计划建设时间 项目建设时间 起止日期 建设起止日期 计划起止 项目实施期 实施期
    起止年月 实施起止时间 计划实施时间 租用期限 租赁期限 租用期 租用时间 服务期限 服务期 服务周期
    服务起止时间 服务时间 运维期限 运维期 运维服务期 运维起止时间 合同期限 合同期 履约期限
schedule.trial_months
    试运行 试运行期 试运行时间 试运行期限 试运行时长 系统试运行 试运行周期 试运行安排
procurement.procure_mode
    采购方式 拟采购方式 招标方式 拟采用采购方式 采购方式及依据 政府采购方式 招标采购方式
    拟采用的采购方式 项目采购方式 计划采购方式
procurement.procure_org
    采购组织形式 组织形式 招标组织形式 采购组织方式 采购机构 采购代理机构 采购组织 政府采购组织形式
procurement.sme_reserved
    中小企业预留 是否面向中小企业 预留份额 中小企业预留份额 是否专门面向中小企业 面向中小企业采购
    面向中小企业情况 中小企业份额预留 是否面向中小企业采购 面向中小企业 中小企业政策 预留中小企业份额
    中小企业采购 中小企业预留情况 预留中小企业
performance.goals
    绩效总目标 总体目标 年度目标 项目目标 建设目标 绩效目标 项目绩效目标 总体绩效目标 年度绩效目标
    项目总目标 项目总体目标 项目建设目标 预期目标 总目标
data.new_collection
    新增采集数据 新增数据采集 数据采集情况 新采集数据 拟新采集数据 新增采集 是否新增采集 新增采集理由
    是否新采集数据 新增采集数据情况 新采集数据及理由 新增采集数据及理由 是否新增数据采集 需新采集的数据
    新增采集情况
data.share_commitment
    共享承诺 数据共享承诺 共享开放承诺 数据共享情况 信息共享承诺 信息资源共享承诺 数据共享开放承诺
    政务数据共享承诺
basis.docs
    依据 建设依据 立项依据 政策依据 编制依据 项目依据 项目建设依据 项目立项依据 建设依据文件 依据文件
    主要依据 申报依据
content.subsystems
    建设内容 主要建设内容 项目建设内容 建设内容及规模 建设规模及内容 建设内容概述 建设内容与规模
    建设内容摘要
content.mobile
    移动端 移动应用 是否建设移动应用 移动端建设 是否新建移动应用 移动端情况 政务移动应用 移动互联网应用
    是否开发移动端 移动端应用 是否建设app 是否建设小程序 移动渠道 移动应用建设 是否建设移动端
    是否含移动应用 是否涉及移动应用 移动端建设情况 移动端形式 是否建设政务移动互联网应用程序 移动端渠道
    移动互联网应用程序 是否建设移动互联网应用程序 政务移动互联网应用程序 移动应用情况
content.ai
    人工智能应用 ai应用 是否涉及人工智能 人工智能 人工智能功能 是否应用人工智能 ai功能 大模型应用
    智能化应用 人工智能应用情况 人工智能技术应用 是否使用人工智能 智能应用
content.points
    功能点数 申报功能点 功能点总数 软件规模 总功能点数 功能点合计 功能点规模 软件功能点 申报功能点数
    功能点 软件规模功能点 调整后功能点数
funds.sources
    资金来源 资金渠道 资金来源及金额 资金来源构成 资金筹措 资金来源渠道 资金筹措方案 经费来源
    资金来源情况
funds.by_year
    分年计划 分年度投资 分年度资金 年度资金安排 分年度投资计划 分年度资金安排 资金年度安排 分年度投资安排
    年度投资计划 分年资金计划 年度资金计划 分年度资金计划 分年投资计划 分年度安排 资金分年度安排
existing.systems
    现有系统 相关系统 关联系统 已建系统 现有相关系统 与现有系统关系 现有信息系统 与现有系统的关系
    关联信息系统 已有系统 需对接系统 现有系统情况 相关信息系统
capabilities.reuse
    共性能力复用 共性能力复用情况 共性能力 拟复用共性能力 复用共性能力 共性应用支撑 共性能力使用情况
    共性能力使用 共性能力利用 共性能力利用情况
    共享能力复用 共性支撑能力复用 公共组件复用 公共支撑复用 复用公共能力 共性支撑能力
"""


def _parse(text: str) -> dict[str, Labels]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    path, spare = "", False
    for line in text.strip().splitlines():
        if not line.startswith(" "):
            path, spare = line.strip(), False
            found[path] = ([], [])
            continue
        words = line.split()
        if words[0] == "~":
            spare, words = True, words[1:]
        found[path][spare].extend(words)
    return {path: Labels(tuple(main), tuple(rest)) for path, (main, rest) in found.items()}


#: Field path → its labels. Paths that are no single-value field belong to an extractor of records.
LABELS: dict[str, Labels] = _parse(_TEXT)


@lru_cache(maxsize=1)
def known_labels() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Label key → the fields that it may answer, each with whether the label is a main one."""
    table: dict[str, list[tuple[str, bool]]] = {}
    for path, labels in LABELS.items():
        for words, main in ((labels.main, True), (labels.spare, False)):
            for word in words:
                table.setdefault(label_key(word), []).append((path, main))
    return {key: tuple(dict.fromkeys(paths)) for key, paths in table.items()}


_PREFIXES = ("本项目", "拟建项目", "项目", "本系统", "系统", "拟", "申报", "预计", "计划", "是否")
_SUFFIXES = ("情况", "名称", "说明", "如下", "填写", "类型", "要求")


@lru_cache(maxsize=65536)
def fields_asked(label: str) -> tuple[tuple[str, bool], ...]:
    """The fields a label asks for; empty when it is no known label."""
    if len(label) > 40:
        return ()
    key = label_key(label)
    known = known_labels()
    if key in known:
        return known[key]
    unnumbered = key.rstrip("0123456789")
    if unnumbered != key and unnumbered in known:
        return known[unnumbered]
    for prefix in _PREFIXES:
        if key.startswith(prefix) and key[len(prefix) :] in known and len(key) - len(prefix) >= 3:
            return known[key[len(prefix) :]]
    for suffix in _SUFFIXES:
        if key.endswith(suffix) and key[: -len(suffix)] in known and len(key) - len(suffix) >= 3:
            return known[key[: -len(suffix)]]
    return ()
