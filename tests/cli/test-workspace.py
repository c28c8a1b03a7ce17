#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check, backup, restore; workspaces that are damaged, foreign, newer, full, shared or killed."""
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import time

import clitest

READING = (('groups',), ('advice',), ('today',), ('history',))
WRITING = (('new', '--kind', 'camp', '--platform', 'wechat', '--language', 'en', '--name', 'x'), ('undo',))


def check(cli):
    cli.new()
    assert cli.json('check') == {'ok': True, 'problems': []}
    assert cli.json('check', '--repair') == {'ok': True, 'problems': []}


def check_finds_and_repairs_orphans(cli):
    cli.new()
    database = sqlite3.connect(cli.workspace)
    database.execute('PRAGMA foreign_keys = OFF')
    database.execute("INSERT INTO scene (id, group_id) VALUES (4711, 12345)")
    database.commit()
    database.close()
    done = cli.run('--json', 'check')
    assert done.returncode == 1 and '"ok" : false' in done.stdout and 'scene' in done.stdout, done
    assert cli.json('check', '--repair')['ok'] is True
    assert cli.json('check')['ok'] is True


def check_finds_files_that_nothing_uses(cli):
    """Contents of files that neither a material nor the history names."""
    cli.run('sample')
    with sqlite3.connect(cli.workspace) as db:
        db.execute("INSERT INTO asset (id, digest, size, made_at) VALUES (5, 'd', 3, 1)")
        db.execute("INSERT INTO asset_part (asset_id, number, data) VALUES (5, 0, x'616263')")
    done = cli.run('--json', 'check')
    assert done.returncode == 1 and '1 file that nothing uses' in json.loads(done.stdout)['problems'][0]
    assert cli.json('check', '--repair')['ok'] is True
    assert cli.json('check')['ok'] is True
    with sqlite3.connect(cli.workspace) as db:
        assert db.execute('SELECT count(*) FROM asset_part WHERE asset_id = 5').fetchone() == (0,)


def check_speaks_plainly(cli):
    """Damage is told in words, a line each, with what to do; no heading of the database between them."""
    for number in range(8):
        cli.new('G{}'.format(number))
    database = sqlite3.connect(cli.workspace)
    page = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'clause'").fetchone()[0]
    size = database.execute('PRAGMA page_size').fetchone()[0]
    database.close()
    content = bytearray(cli.workspace.read_bytes())
    content[(page - 1) * size + 8:(page - 1) * size + 200] = b'\x5a' * 192
    cli.write('test.groupops', bytes(content))
    done = cli.run('check')
    assert done.returncode == 1 and '***' not in done.stdout and 'restore' in done.stdout, done
    assert all(line.startswith(('A part of the file', 'An index', 'A table', 'An entry', 'Mend it', 'test.groupops'))
               for line in done.stdout.splitlines()), done.stdout


def backup_and_restore(cli):
    group = cli.new()
    cli.text('backup', 'copy.groupops')
    before = cli.state()
    cli.text('set', group, 'note=after the copy')
    value = cli.json('restore', 'copy.groupops')
    assert os.path.exists(value['replaced'])
    assert cli.state() == before
    assert cli.run('--json', 'show', group, workspace=value['replaced']).stdout.count('after the copy') == 1
    done = cli.run('--json', 'restore', 'copy.groupops', workspace=cli.path('new/place.groupops'))
    assert done.returncode == 0 and cli.path('new/place.groupops').exists(), done.stderr


def backup_refused(cli):
    cli.new()
    before = cli.workspace.read_bytes()
    cli.fails(1, 'backup', cli.workspace, says='itself')
    cli.fails(1, 'restore', cli.workspace, says='itself')
    cli.fails(1, 'restore', 'none.groupops', says='none.groupops')
    cli.fails(1, 'restore', cli.write('text.groupops', 'no database'))
    cli.fails(1, 'backup', 'none/copy.groupops', says='none')
    assert cli.workspace.read_bytes() == before


def backup_replaces_only_backups(cli):
    """An older copy of this workspace goes; notes, other workspaces and copies of a newer format stay as they are."""
    cli.new('A')
    cli.text('backup', 'copy.groupops')
    cli.new('B')
    assert cli.json('backup', 'copy.groupops')[0]['bytes'] > 0
    done = cli.run('groups', workspace=cli.path('copy.groupops'))
    assert 'A' in done.stdout and 'B' in done.stdout, done
    other = cli.path('other.groupops')
    assert cli.run('init', workspace=other).returncode == 0
    newer = sqlite3.connect(shutil.copy(cli.path('copy.groupops'), cli.path('newer.groupops')))
    newer.execute('PRAGMA user_version = 999')
    newer.commit()
    newer.close()
    for name in (cli.write('notes.txt', 'my notes').name, 'other.groupops', 'newer.groupops'):
        before = cli.path(name).read_bytes()
        cli.fails(1, 'backup', name, says=(name, 'another name'))
        assert cli.path(name).read_bytes() == before and not cli.path(name + '.part').exists(), name
    cli.path('way').symlink_to(cli.folder)
    cli.fails(1, 'backup', 'way/test.groupops', says='itself')


def foreign_files(cli):
    other = sqlite3.connect(cli.path('other.db'))
    other.execute('CREATE TABLE t (x)')
    other.commit()
    other.close()
    for content in (b'this is no database', b'', cli.path('other.db').read_bytes(), os.urandom(40000)):
        path = cli.write('foreign.groupops', content)
        for command in READING + WRITING:
            cli.fails(1, *command, workspace=path)
        assert path.read_bytes() == content, 'a file that is not ours was changed'
        done = cli.run('check', workspace=path)
        assert done.returncode == 1
    cli.path('folder').mkdir()
    cli.fails(1, 'groups', workspace=cli.path('folder'))


def newer_schema(cli):
    cli.new()
    database = sqlite3.connect(cli.workspace)
    database.execute('PRAGMA user_version = 999')
    database.commit()
    database.close()
    before = cli.workspace.read_bytes()
    for command in READING + WRITING:
        cli.fails(1, *command)
    assert cli.workspace.read_bytes() == before


def damaged(cli):
    """Flipped bytes and cut files: an answer or a message, never a crash, and no good backup is replaced."""
    cli.new()
    cli.text('backup', 'good.groupops')
    whole, good = cli.workspace.read_bytes(), cli.path('good.groupops').read_bytes()
    chance = random.Random(7)
    for turn in range(30):
        content = bytearray(whole)
        if turn % 3 == 0:
            content = content[:chance.randrange(1, len(content))]
        else:
            for _ in range(40):
                content[chance.randrange(0 if turn % 3 == 1 else 4096, len(content))] ^= 1 << chance.randrange(8)
        path = cli.write('damaged.groupops', bytes(content))
        for ending in ('-wal', '-shm'):
            cli.path('damaged.groupops' + ending).unlink(missing_ok=True)
        for command in (('check',), ('groups',), ('advice',), ('set', '晨跑', 'note=x'), ('backup', 'good.groupops')):
            done = cli.run(*command, workspace=path)
            assert done.returncode in (0, 1), '{}: {} {}'.format(command, done.returncode, done.stderr)
            assert done.returncode == 0 or done.stderr.count('\n') == 1 or command == ('check',), done.stderr
        if cli.path('good.groupops').read_bytes() != good:
            assert sqlite3.connect(cli.path('good.groupops')).execute('PRAGMA integrity_check').fetchone() == ('ok',)
            cli.write('good.groupops', good)


def read_only_folder(cli):
    cli.new()
    cli.path('closed').mkdir()
    shutil.copy(cli.workspace, cli.path('closed/w.groupops'))
    cli.path('closed/w.groupops').chmod(0o444)
    cli.path('closed').chmod(0o555)
    try:
        if os.access(cli.path('closed'), os.W_OK):
            raise clitest.Skip('this user may write everywhere')
        cli.fails(1, *WRITING[0], workspace=cli.path('closed/w.groupops'))
        cli.fails(1, 'init', workspace=cli.path('closed/new.groupops'))
        cli.fails(1, 'init', workspace=cli.path('closed/sub/new.groupops'), says='--workspace')
    finally:
        cli.path('closed').chmod(0o755)


def full_disk(cli):
    group = cli.new()
    path = cli.write('list.csv', 'name\n' + ''.join('成员{} {}\n'.format(one, 'x' * 150) for one in range(20000)))

    def limit(size=1 << 20):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    before = cli.state()
    cli.fails(1, 'import', path, '--group', group, preexec=limit)
    cli.fails(1, 'export', 'poster', group, '--template', 'recruit-sunrise', '--size', '4000x7000', '--set', 'qr=x', '--to', 'p.svg',
              preexec=lambda: limit(4096))
    for command, workspace in ((('init',), 'a.groupops'), (('sample',), 'b.groupops'), (('backup', 'c.groupops'), None)):
        cli.fails(1, *command, workspace=workspace and cli.path(workspace), preexec=lambda: limit(10240))
    assert not cli.path('p.svg').exists()
    assert cli.state() == before and cli.json('check')['ok'] is True


def two_at_once(cli):
    """Several processes on one file: each action is done once and wholly."""
    cli.new('A')
    running = [subprocess.Popen([cli.program, '--workspace', str(cli.workspace), 'new', '--kind', 'camp', '--platform', 'wechat', '--language', 'en',
                                 '--name', 'G{}'.format(number)], env=cli.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
               for number in range(8)]
    for one in running:
        assert one.wait(60) == 0, one.stderr.read()
        one.stdout.close()
        one.stderr.close()
    assert {one['name'] for one in cli.json('groups')} == {'A'} | {'G{}'.format(number) for number in range(8)}
    assert cli.json('check')['ok'] is True


def kill_while_writing(cli):
    """Fifty kills: what was acknowledged is there, nothing is there by half."""
    cli.json('init')
    acknowledged, chance = set(), random.Random(11)
    for turn in range(50):
        name = 'K{}'.format(turn)
        process = subprocess.Popen([cli.program, '--workspace', str(cli.workspace), 'new', '--kind', 'camp', '--platform', 'wechat', '--language', 'en',
                                    '--name', name], env=cli.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.005, 0.06))
        process.kill()
        if process.communicate()[0].strip():
            acknowledged.add(name)
    groups = cli.json('groups')
    names = [one['name'] for one in groups]
    assert acknowledged <= set(names), acknowledged - set(names)
    assert len(names) == len(set(names))
    for one in groups:
        shown = cli.json('show', one['id'])
        assert shown['plan'] and shown['rules']['clauses'] and shown['positioning']['theme'], one
    assert cli.json('check')['ok'] is True


def no_session(cli):
    """Neither a display nor a session bus, and a locale that is not UTF-8."""
    group = cli.new('晨跑')
    done = cli.run('rules', group, environment={'LC_ALL': 'C', 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/none'})
    assert done.returncode == 0 and '晨跑' in done.stdout


clitest.main([check, check_finds_and_repairs_orphans, check_finds_files_that_nothing_uses, check_speaks_plainly, backup_and_restore, backup_refused, backup_replaces_only_backups, foreign_files, newer_schema, damaged, read_only_folder,
              full_disk, two_at_once, kill_while_writing, no_session])
