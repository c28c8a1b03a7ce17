#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-start.py START-WINDOW MINIMAL-WINDOW MAKE-SAMPLE MAKE-BIG: start-up against a minimal window of libadwaita with
the same texts (minimal-window.c says what that is).

Counts instructions with valgrind until the first frame is drawn (cairo), and the most memory used till then. For
comparison it says what both would be against the texts in plain labels of the usual font. Needs a display: see tests/ui/meson.build. GOPS_BENCH_PEOPLE and GOPS_BENCH_GROUPS make the large workspace another size."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

INSTRUCTIONS = 1.35
MEMORY = 1.2

start_window, minimal_window, make_sample, make_big = sys.argv[1:5]
missed = False


def run(*command, counted=False):
    """Returns millions of instructions when counted, else KiB of memory."""
    if counted:
        # Threads take turns: GTK's thread for the icon themes otherwise comes before or after the main thread, by what else
        # the machine does, and themes are read once or twice: in one window and not in the other, too.
        command = ('valgrind', '--fair-sched=yes', '--tool=callgrind', '--callgrind-out-file=/dev/null', *command)
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r'Collected : (\d+)', result.stderr) if counted else re.search(r'peak (\d+)', result.stdout)
    if found is None:
        sys.exit(f'{" ".join(command)}: no frame\n{result.stderr}')
    return int(found.group(1)) / 1e6 if counted else int(found.group(1))


def report(name, measured, baseline, plain, goal):
    global missed
    ratio = measured / baseline
    missed = missed or ratio > goal
    print(f'{name}: {measured:.0f} / {baseline:.0f} = {ratio:.2f} (goal {goal:.2f}){"" if ratio <= goal else " MISSED"};'
          f' against plain labels {measured / plain:.2f}', flush=True)


def measure(name, workspace, texts):
    run(start_window, workspace, texts)   # its texts; and the caches of fonts and icons are warm
    windows = (start_window, workspace), (minimal_window, texts), (minimal_window, texts, 'plain')
    report(f'start-up memory, {name}, KiB', *(min(run(*window) for _ in range(3)) for window in windows), MEMORY)
    report(f'start-up instructions, {name}, millions', *(run(*window, counted=True) for window in windows), INSTRUCTIONS)


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
