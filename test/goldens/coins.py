"""Goldens of test/coins from SciPy and Pillow: python coins.py > coins.json (numpy, scipy, pillow).

Pictures are made by the same formula in test/coins/pictures.ts; only samples of the results are kept.
"""
import json
import numpy as np
import PIL
import scipy
from PIL import Image
from scipy import ndimage


def pattern(size):
    y, x = np.mgrid[0:size, 0:size].astype(float)
    n = np.sin(12.9898 * x + 78.233 * y) * 43758.5453
    return 0.5 + 0.2 * np.sin(x * 0.11) * np.cos(y * 0.07) + 0.15 * np.sin(x * 0.9 + y * 0.7) + 0.25 * (n - np.floor(n) - 0.5)


def disc(size, share=0.44):
    y, x = np.mgrid[0:size, 0:size]
    c = (size - 1) / 2
    return (x - c) ** 2 + (y - c) ** 2 < (share * size) ** 2


def samples(a, count=9):
    at = np.linspace(0, a.shape[0] - 1, count).round().astype(int)
    return [round(float(v), 6) for v in a[np.ix_(at, at)].ravel()]


def blur(a, sigma):
    return ndimage.gaussian_filter(a, sigma, mode="constant")


def flatten(grey, mask, unit):
    weight = mask.astype(float)
    value = 255 * grey * weight
    detail = (value - blur(value, 10 * unit) / np.maximum(blur(weight, 10 * unit), 1e-6)) * weight
    power = blur(detail**2, 16 * unit) / np.maximum(blur(weight, 16 * unit), 1e-6)
    flat = blur(detail / (np.sqrt(np.maximum(power, 0)) + 4) * weight, unit)
    inner = ndimage.distance_transform_edt(mask) > 6 * unit
    return np.clip(flat, -3, 3) * inner


out = {"made by": f"scipy {scipy.__version__}, pillow {PIL.__version__}, numpy {np.__version__}"}
out["gaussian"] = [{"size": n, "sigma": s, "samples": samples(blur(pattern(n), s))} for n, s in [(61, 1), (61, 2.5), (128, 6), (130, 10), (200, 16)]]
m = disc(130)
out["maskedGaussian"] = {"size": 130, "sigma": 10, "samples": samples(blur(pattern(130) * m, 10) / np.maximum(blur(m.astype(float), 10), 1e-9) * disc(130, 0.43))}
out["flatten"] = [{"size": n, "samples": samples(flatten(pattern(n), disc(n), n / 560), 21)} for n in (140, 560)]
grey = Image.fromarray((255 * pattern(100)).round().astype(np.float32), mode="F")
out["resample"] = [
    {"left": left, "top": top, "step": step, "size": size,
     "samples": samples(np.asarray(grey.resize((size, size), Image.BICUBIC, box=(left, top, left + step * size, top + step * size))), 9)}
    for left, top, step, size in [(3.25, 5.5, 1.7, 50), (10, 12, 0.6, 64), (20.4, 11.1, 3.1, 20)]
]
boxes = Image.fromarray(pattern(96).astype(np.float32), mode="F").resize((32, 32), Image.BOX)
out["resizeGrey"] = {"size": 96, "to": 32, "samples": samples(np.asarray(boxes))}
labels, count = ndimage.label(pattern(40) > 0.6)
out["components"] = {"size": 40, "areas": sorted(np.bincount(labels.ravel())[1:].tolist(), reverse=True)}
print(json.dumps(out, separators=(",", ":")))
