"""Two classical matchers: AKAZE keypoints with a geometric check, and correlation of flattened pictures over turns, scales and shifts."""
import cv2
import numpy as np
import scipy.fft

TURNS = np.arange(-18, 19, 3)
ZOOMS = (0.94, 1.0, 1.06)
SIDE, SHIFT = 128, 11


def keypoints(flat):
    """AKAZE of a flattened side (int8, 0 outside the coin)."""
    detector = cv2.AKAZE_create(threshold=0.002)
    picture = np.clip(flat.astype(np.int16) + 128, 0, 255).astype(np.uint8)
    found, described = detector.detectAndCompute(cv2.GaussianBlur(picture, (0, 0), 1.0), None)
    order = np.argsort([-k.response for k in found])[:1200]
    places = np.array([found[i].pt for i in order], np.float32).reshape(-1, 2)
    return places, (described[order] if len(order) else None)


def inliers(a, b):
    """Matches that pass the ratio test (.85) and agree on one similarity within 8 px."""
    if a[1] is None or b[1] is None or len(b[1]) < 2:
        return 0
    best = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(a[1], b[1], k=2)
    good = [m for m, n in best if m.distance < 0.85 * n.distance]
    if len(good) < 3:
        return len(good)
    cv2.setRNGSeed(1)
    ends = np.float32([a[0][m.queryIdx] for m in good]), np.float32([b[0][m.trainIdx] for m in good])
    _, kept = cv2.estimateAffinePartial2D(*ends, method=cv2.RANSAC, ransacReprojThreshold=8, maxIters=2000)
    return 0 if kept is None else int(kept.sum())


def band_passed(flat):
    """128 px, between Gaussians of sigma 3 (at full size) and 6 (at 128 px), unit norm."""
    small = cv2.resize(cv2.GaussianBlur(flat.astype(np.float32), (0, 0), 3), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    small -= cv2.GaussianBlur(small, (0, 0), 6)
    return small / (np.linalg.norm(small) + 1e-9)


def variants(small):
    """The spectra of a side turned and scaled."""
    middle = ((SIDE - 1) / 2,) * 2
    out = []
    for zoom in ZOOMS:
        for turn in TURNS:
            moved = cv2.warpAffine(small, cv2.getRotationMatrix2D(middle, float(turn), zoom), (SIDE, SIDE))
            out.append(moved / (np.linalg.norm(moved) + 1e-9))
    return scipy.fft.rfft2(np.array(out, np.float32))


def correlation(spectra, other):
    """The best correlation of any variant of one side with the other within the shifts allowed."""
    surface = scipy.fft.irfft2(spectra * np.conj(other), s=(SIDE, SIDE))
    near = np.r_[0 : SHIFT + 1, -SHIFT:0]
    return float(surface[:, near][:, :, near].max())


def scores(flats, pairs):
    """Both matchers' scores of the pairs (a, b), in their order."""
    used = sorted({i for pair in pairs for i in pair})
    points = {i: keypoints(flats[i]) for i in used}
    small = {i: band_passed(flats[i]) for i in used}
    spectra = {i: scipy.fft.rfft2(small[i]) for i in used}
    akaze = [inliers(points[a], points[b]) for a, b in pairs]
    fft, last, turned = [], None, None
    for a, b in pairs:
        if a != last:
            last, turned = a, variants(small[a])
        fft.append(correlation(turned, spectra[b]))
    return {"akaze": akaze, "fft": fft, "keypoints": [len(points[i][0]) for i in used]}
