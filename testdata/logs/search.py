"""Writes one search of eleven trials as each tool would log it, and prints what
its curves must be, in exact rational arithmetic. Standard library only:

  python3 search.py DIRECTORY     writes the logs there
  python3 search.py               prints the numbers

The columns and their order are those of the tools (see README.md); the trials
are made up. Costs are few whole multiples of 10^15 FPO, and times ten seconds
for each, so that the same curves come out of FPO and of times.
"""
import csv, gzip, io, json, os, sys
from datetime import datetime, timedelta
from fractions import Fraction

# number, score, cost, state, lr, layers, act
TRIALS = [
    (0, 0.71, 3, "COMPLETE", 0.001, 2, "relu"),
    (1, 0.80, 5, "COMPLETE", 0.0003, 4, "gelu"),
    (2, 0.55, 2, "PRUNED", 0.05, 2, "relu"),
    (3, 0.64, 4, "COMPLETE", 0.00001, 3, "relu"),
    (4, None, 6, "FAIL", 0.09, 4, "gelu"),
    (5, 0.77, 1, "COMPLETE", 0.0005, 1, "relu"),
    (6, 0.60, 2, "PRUNED", 0.02, 2, "gelu"),
    (7, 0.83, 3, "COMPLETE", 0.0004, 2, "gelu"),
    (8, None, None, "RUNNING", 0.002, 2, "relu"),
    (9, 0.77, 4, "COMPLETE", 0.0002, 3, "gelu"),
    (10, None, None, "WAITING", None, None, None),
]
FPO, SECONDS = 10**15, 10
BEGIN = datetime(2026, 1, 5, 9, 0, 0, 250000)
ENDED = [t for t in TRIALS if t[3] in ("COMPLETE", "PRUNED", "FAIL")]


def start(n):
    return BEGIN + timedelta(minutes=2 * n)


def end(t):
    return start(t[0]) + timedelta(seconds=SECONDS * t[2])


def pandas_duration(seconds):
    d, s = divmod(seconds, 86400)
    return "%d days %02d:%02d:%02d" % (d, s // 3600, s // 60 % 60, s % 60)


def table(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return out.getvalue()


def blank(x):
    return "" if x is None else x


# Optuna ---------------------------------------------------------------------
OPTUNA = ["number", "value", "datetime_start", "datetime_complete", "duration", "params_act", "params_layers", "params_lr", "user_attrs_flops", "state"]


def optuna_row(t):
    n, score, cost, state, lr, layers, act = t
    ended = cost is not None
    return [n, blank(score), start(n) if state != "WAITING" else "", end(t) if ended else "",
            pandas_duration(SECONDS * cost) if ended else "", blank(act), "" if layers is None else float(layers), blank(lr),
            float(cost * FPO) if ended else "", state]


def optuna_csv():
    """study.trials_dataframe().to_csv(): pandas numbers the rows."""
    return table([[""] + OPTUNA] + [[t[0]] + optuna_row(t) for t in TRIALS])


def optuna_sorted():
    """study.trials_dataframe().sort_values("value").to_csv(index=False)."""
    rows = sorted(TRIALS, key=lambda t: (t[1] is None, t[1] or 0))
    return table([OPTUNA] + [optuna_row(t) for t in rows])


def optuna_multiindex():
    """study.trials_dataframe(multi_index=True).to_csv()."""
    upper = [c.split("_", 1) if c.startswith("params_") else c.split("_attrs_") if "_attrs_" in c else [c, ""] for c in OPTUNA]
    upper = [[u + ("_attrs" if u == "user" else ""), low] for u, low in upper]
    return table([[""] + [u for u, _ in upper], [""] + [low for _, low in upper]] + [[t[0]] + optuna_row(t) for t in TRIALS])


def optuna_objectives(names):
    """Two objectives, accuracy and latency; named after set_metric_names."""
    head = ["number"] + ["values_" + n for n in names] + OPTUNA[2:]
    rows = []
    for t in TRIALS:
        row = optuna_row(t)
        scored = t[3] == "COMPLETE"  # several objectives know no pruning
        rows.append(row[:1] + ([t[1], 10 * t[5]] if scored else ["", ""]) + row[2:])
    return table([head] + rows)


def optuna_metric():
    """One objective, named with study.set_metric_names(["accuracy"])."""
    return table([["number", "value_accuracy"] + OPTUNA[2:]] + [optuna_row(t) for t in TRIALS])


LONG = [(0, 0.71, 90061), (1, 0.80, 3661), (2, 0.77, 86400), (3, 0.64, 1)]


def optuna_durations():
    """Times of more than a day, with a fraction and without; no FPO."""
    head = ["number", "value", "datetime_start", "datetime_complete", "duration", "params_lr", "state"]
    rows = []
    for n, score, secs in LONG:
        text = pandas_duration(secs) + (".500000" if n == 3 else "")
        rows.append([n, score, start(n), start(n) + timedelta(seconds=secs), text, 0.001 * (n + 1), "COMPLETE"])
    return table([head] + rows)


STATES = ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"]
CHOICES = ["relu", "gelu"]


def distributions():
    return {
        "lr": {"name": "FloatDistribution", "attributes": {"step": None, "low": 1e-05, "high": 0.1, "log": True}},
        "layers": {"name": "IntDistribution", "attributes": {"log": False, "step": 1, "low": 1, "high": 4}},
        "act": {"name": "CategoricalDistribution", "attributes": {"choices": CHOICES}},
    }


def params(t):
    return [] if t[4] is None else [("lr", t[4]), ("layers", float(t[5])), ("act", CHOICES.index(t[6]))]


def journal():
    """JournalStorage(JournalFileBackend(...)): a line for each change."""
    worker, lines, ds = "4b0c4d0e-8a61-4b0e-9a53-0f2a3c1d9e77-140200", [], distributions()

    def op(code, **fields):
        lines.append(json.dumps({"op_code": code, "worker_id": worker, **fields}, separators=(",", ":")))

    def utc(at):
        return at.isoformat() + "+00:00"

    op(0, study_name="search", directions=[2])
    for t in TRIALS:
        n, score, cost, state = t[:4]
        if state == "WAITING":
            op(4, study_id=0, state=4, datetime_start=None, params={}, distributions={}, user_attrs={},
               system_attrs={"fixed_params": {"lr": 0.001}}, intermediate_values={})
            continue
        op(4, study_id=0, datetime_start=utc(start(n)))
        for name, value in params(t):
            op(5, trial_id=n, param_name=name, param_value_internal=value, distribution=json.dumps(ds[name]))
        if cost is not None:
            for step in range(cost):  # the attribute is set after each epoch: the last counts
                op(8, trial_id=n, user_attr={"flops": float((step + 1) * FPO)})
        if state == "PRUNED":
            op(7, trial_id=n, step=0, intermediate_value=score)
        if cost is not None:
            op(6, trial_id=n, state=STATES.index(state), values=None if score is None else [score], datetime_complete=utc(end(t)))
    return "\n".join(lines) + "\n"


SCHEMA = """\
CREATE TABLE studies (study_id INTEGER NOT NULL, study_name VARCHAR(512) NOT NULL, PRIMARY KEY (study_id));
CREATE UNIQUE INDEX ix_studies_study_name ON studies (study_name);
CREATE TABLE version_info (version_info_id INTEGER NOT NULL, schema_version INTEGER, library_version VARCHAR(256), PRIMARY KEY (version_info_id), CHECK (version_info_id=1));
CREATE TABLE study_directions (study_direction_id INTEGER NOT NULL, direction VARCHAR(8) NOT NULL, study_id INTEGER NOT NULL, objective INTEGER NOT NULL, PRIMARY KEY (study_direction_id), UNIQUE (study_id, objective), FOREIGN KEY(study_id) REFERENCES studies (study_id));
CREATE TABLE study_user_attributes (study_user_attribute_id INTEGER NOT NULL, study_id INTEGER, "key" VARCHAR(512), value_json TEXT, PRIMARY KEY (study_user_attribute_id), UNIQUE (study_id, "key"), FOREIGN KEY(study_id) REFERENCES studies (study_id));
CREATE TABLE study_system_attributes (study_system_attribute_id INTEGER NOT NULL, study_id INTEGER, "key" VARCHAR(512), value_json TEXT, PRIMARY KEY (study_system_attribute_id), UNIQUE (study_id, "key"), FOREIGN KEY(study_id) REFERENCES studies (study_id));
CREATE TABLE trials (trial_id INTEGER NOT NULL, number INTEGER, study_id INTEGER, state VARCHAR(8) NOT NULL, datetime_start DATETIME, datetime_complete DATETIME, PRIMARY KEY (trial_id), FOREIGN KEY(study_id) REFERENCES studies (study_id));
CREATE INDEX ix_trials_study_id ON trials (study_id);
CREATE TABLE trial_user_attributes (trial_user_attribute_id INTEGER NOT NULL, trial_id INTEGER, "key" VARCHAR(512), value_json TEXT, PRIMARY KEY (trial_user_attribute_id), UNIQUE (trial_id, "key"), FOREIGN KEY(trial_id) REFERENCES trials (trial_id));
CREATE TABLE trial_system_attributes (trial_system_attribute_id INTEGER NOT NULL, trial_id INTEGER, "key" VARCHAR(512), value_json TEXT, PRIMARY KEY (trial_system_attribute_id), UNIQUE (trial_id, "key"), FOREIGN KEY(trial_id) REFERENCES trials (trial_id));
CREATE TABLE trial_params (param_id INTEGER NOT NULL, trial_id INTEGER, param_name VARCHAR(512), param_value FLOAT, distribution_json TEXT, PRIMARY KEY (param_id), UNIQUE (trial_id, param_name), FOREIGN KEY(trial_id) REFERENCES trials (trial_id));
CREATE TABLE trial_values (trial_value_id INTEGER NOT NULL, trial_id INTEGER NOT NULL, objective INTEGER NOT NULL, value FLOAT, value_type VARCHAR(7) NOT NULL, PRIMARY KEY (trial_value_id), UNIQUE (trial_id, objective), FOREIGN KEY(trial_id) REFERENCES trials (trial_id));
CREATE TABLE trial_intermediate_values (trial_intermediate_value_id INTEGER NOT NULL, trial_id INTEGER NOT NULL, step INTEGER NOT NULL, intermediate_value FLOAT, intermediate_value_type VARCHAR(7) NOT NULL, PRIMARY KEY (trial_intermediate_value_id), UNIQUE (trial_id, step), FOREIGN KEY(trial_id) REFERENCES trials (trial_id));
CREATE TABLE trial_heartbeats (trial_heartbeat_id INTEGER NOT NULL, trial_id INTEGER NOT NULL, heartbeat DATETIME NOT NULL, PRIMARY KEY (trial_heartbeat_id), UNIQUE (trial_id), FOREIGN KEY(trial_id) REFERENCES trials (trial_id));
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO version_info VALUES (1, 12, '4.5.0');
INSERT INTO alembic_version VALUES ('v3.2.0.a');
"""


def study_sql():
    """RDBStorage("sqlite:///study.db"), as SQL."""
    lines, ds = ["INSERT INTO studies VALUES (1, 'search');", "INSERT INTO study_directions VALUES (1, 'MAXIMIZE', 1, 0);"], distributions()

    def sql(v):
        return "NULL" if v is None else "'" + str(v).replace("'", "''") + "'" if not isinstance(v, (int, float)) else repr(v)

    def insert(table, *values):
        lines.append("INSERT INTO %s VALUES (%s);" % (table, ", ".join(sql(v) for v in values)))

    p = 0
    for t in TRIALS:
        n, score, cost, state = t[:4]
        k = n + 1
        insert("trials", k, n, 1, state, start(n) if state != "WAITING" else None, end(t) if cost else None)
        if score is not None:
            insert("trial_values", k, k, 0, score, "FINITE")
        for name, value in params(t):
            p += 1
            insert("trial_params", p, k, name, float(value), json.dumps(ds[name]))
        if cost is not None:
            insert("trial_user_attributes", k, k, "flops", json.dumps(float(cost * FPO)))
        if state == "WAITING":
            insert("trial_system_attributes", k, k, "fixed_params", json.dumps({"lr": 0.001}))
    return SCHEMA + "\n".join(lines) + "\n"


# Weights & Biases -----------------------------------------------------------
WANDB_STATE = {"COMPLETE": "finished", "PRUNED": "killed", "FAIL": "failed", "RUNNING": "running"}


def wandb(state):
    """The runs table's export, newest first; without the column State, and
    without FPO, if state is false."""
    head = ["Name"] + (["State"] if state else []) + ["Notes", "User", "Tags", "Created", "Runtime", "Sweep", "act", "layers", "lr", "val_acc"] + (["train_flops"] if state else [])
    rows = []
    for t in TRIALS[:10] if state else ENDED:
        n, score, cost, s, lr, layers, act = t
        if s == "PRUNED":
            score = None
        if score is None and not state:
            score = "-"
        row = ["run-%d" % n] + ([WANDB_STATE[s]] if state else []) + ["-", "ann", "['search', 'first']" if n % 2 else "",
               start(n).strftime("%Y-%m-%dT%H:%M:%S.000Z"), 7 if cost is None else SECONDS * cost, "sweep-1", act, layers, lr, blank(score)]
        rows.append(row + (["" if cost is None else cost * FPO] if state else []))
    return table([head] + rows[::-1], quoting=csv.QUOTE_ALL)


# MLflow ---------------------------------------------------------------------
MLFLOW_STATE = {"COMPLETE": "FINISHED", "PRUNED": "KILLED", "FAIL": "FAILED", "RUNNING": "RUNNING"}


def run_id(n):
    return "%032x" % (0x9e3779b97f4a7c15f39cc0605cedc835 * (n + 1) % 2**128)


def mlflow():
    """mlflow.search_runs().to_csv(index=False), newest first; no FPO."""
    rows = [["run_id", "experiment_id", "status", "artifact_uri", "start_time", "end_time", "metrics.val_acc", "params.layers", "params.lr", "tags.mlflow.runName", "tags.mlflow.user"]]
    for t in TRIALS[9::-1]:
        n, score, cost, s, lr, layers, act = t
        rows.append([run_id(n), 1, MLFLOW_STATE[s], "mlflow-artifacts:/1/%s/artifacts" % run_id(n), "%s+00:00" % start(n),
                     "" if cost is None else "%s+00:00" % end(t), "" if s == "PRUNED" else blank(score), layers, lr, "run-%d" % n, "ann"])
    return table(rows)


MLFLOW_TIMES = ["3.5s", "1.2min", "233ms", "40.0s", "1.5h", "10.0s", "499ms", "1.0d", None, "59.9s"]


def mlflow_ui():
    """The download of the user interface, newest first: times with units."""
    rows = [["Start Time", "Duration", "Run ID", "Name", "Source Type", "Source Name", "User", "Status", "layers", "lr", "val_acc", "fpo"]]
    for t in TRIALS[9::-1]:
        n, score, cost, s, lr, layers, act = t
        rows.append([start(n).strftime("%Y-%m-%d %H:%M:%S"), blank(MLFLOW_TIMES[n]), run_id(n), "run-%d" % n, "LOCAL", "train.py", "ann",
                     MLFLOW_STATE[s], layers, lr, "" if s == "PRUNED" else blank(score), "" if cost is None else cost * FPO])
    return table(rows)


# Ray Tune -------------------------------------------------------------------
def ray_row(t, iteration, score, seconds):
    at = BEGIN + timedelta(minutes=2 * t[0], seconds=seconds)
    return {"val_acc": score, "timestamp": int((at - datetime(1970, 1, 1)).total_seconds()), "checkpoint_dir_name": None, "done": False,
            "training_iteration": iteration, "trial_id": "5f1c3_%05d" % t[0], "date": at.strftime("%Y-%m-%d_%H-%M-%S"),
            "time_this_iter_s": float(SECONDS), "time_total_s": float(seconds), "pid": 4242, "hostname": "node", "node_ip": "10.0.0.1",
            "time_since_restore": float(seconds), "iterations_since_restore": iteration}


def ray_reports():
    """The reports of trial 1, after each tenth of a minute: its best is not its
    last. A function's reports say done = False, the last one, too."""
    t = TRIALS[1]
    return [ray_row(t, i + 1, s, SECONDS * (i + 1)) for i, s in enumerate([0.5, 0.7, 0.82, 0.81, 0.8])]


def ray_progress():
    rows = ray_reports()
    return table([list(rows[0])] + [[blank(v) for v in r.values()] for r in rows])


def ray_result():
    """result.json: the same, with the assignment nested in each line."""
    return "".join(json.dumps({**r, "config": {"lr": TRIALS[1][4], "model": {"layers": TRIALS[1][5]}}}) + "\n" for r in ray_reports())


def ray_dataframe():
    """ResultGrid.get_dataframe().to_csv(): the last report of each trial. Of
    trials that Tune stopped it says done = True."""
    rows = []
    for t in ENDED:
        r = ray_row(t, t[2], blank(t[1]) if t[3] == "COMPLETE" else "", SECONDS * t[2])
        r["done"] = t[3] == "PRUNED"
        r["config/lr"], r["config/model/layers"], r["logdir"] = t[4], t[5], "5f1c3_%05d" % t[0]
        rows.append(r)
    return table([[""] + list(rows[0])] + [[i] + [blank(v) for v in r.values()] for i, r in enumerate(rows)])


# scikit-learn ---------------------------------------------------------------
def sklearn(metrics):
    """pandas.DataFrame(search.cv_results_).to_csv(): two folds, the rows in
    order of the trials, or sorted by rank if there are several metrics."""
    head = ["", "mean_fit_time", "std_fit_time", "mean_score_time", "std_score_time", "param_layers", "param_lr", "params"]
    for m in metrics:
        head += ["split0_test_" + m, "split1_test_" + m, "mean_test_" + m, "std_test_" + m, "rank_test_" + m]
    scored = sorted((t[1] for t in ENDED if t[3] == "COMPLETE"), reverse=True)
    rows = []
    for i, t in enumerate(ENDED):
        half = SECONDS * t[2] / 2  # two folds, of which a tenth is scoring
        row = [i, half * 0.875, 0.25, half * 0.125, 0.0, t[5], t[4], str({"layers": t[5], "lr": t[4]})]
        rank = 1 + scored.index(t[1]) if t[3] == "COMPLETE" else 1 + len(scored)
        for m in metrics:
            score = t[1] if not m.startswith("neg_") else -(1 - t[1]) if t[1] else None
            row += [score - 0.0078125, score + 0.0078125, score, 0.0078125, rank] if t[3] == "COMPLETE" else ["", "", "", "", rank]
        rows.append((rank, row))
    if len(metrics) > 1:
        rows.sort(key=lambda r: r[0])
    return table([head] + [row for _, row in rows])


# AllenTune, HpBandSter ------------------------------------------------------
def allentune():
    """results.jsonl: the search's finished trials, model and assignment."""
    out = []
    for t in ENDED:
        if t[3] == "COMPLETE":
            out.append(json.dumps({"best_epoch": t[2] - 1, "training_duration": "0:%02d:%02d" % divmod(SECONDS * t[2], 60), "training_epochs": t[2],
                                   "best_validation_accuracy": t[1], "best_validation_loss": round(1 - t[1], 2), "hyperparameters": {"lr": t[4], "layers": t[5]},
                                   "model": "classifier", "dataset": "sst"}))
    return "\n".join(out) + "\n"


def bohb_results():
    """results.json: the loss is 1 - score; what has none has an exception. The
    last row is a further run of trial 7's assignment."""
    out = []
    for t in ENDED:
        n, score, cost, s = t[:4]
        id, budget = ([0, 0, 7], 9.0) if n == 9 else ([0, 0, n], 3.0)
        begin = (start(n) - datetime(1970, 1, 1)).total_seconds()
        times = {"submitted": begin - 0.25, "started": begin, "finished": begin + SECONDS * cost}
        ok = s == "COMPLETE"
        result = {"loss": round(1 - score, 2), "info": {"validation accuracy": score}} if ok else None
        out.append(json.dumps([id, budget, times, result, None if ok else "Traceback (most recent call last):\n  out of memory\n"]))
    return "\n".join(out) + "\n"


def bohb_configs():
    return "".join(json.dumps([[0, 0, t[0]], {"lr": t[4], "layers": t[5]}, {"model_based_pick": t[0] == 6}]) + "\n" for t in ENDED if t[0] != 9)


# Plain tables ---------------------------------------------------------------
PLAIN = ["model", "trial", "lr", "val_acc", "fpo"]


def plain_rows(word=str):
    return [[{"relu": "small", "gelu": "large"}[t[6]], t[0], word(t[4]), word(t[1]) if t[3] == "COMPLETE" else "nan", t[2] * FPO] for t in ENDED]


def jsonl():
    """JSON Lines with nested keys, a key that turns up late, NaN and null."""
    out = []
    for t in ENDED:
        row = {"trial": t[0], "config": {"lr": t[4], "act": t[6]}, "val": {"acc": t[1] if t[3] == "COMPLETE" else float("nan")}, "fpo": t[2] * FPO}
        if t[0] > 4:
            row["note"] = None if t[0] == 5 else 'a "quoted" note, ü'
        out.append(json.dumps(row))
    return "\n".join(out)


def packed_gzip(text):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as f:
        f.write(text.encode())
    return out.getvalue()


def logs():
    plain = table([PLAIN] + plain_rows())
    comma = lambda v: str(v).replace(".", ",")
    return {
        "optuna.csv": optuna_csv(), "optuna-sorted.csv": optuna_sorted(), "optuna-multiindex.csv": optuna_multiindex(),
        "optuna-objectives.csv": optuna_objectives(["0", "1"]), "optuna-names.csv": optuna_objectives(["accuracy", "latency"]),
        "optuna-metric.csv": optuna_metric(), "optuna-durations.csv": optuna_durations(), "journal.log": journal(), "study.sql": study_sql(),
        "wandb.csv": wandb(True), "wandb-stateless.csv": wandb(False), "mlflow.csv": mlflow(), "mlflow-ui.csv": mlflow_ui(),
        "ray-progress.csv": ray_progress(), "ray-result.json": ray_result(), "ray-dataframe.csv": ray_dataframe(),
        "sklearn.csv": sklearn(["score"]), "sklearn-metrics.csv": sklearn(["accuracy", "neg_log_loss"]),
        "allentune.jsonl": allentune(), "bohb/results.json": bohb_results(), "bohb/configs.json": bohb_configs(),
        "plain.csv": plain, "plain.tsv": table([PLAIN] + plain_rows(), "\t"), "plain.jsonl": jsonl(), "plain.csv.gz": packed_gzip(plain),
        "plain-semicolon.csv": table([PLAIN] + plain_rows(comma), ";"),
        "plain-quoted.csv": "\ufeff" + table([PLAIN] + plain_rows(), quoting=csv.QUOTE_ALL, end="\r\n"),
        "plain-cr.csv": table([PLAIN] + plain_rows(), end="\r"),
    }


# What must come out ---------------------------------------------------------
def best_of(scores, n, failed):
    """The expected best of n draws with replacement, given a score (V)."""
    ranked, total = sorted(map(Fraction, scores)), len(scores) + failed
    at = lambda i: Fraction(failed + i, total) ** n
    return sum(y * (at(i + 1) - at(i)) for i, y in enumerate(ranked)) / (1 - at(0))


def within(trials, budget):
    """The expected best within a budget, given a score, by the renewal equation
    on whole costs. trials are (score or None, cost)."""
    levels = sorted({s for s, _ in trials if s is not None})

    def below(i):  # P(nothing above level i has finished by the budget)
        g = []
        for b in range(budget + 1):
            stop = Fraction(sum(1 for _, c in trials if c > b), len(trials))
            go = sum(g[b - c] for s, c in trials if c <= b and (s is None or s in levels[:i]))
            g.append(stop + Fraction(go) / len(trials))
        return g[budget]

    law = [below(i) for i in range(len(levels) + 1)]
    return sum(Fraction(s) * (law[i + 1] - law[i]) for i, s in enumerate(levels)) / (1 - law[0])


def show(name, trials):
    scores = [s for s, _ in trials if s is not None]
    failed = len(trials) - len(scores)
    print(name, "%d trials, %d failed, cost %d" % (len(trials), failed, sum(c for _, c in trials)))
    print("  trials", *["%d: %.12g" % (n, best_of(scores, n, failed)) for n in (1, 5, 20)])
    print("  budget", *["%d: %.12g" % (b, within(trials, b)) for b in (6, 12, 30)])


def main():
    if len(sys.argv) > 1:
        for name, text in logs().items():
            path = os.path.join(sys.argv[1], name)
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "wb") as f:
                f.write(text if isinstance(text, bytes) else text.encode())
        return
    full = [(Fraction(str(t[1])) if t[3] == "COMPLETE" else None, t[2]) for t in ENDED]
    show("all", full)
    show("losses", [(None if s is None else -(1 - s), c) for s, c in full])
    show("pruned with scores", [(None if t[1] is None else Fraction(str(t[1])), t[2]) for t in ENDED])
    show("without pruned", [f for f, t in zip(full, ENDED) if t[3] != "PRUNED"])
    show("finished", [f for f in full if f[0] is not None])
    show("failed at 0.1", [(s if s is not None else Fraction("0.1"), c) for s, c in full])
    for model, act in (("small", "relu"), ("large", "gelu")):
        show(model, [f for f, t in zip(full, ENDED) if t[6] == act])


main()
