#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-start.py START-WINDOW MAKE-SAMPLE MAKE-BIG: start-up against a minimal window of libadwaita with the same texts.

Counts instructions with valgrind until the first frame is drawn (cairo), and the most memory used till then. Needs a
display: see tests/ui/meson.build. GOPS_BENCH_PEOPLE and GOPS_BENCH_GROUPS make the large workspace another size."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

INSTRUCTIONS = 1.35
MEMORY = 1.2

start_window, make_sample, make_big = sys.argv[1:4]
missed = False


def run(*arguments, counted=False):
    """Returns (instructions or None, KiB of memory)."""
    command = [start_window, *arguments]
    if counted:
        command = ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', *command]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    peak = re.search(r'peak (\d+)', result.stdout)
    if peak is None:
        sys.exit(f'{" ".join(command)}: no frame\n{result.stderr}')
    instructions = re.search(r'Collected : (\d+)', result.stderr)
    return int(instructions.group(1)) if instructions else None, int(peak.group(1))


def report(name, measured, baseline, goal):
    global missed
    ratio = measured / baseline
    missed = missed or ratio > goal
    print(f'{name}: {measured:.0f} / {baseline:.0f} = {ratio:.2f} (goal {goal:.2f}){"" if ratio <= goal else " MISSED"}', flush=True)


def measure(name, workspace, texts):
    run('app', workspace, texts)   # its texts; and the caches of fonts and icons are warm
    memory = min(run('app', workspace, '-')[1] for _ in range(3))
    minimal_memory = min(run('minimal', texts)[1] for _ in range(3))
    report(f'start-up memory, {name}, KiB', memory, minimal_memory, MEMORY)
    report(f'start-up instructions, {name}, millions', run('app', workspace, '-', counted=True)[0] / 1e6,
           run('minimal', texts, counted=True)[0] / 1e6, INSTRUCTIONS)


if 'DISPLAY' not in os.environ:
    sys.exit(77)
with tempfile.TemporaryDirectory(prefix='groupops-bench-') as folder:
    for name in ('DATA', 'CONFIG'):   # not the cache: that of fonts is the machine's
        os.environ[f'XDG_{name}_HOME'] = str(pathlib.Path(folder, name.lower()))
    sample = f'{folder}/sample.groupops'
    subprocess.run([make_sample, sample], check=True)
    measure('the sample', sample, f'{folder}/texts')
    groups, people = os.environ.get('GOPS_BENCH_GROUPS', '1000'), os.environ.get('GOPS_BENCH_PEOPLE', '500000')
    big = f'{folder}/big.groupops'
    subprocess.run([make_big, big, groups, people], check=True)
    measure(f'{groups} groups and {people} people', big, f'{folder}/texts')
sys.exit(missed)
