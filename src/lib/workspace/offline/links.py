"""Links of a notebook whose outputs lie in another folder."""
import os
import pathlib
import re


def links_from(notebook, source, target):
    """Makes relative links of the text cells lead from the target's folder to where they led from the source's."""
    here, there = (pathlib.Path(path).resolve().parent for path in (source, target))
    if here == there:
        return
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            # neither an address nor a place within the page
            cell.source = re.sub(
                r"\]\((?![a-z][a-z0-9+.-]*:|[#/])([^)#\s]+)",
                lambda link: "](" + pathlib.PurePath(os.path.relpath(here / link[1], there)).as_posix(),
                cell.source,
                flags=re.IGNORECASE,
            )
