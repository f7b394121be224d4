"""The verbs and nouns by which a Chinese function list is counted.

A verb group is one elementary process however many synonyms a row uses: list, detail and filter of the
same data are one enquiry; 单条删除 and 批量删除 are one deletion.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tongchou.engine.sizing.function_points import CountType

_GROUPS: dict[tuple[CountType, str], str] = {
    (
        CountType.EI,
        "新增",
    ): "新增 添加 录入 登记 填报 创建 新建 采集 上报 填写 报名 建档 注册 编制 拟制 标绘 汇聚 归集 识别 拍照 保存 建立 标注 标记",
    (CountType.EI, "修改"): "修改 编辑 变更 更新 修订 调整 纠错 更正 勾选 合并 关联",
    (CountType.EI, "删除"): "删除 移除 撤销 注销 停用 撤除 作废 下架",
    (CountType.EI, "导入"): "导入 上传 接收",
    (CountType.EI, "提交"): "提交 申请 申报 反馈 投诉 评价 发起 预约",
    (CountType.EI, "审核"): "审核 审批 复核 核验 受理 退回 签批 办结 质检 审定 校验 比对 确认 签收 验收",
    (CountType.EI, "派发"): "派发 分配 下达 指派 派单 分派 调度 转办 交办 催办 督办",
    (CountType.EI, "配置"): "配置 设置 设定 授权 赋码 绑定 启用 发布 归档 备份",
    (CountType.EI, "支付"): "支付 缴费 退款 结算 扣款 开票",
    (CountType.EO, "统计"): "统计 汇总 分析 排名 测算 计算 研判 评估 考核 对账 估算 推算 推荐 预测 判断 监测",
    (CountType.EO, "报表"): "报表 报告 简报 通报 生成 输出",
    (CountType.EO, "图表"): "图表 大屏 可视化 驾驶舱 热力图 专题图 一张图 画像",
    (CountType.EO, "预警"): "预警 提醒 告警 推送 通知 告知 报警 提示",
    (CountType.EQ, "查询"): (
        "查询 检索 搜索 筛选 列表 浏览 查看 详情 展示 显示 预览 下载 查验 定位 追溯 回放 圈选 点选 查阅 导出 打印"
    ),
}

VERBS: dict[str, tuple[CountType, str]] = {
    word: group for group, words in _GROUPS.items() for word in words.split()
}
#: Words of a calculation: with one of them in the row an export is an output, not an enquiry.
CALCULATION = ("统计", "汇总", "分析", "测算", "计算")
MAINTAIN = ("管理", "维护", "台账", "档案")

_BODIES = "局 中心 大厅 部门 机关 窗口 机构 人员 员 科 处"


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


#: A verb, unless it is part of a body's name (审批局, 登记中心, 统计人员).
VERB = re.compile(f"({_alternatives(list(VERBS))})(?!{_alternatives(_BODIES.split())})")

EXTERNAL = re.compile(
    r"(?:调用|对接|接入|调取|同步|引用|共享|获取|读取)(?P<what>[\u4e00-\u9fffA-Za-z0-9]{0,14}?"
    r"(?:系统|平台|数据库|库|中台|接口|证照|目录|数据|信息))"
)

_NOT_FUNCTIONS = (
    r"(?:系统|软件|平台|设备|应用|环境)?(?:安装)?(?:与|及|和)?(?:部署|调试|联调|安装)(?:服务|实施|工作)?",
    r"(?:用户|操作|使用|技术|系统|业务)?(?:人员)?培训(?:服务|工作)?",
    r"(?:系统)?(?:性能|可靠性|安全性|可用性|易用性|兼容性|可扩展性|扩展性|稳定性)(?:要求|需求|指标|优化|保障)?",
    r"(?:历史|存量)?数据(?:迁移|初始化)(?:服务)?",
    r"(?:系统)?安全加固(?:服务)?",
    r"(?:项目)?需求(?:调研|分析)(?:与?分析)?",
    r"(?:系统|软件|功能|集成|性能|安全|压力)?测试(?:服务|工作)?",
    r"(?:技术|项目|用户)?文档(?:编制|编写)?",
    r"(?:系统)?试运行(?:服务|保障)?",
    r"(?:接口)(?:开发|联调|调试)(?:服务)?",
    r"(?:质保|售后|驻场|运维|运行维护)(?:服务|保障)?",
    r"(?:系统|应用)?集成(?:服务|实施)",
)
NOT_FUNCTION = re.compile("|".join(f"(?:{pattern})" for pattern in _NOT_FUNCTIONS))
CODE_TABLE = re.compile(r"(?:字典|代码表|编码表|枚举|参数表?|码表)$")

_TRIM = _alternatives([*VERBS, *MAINTAIN, "批量", "功能", "模块", "信息", "数据", "单条", "办理", "服务"])
_LEADING, _TRAILING = re.compile(f"(?:{_TRIM})+"), re.compile(f"(?:{_TRIM})$")
_ASIDE = re.compile(r"[（(].*?[）)]|[\s“”\"与及和、]")


@lru_cache(maxsize=65_536)
def entity_of(name: str) -> str:
    """The data a function is about: its name without verbs and generic words; may be empty."""
    words = _ASIDE.sub("", name)
    if leading := _LEADING.match(words):
        words = words[leading.end() :]
    while trailing := _TRAILING.search(words):
        words = words[: trailing.start()]
    return words
