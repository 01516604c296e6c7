"""The Python half of bench/lib/peer.ts: answers one JSON line with another."""
import json
import sys


def serve(answer):
    """Calls `answer(question)` for each line of stdin and prints what it returns."""
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


def memory():
    """Resident and peak memory of this process, megabytes."""
    with open("/proc/self/status") as status:
        fields = dict(line.split(":", 1) for line in status)
    megabytes = lambda name: int(fields[name].split()[0]) / 1024
    return {"resident_mb": megabytes("VmRSS"), "peak_mb": megabytes("VmHWM")}
