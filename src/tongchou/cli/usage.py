"""Wrong arguments told in Chinese, with the way to the help."""

from __future__ import annotations

from typing import Any

_CODE = "CLI-USAGE-001"


def told(error: Any, command: str = "tongchou") -> str:
    """The sentence for a usage error of the argument parser."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else command
    return f"{_sentence(error)}。用 {path} -h 查看用法。（{_CODE}）"


def _sentence(error: Any) -> str:
    match type(error).__name__:
        case "MissingParameter":
            return f"缺少 {_name(error)}"
        case "NoSuchOption":
            near = "、".join(sorted(error.possibilities or ()))
            return f"没有选项 {error.option_name}" + (f"，是不是想写 {near}" if near else "")
        case "BadOptionUsage":
            return f"选项 {error.option_name} 后面缺少值"
        case "BadParameter":
            return _bad_value(error)
    message = error.format_message().rstrip(".。")
    unknown = message.removeprefix("No such command ")
    return f"没有命令 {unknown}" if unknown != message else f"参数不对：{message}"


def _bad_value(error: Any) -> str:
    message = str(error.message).rstrip(".。")
    _, found, allowed = message.partition(" is not one of ")
    if found:
        return f"{_name(error)} 只能是 {allowed.replace(', ', '、').replace(chr(39), '')}"
    return message


def _name(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return "参数"
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("-")]
    return options[-1] if options else str(parameter.metavar or parameter.name)
