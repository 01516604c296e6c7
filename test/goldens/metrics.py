"""Makes metrics.json: ranking measures as scikit-learn computes them.

Needs: pip install scikit-learn. Run: python test/goldens/metrics.py
"""
import json, pathlib
import numpy as np
import sklearn
from sklearn import metrics as m
from sklearn.linear_model import LogisticRegression

rng = np.random.default_rng(7)


def case(n, rate, decimals):
    labels = rng.random(n) < rate
    labels[0], labels[1] = True, False
    scores = np.round(rng.normal(size=n) + labels, decimals) + 0.0  # few decimals make ties; + 0.0 makes -0 a 0
    weights = rng.integers(0, 4, n)
    weights[:2] = 1
    fpr, tpr, thresholds = m.roc_curve(labels, scores, drop_intermediate=False)
    threshold = 0.5
    answers = scores >= threshold
    return dict(
        scores=scores.tolist(), labels=labels.tolist(), weights=weights.tolist(),
        roc_auc=m.roc_auc_score(labels, scores), average_precision=m.average_precision_score(labels, scores),
        weighted_roc_auc=m.roc_auc_score(labels, scores, sample_weight=weights),
        weighted_average_precision=m.average_precision_score(labels, scores, sample_weight=weights),
        fpr=fpr.tolist(), tpr=tpr.tolist(), thresholds=thresholds[1:].tolist(),
        threshold=threshold, accuracy=m.accuracy_score(labels, answers),
        balanced_accuracy=m.balanced_accuracy_score(labels, answers),
        precision=m.precision_score(labels, answers), recall=m.recall_score(labels, answers), f1=m.f1_score(labels, answers),
    )


def platt(n):
    labels = rng.random(n) < 0.2
    scores = rng.normal(size=n) + 1.5 * labels
    n1, n0 = labels.sum(), (~labels).sum()
    high, low = (n1 + 1) / (n1 + 2), 1 / (n0 + 2)
    # soft targets as two weighted copies of every point
    target = np.where(labels, high, low)
    fit = LogisticRegression(C=np.inf, tol=1e-12, max_iter=10000).fit(
        np.r_[scores, scores][:, None], np.r_[np.ones(n), np.zeros(n)], sample_weight=np.r_[target, 1 - target])
    return dict(scores=scores.tolist(), labels=labels.tolist(), slope=float(fit.coef_[0, 0]), intercept=float(fit.intercept_[0]))


out = dict(scikit_learn=sklearn.__version__,
           ranking=[case(n, rate, d) for n, rate, d in [(20, 0.5, 1), (60, 0.1, 6), (100, 0.3, 0), (80, 0.9, 2)]],
           platt=[platt(n) for n in (30, 120)])
pathlib.Path(__file__).with_name("metrics.json").write_text(json.dumps(out))
