"""Reads what numislab exports with the tools it is meant for, and prints what they found. For exports.tools.ts."""

import json
import os
import sys

kind, path = sys.argv[1:]


def mlflow():
    os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"  # the file store is in maintenance: MLflow 3 wants to be asked
    from mlflow import MlflowClient

    client = MlflowClient(tracking_uri=path)
    found = {}
    for experiment in client.search_experiments():
        for run in client.search_runs([experiment.experiment_id]):
            found[f"{experiment.name}/{run.info.run_name}"] = {
                "status": run.info.status,
                "params": run.data.params,
                "metrics": run.data.metrics,
                "tags": run.data.tags,
                "losses": [[m.step, m.value] for m in client.get_metric_history(run.info.run_id, "epoch/loss")],
                "artifacts": [f.path for f in client.list_artifacts(run.info.run_id)],
            }
    best = client.search_runs([e.experiment_id for e in client.search_experiments()], order_by=["metrics.accuracy DESC"], filter_string="tags.`numislab.simulated` = 'true' and params.`training.epochs` = '2'")
    return {"runs": found, "queried": [run.info.run_name for run in best]}


def dvclive():
    import dvc.api
    from dvclive import Live

    os.chdir(path)
    metrics = dvc.api.metrics_show("dvclive/metrics.json")
    params = dvc.api.params_show("dvclive/params.yaml")
    from dvc.repo import Repo

    plots = []
    with Repo(path) as repo:
        shown = repo.plots.show()
        plots = sorted(shown)
    live = Live("dvclive", resume=True, dvcyaml=None, save_dvc_exp=False, report=None)
    return {"metrics": metrics, "params": params, "plots": plots, "step": live.step, "summary": live.summary}


def croissant():
    import mlcroissant

    data = mlcroissant.Dataset(path)
    record_set = data.metadata.record_sets[0]
    text = lambda value: value.decode() if isinstance(value, bytes) else value
    rows = [{key: text(value) for key, value in record.items()} for record in data.records(record_set.id)]
    issues = data.metadata.ctx.issues
    return {"rows": rows, "errors": sorted(issues.errors), "warnings": sorted(issues.warnings), "files": [f.sha256 for f in data.metadata.distribution]}


def card():
    from huggingface_hub import ModelCard

    data = ModelCard.load(path).data
    return {"name": data.model_name, "task": data.pipeline_tag, "results": [[r.metric_type, r.metric_value, r.dataset_name] for r in data.eval_results]}


print(json.dumps({"mlflow": mlflow, "dvclive": dvclive, "croissant": croissant, "card": card}[kind]()))
