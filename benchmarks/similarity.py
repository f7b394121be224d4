"""查重: speed with 20,000 records, planted passages among shared templates, public text pairs.

Sets that are not beside the checkout are named and left out. Times are CPU seconds of one process.
"""

from __future__ import annotations

import gzip
import json
import lzma
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.table import Board
from tongchou.engine.similarity.blocking import best, index_texts
from tongchou.engine.similarity.fingerprints import fingerprint
from tongchou.engine.similarity.grams import both
from tongchou.engine.similarity.passages import find_spans
from tongchou.engine.similarity.search import build_index, find_similar
from tongchou.engine.similarity.texts import TextSpace
from tongchou.kernel.assets import Corpus, KnownProject
from tongchou.kernel.declaration import Content, Declaration, Identity, Performance
from tongchou.kernel.declared import Function
from tongchou.kernel.documents import EMPTY_PACKAGE
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.readings import Field

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
PLACE = Evidence("功能点清单.xlsx")
SEED = 42


def run() -> int:
    board = Board("查重")
    for part in (_speed, _passages, _pairs, _titles):
        try:
            part(board)
        except FileNotFoundError as missing:
            board.add(f"{part.__name__.strip('_')}（缺数据 {Path(missing.filename).name}）", "未测")
    return board.show()


def _taken(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _speed(board: Board) -> None:
    rows = [json.loads(line) for line in (SHARED / "cases/projects.jsonl").read_text("utf-8").splitlines()]
    draw = random.Random(SEED)
    modules = [name for row in rows for name in row["modules"]]
    scopes = [row["scope"] for row in rows]
    corpus = Corpus(
        projects=tuple(
            KnownProject(
                f"X{n}",
                draw.choice(rows)["title"],
                unit=rows[n % len(rows)]["unit"],
                city=rows[n % len(rows)]["city"] or "",
                modules=tuple(draw.sample(modules, 8)),
                scope=draw.choice(scopes) + draw.choice(scopes),
            )
            for n in range(20_000)
        )
    )
    functions = tuple(
        Function(f"{draw.choice(modules)}{n % 7}", PLACE, module=draw.choice(modules[:60]))
        for n in range(400)
    )
    declared = Declaration(
        identity=Identity(Field.of("株洲市智慧停车管理平台"), owner_unit=Field.of("株洲市城管局")),
        content=Content(functions=functions),
        performance=Performance(goals=Field.of("。".join(scopes[:6]))),
    )
    index = build_index(corpus)
    board.add("2 万个项目建索引", f"{(built := _taken(lambda: build_index(corpus))):.2f} s")
    asked = _taken(lambda: find_similar(declared, EMPTY_PACKAGE, corpus, index))
    board.add("400 项功能的申报比对 2 万个项目", f"{asked:.2f} s")
    board.add("合计", f"{built + asked:.2f} s", "≤ 0.8 s", built + asked <= 0.8)


def _passages(board: Board) -> None:
    """Passages of 300 characters planted in texts of which half carry two of twenty templates."""
    draw = random.Random(SEED)
    with lzma.open(SHARED / "similarity/zh_regs_docs.jsonl.xz", "rt", encoding="utf-8") as handle:
        whole = ["".join(json.loads(line)["text"].split()) for line in handle]
    chunks = [text[at : at + 2000] for text in whole for at in range(0, len(text) - 2000, 2000)]
    draw.shuffle(chunks)
    templates, outside, texts = [c[:300] for c in chunks[:20]], chunks[20:140], chunks[140:]
    texts = [_with_templates(t, templates, draw) if n % 2 else t for n, t in enumerate(texts)]
    made = _taken(lambda: fingerprint(texts))
    board.add(
        f"指纹 {len(texts)} 篇（2,000 字）",
        f"{len(texts) / made:,.0f} 篇/秒",
        "≥ 500",
        len(texts) / made >= 500,
    )
    prints = fingerprint(texts)
    for rate, floor in ((0.0, 0.99), (0.05, 0.99), (0.15, 0.98), (0.30, 0.95)):
        found, located, spent = 0, 0, 0.0
        for n, clean in enumerate(outside):
            query = _with_templates(clean, templates, draw) if n % 2 else clean
            source = draw.randrange(len(texts))
            piece = _edited(texts[source][500:800], rate, draw)
            query = query[:800] + piece + query[800:]
            start = time.process_time()
            spans = find_spans([query], prints)
            spent += time.process_time() - start
            lengths: dict[int, float] = {}
            for span in spans:
                lengths[span.text] = lengths.get(span.text, 0.0) + span.length * span.similarity
            found += source in sorted(lengths, key=lambda text: -lengths[text])[:10]
            own = [
                s.ours for s in spans if s.text == source and s.ours[1] > 800 and s.ours[0] < 800 + len(piece)
            ]
            located += bool(own) and _overlap(own, (800, 800 + len(piece))) >= 0.7
        recall, place = found / len(outside), located / len(outside)
        board.add(f"植入段落，改字 {rate:.0%}：前十命中", f"{recall:.3f}", f"≥ {floor}", recall >= floor)
        target = ("≥ 0.95", place >= 0.95) if rate <= 0.15 else ("", None)
        board.add(f"植入段落，改字 {rate:.0%}：定位 IoU ≥ 0.7", f"{place:.3f}", *target)
        board.add(
            f"植入段落，改字 {rate:.0%}：每篇用时",
            f"{1000 * spent / len(outside):.1f} ms",
            "≤ 50 ms",
            spent / len(outside) <= 0.05,
        )


def _with_templates(text: str, templates: Sequence[str], draw: random.Random) -> str:
    first, second = draw.sample(list(templates), 2)
    return first + text[300:1700] + second


def _edited(text: str, rate: float, draw: random.Random) -> str:
    """60 % of the edits replace, 20 % drop, 20 % insert a character."""
    words: list[str] = []
    for sign in text:
        kind = draw.random() if draw.random() < rate else 1.0
        other = chr(draw.randrange(0x4E00, 0x9000))
        words.append(other if kind < 0.6 else "" if kind < 0.8 else sign + other if kind < 1.0 else sign)
    return "".join(words)


def _overlap(spans: Sequence[tuple[int, int]], planted: tuple[int, int]) -> float:
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return (min(end, planted[1]) - max(start, planted[0])) / (max(end, planted[1]) - min(start, planted[0]))


def _lines(name: str) -> Iterator[list[str]]:
    with gzip.open(SHARED / "similarity" / name, "rt", encoding="utf-8") as handle:
        next(handle)
        yield from (line.rstrip("\n").split("\t") for line in handle)


def _pairs(board: Board) -> None:
    for name, same, floor in (("sohu_dc", "5", 0.80), ("sohu_dd", "5", 0.79), ("lcqmc", "1", 0.743)):
        rows = list(_lines(f"zh_{name}.tsv.gz"))[:1000]
        ours, theirs = [row[0] for row in rows], [row[1] for row in rows]
        area = _auc([row[2] == same for row in rows], TextSpace.of(ours + theirs).cosines(ours, theirs))
        board.add(f"{name} AUC", f"{area:.3f}", f"≥ {floor}", area >= floor)
    with lzma.open(SHARED / "similarity/zh_regs_docs.jsonl.xz", "rt", encoding="utf-8") as handle:
        docs = {
            str(row["id"]): row["text"].replace(row["title"], "").replace(row["place"], "")
            for row in map(json.loads, handle)
        }
    pairs = [row for row in _lines("zh_regs_pairs.tsv.gz") if row[3] != "random"]
    for length, floor in ((400, 0.96), (4000, 0.975)):
        ours, theirs = [docs[p[0]][:length] for p in pairs], [docs[p[1]][:length] for p in pairs]
        area = _auc([p[2] == "1" for p in pairs], TextSpace.of(ours + theirs).cosines(ours, theirs))
        board.add(f"法规难例 前 {length} 字 AUC", f"{area:.4f}", f"≥ {floor}", round(area, 3) >= floor)


def _titles(board: Board) -> None:
    rows = list(_lines("zh_csl_title_abstract.tsv.gz"))
    index = index_texts([row[1] for row in rows], single_characters=True)
    first = [int(best(index.scores(both([row[0]]).codes), 1)[0]) for row in rows]
    share = sum(n == found for n, found in enumerate(first)) / len(rows)
    board.add("题名找摘要（CSL）R@1", f"{share:.3f}", "≥ 0.975", share >= 0.975)


def _auc(positive: Sequence[bool], scores: Sequence[float]) -> float:
    labels = np.asarray(positive)
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    hits, misses = labels.sum(), (~labels).sum()
    return float((ranks[labels].sum() - hits * (hits + 1) / 2) / (hits * misses))
