"""Every kind of trouble with received files. Codes are stable; sentences may improve."""

from __future__ import annotations

from tongchou.kernel.problems import ProblemKind, ProblemLevel

_WARNING = ProblemLevel.WARNING
_NOTICE = ProblemLevel.NOTICE

# --- INTAKE-FILE: the file as a whole -------------------------------------------------------------------
ENCRYPTED = ProblemKind("INTAKE-FILE-001", "文件已加密，无法打开", "请去除打开密码后重新提交。")
DAMAGED = ProblemKind("INTAKE-FILE-002", "文件已损坏或不完整", "请用原软件打开确认无误、另存后重新提交。")
EMPTY_FILE = ProblemKind("INTAKE-FILE-003", "文件是空的（0字节）", "请确认后重新提交。")
UNKNOWN_FORMAT = ProblemKind(
    "INTAKE-FILE-004",
    "无法识别的文件格式",
    "请转为 docx、xlsx、pdf、ofd 或图片后提交。",
)
WRONG_EXTENSION = ProblemKind(
    "INTAKE-FILE-005", "扩展名与实际内容不符，已按实际内容读取", "建议改正扩展名后归档。", _NOTICE
)
MACROS = ProblemKind(
    "INTAKE-FILE-006",
    "文件含有宏，已忽略宏、只读取内容",
    "申报材料不应含宏，请另存为不带宏的格式。",
    _WARNING,
)
FILE_TOO_LARGE = ProblemKind("INTAKE-FILE-007", "文件过大，未读取", "请拆分或压缩其中的图片后重新提交。")
TOO_MANY_PAGES = ProblemKind(
    "INTAKE-FILE-008", "页数超过上限，超出部分未读取", "请拆分文件，或由管理员调高页数上限。", _WARNING
)
NOT_FOUND = ProblemKind("INTAKE-FILE-009", "找不到这个文件或文件夹", "请检查路径是否正确。")
UNREADABLE = ProblemKind("INTAKE-FILE-010", "没有读取权限或读取中断", "请检查文件权限后重试。")
NO_CONTENT = ProblemKind(
    "INTAKE-FILE-011", "文件中没有可读的文字或表格", "请确认提交的是正确的文件。", _WARNING
)
UNSAFE_XML = ProblemKind(
    "INTAKE-FILE-012", "文件内部含有不安全的实体定义，已拒绝读取", "请用 Office 或 WPS 重新另存后提交。"
)
SYMLINK = ProblemKind(
    "INTAKE-FILE-013", "这是一个链接而不是文件，未读取", "请把实际文件放入材料包。", _WARNING
)
NO_FILES = ProblemKind(
    "INTAKE-FILE-014", "没有收到任何可读的文件", "请提交申报材料文件、文件夹或 zip 压缩包。"
)
KIND_UNCLEAR = ProblemKind(
    "INTAKE-FILE-015",
    "看不出这是哪一类申报材料，暂按其他材料处理",
    "请在文件名中写明材料名称（如“建设方案”“投资概算”）。",
    _NOTICE,
)
DUPLICATE_FILE = ProblemKind(
    "INTAKE-FILE-016", "与另一份文件内容完全相同", "如非有意，请删除重复的一份。", _NOTICE
)
PACKAGE_TOO_LARGE = ProblemKind(
    "INTAKE-FILE-017", "材料包文件数或总大小超过上限，其余文件未读取", "请分次提交或清理无关文件。"
)
READER_FAILED = ProblemKind(
    "INTAKE-FILE-018", "读取时遇到意外内容，未能读完", "请另存后重新提交；若仍出现，请把文件交给管理员。"
)

# --- INTAKE-ARCHIVE: zip and its relatives --------------------------------------------------------------
PLEASE_ZIP = ProblemKind("INTAKE-ARCHIVE-001", "暂不支持这种压缩格式", "请改用 zip 压缩后提交。")
ARCHIVE_BOMB = ProblemKind(
    "INTAKE-ARCHIVE-002", "解压后体积异常庞大，已停止解压", "请直接提交原始文件，或重新压缩。"
)
ARCHIVE_PATH = ProblemKind("INTAKE-ARCHIVE-003", "压缩包内有指向包外的路径，该文件未读取", "请重新压缩材料。")
ARCHIVE_NESTED = ProblemKind(
    "INTAKE-ARCHIVE-004", "压缩包嵌套层数过多，内层未读取", "请把内层压缩包解开后再提交。"
)
ARCHIVE_ENCRYPTED = ProblemKind("INTAKE-ARCHIVE-005", "压缩包设有密码", "请去除密码后重新压缩提交。")
ARCHIVE_MEMBER = ProblemKind("INTAKE-ARCHIVE-006", "压缩包内的这个文件已损坏", "请重新压缩材料。")
ARCHIVE_LINK = ProblemKind(
    "INTAKE-ARCHIVE-007", "压缩包内的这一项是链接，未读取", "请把实际文件放入压缩包。", _WARNING
)
ARCHIVE_EMPTY = ProblemKind("INTAKE-ARCHIVE-008", "压缩包里没有文件", "请确认后重新压缩提交。", _WARNING)
ARCHIVE_NAMES = ProblemKind(
    "INTAKE-ARCHIVE-009", "压缩包内的文件名编码无法辨认，已按近似字符显示", "请重新压缩材料。", _NOTICE
)

# --- INTAKE-DOCX: Word documents ------------------------------------------------------------------------
HIDDEN_TEXT = ProblemKind(
    "INTAKE-DOCX-001", "含有隐藏文字，未计入正文", "请确认隐藏文字是否应当删除或显示。", _WARNING
)
TRACKED_CHANGES = ProblemKind(
    "INTAKE-DOCX-002",
    "含有未接受的修订，已按接受全部修订后的内容读取",
    "请接受或拒绝修订后提交定稿。",
    _WARNING,
)
PICTURES_ONLY = ProblemKind(
    "INTAKE-DOCX-003", "正文几乎全是图片，图片中的文字未计入", "请提交可编辑的文字版本。", _WARNING
)

# --- INTAKE-SHEET: workbooks ----------------------------------------------------------------------------
HIDDEN_ROWS = ProblemKind(
    "INTAKE-SHEET-001", "有隐藏的行", "请确认隐藏内容是否应当公开列示；其数据已读取并标记。", _WARNING
)
HIDDEN_COLUMNS = ProblemKind(
    "INTAKE-SHEET-002", "有隐藏的列", "请确认隐藏内容是否应当公开列示；其数据已读取并标记。", _WARNING
)
HIDDEN_SHEET = ProblemKind(
    "INTAKE-SHEET-003", "有隐藏的工作表", "请确认隐藏内容是否应当公开列示；其数据已读取并标记。", _WARNING
)
EMPTY_SHEET = ProblemKind("INTAKE-SHEET-004", "工作表是空的", "如无用途，请删除空表。", _NOTICE)
FORMULA_NOT_COMPUTED = ProblemKind(
    "INTAKE-SHEET-005",
    "有公式没有保存计算结果，读到的是空值",
    "请用 Excel 或 WPS 打开该文件、保存一次后重新提交。",
    _WARNING,
)
FORMULA_ERROR = ProblemKind(
    "INTAKE-SHEET-006", "有单元格显示错误值（如 #REF!）", "请修正公式后重新提交。", _WARNING
)
SHEET_TOO_LARGE = ProblemKind(
    "INTAKE-SHEET-007", "工作表过大，超出部分未读取", "请删除多余的行列后重新提交。", _WARNING
)
HIDDEN_UNKNOWN = ProblemKind(
    "INTAKE-SHEET-008",
    "旧版 xls 格式看不出哪些行列被隐藏、哪些公式未计算",
    "建议另存为 xlsx 后提交。",
    _NOTICE,
)

# --- INTAKE-PDF / INTAKE-OFD ----------------------------------------------------------------------------
PDF_TABLES_SKIPPED = ProblemKind(
    "INTAKE-PDF-001",
    "部分页面线条过多，未还原为表格，只读取了文字",
    "如该页含重要表格，请另附 xlsx。",
    _NOTICE,
)
PDF_PAGE_FAILED = ProblemKind("INTAKE-PDF-002", "有页面无法读取", "请重新导出该文件。", _WARNING)
PDF_GARBLED = ProblemKind(
    "INTAKE-PDF-003",
    "文字层是乱码（字体未嵌入编码），已改用图像识别",
    "请从原文件重新导出 PDF。",
    _NOTICE,
)
OFD_NO_TEXT = ProblemKind(
    "INTAKE-OFD-001", "有页面没有文字层，图像内容未识别", "请另附该文件的 PDF 或原始文档。", _WARNING
)

# --- INTAKE-LEGACY: formats opened through another program ----------------------------------------------
NEEDS_LIBREOFFICE = ProblemKind(
    "INTAKE-LEGACY-001",
    "旧格式文件需要借助 LibreOffice 打开，本机未安装",
    "请安装 LibreOffice（如 apt install libreoffice-writer），或另存为 docx 后提交。",
)
CONVERSION_FAILED = ProblemKind(
    "INTAKE-LEGACY-002", "旧格式文件转换失败", "请用 Word 或 WPS 另存为 docx 后提交。"
)
CONVERSION_TIMEOUT = ProblemKind(
    "INTAKE-LEGACY-003", "旧格式文件转换超时", "请用 Word 或 WPS 另存为 docx 后提交。"
)

# --- INTAKE-OCR: scanned pages --------------------------------------------------------------------------
OCR_MISSING = ProblemKind(
    "INTAKE-OCR-001",
    "扫描页需要文字识别组件，本机未安装，该页未读取",
    "请安装附加组件 ocr（pip install 'tongchou[ocr]'），或提交带文字层的文件。",
)
OCR_LOW_RESOLUTION = ProblemKind(
    "INTAKE-OCR-002", "扫描分辨率偏低", "请以 200 dpi 以上重新扫描，并核对识别出的文字。", _WARNING
)
OCR_SKEWED = ProblemKind("INTAKE-OCR-003", "页面倾斜，已自动扶正后识别", "请核对识别出的文字。", _NOTICE)
OCR_LOW_CONTRAST = ProblemKind(
    "INTAKE-OCR-004", "页面过淡或过暗，文字不清", "请重新扫描，并核对识别出的文字。", _WARNING
)
OCR_LOW_CONFIDENCE = ProblemKind(
    "INTAKE-OCR-005", "文字识别把握不大", "请人工核对该页，或重新扫描后提交。", _WARNING
)
OCR_NO_TEXT = ProblemKind("INTAKE-OCR-006", "页面上没有识别出文字", "如该页有内容，请重新扫描。", _NOTICE)
OCR_PAGE_LIMIT = ProblemKind(
    "INTAKE-OCR-007",
    "扫描页数超过上限，超出部分未识别",
    "请提交带文字层的文件，或由管理员调高上限。",
    _WARNING,
)
OCR_FAILED = ProblemKind("INTAKE-OCR-008", "文字识别出错，该页未读取", "请重新扫描后提交。", _WARNING)
OCR_SIDEWAYS = ProblemKind("INTAKE-OCR-009", "页面放反或横置，已转正后识别", "请核对识别出的文字。", _NOTICE)
IMAGE_TOO_LARGE = ProblemKind("INTAKE-OCR-010", "图片像素过大，未读取", "请缩小到 A4 300 dpi 左右后提交。")
