"""Keras' side of the stages `input` and `augment`."""
import os
import time

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np

from peer import serve

try:
    from keras.src.legacy.preprocessing.image import ImageDataGenerator
    import scipy  # noqa: F401, what the generator needs
except ImportError:
    ImageDataGenerator = None


def load(folder, size):
    """Every photograph decoded and brought to `size`, as Keras reads a folder: on all cores, batch after batch."""
    photographs = keras.utils.image_dataset_from_directory(
        folder, labels=None, shuffle=False, batch_size=20, image_size=(size, size), interpolation="nearest", verbose=False
    )
    count = sum(len(batch) for batch in photographs)
    return {"count": count}


rng = np.random.default_rng(1)
pictures = rng.uniform(0, 255, (20, 128, 128, 3)).astype("float32")


def generate():
    """A batch as the write-up's generator makes it, a picture after another through SciPy."""
    generator = ImageDataGenerator(
        rescale=1 / 255, rotation_range=30, shear_range=0.1, zoom_range=0.2, width_shift_range=0.1, height_shift_range=0.1
    )
    for picture in pictures:
        generator.standardize(generator.random_transform(picture))
    return {"how": "ImageDataGenerator over SciPy"}


def transform():
    """The same movements as one operation of Keras 3."""
    turn = np.deg2rad(rng.uniform(-30, 30, 20))
    zoom = rng.uniform(0.8, 1.2, (2, 20))
    zero = np.zeros(20)
    shift = rng.uniform(-12.8, 12.8, (2, 20))
    rows = np.stack([np.cos(turn) * zoom[0], -np.sin(turn), shift[0], np.sin(turn), np.cos(turn) * zoom[1], shift[1], zero, zero], 1)
    moved = keras.ops.image.affine_transform(pictures, rows.astype("float32"), interpolation="bilinear", fill_mode="nearest")
    np.asarray(moved * (1 / 255))
    return {"how": "keras.ops.image.affine_transform (no SciPy here)"}


def answer(question):
    start = time.perf_counter()
    if question["what"] == "augment":
        result = generate() if ImageDataGenerator else transform()
    else:
        result = load(question["folder"], question["size"])
    return {"ms": 1000 * (time.perf_counter() - start), **result}


serve(answer)
