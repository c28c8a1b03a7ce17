#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, wrong usage, and where the workspace is."""
import clitest

COMMANDS = ('init', 'sample', 'new', 'groups', 'show', 'set', 'advice', 'rules', 'clauses', 'import', 'formats', 'members',
            'people', 'person', 'merge-people', 'forget',
            'tiers', 'moves', 'schemes',
            'orders', 'figures', 'fields', 'channels',
            'plan', 'sops', 'triggers', 'today', 'days', 'preflight', 'postings',
            'export rules', 'export clauses', 'export scheme', 'export sop', 'export poster', 'export posters', 'export flow',
            'export calendar', 'export plan', 'export members',
            'export form', 'export inventory',
            'replicate', 'rename', 'owner', 'history', 'undo', 'redo', 'check', 'backup', 'restore')


def every_command_has_help(cli):
    usage = cli.text('--help')
    for command in COMMANDS:
        assert '  ' + command + ' ' in usage, command
        text = cli.text(*command.split(), '--help')
        assert text.startswith('Usage: groupops-cli ' + command), text
    assert not cli.workspace.exists()


def the_first_word_alone_has_help(cli):
    for arguments in (('export', '--help'), ('--help', 'export'), ('export', '--json', '--help')):
        text = cli.text(*arguments)
        assert text.startswith('Usage: groupops-cli export WHAT'), text
        assert all('  ' + one + ' ' in text for one in COMMANDS if one.startswith('export ')), text
        assert '  import ' not in text and '--workspace FILE' in text, text
    cli.fails(2, 'export', '--json', says='second word')
    assert cli.text('export', '--help', 'rules').startswith('Usage: groupops-cli export rules ')


def version(cli):
    assert cli.text('--version').startswith('groupops-cli ')


def wrong_usage(cli):
    for arguments, part in (
            ((), 'a command is missing'), (('bogus',), 'bogus'), (('export',), 'rules, clauses, poster, posters, flow, calendar, form, members or inventory'),
            (('export', 'bogus'), 'export bogus'), (('groups', '--bogus'), '--bogus'), (('groups', '--kind'), '--kind'),
            (('groups', '--json=1'), '--json'), (('show',), 'GROUP'), (('show', 'a', 'b'), 'b'), (('new', '--kind', 'camp'), '--platform'),
            (('import', 'x.csv'), '--group'), (('set', 'x'), 'FIELD=VALUE'), (('export', 'poster', 'x', '--to', 'x.png'), '--template')):
        cli.fails(2, *arguments, says=(part, '--help'))
    assert not cli.workspace.exists()


def wrong_usage_with_workspace(cli):
    group = cli.new()
    cli.fails(2, 'plan', group, '--apply', 'camp-7', says='--from')
    cli.fails(2, 'set', group, 'theme', says='NAME=VALUE')


def reading_never_creates(cli):
    for arguments in (('groups',), ('show', '1'), ('advice',), ('today',), ('history',), ('undo',), ('check',), ('backup', 'b.groupops'),
                      ('export', 'calendar', '--to', 'c.ics')):
        cli.fails(1, *arguments, says=str(cli.workspace))
    assert not cli.workspace.exists()


def a_failure_creates_nothing(cli):
    cli.fails(1, 'new', '--kind', 'bogus', '--platform', 'wechat', '--language', 'en', '--name', 'x', says='bogus')
    cli.fails(1, 'import', 'none.csv', '--group', 'x', says='x')
    assert [one for one in cli.folder.iterdir() if one.name.startswith('test.groupops')] == []


def default_workspace(cli):
    import subprocess
    subprocess.run([cli.program, 'init'], env=cli.environment, check=True, stdout=subprocess.PIPE)
    assert (cli.folder / 'data' / 'groupops' / 'workspace.groupops').exists()


def init(cli):
    value = cli.json('init')
    assert value['workspace'] == str(cli.workspace) and len(value['uuid']) == 36, value
    cli.fails(1, 'init', says='there already')
    assert cli.json('groups') == []


def options_may_stand_anywhere(cli):
    import json
    cli.new()
    done = cli.run('groups', '--json')
    assert len(json.loads(done.stdout)) == 1


def dashes_end_options(cli):
    cli.new('--odd')
    assert cli.json('show', '--', '--odd')['group']['name'] == '--odd'


clitest.main([every_command_has_help, the_first_word_alone_has_help, version, wrong_usage, wrong_usage_with_workspace, reading_never_creates, a_failure_creates_nothing,
              default_workspace, init, options_may_stand_anywhere, dashes_end_options])
