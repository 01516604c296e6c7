"""Makes first-steps.json: ten steps of the write-up's network in Keras, small enough for every test run.

Needs: pip install keras tensorflow (the project's .venv has them). Run: .venv/bin/python test/goldens/first-steps.py
Start weights and pictures are a formula of whole numbers that test/models/first-steps.ts computes too, so that neither is kept.
"""
import json, os, pathlib

os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
import tensorflow as tf
from keras import layers

SIZE, BATCH, CLASSES, STEPS = 32, 8, 4, 10


def uniform(count, stream):
    """Numbers in [0, 1): MurmurHash3's finalizer of the place in the stream."""
    h = (np.arange(count, dtype=np.uint64) + np.uint64(stream * 1_000_003)) & np.uint64(0xFFFFFFFF)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        h ^= h >> np.uint64(shift)
        h = (h * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    h ^= h >> np.uint64(16)
    return h / 4294967296


def weight(shape, stream):
    if len(shape) == 1:
        return np.zeros(shape, np.float32)
    window = int(np.prod(shape[:-2]))
    limit = np.sqrt(6 / (window * shape[-2] + window * shape[-1]))  # Glorot
    return ((2 * uniform(int(np.prod(shape)), stream) - 1) * limit).astype(np.float32).reshape(shape)


def picture(step, i):
    """Squares of 8x8 pixels that all pictures of the class share, under grain of its own."""
    squares = uniform(SIZE // 8 * SIZE // 8 * 3, 100 + i % CLASSES).reshape(SIZE // 8, SIZE // 8, 3).repeat(8, 0).repeat(8, 1)
    return (.7 * squares + .3 * uniform(SIZE * SIZE * 3, 200 + step * BATCH + i).reshape(SIZE, SIZE, 3)).astype(np.float32)


model = keras.Sequential([
    keras.Input((SIZE, SIZE, 3)),
    layers.Conv2D(64, 4, activation="relu"),
    layers.MaxPooling2D(3),
    layers.Conv2D(128, 4, activation="relu"),
    layers.MaxPooling2D(3),
    layers.Flatten(),
    layers.Dense(128, activation="relu"),
    layers.Dense(CLASSES, activation="softmax"),
])
model.set_weights([weight(w.shape, stream) for stream, w in enumerate(model.get_weights())])
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="categorical_crossentropy")
labels = np.eye(CLASSES, dtype=np.float32)[np.arange(BATCH) % CLASSES]
losses = []
for step in range(STEPS):
    losses.append(float(model.train_on_batch(np.stack([picture(step, i) for i in range(BATCH)]), labels)))
    model.reset_metrics()
made = dict(keras=keras.__version__, tensorflow=tf.__version__, size=SIZE, batch=BATCH, classes=CLASSES, losses=losses)
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(made) + "\n")
print(losses)
