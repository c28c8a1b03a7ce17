# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs groupops-cli in folders of its own and reports in TAP. Each test is a function that takes a Cli."""
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path


class Skip(Exception):
    """Raised by a test that cannot run here, with the reason."""


class Cli:
    """A temporary folder with a workspace, and the program working on it."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = Path(folder)
        self.workspace = self.folder / 'test.groupops'
        self.environment = {
            'PATH': os.environ.get('PATH', ''), 'HOME': str(self.folder / 'home'), 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC',
            'XDG_DATA_HOME': str(self.folder / 'data'), 'GIO_USE_VFS': 'local', 'G_DEBUG': 'fatal-criticals',
        }
        for name in ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS'):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def path(self, name):
        return self.folder / name

    def write(self, name, content):
        path = self.path(name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *arguments, workspace=None, preexec=None, environment=None):
        """The finished process; standard output and error as text."""
        command = [self.program, '--workspace', str(workspace or self.workspace)] + [str(one) for one in arguments]
        return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                              encoding='utf-8', cwd=self.folder, env=dict(self.environment, **(environment or {})), preexec_fn=preexec,
                              timeout=300)

    def text(self, *arguments):
        done = self.run(*arguments)
        assert done.returncode == 0, '{}: exit {}: {}'.format(arguments, done.returncode, done.stderr)
        return done.stdout

    def json(self, *arguments):
        """The value that the command prints with --json, and nothing else."""
        done = self.run('--json', *arguments)
        assert done.returncode == 0, '{}: exit {}: {}'.format(arguments, done.returncode, done.stderr)
        assert done.stderr == '', done.stderr
        return json.loads(done.stdout)

    def fails(self, status, *arguments, says=(), **more):
        """The command must end so, print nothing but one line on standard error, and that line must say these things."""
        done = self.run(*arguments, **more)
        assert done.returncode == status, '{}: exit {} instead of {}: {}'.format(arguments, done.returncode, status, done.stderr)
        assert done.stdout == '', '{}: printed {!r}'.format(arguments, done.stdout)
        assert done.stderr.startswith('groupops-cli: '), done.stderr
        assert done.stderr.count('\n') == 1 and done.stderr.endswith('\n'), done.stderr
        for part in [says] if isinstance(says, str) else says:
            assert part in done.stderr, '{!r} is not in {!r}'.format(part, done.stderr)
        return done.stderr

    def new(self, name='晨跑', kind='interest', platform='wechat', language='zh_CN', *more):
        return self.json('new', '--kind', kind, '--platform', platform, '--language', language, '--name', name, *more)['id']

    def state(self):
        """All that can be seen of the workspace, to compare before and after."""
        return [self.json('groups'), self.json('history', '--limit', '1000'),
                [self.json('show', group['id']) for group in self.json('groups')],
                [self.json('members', group['id']) for group in self.json('groups')]]


def main(tests):
    program = os.path.abspath(sys.argv[1])
    failed = 0
    print('TAP version 13')
    print('1..{}'.format(len(tests)))
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace('_', '-')
        with tempfile.TemporaryDirectory(prefix='groupops-cli-') as folder:
            try:
                test(Cli(program, folder))
                print('ok {} {}'.format(number, name))
            except Skip as reason:
                print('ok {} {} # SKIP {}'.format(number, name, reason))
            except Exception:
                failed += 1
                print('not ok {} {}'.format(number, name))
                print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
