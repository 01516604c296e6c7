"""Keras' side of every stage here that trains or predicts; bench/lib/training-peer.ts is ours, with the same weights and batches."""
import os
import time

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

from peer import memory, serve


def classifier(size, channels, labels):
    """The write-up's network."""
    return keras.Sequential([
        keras.Input((size, size, channels)),
        layers.Conv2D(64, 4, activation="relu"),
        layers.MaxPooling2D(3),
        layers.Conv2D(128, 4, activation="relu"),
        layers.MaxPooling2D(3),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dense(labels, activation="softmax"),
    ])


def twins(size, channels):
    """The classifier's convolutions below 128 numbers."""
    return keras.Sequential(classifier(size, channels, 1).layers[:5] + [layers.Dense(128)])


def embedder(size, channels):
    """src/lib/models/embedder.ts with an experiment's defaults."""
    network = keras.Sequential([keras.Input((size, size, channels))])
    for filters in (16, 32, 64, 64):
        network.add(layers.Conv2D(filters, 3, padding="same", activation="relu"))
        network.add(layers.MaxPooling2D(2))
    network.add(layers.Flatten())
    network.add(layers.Dense(64))
    return network


def contrastive(dies, embeddings, margin=1.0):
    """src/lib/models/contrastive-loss.ts on rows scaled to length 1."""
    unit = embeddings / ops.sqrt(ops.sum(ops.square(embeddings), 1, keepdims=True) + 1e-12)
    dies = ops.reshape(dies, (-1, 1))
    n = ops.shape(dies)[0]
    upper = ops.cast(ops.arange(n)[:, None] < ops.arange(n)[None, :], "float32")
    alike = ops.cast(ops.equal(dies, ops.transpose(dies)), "float32")
    same, different = upper * alike, upper * (1 - alike)
    squared = ops.maximum(2 - 2 * ops.matmul(unit, ops.transpose(unit)), 0)
    short = ops.relu(margin - ops.sqrt(squared + 1e-8)) * different
    pull = ops.sum(squared * same) / ops.maximum(ops.sum(same), 1)
    active = ops.maximum(ops.sum(ops.cast(short > 0, "float32")), 1)
    return pull + ops.sum(ops.square(short)) / active


state = {}


def prepare(task):
    size, channels, batch = task["size"], task["channels"], task["batch"]
    read = lambda name, kind: np.fromfile(os.path.join(task["folder"], name), kind)
    labels = read("labels.i32", np.int32)
    if task["network"] == "classifier":
        model, loss = classifier(size, channels, task["labels"]), "categorical_crossentropy"
        y = np.eye(task["labels"], dtype=np.float32)[labels]
    else:
        model = twins(size, channels) if task["network"] == "twins" else embedder(size, channels)
        model.build((None, size, size, channels))
        loss, y = contrastive, labels.astype(np.float32)
    values, weights = read("weights.f32", np.float32), []
    for weight in model.get_weights():
        weights.append(values[: weight.size].reshape(weight.shape))
        values = values[weight.size:]
    model.set_weights(weights)
    model.compile(optimizer=keras.optimizers.Adam(task["learningRate"]), loss=loss)
    x = read("batches.f32", np.float32).reshape(task["batches"], batch, size, size, channels)
    state.update(model=model, x=x, y=y.reshape((task["batches"], batch) + y.shape[1:]))
    return {"keras": keras.__version__, "tensorflow": tf.__version__}


def train(steps):
    """Steps by train_on_batch: fit takes longer, as it sets up its input first."""
    model, losses, times = state["model"], [], []
    spent = time.process_time()
    for i in range(steps):
        k = i % len(state["x"])
        start = time.perf_counter()
        loss = model.train_on_batch(state["x"][k], state["y"][k])
        times.append((time.perf_counter() - start) * 1e3)
        losses.append(float(loss))
        model.reset_metrics()  # else the next loss would be a mean with this one
    return {"losses": losses, "ms": times, "cpu_ms": (time.process_time() - spent) * 1e3 / steps}


def predict():
    x = state["x"].reshape((-1,) + state["x"].shape[2:])
    spent, start = time.process_time(), time.perf_counter()
    y = state["model"].predict(x, batch_size=32, verbose=0)
    return {"ms": (time.perf_counter() - start) * 1e3, "cpu_ms": (time.process_time() - spent) * 1e3, "first": y.ravel()[:4].tolist()}


def answer(question):
    ask = question["ask"]
    if ask == "prepare":
        return prepare(question["task"])
    if ask == "memory":
        return memory()
    return predict() if ask == "predict" else train(question["steps"])


serve(answer)
