"""Writes hoard-pairs.json: what the matcher says of every pair of labelled coins of the real hoard, and the labels.

Run: python test/goldens/hoard-pairs.py STUDY HOARD, with STUDY from `numislab die-study` on labelled photographs,
HOARD the folder with die-labels.csv and unsure-pairs.csv. A study's pairs.csv holds no stage; screened and put-aside
pairs have the two probabilities of models/die-matcher/calibration.json, and so have pairs of sides that can't be read.
"""
import base64
import csv
import json
import sys
from pathlib import Path

here = Path(__file__).parent
study, hoard = map(Path, sys.argv[1:3])
calibration = json.loads((here / "../../models/die-matcher/calibration.json").read_text())["calibration"]
labels = list(csv.DictReader((hoard / "die-labels.csv").open()))
studied = {row["coin"] for row in csv.DictReader((study / "dies.csv").open())}
labels = [row for row in labels if Path(row["image"]).stem in studied]
coins = [Path(row["image"]).stem for row in labels]
place = {coin: i for i, coin in enumerate(coins)}
named = {row["coin"]: i for i, row in enumerate(labels)}
like = lambda p, q: abs(p - q) < 1e-5 * q
sides = {}
for side in ("obverse", "reverse"):
    rows = [r for r in csv.DictReader((study / "pairs.csv").open()) if r["side"] == side and r["coin_a"] in place and r["coin_b"] in place]
    pairs = {tuple(sorted((place[r["coin_a"]], place[r["coin_b"]]))): (float(r["score"]), float(r["probability"])) for r in rows}
    at = [(i, j) for i in range(len(coins)) for j in range(i + 1, len(coins))]
    assert set(pairs) == set(at)
    registered, unread = [], []
    bits = bytearray((len(at) + 7) // 8)
    for k, (i, j) in enumerate(at):
        score, p = pairs[i, j]
        if like(p, calibration["prior"]):
            unread.append([i, j])
        elif score >= 0:
            registered.append([i, j, float(f"{score:.4g}")])
        elif like(p, calibration["putAside"]):
            bits[k // 8] |= 1 << (k % 8)
        else:
            assert like(p, calibration["screened"]), p
    sides[side] = {"dies": [row[f"{side}_die"] for row in labels], "registered": registered, "unread": unread, "putAside": base64.b64encode(bytes(bits)).decode()}
unsure = [[r["side"], named[r["coin_a"]], named[r["coin_b"]]] for r in csv.DictReader((hoard / "unsure-pairs.csv").open()) if r["coin_a"] in named and r["coin_b"] in named]
(here / "hoard-pairs.json").write_text(json.dumps({"coins": coins, "unsure": unsure, **sides}, separators=(",", ":")) + "\n")
