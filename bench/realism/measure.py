"""
Measures sides of coins that `prepare-sides.ts` wrote: usage `measure.py JOB.json`, the answer is one JSON document.

The job: { "sets": [{ "name", "side", "file", "size", "count", "same": [[a, b], …], "alike": [[a, b], …] }] }. A file holds for each
side grey (uint8), mask (uint8, 0 or 1) and relief without light (int8), size x size each.
"""
import json
import sys

import numpy as np

from matchers import scores
from surface import describe


def quantiles(values):
    if not values:
        return None
    at = (0, 5, 25, 50, 75, 90, 95, 99, 100)
    return {"n": len(values), **{f"q{q}": float(v) for q, v in zip(at, np.percentile(values, at))}}


def auc(same, alike):
    """The chance that a pair of one die scores above a look-alike; ties count half."""
    a, b = np.array(same)[:, None], np.array(alike)[None, :]
    return float(((a > b) + 0.5 * (a == b)).mean())


def measure(job):
    size = job["size"]
    data = np.fromfile(job["file"], np.uint8).reshape(job["count"], 3, size, size)
    found = describe((side[0], side[1]) for side in data)
    pairs = [tuple(p) for p in job["same"] + job["alike"]]
    got = scores([side[2].view(np.int8) for side in data], pairs)
    n = len(job["same"])
    out = {"name": job["name"], "side": job["side"], **found, "keypoints": quantiles(got["keypoints"])}
    for matcher in ("akaze", "fft"):
        same, alike = got[matcher][:n], got[matcher][n:]
        out[matcher] = {"same": quantiles(same), "alike": quantiles(alike), "auc": auc(same, alike) if same and alike else None, "same_scores": same, "alike_scores": alike}
    return out


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        job = json.load(file)
    print(json.dumps([measure(one) for one in job["sets"]]))
