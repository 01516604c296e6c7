"""Makes evaluation.json: curves, clusterings and calibration as scikit-learn and SciPy compute them.

Needs: pip install scikit-learn. Run: python test/goldens/evaluation.py
"""
import json, pathlib
import numpy as np
import sklearn
from scipy.stats import norm
from sklearn import metrics as m
from sklearn.calibration import calibration_curve
from sklearn.metrics.cluster import pair_confusion_matrix

rng = np.random.default_rng(11)
finite = lambda values: [None if np.isinf(v) else float(v) for v in values]


def eer(labels, scores, weights=None):
    fpr, tpr, _ = m.roc_curve(labels, scores, sample_weight=weights, drop_intermediate=False)
    return float(np.interp(1, fpr + tpr, fpr))  # the sum rises with every step, so this is where fpr = 1 - tpr


def ranking(n, rate, decimals, apart=1.0):
    labels = rng.random(n) < rate
    labels[0], labels[1] = True, False
    scores = np.round(rng.normal(size=n) + apart * labels, decimals) + 0.0
    weights = rng.integers(0, 4, n)
    weights[:2] = 1
    precision, recall, thresholds = m.precision_recall_curve(labels, scores)
    fpr, fnr, det_thresholds = m.det_curve(labels, scores, drop_intermediate=False)
    answers = scores >= 0.5
    f1s = [m.f1_score(labels, scores >= t, sample_weight=weights) for t in np.unique(scores)]
    return dict(
        scores=scores.tolist(), labels=labels.tolist(), weights=weights.tolist(),
        pr=dict(precision=precision[::-1].tolist(), recall=recall[::-1].tolist(), thresholds=thresholds[::-1].tolist()),
        det=dict(fpr=fpr[::-1].tolist(), fnr=fnr[::-1].tolist(), thresholds=finite(det_thresholds[::-1])),
        eer=eer(labels, scores), weighted_eer=eer(labels, scores, weights), weighted_best_f1=max(f1s),
        threshold=0.5, mcc=m.matthews_corrcoef(labels, answers), weighted_mcc=m.matthews_corrcoef(labels, answers, sample_weight=weights),
    )


def clustering(n, true_clusters, predicted_clusters, mixed):
    truth = rng.integers(0, true_clusters, n)
    predicted = np.where(rng.random(n) < mixed, rng.integers(0, predicted_clusters, n), truth)
    return of_clusters(truth, predicted)


def of_clusters(truth, predicted):
    truth, predicted = np.asarray(truth), np.asarray(predicted)
    counted = rng.integers(0, 2, len(truth))
    (tn, fp), (fn, tp) = (pair_confusion_matrix(truth, predicted) // 2).tolist()
    out = dict(
        truth=truth.tolist(), predicted=predicted.tolist(), pairs=dict(tn=tn, fp=fp, fn=fn, tp=tp),
        ari=m.adjusted_rand_score(truth, predicted), ami=m.adjusted_mutual_info_score(truth, predicted),
        fmi=m.fowlkes_mallows_score(truth, predicted), counted=counted.tolist(),
    )
    keep = counted > 0
    out["ami_of_counted"] = m.adjusted_mutual_info_score(truth[keep], predicted[keep])
    i, j = np.triu_indices(len(truth), 1)
    same, called = truth[i] == truth[j], predicted[i] == predicted[j]
    if same.any():
        out.update(precision=m.precision_score(same, called, zero_division=0), recall=m.recall_score(same, called), f1=m.f1_score(same, called))
    return out


def calibration(n, decimals):
    p = np.clip(np.round(rng.beta(0.6, 2, n), decimals), 0, 1)
    labels = rng.random(n) < p * 0.8 + 0.05
    labels[:2] = True, False
    weights = rng.integers(0, 4, n)
    out = dict(probabilities=p.tolist(), labels=labels.tolist(), weights=weights.tolist(),
               brier=m.brier_score_loss(labels, p), weighted_brier=m.brier_score_loss(labels, p, sample_weight=weights),
               log_loss=m.log_loss(labels, p), weighted_log_loss=m.log_loss(labels, p, sample_weight=weights))
    for name, strategy in (("width", "uniform"), ("mass", "quantile")):
        observed, predicted = calibration_curve(labels, p, n_bins=10, strategy=strategy)
        edges = np.linspace(0, 1, 11) if strategy == "uniform" else np.percentile(p, np.linspace(0, 1, 11) * 100)
        counts = np.bincount(np.searchsorted(edges[1:-1], p), minlength=10)
        counts = counts[counts > 0]
        out[name] = dict(observed=observed.tolist(), predicted=predicted.tolist(), counts=counts.tolist(),
                         ece=float(np.sum(counts * np.abs(observed - predicted)) / n))
    return out


shares = [1e-300, 1e-20, 1e-9, 0.001, 0.02, 0.075, 0.3, 0.5, 0.7, 0.925, 0.98, 0.999, 1 - 1e-9]
cases = [(20, 0.5, 1), (60, 0.1, 6), (100, 0.3, 0), (80, 0.9, 2), (200, 0.02, 3), (40, 0.4, 3, 9.0), (50, 0.5, 0, -1.0)]
out = dict(
    scikit_learn=sklearn.__version__,
    ranking=[ranking(*case) for case in cases],
    clusterings=[clustering(30, 5, 5, 0.3), clustering(91, 20, 40, 0.5), clustering(60, 3, 12, 1.0), clustering(200, 120, 120, 0.2),
                 of_clusters([0, 0, 1, 1], [0, 1, 0, 1]), of_clusters([0, 0, 0, 0], [0, 1, 2, 3]), of_clusters([0, 1, 2, 3], [3, 2, 1, 0]),
                 of_clusters([0, 0, 1, 1], [0, 0, 0, 0]), of_clusters([0, 0, 1, 2], [5, 5, 1, 1])],
    calibration=[calibration(*case) for case in [(50, 6), (300, 2), (120, 1)]],
    probit=[dict(share=p, value=float(norm.ppf(p))) for p in shares],
)
pathlib.Path(__file__).with_name("evaluation.json").write_text(json.dumps(out))
