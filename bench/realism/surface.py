"""How a coin's picture looks: grey levels, power spectrum, local contrast. All on sides normalised to 512 px across."""
import cv2
import numpy as np

SCALES = (1, 2, 4, 8, 16, 32)  # sigma of the window, pixels
BANDS = np.geomspace(3, 200, 13)  # edges, cycles to a coin's diameter
QUANTILES = (5, 25, 50, 75, 95)


def eroded(mask, by=12):
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * by + 1, 2 * by + 1))
    return cv2.erode(mask, kernel, borderValue=0) > 0


def spectrum(grey, inside):
    """log10 of the mean power in each band, of what a soft round window shows."""
    size = grey.shape[0]
    y, x = np.mgrid[:size, :size] - (size - 1) / 2
    radius = np.hypot(x, y)
    window = np.clip((225 - radius) / 60, 0, 1) ** 2
    window = window * (3 - 2 * np.sqrt(window)) * inside
    centred = (grey - (grey * window).sum() / window.sum()) * window
    power = np.abs(np.fft.fft2(centred)) ** 2 / (window**2).sum()
    frequency = np.fft.fftfreq(size)
    cycles = np.hypot(frequency[:, None], frequency[None, :]) * 512
    which = np.digitize(cycles, BANDS)
    return np.array([np.log10(power[which == b].mean()) for b in range(1, len(BANDS))])


def local_contrast(grey, inside):
    """Median over the coin of the standard deviation in Gaussian windows, grey levels, a value a scale."""
    weight = inside.astype(np.float32)
    out = []
    for sigma in SCALES:
        blur = lambda a: cv2.GaussianBlur(a, (0, 0), sigma)
        n = blur(weight) + 1e-6
        mean = blur(grey * weight) / n
        var = blur(grey * grey * weight) / n - mean * mean
        out.append(np.median(np.sqrt(np.maximum(var, 0))[inside]))
    return np.array(out)


def describe(sides):
    """Of a list of (grey, mask): pooled histogram (64 bins), quantiles of grey, and by side mean, deviation, skew, spectrum, contrast."""
    histogram = np.zeros(64)
    rows = []
    for grey, mask in sides:
        inside = eroded(mask)
        values = grey[inside].astype(np.float64)
        histogram += np.bincount(grey[inside] >> 2, minlength=64) / values.size
        picture = grey.astype(np.float32)
        skew = ((values - values.mean()) ** 3).mean() / values.std() ** 3
        rows.append(np.concatenate([[values.mean(), values.std(), skew], local_contrast(picture, inside), spectrum(picture, inside)]))
    rows = np.array(rows)
    s = len(SCALES)
    return {
        "sides": len(rows),
        "histogram": (histogram / len(rows)).tolist(),
        "mean": np.percentile(rows[:, 0], QUANTILES).tolist(),
        "deviation": np.percentile(rows[:, 1], QUANTILES).tolist(),
        "skew": np.percentile(rows[:, 2], QUANTILES).tolist(),
        "contrast": {str(sigma): np.percentile(rows[:, 3 + i], QUANTILES).tolist() for i, sigma in enumerate(SCALES)},
        "spectrum": rows[:, 3 + s :].mean(axis=0).tolist(),
        "bands": np.sqrt(BANDS[1:] * BANDS[:-1]).tolist(),
    }
