"""Makes perceptual-hash.json: hashes as Python's imagehash computes them.

Needs: pip install imagehash. Run: python test/goldens/perceptual-hash.py
"""
import json, pathlib
import imagehash
import numpy as np
from PIL import Image

rng = np.random.default_rng(5)
y, x = np.mgrid[0:64, 0:64] / 64


def picture(kind):
    if kind == "noise":
        return rng.integers(0, 256, (64, 64))
    if kind == "waves":
        return 127 + 60 * np.sin(9 * x + 4 * y) + 50 * np.cos(17 * y * x)
    disc = (x - 0.5) ** 2 + (y - 0.45) ** 2 < 0.16
    return np.where(disc, 90 + 70 * np.sin(25 * x) * np.cos(13 * y), 230)


cases = []
for kind in ("noise", "waves", "coin"):
    grey = np.clip(picture(kind), 0, 255).astype(np.uint8)
    # of a picture of 64 x 64, so that no resize comes between
    bits = imagehash.phash(Image.fromarray(grey), hash_size=16).hash
    cases.append(dict(kind=kind, grey=grey.ravel().tolist(), bits="".join("1" if b else "0" for b in bits.ravel())))

out = pathlib.Path(__file__).with_name("perceptual-hash.json")
out.write_text(json.dumps(dict(imagehash=imagehash.__version__, cases=cases)) + "\n")
