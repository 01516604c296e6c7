"""Makes ssim.json: structural similarity as scikit-image computes it, and Hamming ratio matches as OpenCV finds them.

Needs: pip install scikit-image opencv-python-headless. Run: python test/goldens/ssim.py
"""
import json, pathlib
import cv2
import numpy as np
import scipy.ndimage as nd
import skimage
from skimage.metrics import structural_similarity

rng = np.random.default_rng(11)
SIZE = 40


def picture():
    grey = nd.gaussian_filter(rng.normal(size=(SIZE, SIZE)), 1.5)
    return np.round(128 + 60 * grey / grey.std()).clip(0, 255)


def ssim_case(a, b):
    y, x = np.mgrid[:SIZE, :SIZE]
    mask = np.hypot(x - 20, y - 17) < 15
    mean, full = structural_similarity(a, b, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, full=True)
    return dict(a=a.ravel().tolist(), b=b.ravel().tolist(), mask=mask.ravel().astype(int).tolist(), everywhere=float(full.mean()), within=float(full[mask].mean()))


def matches_case(n, m, copied):
    a = rng.integers(0, 256, (n, 61), dtype=np.uint8)
    b = rng.integers(0, 256, (m, 61), dtype=np.uint8)
    for k in range(copied):  # the same keypoint with some bits turned
        b[k] = a[n - 1 - k] ^ (rng.random(61) < 0.15).astype(np.uint8) * rng.integers(0, 256, 61, dtype=np.uint8)
    found = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(a, b, k=2)
    return dict(a=a.tolist(), b=b.tolist(), matches=[[p.queryIdx, p.trainIdx] for p, q in found if p.distance < 0.8 * q.distance])


a = picture()
out = dict(
    made_with=f"scikit-image {skimage.__version__}, OpenCV {cv2.__version__}",
    size=SIZE,
    ssim=[ssim_case(a, (a + rng.normal(size=a.shape) * 12).round().clip(0, 255)), ssim_case(a, np.roll(a, 1, 1)), ssim_case(a, picture())],
    matches=matches_case(24, 31, 9),
)
pathlib.Path(__file__).with_name("ssim.json").write_text(json.dumps(out) + "\n")
