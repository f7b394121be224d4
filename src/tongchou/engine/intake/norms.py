"""Outlines that a document must follow, as data (wordings seen in real tables of contents)."""

from __future__ import annotations

from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.outline import ChapterNeed, OutlineNorm, RequiredChapter


def _chapter(
    chapter_id: str, title: str, synonyms: str, contains: str = "", *, needed: bool = True
) -> RequiredChapter:
    need = ChapterNeed.MANDATORY if needed else ChapterNeed.RECOMMENDED
    return RequiredChapter(chapter_id, title, need, tuple(synonyms.split()), tuple(contains.split()))


_OVERVIEW = (
    "项目概况 概述 总论 项目简介 项目总论 综述 项目基本情况 项目总体概况 概况 项目总体情况 "
    "项目概要 项目综述 基本情况"
)
_UNIT = (
    "建设单位概况 项目建设单位概况 单位概况 申报单位概况 建设单位基本情况 单位与职能 "
    "项目建设单位 建设单位主要职责 单位职能与机构 承担单位概况 "
    "项目单位情况 建设单位情况 单位基本情况 项目单位基本情况 实施机构与职责 机构及职责 "
    "项目建设单位与职能 项目承担单位概况 建设单位职责与现状 "
    "单位职责与信息化基础 单位情况"
)
_NEED = (
    "业务现状与需求分析 现状与需求分析 需求分析 需求分析与必要性 建设必要性和需求分析 "
    "业务需求分析 现状及需求分析 项目建设的必要性和需求分析 "
    "需求分析和项目建设的必要性 现状、问题与需求 业务现状及需求 现状分析与需求分析 "
    "业务现状、必要性与需求分析 现状及必要性 需求分析与现状评估 "
    "项目建设必要性与需求分析 建设必要性与需求 现状必要性与需求分析 现状与必要性论证 "
    "必要性与需求 业务现状和需求分析 业务现状与建设必要性 建设必要性及需求 "
    "现状与问题分析 业务与信息化现状、需求分析"
)
_SCHEME = (
    "建设方案 总体建设方案 总体方案 项目建设方案 技术方案 系统建设方案 总体设计 建设内容与方案 "
    "项目总体方案 系统总体设计 总体设计方案 项目建设内容与方案 "
    "建设内容及方案 项目设计方案 系统设计方案 系统技术方案 详细建设方案 项目技术方案 "
    "总体方案与建设内容 项目建设内容 主要建设内容 系统设计 方案设计 建设内容 本期建设方案"
)
_DATA = (
    "信息资源 信息资源规划 信息资源共享分析 数据资源 数据资源规划 信息资源规划与共享 "
    "政务信息资源 信息资源目录与共享 数据资源目录及共享 信息资源共享分析篇 "
    "信息资源目录 数据共享分析 信息资源规划和数据共享 项目数据资源 数据资源与共享 "
    "信息资源建设与共享 政务数据资源 数据资源建设 数据资源目录 信息资源与数据共享 "
    "信息资源目录和共享分析 数据资源与共享开放 数据目录与共享"
)
_SAFETY = (
    "安全设计 安全体系设计 信息安全设计 网络安全设计 安全保障体系 安全方案 系统安全设计 "
    "安全设计与密码应用 网络与信息安全 安全与密码应用 安全体系 "
    "网络安全与密码应用 安全保障 安全设计方案 信息安全保障 安全及密码应用方案 安全设计及安全评估 "
    "安全防护 安全、密码与信创 安全与保密 信息安全 网络安全 项目安全 "
    "安全建设方案 安全设计与安全评估服务 安全密码与信创设计 网络安全和密码应用"
)
_MANAGE = (
    "项目实施与管理 项目组织与管理 组织实施 项目组织管理 实施计划 项目实施计划 项目管理与实施 "
    "实施进度 项目建设与运行管理 组织保障与实施 项目实施 实施管理 "
    "组织机构和人员培训 项目组织与实施 建设管理 项目建设管理 建设与运行管理 项目组织实施 "
    "实施计划与运行维护 组织管理与实施进度 实施进度与保障措施 项目实施管理 "
    "组织实施与管理 项目管理与保障 管理与实施 组织实施与进度 项目实施与保障 实施与运维管理"
)
_MONEY = (
    "投资概算 投资估算 投资预算 投资概算及资金来源 投资估算与资金筹措 总投资概算与资金筹措 "
    "项目投资估算 概算 项目预算 资金概算 投资概算与资金筹措 投资估算及资金筹措 "
    "项目投资概算和资金来源 投资估算和资金来源 建设规模及投资估算 总投资及资金来源 "
    "投资概算与资金来源 经费概算 概算与资金筹措 项目概算 总投资概算 经费预算 资金预算 "
    "项目概算与资金来源 费用 费用测算 投资测算 经费测算 费用预算 费用概算 资金测算 项目费用 费用估算"
)
_ANNEX = (
    "附件 附录 附表 附件附表 附录与附件 附表附件 附件清单 附表及附件 附图附表 附表和附件 "
    "附件和附表 附录及附件 附件与附表"
)

_PLAN = OutlineNorm(
    "plan-gz-2020",
    "建设方案编制大纲（参照广州市2020年规范第三章）",
    (
        _chapter("overview", "项目概述", _OVERVIEW, "名称 单位 依据 目标 内容 投资"),
        _chapter("unit", "项目单位概况", _UNIT, "职责 机构"),
        _chapter("need", "项目业务现状、必要性和需求分析", _NEED, "现状 必要性 需求"),
        _chapter("scheme", "项目方案", _SCHEME, "架构 功能 部署"),
        _chapter("data", "项目信息资源", _DATA, "目录 共享"),
        _chapter("safety", "项目安全设计及安全评估服务", _SAFETY, "等级保护 密码"),
        _chapter("management", "项目管理", _MANAGE, "进度 组织"),
        _chapter("money", "项目投资概算", _MONEY, "概算"),
        _chapter("annex", "附录和附件", _ANNEX, needed=False),
    ),
)
_PROPOSAL = OutlineNorm(
    "proposal-fz",
    "项目建议书编制大纲（参照福州市办法附件1）",
    (
        _chapter("overview", "项目概述", _OVERVIEW, "名称 单位 背景"),
        _chapter(
            "necessity",
            "项目建设的意义与必要性",
            "意义和必要性 必要性 建设必要性 项目建设的必要性 建设背景及必要性 建设意义与必要性 "
            "建设的必要性 项目建设必要性 意义与必要性 项目必要性",
        ),
        _chapter("need", "现状及需求分析", _NEED),
        _chapter(
            "scheme",
            "建设内容、方案和规模",
            f"{_SCHEME} 主要建设内容及规模 建设内容及规模 规模及内容 建设内容与规模",
        ),
        _chapter(
            "indicators",
            "系统功能及主要技术经济指标",
            "主要技术经济指标 系统功能及指标 系统功能 技术经济指标 功能与性能指标 系统功能和指标 主要技术指标",
            needed=False,
        ),
        _chapter(
            "schedule",
            "建设工期及时间安排",
            "建设工期 实施进度 进度安排 工期与进度 建设期 工期及进度安排 项目实施进度 实施计划 "
            "建设周期与进度安排 建设工期及进度安排",
        ),
        _chapter("unit", "承担单位概况", _UNIT),
        _chapter("money", "投资估算和资金筹措", _MONEY),
        _chapter(
            "benefit",
            "效益分析",
            "社会效益与经济效益 效益 效益与风险 经济和社会效益 效益分析与风险评估 考核指标及效益分析 "
            "社会和经济效益 效益评价 效益与风险分析",
            needed=False,
        ),
    ),
)
_STUDY = OutlineNorm(
    "study-gov",
    "可行性研究报告编制大纲（参照国家电子政务工程模板）",
    (
        _chapter("overview", "项目概述", _OVERVIEW),
        _chapter("unit", "项目建设单位概况", _UNIT),
        _chapter("need", "业务需求分析和项目建设必要性", _NEED),
        _chapter(
            "overall",
            "总体建设方案",
            "总体方案 总体设计 总体框架 总体架构 总体建设任务 技术方案 方案细化及比选 项目总体建设方案 "
            "建设目标与总体方案 总体建设目标与方案 总体思路与方案",
        ),
        _chapter(
            "scheme",
            "本期项目建设方案",
            "建设方案 本期建设方案 详细建设方案 项目建设方案 系统建设方案 建设内容 主要建设内容 "
            "本期建设内容 项目建设内容 应用系统建设方案 建设内容及方案",
        ),
        _chapter("safety", "安全与密码应用方案", _SAFETY),
        _chapter("data", "信息资源共享分析", _DATA),
        _chapter(
            "organisation",
            "组织机构和人员培训",
            "组织机构 项目建设与运行管理 组织保障与运营维护 机构和人员培训 培训与推广 项目组织机构和人员 "
            "组织机构与人员配置 项目组织管理 人员配置与培训 组织机构与人员培训 项目组织机构",
        ),
        _chapter(
            "schedule",
            "项目实施进度",
            "实施进度 实施计划 实施计划与运行维护 进度安排 项目实施计划 建设工期与进度 项目进度安排 实施进度计划 建设进度",
        ),
        _chapter("money", "投资估算和资金来源", _MONEY),
        _chapter(
            "benefit",
            "效益与风险分析",
            "效益与评价 效益分析 效益分析与风险评估 风险与效益 效益与评价指标分析 风险及效益分析 "
            "效益与风险 项目风险与效益 社会效益与风险 效益",
        ),
        _chapter(
            "exempt",
            "节能、消防、环保",
            "环保、消防、节能 节能环保 环境保护 消防和节能 环保消防职业安全 节能分析 环保消防与节能",
            needed=False,
        ),
        _chapter("conclusion", "结论", "结论与建议 研究结论 可行性结论 结论和建议 主要结论", needed=False),
        _chapter("annex", "附表和附件", _ANNEX, needed=False),
    ),
)
_DESIGN = OutlineNorm(
    "design-gov",
    "初步设计方案和投资概算编制大纲",
    (
        _chapter("overview", "项目概述", _OVERVIEW),
        _chapter("need", "需求分析", _NEED),
        _chapter(
            "overall",
            "总体设计",
            "总体方案 总体设计方案 系统总体设计 总体架构 总体技术方案 系统技术方案 总体框架设计 总体架构设计 项目总体设计",
        ),
        _chapter(
            "detail",
            "详细设计",
            "本期项目设计 系统详细设计 详细设计方案 分系统设计 应用系统设计 建设方案 项目详细设计 "
            "本期项目设计方案 建设内容详细设计 应用系统详细设计",
        ),
        _chapter("safety", "安全系统设计", _SAFETY),
        _chapter(
            "crypto",
            "密码应用设计",
            "密码应用方案 商用密码应用设计 密码应用 商用密码应用方案 密码应用与安全性评估 商用密码应用 密码应用方案设计",
        ),
        _chapter("data", "信息资源规划与共享", _DATA),
        _chapter(
            "standards",
            "标准规范建设",
            "标准规范 标准体系 标准规范设计 标准规范体系 标准与规范",
            needed=False,
        ),
        _chapter(
            "operation",
            "运行维护",
            "运行维护方案 运维方案 运行维护系统设计 运维管理 运行维护设计 运行与维护 运维保障 运行管理和维护",
        ),
        _chapter("organisation", "项目组织与管理", _MANAGE),
        _chapter(
            "schedule",
            "实施进度",
            "项目实施进度 进度计划 实施进度计划 建设进度安排 建设工期 项目进度安排 实施计划 项目实施计划 进度安排",
        ),
        _chapter("money", "投资概算", _MONEY),
        _chapter("figures", "附图", "附图清单 图纸 设计图纸 附图附表", needed=False),
        _chapter("annex", "附表", _ANNEX, needed=False),
    ),
)

NORMS: dict[DocumentKind, OutlineNorm] = {
    DocumentKind.CONSTRUCTION_PLAN: _PLAN,
    DocumentKind.PROPOSAL: _PROPOSAL,
    DocumentKind.FEASIBILITY: _STUDY,
    DocumentKind.PRELIM_DESIGN: _DESIGN,
}
