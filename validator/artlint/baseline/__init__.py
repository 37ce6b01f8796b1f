"""A filter: findings that were accepted on a day no longer count. They are known by their content, not by their line.

    place.any_baseline(configs, request, files)             whether a run needs this room at all
    baselines.Baselines(request, files).of(config)          which baseline holds for a file
    baseline.accepted(path, marks) -> Accepted              what it accepts there
    accepted.matches(findings, accepted)                    which findings are accepted

`artlint baseline` compares entries (`accepted.newly_found`, `no_longer_found`, `updated_entry`) and writes
`baselines.baseline_data`.
"""
