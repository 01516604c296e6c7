"""Makes classification.json: measures of classifiers as Keras, scikit-learn, statsmodels and SciPy compute them.

Needs: pip install tensorflow scikit-learn statsmodels. Run: python test/goldens/classification.py
"""
import json, pathlib
import keras
import numpy as np
from scipy.optimize import minimize_scalar
from sklearn import metrics as m
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(11)


def answers(n, classes, strength):
    labels = rng.integers(0, classes, n)
    logits = rng.normal(size=(n, classes)) * 1.5
    logits[np.arange(n), labels] += strength
    p = np.exp(logits - logits.max(1, keepdims=True))
    return labels, np.round(p / p.sum(1, keepdims=True), 6)


def case(n, classes, strength):
    labels, p = answers(n, classes, strength)
    p[0] = 0
    p[0, :2] = 0.5  # just a half is not above it, and the first of two equals is the answer
    one_hot = np.eye(classes)[labels]
    recall = keras.metrics.Recall()
    for start in range(0, n, 20):  # over batches
        recall.update_state(one_hot[start:start + 20], p[start:start + 20])
    called = p.argmax(1)
    clipped = np.clip(p[np.arange(n), labels], 1e-7, 1 - 1e-7)
    logs = np.log(np.maximum(p, 1e-300))

    def loss(t):
        z = logs / np.exp(t)
        z = z - z.max(1, keepdims=True)
        return -(z[np.arange(n), labels] - np.log(np.exp(z).sum(1))).sum()

    fit = minimize_scalar(loss, bounds=(np.log(0.05), np.log(20)), method="bounded", options=dict(xatol=1e-10))
    z = np.exp(logs / 1.7)
    return dict(
        labels=labels.tolist(), probabilities=p.ravel().tolist(), keras_recall=float(recall.result()),
        accuracy=m.accuracy_score(labels, called), macro_recall=m.recall_score(labels, called, average="macro"),
        confusion=m.confusion_matrix(labels, called, labels=range(classes)).tolist(),
        cross_entropy=float(-np.log(clipped).mean()), temperature=float(np.exp(fit.x)),
        with_temperature_1_7=(z / z.sum(1, keepdims=True)).ravel().tolist(),
    )


wilson = [dict(successes=k, trials=n, interval=list(proportion_confint(k, n, method="wilson"))) for k, n in [(81, 100), (0, 10), (10, 10), (496, 500), (1, 3)]]
out = dict(classification=[case(57, 4, 2.0), case(100, 3, 0.5), case(40, 5, 4.0)], wilson=wilson)
pathlib.Path(__file__).with_name("classification.json").write_text(json.dumps(out) + "\n")
