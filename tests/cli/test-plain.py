# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program prints for people: dates on their clock, words instead of codes and ids, headings."""
import re

import clitest

ISO = re.compile(r'\d\dT\d\d:\d\d')
LOCAL = re.compile(r'^\d{4}-\d\d-\d\d \d\d:\d\d  ')


def times(cli):
    group = cli.new('Runners', 'interest', 'whatsapp', 'en')
    for command in (('history',), ('plan', group), ('today',)):
        told = cli.text(*command)
        assert not ISO.search(told), told
    assert all(LOCAL.match(line) for line in cli.text('history').splitlines())
    assert ISO.search(cli.json('history')[0]['time'])


def advice(cli):
    group = cli.new('Runners', 'interest', 'whatsapp', 'en')
    cli.json('set', group, 'theme=')
    cli.json('set', group, 'audience=')
    value, told = cli.json('advice', group), cli.text('advice', group)
    assert value and any(one['places'] for one in value), value
    assert not re.search(r'\bM\d+ [A-Z]', told), told
    for one in value:
        for place in one['places']:
            assert place['clause'] not in told, told


def members(cli):
    group = cli.new()
    cli.write('list.csv', 'Name,Joined\n林晚,2026-03-01\n')
    cli.text('import', cli.path('list.csv'), '--group', group)
    lines = cli.text('members', group).splitlines()
    assert len(lines) == 2 and all(word in lines[0] for word in ('Tier', 'Joined', 'Last active', 'Messages', 'Name')), lines
    cli.write('bad.csv', 'Name,Joined\n王五,2026-02-31\n,2026-03-01\n')
    told = cli.text('import', cli.path('bad.csv'), '--group', cli.new('二群'))
    assert 'line 2: Joined: 2026-02-31: this date does not exist; imported, date left empty' in told, told
    assert 'line 3: neither a name nor an account is given; not imported' in told, told
    assert lines[0].index('Name') == len(lines[1]) - len('林晚'), lines
    assert len(cli.json('members', group)) == 1


def tiers(cli):
    group = cli.new()
    ranked = [one['tier'] for one in cli.json('tiers', group, '--scheme', 'status')['tiers']]
    assert ranked[:2] == ['core', 'active'] and ranked[-1] == 'lost', ranked
    assert [one['tier'] for one in cli.json('show', group)['tiers']] == ranked


def not_published(cli):
    group = cli.new()
    shown = cli.json('show', group)
    assert shown['group']['rules_version'] == 0 and shown['group']['rules_effective_on'] is None, shown['group']
    assert shown['rules']['version'] == 0
    codes = [one['code'] for one in cli.json('advice', group)]
    assert 'never-published' in codes and 'rules-not-in-force' not in codes, codes
    cli.json('rules', group, '--publish', '第一版')
    shown = cli.json('show', group)
    assert shown['group']['rules_version'] == 1 and shown['group']['rules_effective_on'], shown['group']


def one_reading_time(cli):
    group = cli.new()
    check = cli.json('rules', group, '--check')
    assert check['reading_seconds'] == cli.json('rules', group)['reading_seconds'], check


clitest.main([times, advice, members, tiers, not_published, one_reading_time])
