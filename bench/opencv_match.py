"""OpenCV's side of the stage `matching`: SIFT with RANSAC, and ECC, on the relief that numislab wrote."""
import glob
import itertools
import os
import time

import cv2
import numpy as np

from peer import memory, serve

THREADS = cv2.getNumThreads()


def pictures(folder):
    return [cv2.imread(file, cv2.IMREAD_GRAYSCALE) for file in sorted(glob.glob(os.path.join(folder, "*.png")))]


def sift(images):
    """Keypoints once a picture; then every pair: nearest neighbours, ratio test, similarity by RANSAC."""
    detector, matcher = cv2.SIFT_create(800), cv2.BFMatcher(cv2.NORM_L2)
    features = [detector.detectAndCompute(image, None) for image in images]
    for (ka, da), (kb, db) in itertools.combinations(features, 2):
        good = [m[0] for m in matcher.knnMatch(da, db, k=2) if len(m) == 2 and m[0].distance < 0.8 * m[1].distance]
        if len(good) >= 4:
            a = np.float32([ka[m.queryIdx].pt for m in good])
            b = np.float32([kb[m.trainIdx].pt for m in good])
            cv2.estimateAffinePartial2D(a, b, method=cv2.RANSAC, ransacReprojThreshold=8)


def ecc(images):
    """Every pair by enhanced correlation, affine, 40 steps at most, from where they lie."""
    stop = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 40, 1e-4)
    for a, b in itertools.combinations([image.astype(np.float32) for image in images], 2):
        try:
            cv2.findTransformECC(a, b, np.eye(2, 3, dtype=np.float32), cv2.MOTION_AFFINE, stop, None, 1)
        except cv2.error:
            pass  # it did not converge


def answer(question):
    cv2.setNumThreads(1 if question.get("one_thread") else THREADS)
    images = pictures(question["folder"])
    cpu, start = time.process_time(), time.perf_counter()
    {"sift": sift, "ecc": ecc}[question["peer"]](images)
    return {"ms": 1000 * (time.perf_counter() - start), "cpu_ms": 1000 * (time.process_time() - cpu), **memory()}


serve(answer)
