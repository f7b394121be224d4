"""What a line buys, from its words: the more telling words are tried first."""

from __future__ import annotations

import re

from tongchou.kernel.budget import LineKind


def _p(words: str) -> re.Pattern[str]:
    return re.compile(words)


#: Tried on the line's own name first, then on its group titles. Order matters: tests before their objects.
_BY_NAME: tuple[tuple[re.Pattern[str], LineKind], ...] = (
    (_p(r"预备费|不可预见"), LineKind.CONTINGENCY),
    (_p(r"监理"), LineKind.SUPERVISION),
    (_p(r"等级保护.*(?:测评|备案|评测|定级)|等保.*(?:测评|评测|备案|定级)|等级测评"), LineKind.MLPS_TEST),
    (_p(r"密评|密码.*(?:评估|测评|评测)"), LineKind.CRYPTO_TEST),
    (_p(r"招标|招投标|采购代理|代理服务"), LineKind.BIDDING),
    (
        _p(
            r"风险评估|渗透|安全评估|安全服务|安全检测|漏洞扫描|安全加固|应急演练|攻防|代码审计|驻场安全|"
            r"安全运营|安全运维服务"
        ),
        LineKind.SECURITY_SERVICE,
    ),
    (
        _p(
            r"适老化检测|第三方.*(?:测试|测评|检测)|软件.*(?:测试|测评|检测)|验收测试|测试费|测评费|"
            r"检测费|验收测评|性能测试|系统测试"
        ),
        LineKind.TESTING,
    ),
    (_p(r"培训"), LineKind.TRAINING),
    (
        _p(
            r"运维(?!堡垒|审计|安全网关)|运行维护|维保|维护服务|维护费|驻场|保修|质保延保|"
            r"(?:数据库|系统|软件|设备|网络|日常|硬件|终端)维护$"
        ),
        LineKind.OM,
    ),
    (_p(r"设计费|(?:方案|初步|工程|勘察|深化|总体|顶层|施工图)设计|方案编制"), LineKind.DESIGN),
    (
        _p(
            r"咨询|可研|可行性|项目建议书|造价|审计费|评审费|绩效评价|后评价|审核费|概算编制|预算编制|财务决算|专家费"
        ),
        LineKind.CONSULTING,
    ),
    (_p(r"建设管理|建设单位管理|项目管理费|管理费"), LineKind.MANAGEMENT),
    (_p(r"系统集成|集成费|集成服务|^集成|安装调试"), LineKind.INTEGRATION),
    (
        _p(r"机房|静电地板|精密空调|UPS|不间断电源|消防|气体灭火|防雷|配电|综合布线"),
        LineKind.MACHINE_ROOM,
    ),
    (
        _p(
            r"家具|办公桌|装修(?!材料)|车辆|(?<!精密)空调|打印机|复印机|会议桌|座椅|窗帘|台式机|台式电脑|"
            r"办公电脑|笔记本|沙发|宣传|广告|差旅|办公用品|墙面|灯光|亮化"
        ),
        LineKind.NON_IT,
    ),
    (
        _p(
            r"政务云|云资源|云服务|云主机|云存储|云平台租|云租|云服务器|云计算|租用云|云硬盘|云数据库|"
            r"(?:块|对象|文件|备份)存储(?!.{0,6}(?:设备|一体机|服务器|阵列|柜|软件|系统))"
        ),
        LineKind.CLOUD,
    ),
    (_p(r"专线|线路|宽带|带宽|链路|通信费|流量费|物联网卡|网络租"), LineKind.NETWORK_LINE),
    (
        _p(
            r"数据(?:治理|采集(?!仪|器|终端|设备|网关|箱|站)|清洗|整理|加工|标注|迁移|入库|服务|普查|建库|处理|录入|购买|编目|归集)|"
            r"影像整理|影像索引|测绘|普查|数字化加工|档案数字化|信息核对|标注|录制|索引整理|历史数据|"
            r"建模采集|航拍|实景(?:三维|采集|拍摄)|(?:底图|地图|三维模型)(?:制作|采集|更新)"
        ),
        LineKind.DATA,
    ),
    (_p(r"运营(?:推广|服务|费)|推广(?:服务|费)|宣传推广"), LineKind.SERVICE),
)
_HARDWARE = _p(
    r"服务器|交换机|路由器|防火墙|网关|存储|磁盘|硬盘|摄像|一体机|终端|显示屏|诱导屏|大屏|屏幕|"
    r"LED|机柜|传感|采集器|探测|雷达|无人机|"
    r"堡垒机|审计设备|密码机|密码钥匙|UKey|网闸|主机|工作站|设备|立杆|杆件|电源|扫描仪|高拍仪|"
    r"读卡器|打卡|手持|平板|对讲|卫星电话|"
    r"麦克风|音响|会议终端|解码器|编码器|录像机|NVR|路由|AP\b|光模块|网卡|内存条|GPU|投影|操作台|"
    r"控制台|道闸|地磁|探头|仪|话机|机顶盒|叫号机|自助机|签名验签"
)
_SOFTWARE = _p(
    r"操作系统|数据库(?!服务器|审计|一体)|中间件|成品软件|软件授权|授权|许可|License|正版|杀毒|"
    r"防病毒|套件|引擎软件|平台软件|脱敏软件|加密软件|软件$|工具软件|组件"
)
_DEV = _p(
    r"开发|定制|子系统|模块|功能|应用系统|应用软件|系统建设|平台建设|软件研发|系统改造|升级改造|"
    r"接口|对接|小程序|APP|门户|驾驶舱|一张图|系统$|平台$"
)
_BY_GROUP: tuple[tuple[re.Pattern[str], LineKind], ...] = (
    (_p(r"^(?:基本|工程)?预备费"), LineKind.CONTINGENCY),  # not a sheet of 其他费用及预备费
    (_p(r"安全服务|安全评估"), LineKind.SECURITY_SERVICE),
    (_p(r"数据(?:服务|治理|资源|采集|处理|工程|加工)|数字化加工"), LineKind.DATA),
    (_p(r"云资源|云服务|政务云"), LineKind.CLOUD),
    (_p(r"线路|链路|通信|租费"), LineKind.NETWORK_LINE),
    (_p(r"运行维护|运维"), LineKind.OM),
    (_p(r"机房|建筑工程|装修"), LineKind.MACHINE_ROOM),
    (_p(r"系统集成"), LineKind.INTEGRATION),
    (
        _p(r"成品软件|系统软件|商用软件|软件购置|基础软件|支撑软件|通用软件|软件采购"),
        LineKind.PACKAGED_SOFTWARE,
    ),
    (
        _p(
            r"(?:软件|应用|系统|定制|功能|平台).{0,4}(?:开发|研发|定制|改造)|定制软件|应用软件|应用系统|"
            r"子系统|软件开发|功能模块|开发费|(?:系统|平台|应用|软件|互通)升级"
        ),
        LineKind.CUSTOM_DEV,
    ),
    (_p(r"购买服务|服务采购|服务费用?$"), LineKind.SERVICE),
)


def kind_of(name: str, groups: tuple[str, ...], title: str, spec: str, unit: str) -> LineKind:
    """The kind of a line. ``title`` is the sheet's; ``unit`` (人月, 功能点) betrays development."""
    if _in_development(groups, title) and not _is_bought(name, unit):
        return LineKind.CUSTOM_DEV
    never = (LineKind.SERVICE, LineKind.OM) if unit == "人月" else (LineKind.SERVICE,)
    if unit in {"人月", "功能点", "FP", "个功能点", "fp"} and _early(name) not in never:
        return LineKind.CUSTOM_DEV
    early = _early(name)
    if early is not None:
        return early
    by_group = _group(groups)
    if by_group is not None and by_group is not LineKind.SERVICE:
        return by_group
    return _thing(name, " ".join((*groups, title)), spec) or by_group or _group((title,)) or LineKind.OTHER


def _in_development(groups: tuple[str, ...], title: str) -> bool:
    """Whether the nearest telling group, or else the sheet's title, is about development.

    The project's own name in the title (……系统升级改造项目概算表) says nothing about single lines.
    """
    if any(_BOUGHT_GROUP.search(group) for group in groups):
        return False
    around = (*groups, re.sub(r"^.*(?:项目|工程)", "", title))
    return bool(
        re.search(
            r"(?:软件|应用|系统|定制|平台|功能).{0,4}(?:开发|研发|改造)|开发费|定制软件", " ".join(around)
        )
    )


_BOUGHT_GROUP = _p(r"硬件|设备(?:购置|采购|费)|前端设备|其他费|二类费|其它费")
_NEVER_DEVELOPMENT = (
    LineKind.MLPS_TEST,
    LineKind.CRYPTO_TEST,
    LineKind.SUPERVISION,
    LineKind.TESTING,
    LineKind.TRAINING,
    LineKind.OM,
    LineKind.INTEGRATION,
    LineKind.CONTINGENCY,
    LineKind.SERVICE,
)


def _is_bought(name: str, unit: str) -> bool:
    """Things and services that sometimes stand on the development sheet."""
    if re.search(r"成品|购置|预备|监理|测评", name):
        return True
    if _early(name) in _NEVER_DEVELOPMENT:
        return True
    return bool(_HARDWARE.search(name)) and unit in {"台", "套"} and not _DEV.search(name)


def _early(name: str) -> LineKind | None:
    return next((kind for pattern, kind in _BY_NAME if pattern.search(name)), None)


def _group(groups: tuple[str, ...]) -> LineKind | None:
    return next(
        (kind for group in reversed(groups) for pattern, kind in _BY_GROUP if pattern.search(group)), None
    )


def _thing(name: str, around: str, spec: str) -> LineKind | None:
    """Hardware, packaged software or development, by the thing named."""
    if re.search(r"软件开发|定制|二次开发|开发费|应用开发", name):
        return LineKind.CUSTOM_DEV
    if _SOFTWARE.search(name):
        return LineKind.PACKAGED_SOFTWARE
    if _HARDWARE.search(name) or re.search(r"硬件|设备", around):
        return LineKind.HARDWARE
    if _DEV.search(name):
        return LineKind.CUSTOM_DEV
    return LineKind.SERVICE if re.search(r"服务", name) else None
