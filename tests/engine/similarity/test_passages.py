"""Copied words are found as aligned spans in both texts; stock phrases are marked, not hidden."""

from __future__ import annotations

import random

import pytest

from tests.engine.similarity.world import corpus, declaration, plan, project
from tongchou.engine.similarity.passages import copied_share, find_spans
from tongchou.engine.similarity.search import find_similar

COPIED = (
    "平台汇聚路内泊位和公共停车场的实时状态，按十五位规则编码建档，巡检人员每日核对泊位占用情况并上报异常。"
)
OURS = f"项目背景另有说明。{COPIED}以上内容由信息科负责。"
THEIRS = f"原系统于前年建成。{COPIED}后续安排见附件。"


def _noise(length: int, seed: int) -> str:
    """Text of one's own from the common characters, without sense and without repeats of note."""
    draw = random.Random(seed)
    return "".join(chr(draw.randrange(0x4E00, 0x4E00 + 3000)) for _ in range(length))


def test_a_copied_passage_is_aligned_in_both_texts() -> None:
    (span,) = find_spans([OURS], [THEIRS])
    assert OURS[span.ours[0] : span.ours[1]].strip("。") == COPIED.strip("。")
    assert THEIRS[span.theirs[0] : span.theirs[1]].strip("。") == COPIED.strip("。")
    assert span.similarity == 1.0


@pytest.mark.parametrize(
    "edited",
    [
        COPIED.replace("，", " , ").replace("。", " "),
        COPIED.replace("实时", "动态").replace("每日", "定期"),
        COPIED[:20] + "\n　" + COPIED[20:],
        COPIED.replace("巡检人员", "路面巡检人员"),
    ],
)
def test_small_edits_do_not_hide_a_copy(edited: str) -> None:
    spans = find_spans([edited], [THEIRS])
    assert spans
    assert sum(span.length for span in spans) >= 0.8 * len(edited)


def test_texts_without_common_words_share_nothing() -> None:
    assert find_spans([_noise(500, 1)], [_noise(500, 2)]) == ()


def test_chance_runs_are_too_short_to_count() -> None:
    assert find_spans(["智慧停车管理平台"], ["建设智慧停车管理平台项目"]) == ()


def test_a_sentence_of_half_the_corpus_gives_no_seed() -> None:
    texts = [f"{_noise(60, n)}{COPIED}" for n in range(60)]
    assert find_spans([OURS], texts) == ()


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.15])
def test_planted_passages_are_found_and_located(rate: float) -> None:
    draw = random.Random(7)
    texts = [_noise(600, 100 + n) for n in range(40)]
    hits = 0
    for n in range(20):
        piece = list(texts[n][200:400])
        for spot in draw.sample(range(len(piece)), int(rate * len(piece))):
            piece[spot] = "改"
        query = _noise(300, 500 + n) + "".join(piece) + _noise(300, 900 + n)
        spans = [span for span in find_spans([query], texts) if span.text == n]
        start, end = min(s.ours[0] for s in spans), max(s.ours[1] for s in spans)
        union = max(end, 500) - min(start, 300)
        hits += (min(end, 500) - max(start, 300)) / union >= 0.7
    assert hits >= 19


def test_quoted_law_is_marked_as_stock_words() -> None:
    law = "按照《中华人民共和国网络安全法》《信息安全技术网络安全等级保护基本要求》开展建设。"
    words = "根据《国家政务信息化项目建设管理办法》等文件要求，" + law
    (span,) = find_spans([words], [f"前言。{words}"])
    assert span.boilerplate


def test_share_of_copied_paragraphs() -> None:
    own = _noise(80, 3)
    ours = [COPIED, own, "短句。"]
    assert copied_share(find_spans(ours, [THEIRS]), ours) == 0.5
    assert copied_share((), ["短句。"]) is None


def test_a_project_whose_text_was_copied_is_shown_whatever_its_name() -> None:
    source = project(
        "P7",
        "渌江市教育考试平台",
        unit="渌江市教育局",
        modules=("考务编排",),
        text=_noise(300, 5) + COPIED + _noise(300, 6),
    )
    result = find_similar(declaration(), plan(COPIED, _noise(90, 8)), corpus(source))
    assert result.projects
    (passage,) = result.projects[0].passages
    assert passage.place.paragraph == 1
    assert passage.theirs.strip("。") == COPIED.strip("。")
    assert result.boilerplate_share == 0.5


def test_identical_long_texts_do_not_blow_up() -> None:
    text = _noise(3000, 11) * 40
    spans = find_spans([text], [text])
    assert spans[0].similarity == 1.0
