"""A notebook as one HTML page that needs nothing else: live figures, pictures inside, no address on the network."""
import pathlib

from nbconvert import HTMLExporter
from nbconvert.utils.base import NbConvertBase
from plotly.offline import get_plotlyjs
from traitlets.config import Config

FIGURE = "application/vnd.plotly.v1+json"


def page(notebook, title):
    config = Config()
    # A figure carries a still picture too, for viewers that can't draw it; here it is drawn.
    config.NbConvertBase.display_data_priority = [FIGURE, *NbConvertBase.display_data_priority.default()]
    exporter = HTMLExporter(
        config=config,
        template_name="template",
        extra_template_basedirs=[str(pathlib.Path(__file__).resolve().parent)],
        mathjax_url="",
        embed_images=True,
    )
    figures = any(FIGURE in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))
    library = get_plotlyjs().replace("</script", "<\\/script") if figures else ""
    body, _ = exporter.from_notebook_node(notebook, resources={"plotly": library, "metadata": {"name": title}})
    return body
