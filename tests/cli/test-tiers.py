#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tiers, moves, schemes, export scheme, import of schemes."""
import datetime
import json

import clitest

LIST = '姓名,微信号,入群时间,最后发言,消息数,活跃天数\n' + ''.join(
    '甲{0},w{0},2025-01-01,2026-09-{1:02d} 08:30,{0},{2}\n'.format(one, 1 + one % 19, one % 15) for one in range(1, 31))


def with_members(test):
    def run(cli):
        cli.group = cli.new()
        cli.json('import', cli.write('list.csv', LIST), '--group', cli.group)
        test(cli)
    run.__name__ = test.__name__
    return run


def tiers(cli, date, *more):
    return cli.json('tiers', cli.group, '--as-of', date, *more)


@with_members
def dry_run(cli):
    before = cli.state()
    value = tiers(cli, '2026-09-20', '--scheme', 'status', '--dry-run')
    assert value['saved'] is False and sum(one['count'] for one in value['tiers']) == 30
    assert len(value['moves']) == 30 and all(set(one) == {'id', 'name', 'from', 'to', 'reason'} for one in value['moves'])
    assert all(one['from'] is None and one['reason'] for one in value['moves'])
    assert cli.state() == before
    assert '甲1:' in cli.text('tiers', cli.group, '--as-of', '2026-09-20', '--scheme', 'status', '--dry-run')
    assert tiers(cli, '2026-09-20', '--scheme', 'status')['saved'] is True
    tiers(cli, '2026-09-20', '--scheme', 'status')   # now those who were active may be at risk
    assert tiers(cli, '2026-09-20', '--scheme', 'status')['moves'] == []
    assert cli.json('undo') is not None


@with_members
def members_by_tier(cli):
    """From the core outwards, not by the letters of the ids."""
    cli.text('set', cli.group, 'tier_scheme=status')
    tiers(cli, '2026-09-28', '--scheme', 'status')
    found = list(dict.fromkeys(one['tier'] for one in cli.json('members', cli.group, '--sort', 'tier')))
    order = ['core', 'active', 'ordinary', 'new', 'silent', 'at-risk', 'lost']
    assert len(found) > 2 and found == [one for one in order if one in found] and found != sorted(found), found


def list_without_dates(cli):
    """Nobody has gone on the day on which a list first names them, nor later, until something tells who spoke."""
    group = cli.new()
    cli.json('import', cli.write('list.csv', '姓名,微信号\n李雷,ll\n韩梅梅,hmm\n'), '--group', group)
    value = cli.json('tiers', group, '--scheme', 'status', '--dry-run')
    assert {one['tier']: one['count'] for one in value['tiers'] if one['count']} == {'ordinary': 2}, value['tiers']
    assert 'unknown' not in ' '.join(one['reason'] for one in value['moves'])
    later = datetime.date.today() + datetime.timedelta(days=61)
    value = cli.json('tiers', group, '--as-of', later.isoformat(), '--scheme', 'status', '--dry-run')
    assert {one['tier']: one['count'] for one in value['tiers'] if one['count']} == {'ordinary': 2}, value['tiers']
    assert all(one['reason'] == 'nothing is known of what they said' for one in value['moves']), value['moves']
    cli.json('import', cli.write('more.csv', '姓名,微信号,发言条数\n李雷,ll,3\n'), '--group', group)
    value = cli.json('tiers', group, '--as-of', later.isoformat(), '--scheme', 'status', '--dry-run')
    assert {one['tier']: one['count'] for one in value['tiers'] if one['count']} == {'lost': 2}, value['tiers']
    assert all('first seen 61 days ago' in one['reason'] for one in value['moves']), value['moves']


@with_members
def ranks(cli):
    value = tiers(cli, '2026-09-20', '--scheme', 'rfm', '--dry-run')
    assert value['ranks']['parts'] == 0 and value['ranks']['by'] == 'activity'
    assert all(sum(value['ranks'][one]) == 30 for one in ('recency', 'frequency', 'depth'))
    assert 'ranks' not in tiers(cli, '2026-09-20', '--scheme', 'status', '--dry-run')


@with_members
def other_currencies(cli):
    """What is not counted is told."""
    who = cli.json('members', cli.group)[0]['name']
    for amount in ('12.50 EUR', '1000 JPY'):
        cli.json('orders', cli.group, '--add', who, '--amount', amount, '--date', '2026-09-02')
    value = tiers(cli, '2026-09-20', '--scheme', 'rfm', '--dry-run')
    assert (value['orders_left_out'], value['ranks']['by']) == (1, 'orders'), value
    assert 'than EUR' in cli.text('tiers', cli.group, '--as-of', '2026-09-20', '--scheme', 'rfm', '--dry-run')
    assert tiers(cli, '2026-09-20', '--scheme', 'status', '--dry-run')['orders_left_out'] == 0


@with_members
def days_that_are_over(cli):
    """A run of such a day is kept among the others, and leaves the members' tiers as they are."""
    tiers(cli, '2026-10-20', '--scheme', 'status')
    now = [one['tier'] for one in cli.json('members', cli.group)]
    assert tiers(cli, '2026-09-20', '--scheme', 'status')['saved']
    assert [one['tier'] for one in cli.json('members', cli.group)] == now
    assert [one['as_of'] for one in cli.json('moves', cli.group)['runs']] == ['2026-09-20', '2026-10-20']


@with_members
def runs_and_moves(cli):
    assert cli.json('moves', cli.group, '--scheme', 'status')['runs'] == []
    tiers(cli, '2026-09-20', '--scheme', 'status')
    tiers(cli, '2026-12-20', '--scheme', 'status')
    value = cli.json('moves', cli.group)
    assert (value['scheme'], value['from'], value['to']) == ('status', '2026-09-20', '2026-12-20')
    assert [one['as_of'] for one in value['runs']] == ['2026-09-20', '2026-12-20']
    assert sum(one['count'] for one in value['matrix']) == 30 and all(one['from'] for one in value['matrix'])
    assert value['runs'][1]['gravity'] < 0 and value['runs'][1]['tiers']['lost'] == 30
    assert sum(one['total'] for one in value['passages']) == 30 and 'bottleneck' in value
    assert cli.json('moves', cli.group, '--from', '2026-09-20', '--to', '2026-12-20') == value
    cli.fails(1, 'moves', cli.group, '--from', '2026-09-21', says='2026-09-21')
    cli.fails(1, 'moves', cli.group, '--scheme', 'castes', says=('castes', 'status'))
    assert '2026-12-20' in cli.text('moves', cli.group)


@with_members
def schemes(cli):
    every = cli.json('schemes')
    assert {'status', 'rfm', 'presence', 'growth', 'customers'} <= {one['id'] for one in every}
    assert all(one['source'] and not one['own'] for one in every)
    scheme = cli.json('schemes', 'status')
    assert [one['id'] for one in scheme['tiers']][0] == 'new' and json.loads(cli.text('schemes', 'status')) == scheme


@with_members
def files(cli):
    """A scheme that is exported, changed, taken in and exported again is the same file."""
    path = cli.path('mine.json')
    assert cli.json('export', 'scheme', 'status', '--to', path)[0]['bytes'] > 1000
    scheme = json.loads(path.read_text(encoding='utf-8'))
    scheme['tiers'][0]['when'] = {'fact': 'field', 'field': '城市', 'op': '=', 'value': '上海'}
    path.write_text(json.dumps(scheme, ensure_ascii=False), encoding='utf-8')
    assert cli.json('import', path, '--format', 'tiers')['id'] == 'mine'
    assert cli.json('schemes', 'mine') == scheme
    again = cli.path('again.json')
    cli.json('export', 'scheme', 'mine', '--to', again)
    assert json.loads(again.read_text(encoding='utf-8')) == scheme
    cli.json('import', again, '--format', 'tiers')
    assert again.read_text(encoding='utf-8').strip() == cli.text('schemes', 'again').strip()
    assert tiers(cli, '2026-09-20', '--scheme', 'mine')['scheme'] == 'mine'
    assert cli.json('show', cli.group)['tiers']
    assert not [one for one in cli.json('advice', cli.group) if 'scheme' in one['code']]
    cli.fails(1, 'schemes', '--remove', 'mine', says='mine')
    assert cli.json('schemes', '--remove', 'again') == {'id': 'again'}
    assert 'again' not in {one['id'] for one in cli.json('schemes')}


@with_members
def refused(cli):
    before = cli.state()
    good = cli.json('schemes', 'status')
    for name, change, says in (('fact', {'fact': 'age', 'op': '>', 'value': 1}, 'tiers[0].when'),
                               ('window', {'fact': 'active_days', 'op': '>', 'value': 1}, 'window'),
                               ('tier', {'fact': 'current_tier', 'op': '=', 'value': 'gold'}, 'gold')):
        good['tiers'][0]['when'] = change
        cli.fails(1, 'import', cli.write(name + '.json', json.dumps(good)), '--format', 'tiers', says=(name + '.json', says))
    cli.fails(1, 'import', cli.write('deep.json', '[' * 100000), '--format', 'tiers', says='deep.json')
    cli.fails(1, 'import', cli.write('large.json', ' ' * 2000000), '--format', 'tiers', says='large.json')
    cli.fails(1, 'export', 'scheme', 'castes', '--to', cli.path('x.json'), says='castes')
    cli.fails(1, 'export', 'scheme', 'status', '--to', cli.path('x.txt'), says='.json')
    cli.fails(1, 'schemes', '--remove', 'status', says='status')
    assert cli.state() == before


clitest.main([dry_run, members_by_tier, list_without_dates, ranks, other_currencies, days_that_are_over, runs_and_moves, schemes, files, refused])
