"""Makes keras-affine.json: movements as Keras' ImageDataGenerator draws and makes them.

Needs: pip install keras scipy (and a backend). Run: python test/goldens/keras-affine.py
`ramp` is the set that the project started from, a 6x6 ramp through one parameter after another, kept to 5 places; it
stays as it is.
"""
import json, pathlib
import numpy as np
from keras.src.legacy.preprocessing.image import ImageDataGenerator, apply_affine_transform

rng = np.random.default_rng(20040813)


def moved(height, width, channels, wild):
    reach = 3 if wild else 1
    picture = rng.integers(0, 256, (height, width, channels)).astype(np.float32)
    affine = dict(
        theta=rng.uniform(-60, 60) * reach, tx=rng.uniform(-.1, .1) * height * reach, ty=rng.uniform(-.1, .1) * width * reach,
        shear=rng.uniform(-10, 10) * reach, zx=rng.uniform(.8, 1.2) / reach, zy=rng.uniform(.8, 1.2) * reach,
    )
    out = apply_affine_transform(picture, **affine, row_axis=0, col_axis=1, channel_axis=2, fill_mode="nearest", order=1)
    return dict(
        shape=dict(height=height, width=width, channels=channels), affine=affine, picture=picture.ravel().astype(int).tolist(),
        moved=out.ravel().tolist(), scaled=(out * (1 / 255)).ravel().tolist(),
    )


def drawn(seed, rotation, heightShift, widthShift, shear, zoom):
    generator = ImageDataGenerator(
        rotation_range=rotation, height_shift_range=heightShift, width_shift_range=widthShift, shear_range=shear, zoom_range=zoom
    )
    affine = generator.get_random_transform((90, 120, 3), seed)
    after = np.random.random()
    numbers = np.random.RandomState(seed).random_sample(20).tolist()
    return dict(
        range=dict(rotation=rotation, heightShift=heightShift, widthShift=widthShift, shear=shear, zoom=zoom),
        shape=dict(height=90, width=120, channels=3), numbers=numbers[: numbers.index(after)],
        affine={name: float(affine[name]) for name in ("theta", "tx", "ty", "shear", "zx", "zy")},
    )


path = pathlib.Path(__file__).with_suffix(".json")
sizes = [(5, 7, 3), (8, 8, 1), (6, 4, 3), (1, 5, 1), (9, 9, 3)]
path.write_text(json.dumps(dict(
    ramp=json.loads(path.read_text())["ramp"],
    drawn=[drawn(1, 30, .1, .1, .1, .2), drawn(2, 30, .1, .2, .1, .2), drawn(3, 0, .1, 0, .1, .2), drawn(4, 10, 0, .1, 0, 0)],
    random=[moved(*size, wild) for size in sizes for wild in (False, True)],
), separators=(",", ":")) + "\n")
