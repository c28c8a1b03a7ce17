#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Replies and materials: list, search, import, export, add, save."""
import clitest

TABLE = '分类,标准问题,关键词,回复内容\n售后,怎么退款,"退款,退货",私聊我\n入群,欢迎,,欢迎来到{group}\n空,没有,,\n'


def replies(cli):
    group = cli.new()
    path = cli.write('话术.csv', TABLE.encode('gb18030'))
    tried = cli.json('replies', '--import', path, '--dry-run')
    assert (tried['added'], cli.json('replies')) == (2, [])
    report = cli.json('replies', '--import', path)
    assert (report['added'], report['duplicates'], report['encoding']) == (2, 0, 'GB18030'), report
    assert report['skipped'][0]['line'] == 4
    assert cli.json('replies', '--import', path)['duplicates'] == 2
    assert [one['title'] for one in cli.json('replies', '--match', 'tuikuan')] == ['怎么退款']
    assert cli.json('replies', '--match', '欢迎')[0]['answer'] == '欢迎来到{group}'
    assert cli.json('replies', '--match', '欢迎', '--group', group)[0]['answer'] == '欢迎来到晨跑'
    assert cli.json('replies', '--kind', 'knowledge') == [] and len(cli.json('replies', '--limit', '1')) == 1
    assert '怎么退款' in cli.text('replies')
    cli.json('undo')
    assert cli.json('replies') == []
    cli.json('redo')
    cli.fails(1, 'replies', '--kind', 'x', says='--kind')
    cli.fails(2, 'replies', '--import', path, '--starter', says='--starter')
    cli.fails(1, 'replies', '--import', cli.write('x.csv', 'a,b\n1,2\n'), says='the answers')
    assert cli.json('replies', '--import', cli.path('x.csv'), '--map', 'b=answer', '--map', 'a=title')['added'] == 1


def replies_round_trip(cli):
    cli.new()
    assert cli.json('replies', '--starter')['added'] >= 12
    assert cli.json('replies', '--starter')['added'] == 0
    done = cli.json('replies', '--export', cli.path('out.csv'))
    assert done[0]['bytes'] == cli.path('out.csv').stat().st_size
    before = [{key: one[key] for key in one if key != 'id'} for one in cli.json('replies')]
    other = cli.path('other.groupops')
    cli.run('init', workspace=other)
    assert cli.run('replies', '--import', cli.path('out.csv'), workspace=other).returncode == 0
    cli.workspace = other
    assert [{key: one[key] for key in one if key != 'id'} for one in cli.json('replies')] == before


def materials(cli):
    cli.new()
    picture = cli.write('海报.png', b'\x89PNG\r\n\x1a\n' + bytes(3_000_000))
    added = cli.json('materials', '--add', picture, '--add', cli.write('list.csv', 'a,b\n'))
    assert [(one['kind'], one['title'], one['size'], one['used']) for one in added] == [('picture', '海报', 3_000_008, 0), ('file', 'list', 4, 0)], added
    assert cli.json('materials', '--add', cli.write('same.png', picture.read_bytes()))[0]['id'] == added[0]['id']
    assert cli.json('materials', '--add', 'https://example.org/a')[0]['kind'] == 'link'
    assert len(cli.json('materials')) == 3 and [one['title'] for one in cli.json('materials', '--match', 'haibao')] == ['海报']
    content = picture.read_bytes()
    picture.unlink()
    cli.json('materials', '--save', added[0]['id'], '--to', cli.path('back.png'))
    assert cli.path('back.png').read_bytes() == content
    cli.fails(1, 'materials', '--add', cli.path('gone.png'), says='there is no such file')
    cli.fails(1, 'materials', '--add', cli.write('empty', b''), says='is empty')
    cli.fails(2, 'materials', '--save', added[0]['id'], says='--to')
    cli.fails(1, 'materials', '--save', '5', '--to', cli.path('x'), says='no such entry')
    assert cli.json('check')['ok'] is True


clitest.main([replies, replies_round_trip, materials])
