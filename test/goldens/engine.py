"""Makes engine.json: what Keras computes where the two engines must compute the same.

    .venv needs keras beside tensorflow-cpu (the TensorFlow wheel brings it):
    KERAS_BACKEND=tensorflow python test/goldens/engine.py

Inputs and weights come from `numbers`, a little generator that test/engine/numerics.ts has too, so that only results are
stored. Every gradient is that of sum(result * r), r from `numbers`, or of a loss.
"""

import json
import os
import pathlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers


def numbers(seed, shape, low=-1.0, high=1.0):
    state, values = seed, []
    for _ in range(int(np.prod(shape))):
        state = (state * 1664525 + 1013904223) % 2**32
        values.append(low + (high - low) * state / 2**32)
    return np.array(values, "float32").reshape(shape)


def flat(value):
    return [float(f"{v:.7g}") for v in np.asarray(value, "float64").ravel()]


def gradients(f, *inputs):
    """The result of f, and the gradients of sum(result * r) by each input."""
    inputs = [tf.Variable(x) for x in inputs]
    with tf.GradientTape() as tape:
        y = f(*inputs)
        loss = tf.reduce_sum(y * numbers(99, y.shape))
    return {"y": flat(y), "shape": list(y.shape), "gradients": [flat(tf.convert_to_tensor(g)) for g in tape.gradient(loss, inputs)]}


def convolutions():
    cases = []
    for size, kernel, stride, padding in [
        ([7, 6], [4, 4], 1, "valid"),
        ([7, 6], [3, 2], 1, "same"),
        ([7, 6], [4, 4], 1, "same"),
        ([9, 8], [3, 3], 2, "valid"),
        ([8, 9], [3, 3], 2, "same"),
        ([9, 10], [3, 3], 3, "same"),
        ([9, 10], [2, 3], 3, "valid"),
        ([5, 5], [1, 1], 1, "valid"),
    ]:
        x = numbers(1, [2, *size, 3])
        w = numbers(2, [*kernel, 3, 4])
        result = gradients(lambda x, w: keras.ops.conv(x, w, strides=stride, padding=padding), x, w)
        cases.append({"size": size, "kernel": kernel, "stride": stride, "padding": padding, **result})
    return cases


def pools():
    cases = []
    for kind, size, pool, stride, padding in [
        ("max", [7, 8], 3, 3, "valid"),
        ("max", [7, 8], 2, 2, "same"),
        ("max", [7, 8], 3, 2, "same"),
        ("avg", [7, 8], 2, 2, "valid"),
        ("avg", [7, 8], 3, 2, "same"),
    ]:
        x = numbers(3, [2, *size, 3], -2, 0.5)  # some windows hold nothing above zero
        op = keras.ops.max_pool if kind == "max" else keras.ops.average_pool
        result = gradients(lambda x: op(x, pool, strides=stride, padding=padding), x)
        cases.append({"kind": kind, "size": size, "pool": pool, "stride": stride, "padding": padding, **result})
    return cases


def operations():
    """Small operations, each of one [4, 5] input, or of two."""
    a, b = numbers(4, [4, 5]), numbers(5, [4, 5])
    ops = keras.ops
    one = {
        "relu": ops.relu,
        "softmax": ops.softmax,
        "sigmoid": ops.sigmoid,
        "l2Normalize": lambda x: ops.normalize(x, axis=-1, order=2, epsilon=1e-12),
        "norm": lambda x: ops.sqrt(ops.sum(ops.square(x), axis=1)),
        "mean": lambda x: ops.mean(x, axis=0),
        "gather": lambda x: ops.take(x, [2, 0, 2], axis=0),
        "slice": lambda x: x[1:3],
        "transpose": ops.transpose,
        "logOfSoftmax": lambda x: ops.log(ops.softmax(x)),
    }
    two = {
        "add": ops.add,
        "sub": ops.subtract,
        "mul": ops.multiply,
        "div": lambda x, y: x / (y + 3.0),
        "maximum": ops.maximum,
        "concat": lambda x, y: ops.concatenate([x, y], axis=0),
        "matMul": lambda x, y: ops.matmul(x, ops.transpose(y)),
        "addBias": lambda x, y: x + y[0],
    }
    return {
        **{name: gradients(f, a) for name, f in one.items()},
        **{name: gradients(f, a, b) for name, f in two.items()},
    }


def weights_of(model):
    """Sets every weight from `numbers`, small, and returns their shapes."""
    model.set_weights([numbers(10 + i, w.shape, -0.4, 0.4) for i, w in enumerate(model.get_weights())])


def trained(model, loss, steps):
    """Loss and gradients at the first step, and the weights after some steps of Adam on the same batch."""
    optimizer = keras.optimizers.Adam(1e-3)
    losses = []
    for step in range(steps):
        with tf.GradientTape() as tape:
            value = loss()
        grads = tape.gradient(value, model.trainable_variables)
        if step == 0:
            first = [flat(g) for g in grads]
        losses.append(float(value))
        optimizer.apply(grads, model.trainable_variables)
    return {"losses": losses, "gradients": first, "weights": [flat(w) for w in model.get_weights()]}


def classifier():
    """The two-euro network, small."""
    model = keras.Sequential([
        keras.Input([26, 26, 3]),
        layers.Conv2D(4, 4, activation="relu"),
        layers.MaxPooling2D(3),
        layers.Conv2D(6, 4, activation="relu"),
        layers.MaxPooling2D(3),
        layers.Flatten(),
        layers.Dense(5, activation="relu"),
        layers.Dense(4, activation="softmax"),
    ])
    weights_of(model)
    x = numbers(6, [5, 26, 26, 3], 0, 1)
    y = np.eye(4, dtype="float32")[[0, 1, 2, 3, 1]]
    predictions = flat(model(x))
    cce = keras.losses.CategoricalCrossentropy()
    return {"predictions": predictions, **trained(model, lambda: cce(y, model(x)), 20)}


def embedder():
    """A Siamese embedder, small, with the contrastive loss of Hadsell et al. 2006 (margin 1)."""
    model = keras.Sequential([
        keras.Input([13, 13, 1]),
        layers.Conv2D(4, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2, padding="same"),
        layers.Conv2D(6, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.GlobalAveragePooling2D(),
        layers.Dense(4),
    ])
    weights_of(model)
    a, b = numbers(7, [4, 13, 13, 1]), numbers(8, [4, 13, 13, 1])
    same = np.array([1, 0, 1, 0], "float32")

    def embed(x):
        return keras.ops.normalize(model(x), axis=-1, order=2, epsilon=1e-12)

    def loss():
        d = keras.ops.sqrt(keras.ops.maximum(keras.ops.sum(keras.ops.square(embed(a) - embed(b)), axis=1), 1e-12))
        far = keras.ops.square(keras.ops.maximum(1.0 - d, 0.0))
        return keras.ops.mean(same * keras.ops.square(d) + (1 - same) * far)

    return {"embeddings": flat(embed(a)), **trained(model, loss, 20)}


def batch_norm():
    layer = layers.BatchNormalization()
    x = numbers(9, [3, 4, 4, 2], 0, 3)
    layer.build(x.shape)
    result = gradients(lambda x: layer(x, training=True), x)
    return {**result, "moving": [flat(layer.moving_mean), flat(layer.moving_variance)], "inference": flat(layer(x))}


def adam():
    """Steps on given gradients, from large to far below epsilon, where the formulas in use differ most."""
    w = tf.Variable(numbers(20, [6]))
    optimizer = keras.optimizers.Adam(1e-2)
    scale = np.array([1e1, 1e-1, 1e-3, 1e-5, 1e-7, 1e-9], "float32")
    after = []
    for step in range(20):
        optimizer.apply([tf.constant(numbers(30 + step, [6]) * scale)], [w])
        after.append(flat(w))
    return {"after1": after[0], "after10": after[9], "after20": after[19]}


golden = {
    "made_by": f"Keras {keras.__version__}, TensorFlow {tf.__version__}",
    "convolutions": convolutions(),
    "pools": pools(),
    "operations": operations(),
    "classifier": classifier(),
    "embedder": embedder(),
    "batch_norm": batch_norm(),
    "adam": adam(),
}
path = pathlib.Path(__file__).with_name("engine.json")
path.write_text("{\n" + ",\n".join(f'"{k}": {json.dumps(v)}' for k, v in golden.items()) + "\n}\n")
print(path, path.stat().st_size, "bytes")
