"""Makes kappa.json: agreement of judges as scikit-learn and statsmodels compute it.

Needs: pip install scikit-learn statsmodels. Run: python test/goldens/kappa.py
"""
import json, pathlib
import numpy as np
import sklearn, statsmodels
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

rng = np.random.default_rng(11)
WORDS = np.array(["same", "different", "unsure"])


def judges(items, number, error):
    truth = rng.choice(3, size=items, p=[0.3, 0.5, 0.2])
    return np.array([np.where(rng.random(items) < error, rng.integers(0, 3, items), truth) for _ in range(number)])


def cohen(items, error):
    first, second = judges(items, 2, error)
    weights = rng.integers(0, 4, items)
    return dict(first=WORDS[first].tolist(), second=WORDS[second].tolist(), weights=weights.tolist(),
                kappa=cohen_kappa_score(first, second),
                weighted=cohen_kappa_score(first, second, sample_weight=weights))


def fleiss(items, number, error):
    answers = judges(items, number, error).T
    weights = rng.integers(0, 4, items)
    kappa = lambda rows: float(fleiss_kappa(aggregate_raters(rows, n_cat=3)[0], method="fleiss"))
    # whole weights are items that stand several times
    return dict(answers=[WORDS[row].tolist() for row in answers], weights=weights.tolist(),
                kappa=kappa(answers), weighted=kappa(np.repeat(answers, weights, axis=0)))


out = dict(scikit_learn=sklearn.__version__, statsmodels=statsmodels.__version__,
           cohen=[cohen(n, e) for n, e in [(12, 0.3), (60, 0.1), (40, 0.9)]],
           fleiss=[fleiss(n, k, e) for n, k, e in [(12, 3, 0.3), (50, 4, 0.2), (30, 6, 0.9)]])
pathlib.Path(__file__).with_name("kappa.json").write_text(json.dumps(out))
