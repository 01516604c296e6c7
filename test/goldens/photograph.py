"""Makes photograph.json: what JPEG and a blur make of small pictures.

Needs: pip install pillow scipy. Run: python test/goldens/photograph.py
`exact` is the textbook: SciPy's cosine transform in double precision, Pillow's tables. `pillow` went through a file.
"""
import io, json, pathlib
import numpy as np
from PIL import Image
from scipy.fft import dctn, idctn
from scipy.ndimage import gaussian_filter

rng = np.random.default_rng(2004)


def picture(height, width, channels):
    y, x, c = np.mgrid[:height, :width, :channels]
    return np.clip(128 + 70 * np.sin(x / (4 + c)) * np.cos(y / 7) + 20 * c * (x > y) + rng.normal(0, 12, x.shape), 0, 255).astype(np.uint8)


def through_file(values, quality):
    file = io.BytesIO()
    Image.fromarray(values.squeeze()).save(file, "jpeg", quality=quality, subsampling=0)
    image = Image.open(file)
    return np.asarray(image).astype(int), np.array(image.quantization[0]).reshape(8, 8)


def blocks(values):
    padded = np.pad(values[:, :, 0].astype(float) - 128, ((0, -values.shape[0] % 8), (0, -values.shape[1] % 8)), mode="edge")
    places = [np.s_[top : top + 8, left : left + 8] for top in range(0, padded.shape[0], 8) for left in range(0, padded.shape[1], 8)]
    return padded, places


def counts(values, table):
    padded, places = blocks(values)
    return [dctn(padded[place], norm="ortho") / table for place in places]


def exact(values, table):
    padded, places = blocks(values)
    for place, count in zip(places, counts(values, table)):
        padded[place] = idctn(np.round(count) * table, norm="ortho")
    return np.clip(np.floor(padded + 128.5), 0, 255)[: values.shape[0], : values.shape[1]].astype(int)


def tied(values):
    """Whether some coefficient lies halfway between two steps, so that rounding errors would decide."""
    for quality in QUALITIES:
        table = through_file(values, quality)[1]
        if any(np.any(abs(count % 1 - .5) < 1e-6) for count in counts(values, table)):
            return True
    return False


QUALITIES = (100, 95, 75, 50, 30, 10, 1)
grey = picture(21, 27, 1)
while tied(grey):
    grey = picture(21, 27, 1)
colour = picture(16, 19, 3)
jpeg = []
for quality in QUALITIES:
    out, table = through_file(grey, quality)
    jpeg.append(dict(quality=quality, exact=exact(grey, table).ravel().tolist(), pillow=out.ravel().tolist(), colour=through_file(colour, quality)[0].ravel().tolist()))
blurred = [dict(sigma=s, out=[round(v, 7) for v in gaussian_filter(colour / 255, (s, s, 0), mode="nearest", truncate=3).ravel().tolist()]) for s in (.4, 1, 2.5, 9)]
describe = lambda values: dict(shape=dict(zip(("height", "width", "channels"), values.shape)), values=values.ravel().tolist())
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(dict(grey=describe(grey), colour=describe(colour), jpeg=jpeg, blur=blurred), separators=(",", ":")) + "\n")
