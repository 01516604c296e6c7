"""run_notebook.py NOTEBOOK OUT.ipynb [OUT.html]: runs a notebook's cells in order, stopping at the first that fails.

Tells how it goes in lines of JSON on stdout: {"cell": 3, "cells": 12} when a cell begins and
{"failed": 3, "cells": 12, "text": "..."} when one fails. What was reached is written either way.
"""
import json
import os
import pathlib
import re
import signal
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from links import links_from
from page import page


# Seconds for a kernel to start and for a cell's last outputs to arrive: nbclient's own 60 and 4 are too few on a machine
# with much else to do. A kernel that ends is noticed without them.
PATIENCE = {"startup_timeout": 600, "iopub_timeout": 60}


def say(**message):
    print(json.dumps(message), flush=True)


def write_whole(file, text):
    partial = f"{file}.{os.getpid()}.partial"
    pathlib.Path(partial).write_text(text, encoding="utf-8")
    os.replace(partial, file)


def said_by(cell):
    """tslab's errors come as stderr text, without the error output that other kernels add."""
    streams = [output.text for output in cell.outputs if output.output_type == "stream" and output.name == "stderr"]
    return re.sub(r"\x1b\[[0-9;]*m", "", "".join(streams)).strip()


def run(notebook, folder):
    """Runs the cells; returns True when all went well."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(notebook, timeout=None, record_timing=False, **PATIENCE, resources={"metadata": {"path": str(folder)}})
    cells = len(notebook.cells)
    count = 0
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            say(cell=index + 1, cells=cells)
            count += 1
            try:
                client.execute_cell(cell, index, execution_count=count)
            except CellExecutionError as error:
                say(failed=index + 1, cells=cells, text=said_by(cell) or str(error))
                return False
            except DeadKernelError:
                say(failed=index + 1, cells=cells, text=said_by(cell) or "The kernel ended while this cell ran (out of memory?).")
                return False
    return True


def main(source, out, html=None):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leaves setup_kernel, which ends the kernel
    notebook = nbformat.read(source, 4)
    ok = run(notebook, pathlib.Path(source).resolve().parent)
    links_from(notebook, source, out)
    write_whole(out, nbformat.writes(notebook))
    if html:
        write_whole(html, page(notebook, pathlib.Path(source).stem))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
