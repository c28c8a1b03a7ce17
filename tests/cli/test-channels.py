#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""channels, and the posters that carry their codes."""
import json
import shutil
import subprocess

import clitest

KINDS = 'article social offline word-of-mouth partner invitation other'.split()


def names(value):
    return [one['name'] for one in value]


def read_code(cli, name):
    return subprocess.run(['zbarimg', '-q', '--raw', cli.path(name)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True, encoding='utf-8').stdout.rstrip('\n')


def channels(cli):
    group = cli.new()
    assert cli.json('channels', group) == [] and cli.text('channels', group) == ''
    value = cli.json('channels', group, '--add', '公众号文章', '--kind', 'article', '--code', 'https://example.com/a', '--until', '2026-12-24',
                     '--cost', '¥1,250.5', '--note', '文末')
    assert set(value[0]) == {'id', 'name', 'kind', 'code', 'code_until', 'cost', 'currency', 'note'}
    assert [value[0][key] for key in ('name', 'kind', 'code', 'code_until', 'cost', 'currency', 'note')] == [
        '公众号文章', 'article', 'https://example.com/a', '2026-12-24', 125050, 'CNY', '文末']
    value = cli.json('channels', group, '--add', 'Notice board')
    assert [value[1][key] for key in ('kind', 'code', 'code_until', 'cost', 'currency', 'note')] == ['other', None, None, None, None, '']
    assert names(cli.json('channels', group, '--move', 'notice BOARD', '--to', '1')) == ['Notice board', '公众号文章']
    value = cli.json('channels', group, '--change', value[0]['id'], '--name', '文章', '--cost', '', '--until', '')
    assert [value[1][key] for key in ('name', 'code', 'code_until', 'cost')] == ['文章', 'https://example.com/a', None, None]
    assert names(cli.json('show', group)['channels']) == ['Notice board', '文章'] and '文章' in cli.text('channels', group)
    assert names(cli.json('channels', group, '--remove', '文章')) == ['Notice board']
    cli.text('undo', '3')
    assert names(cli.json('channels', group)) == ['公众号文章', 'Notice board']
    cli.text('redo', '3')
    assert names(cli.json('channels', group)) == ['Notice board']
    assert [one['label'] for one in cli.json('history', '--limit', '1')] == ['Remove the channel “文章”']
    for kind in KINDS:
        cli.json('channels', group, '--add', kind, '--kind', kind)


def channels_that_cannot_be(cli):
    group = cli.new()
    cli.json('channels', group, '--add', 'Board', '--kind', 'offline')
    before = cli.state()
    for arguments, says in (
            (('--add', ''), 'name'), (('--add', 'board'), 'already'), (('--add', '名' * 61), '60'), (('--add', 'x', '--kind', 'tv'), ('tv', 'offline')),
            (('--add', 'x', '--code', '码' * 600), '1662'), (('--add', 'x', '--code', 'a\nb'), 'line break'),
            (('--add', 'x', '--until', '2026-02-30'), '2026-02-30'), (('--add', 'x', '--cost', 'much'), 'much'), (('--add', 'x', '--cost', '-3'), '-3'),
            (('--add', 'x', '--note', 'n' * 1001), '1000'), (('--change', 'Bored', '--name', 'x'), ('Bored', 'Board')),
            (('--change', 'Board', '--name', ' '), 'name'), (('--move', 'Board', '--to', '0'), '0'), (('--remove', '7'), '7')):
        cli.fails(1, 'channels', group, *arguments, says=says)
    cli.fails(1, 'channels', 'Nowhere', says='Nowhere')
    cli.fails(2, 'channels', says='channels')
    cli.fails(2, 'channels', group, '--television', 'x', says='television')
    assert cli.state() == before


def posters(cli):
    if shutil.which('zbarimg') is None:
        raise clitest.Skip('zbarimg is not installed')
    group = cli.new('跑步群')
    cli.text('set', group, 'join_code=https://example.com/own')
    cli.json('channels', group, '--add', 'Board / 门口', '--code', 'https://example.com/board')
    cli.json('channels', group, '--add', 'Friends')
    for arguments, code in (((), 'own'), (('--channel', 'board / 门口'), 'board'), (('--channel', cli.json('channels', group)[0]['id']), 'board'),
                            (('--channel', 'Friends'), 'own'), (('--channel', 'Friends', '--set', 'qr=https://example.com/set'), 'set')):
        cli.json('export', 'poster', group, '--template', 'recruit-sunrise', *arguments, '--to', 'p.png')
        assert read_code(cli, 'p.png') == 'https://example.com/' + code, arguments
    cli.path('p.png').unlink()
    cli.fails(1, 'export', 'poster', group, '--template', 'recruit-sunrise', '--channel', 'Window', '--to', 'p.png', says=('Window', 'Friends'))
    alone = cli.new('Alone')
    cli.fails(1, 'export', 'poster', alone, '--template', 'recruit-sunrise', '--channel', 'Window', '--to', 'p.png', says=('Window', '--add'))
    assert not cli.path('p.png').exists()
    value = cli.json('export', 'posters', '--groups', 'all', '--template', 'recruit-sunrise', '--to', 'out')
    files = {one['file'].split('/')[-1] for one in value}
    assert len(value) == len(files) == 4, files
    codes = {name: read_code(cli, 'out/' + name) for name in files if name.startswith('跑步群')}
    assert sorted(codes.values()) == ['https://example.com/board', 'https://example.com/own', 'https://example.com/own']
    assert [code for name, code in codes.items() if name == '跑步群-Board-门口-recruit-sunrise.png'] == ['https://example.com/board'], codes


def codes_out_of_pictures(cli):
    group = cli.new('跑步群')
    cli.json('export', 'poster', group, '--template', 'recruit-sunrise', '--set', 'qr=https://example.com/群', '--to', 'code.png')
    if 'zbar' in cli.run('channels', group, '--add', 'Board', '--code-picture', 'code.png').stderr:
        raise clitest.Skip('built without zbar')
    cli.text('undo')
    value = cli.json('channels', group, '--add', 'Board', '--code-picture', 'code.png')
    assert value[0]['code'] == 'https://example.com/群' and value[0]['code_until'] > '2026-01-01', value
    value = cli.json('channels', group, '--change', 'Board', '--code-picture', 'code.png', '--until', '2030-01-01')
    assert value[0]['code_until'] == '2030-01-01', value
    cli.text('set', group, 'code_picture=code.png', 'theme=Running')
    shown = cli.json('show', group)['group']
    assert shown['join_code'] == 'https://example.com/群' and shown['join_code_until'] > '2026-01-01', shown
    cli.path('words.txt').write_text('no picture')
    cli.fails(1, 'set', group, 'code_picture=words.txt', says='words.txt')
    cli.fails(1, 'set', group, 'code_picture=missing.png', says='missing.png')
    assert len(cli.json('channels', group)) == 1


def posters_before_they_go_out(cli):
    group = cli.new('Runners')
    cli.text('set', group, 'join_code=https://example.com/own', 'join_code_until=2020-01-01')
    found = {one['code']: one for one in json.loads(cli.run('--json', 'preflight', group, '--template', 'recruit-sunrise').stdout)}
    assert found['code-expired']['severity'] == 'error' and '2020-01-01' in found['code-expired']['title'], found
    cli.text('set', group, 'join_code_until=')
    assert not [one for one in cli.json('preflight', group, '--template', 'recruit-sunrise') if one['severity'] == 'error']
    codes = [one['code'] for one in cli.json('preflight', group, '--template', 'recruit-sunrise', '--size', 'a4', '--distance', '9')]
    assert 'code-print-far' in codes, codes
    cli.fails(1, 'preflight', group, '--template', 'recruit-sunrise', '--distance', 'far', says='far')


def postings(cli):
    group = cli.new('跑步群')
    cli.text('set', group, 'join_code=https://example.com/own', 'join_code_until=2030-01-07')
    assert cli.json('postings') == [] and cli.text('postings', group) == ''
    value = cli.json('postings', group, '--add', '校门口', '--template', 'recruit-sunrise', '--on', '2030-01-01')
    assert [(one['place'], one['code'], one['code_until'], one['state']) for one in value] == [
        ('校门口', 'https://example.com/own', '2030-01-07', 'hangs')], value
    value = cli.json('postings', group, '--add', 'Shop', '--code', 'x')
    assert {one['place']: one['code_until'] for one in value} == {'校门口': '2030-01-07', 'Shop': None}, value
    gate = [one['id'] for one in value if one['place'] == '校门口'][0]
    ends = [one for one in cli.json('today', '--date', '2030-01-05') if one['type'] == 'code']
    assert [(one['days'], one['hanging'], one['group']) for one in ends] == [(2, 1, group)], ends
    assert not [one for one in cli.json('today', '--date', '2030-01-04') if one['type'] == 'code']
    value = cli.json('postings', '--taken-down', gate, '--on', '2030-01-06')
    assert [(one['place'], one['state']) for one in value] == [('Shop', 'hangs'), ('校门口', 'down')], value
    assert [one['place'] for one in cli.json('postings', '--hanging')] == ['Shop']
    cli.text('undo')
    assert [one['state'] for one in cli.json('postings', '--hanging')] == ['hangs', 'hangs']
    cli.text('redo')
    cli.json('postings', '--hang-again', gate)
    value = cli.json('postings', '--change', gate, '--place', '校门口 二号')
    assert '校门口 二号' in [one['place'] for one in value], value
    assert [one['place'] for one in cli.json('postings', '--remove', gate)] == ['Shop']
    for arguments, says in ((('--add', ' '), 'place'), (('--add', 'x', '--on', 'soon'), 'soon'), (('--remove', '1'), '1'), (('--change', 'Shop'), 'Shop')):
        cli.fails(1, 'postings', group, *arguments, says=says)
    cli.fails(2, 'postings', '--add', 'x', says='GROUP')
    cli.text('replicate', group, '--names', 'Runners {city}', '--values', 'Cardiff')
    assert cli.json('postings', 'Runners Cardiff') == []


def copies_need_codes_of_their_own(cli):
    group = cli.new('Runners Bath')
    cli.json('channels', group, '--add', 'Bath board', '--code', 'https://example.com/bath', '--until', '2026-12-24', '--cost', '5')
    cli.text('replicate', group, '--names', 'Runners {city}', '--values', 'Cardiff')
    assert [(one['code'], one['code_until'], one['cost']) for one in cli.json('channels', 'Runners Cardiff')] == [(None, None, None)]


def codes_that_end(cli):
    group = cli.new()
    cli.json('channels', group, '--add', 'Board', '--code', 'x', '--until', '2020-01-01')
    value = [one for one in cli.json('advice', group) if one['code'] == 'channel-code-expired']
    assert len(value) == 1 and 'Board' in value[0]['title'] and value[0]['severity'] == 'error', value


clitest.main([channels, channels_that_cannot_be, posters, copies_need_codes_of_their_own, codes_that_end, codes_out_of_pictures, posters_before_they_go_out, postings])
