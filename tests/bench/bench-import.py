#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-import.py GROUPOPS-CLI: a large member list, imported, against Python's csv module merely reading it.

Prints milliseconds of the processor for each megabyte and the most memory used. GOPS_LARGE_MB sets the size of the list,
200 when it is not set; its people have names, telephone numbers, dates and long notes in quotes, some with line breaks."""
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SIZE = int(os.environ.get('GOPS_LARGE_MB', '200'))
MEMORY = 100           # MiB, whatever the size
LOOK, IMPORT = 3, 30   # of what reading alone takes Python: cleaning, finding and writing come on top
READ = 'import csv, sys\nfor row in csv.reader(open(sys.argv[1], encoding="utf-8", newline="")):\n    pass\n'


def write_list(path):
    """Returns the number of people."""
    number = 0
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write('姓名,手机,入群时间,备注\r\n')
        while number % 1000 or file.tell() < SIZE << 20:
            note = '"{}{}"'.format('一段很长的备注，' * 8, '第二行""引号""\r\n' if number % 10 == 0 else '')
            file.write('成员{0},1{0:010d},2026-03-{1:02d},{2}\r\n'.format(number, number % 28 + 1, note))
            number += 1
    return number


def run(*command):
    """Returns seconds of the processor, MiB at most, and what was printed."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE)
    output = process.stdout.read()
    status, usage = os.wait4(process.pid, 0)[1:]
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit('{}: exit {}'.format(' '.join(map(str, command)), process.returncode))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output


def report(name, seconds, baseline, peak, goal):
    ratio = seconds / baseline
    ok = ratio <= goal and peak <= MEMORY
    print('{}: {:.1f} ms/MB / {:.1f} ms/MB = {:.2f} (goal {:.2f}); at most {:.0f} MiB (goal {}){}'.format(
        name, seconds * 1000 / SIZE, baseline * 1000 / SIZE, ratio, goal, peak, MEMORY, '' if ok else ' MISSED'), flush=True)
    return ok


def main(cli):
    with tempfile.TemporaryDirectory(prefix='groupops-bench-') as folder:
        path, workspace = Path(folder, 'list.csv'), Path(folder, 'bench.groupops')
        people = write_list(path)
        base = (cli, '--workspace', workspace, '--json')
        group = json.loads(run(*base, 'new', '--kind', 'interest', '--platform', 'wechat', '--language', 'zh_CN', '--name', '晨跑')[2])['id']
        read = statistics.median(run(sys.executable, '-c', READ, path)[0] for _ in range(3))
        seconds, peak, output = run(*base, 'import', path, '--group', group, '--dry-run')
        assert json.loads(output)['members_new'] == people
        good = report('a look at a list of {} MB, {} people'.format(SIZE, people), seconds, read, peak, LOOK)
        seconds, peak, output = run(*base, 'import', path, '--group', group)
        assert json.loads(output)['members_new'] == people
        return report('its import', seconds, read, peak, IMPORT) and good


sys.exit(not main(sys.argv[1]))
