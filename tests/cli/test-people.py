#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""people, person, merge-people, forget, export inventory."""
import sqlite3

import clitest

FIRST = '姓名,微信号,手机,邮箱,备注名,标签,入群时间\n欧阳修文,oyxw,13800138001,,,老客,2026-03-01\n张三,zs1,13800138002,,,,2026-03-02\n李四,ls,,,,,2026-03-03\n'
SECOND = '姓名,微信号,手机,标签\n欧阳修文,oyxw2,138 0013 8001,\n张三,zs2,,\n曾小贤,zxx,,主持\n'


def two_groups(test):
    def run(cli):
        cli.one, cli.two = cli.new('晨跑一群'), cli.new('晨跑二群')
        for group, text, name in ((cli.one, FIRST, 'one.csv'), (cli.two, SECOND, 'two.csv')):
            cli.json('import', cli.write(name, text), '--group', group)
        test(cli)
    run.__name__ = test.__name__
    return run


def names(people):
    return [one['name'] for one in people]


@two_groups
def listing(cli):
    people = cli.json('people')
    assert sorted(names(people)) == sorted(['欧阳修文', '张三', '李四', '欧阳修文', '张三', '曾小贤']), people
    assert {'id', 'name', 'groups', 'tags', 'messages', 'last_active', 'staff', 'bot', 'blacklisted', 'reason'} <= set(people[0])
    assert len(cli.json('people', '--limit', '2')) == 2
    assert names(cli.json('people', '--tag', '老客')) == ['欧阳修文']
    assert cli.json('people', '--several') == [] and cli.json('people', '--blacklist') == []
    assert '曾小贤' in cli.text('people')
    group = cli.new('夜跑')
    cli.json('import', cli.write('nick.csv', '姓名,群昵称\n陆小凤,四条眉毛\n'), '--group', group)
    assert [one['nicknames'] for one in cli.json('people', '陆小凤')] == ['四条眉毛']
    assert '四条眉毛' in cli.text('people', '陆小凤')


@two_groups
def searching(cli):
    for text in ('曾小', 'zengxiaoxian', 'zxx', 'zeng'):
        assert names(cli.json('people', text)) == ['曾小贤'], text
    assert names(cli.json('people', '主持')) == ['曾小贤']
    assert names(cli.json('people', 'ls')) == ['李四']
    assert cli.json('people', 'nobody at all') == []


@two_groups
def suggestions(cli):
    listed = cli.json('merge-people', '--suggest')
    assert listed == cli.json('merge-people')
    assert [one['kept']['name'] for one in listed] == ['欧阳修文'], listed
    assert listed[0]['sure'] and listed[0]['score'] >= 90 and any('13800138001' in reason for reason in listed[0]['reasons']), listed
    applied = cli.json('merge-people', '--apply')
    assert len(applied) == 1 and applied[0]['merge']
    assert cli.json('merge-people', '--apply') == []
    assert names(cli.json('people', '--several')) == ['欧阳修文']
    cli.json('undo')
    assert cli.json('people', '--several') == [] and len(cli.json('merge-people')) == 1


@two_groups
def by_hand(cli):
    cli.fails(1, 'merge-people', '张三', '李四', says=('several people', '张三'))
    first, second = [one['id'] for one in cli.json('people', '张三')]
    merge = cli.json('merge-people', first, second, '--reason', 'he told me')['merge']
    person = cli.json('person', '张三')
    assert (person['id'], len(person['groups']), person['merged'][0]['reason']) == (first, 2, 'he told me'), person
    assert {one['account'] for one in person['accounts']} == {'zs1', 'zs2'}
    assert cli.json('person', second)['id'] == first and cli.json('person', 'zs2')['id'] == first
    cli.fails(1, 'merge-people', first, second, says='')
    cli.json('merge-people', '--split', merge)
    assert len(cli.json('people', '张三')) == 2
    cli.fails(1, 'merge-people', first, second, says='--force')
    cli.json('merge-people', first, second, '--force')
    cli.json('merge-people', '--split', second)
    cli.fails(1, 'merge-people', '--split', second, says=second)
    cli.json('merge-people', first, second, '--force')
    cli.json('merge-people', '--split', '张三')
    assert len(cli.json('people', '张三')) == 2
    cli.fails(2, 'merge-people', first)
    cli.fails(1, 'merge-people', first, first)


@two_groups
def apart(cli):
    one = cli.json('merge-people')[0]
    cli.json('merge-people', one['kept']['id'], one['merged']['id'], '--apart')
    assert cli.json('merge-people', '--least', '1') == []
    cli.fails(1, 'merge-people', '--least', '200', says='200')


@two_groups
def forgetting(cli):
    before = cli.state()
    told = cli.json('forget', '李四', '--dry-run')
    assert cli.state() == before
    assert not told['forgotten'] and {'Person': 1, 'Membership': 1}.items() <= {one['what']: one['n'] for one in told['goes']}.items(), told
    assert 'exported' in cli.text('forget', '李四', '--dry-run')
    done = cli.json('forget', '李四')
    assert done['forgotten'] and done['goes'] == told['goes']
    assert cli.json('people', '李四') == []
    cli.fails(1, 'forget', '李四', says='李四')
    assert '李四'.encode() not in cli.workspace.read_bytes()
    report = cli.json('import', cli.path('one.csv'), '--group', cli.one)
    assert report['members_new'] == 0 and cli.json('people', '李四') == [], report


@two_groups
def forgetting_with_a_stubborn_backup(cli):
    """Who is gone is gone: what is left to do is said, and is no failure."""
    with sqlite3.connect(cli.workspace) as store:
        uuid = store.execute("SELECT uuid FROM workspace").fetchone()[0]
    store.close()
    backup = cli.folder / 'data' / 'groupops' / 'backups' / uuid / '2026-09-05.groupops' / 'x'
    backup.mkdir(parents=True)
    done = cli.json('forget', '李四')
    assert done['forgotten'] and '2026-09-05' in done['left_to_do'], done
    assert cli.json('people', '李四') == []
    assert 'each time' in cli.text('forget', '曾小贤')
    backup.rmdir()
    backup.parent.rmdir()
    assert cli.json('forget', cli.json('people', '张三')[0]['id'])['left_to_do'] is None


@two_groups
def forgetting_merged(cli):
    cli.json('merge-people', '--apply')
    cli.json('forget', '欧阳修文')
    assert cli.json('people', '欧阳') == [] and cli.json('check')['ok']


@two_groups
def forgetting_one_of_two(cli):
    """Who was one with somebody for a while, and is apart by now, stays."""
    for name, apart in (('曾小贤', ('merge-people', '--split', '张三')), ('李四', ('undo',))):
        before = [one['id'] for one in cli.json('people')]
        gone = cli.json('people', name)[0]['id']
        cli.json('merge-people', gone, cli.json('people', '张三')[0]['id'], '--force')
        cli.json(*apart)
        told = cli.json('forget', gone)
        assert {'Person': 1}.items() <= {one['what']: one['n'] for one in told['goes']}.items(), told
        assert [one['id'] for one in cli.json('people')] == [one for one in before if one != gone]
    assert cli.json('check')['ok']


@two_groups
def inventory(cli):
    cli.json('merge-people', '--apply')
    for ending in ('txt', 'md', 'html', 'pdf', 'odt'):
        told = cli.json('export', 'inventory', '欧阳修文', '--to', 'him.' + ending)
        assert told[0]['bytes'] > 200, told
    text = cli.path('him.md').read_text('utf-8')
    for part in ('欧阳修文', '13800138001', 'oyxw2', '晨跑一群', '晨跑二群', '2026-03-01', '老客'):
        assert part in text, part
    assert '张三' not in text
    cli.json('export', 'inventory', '--to', 'all.md')
    everybody = cli.path('all.md').read_text('utf-8')
    assert '5 people' in everybody and everybody.count('张三') == 2 and '13800138002' not in everybody, everybody
    cli.fails(1, 'export', 'inventory', '--to', 'all.doc', says='.doc')
    cli.fails(2, 'export', 'inventory')


def nothing(cli):
    cli.json('init')
    assert cli.json('people') == [] and cli.json('merge-people') == [] and cli.json('merge-people', '--apply') == []
    cli.fails(1, 'person', 'Ada', says=('Ada', 'people'))
    cli.json('export', 'inventory', '--to', 'all.html')


clitest.main([listing, searching, suggestions, by_hand, apart, forgetting, forgetting_with_a_stubborn_backup, forgetting_merged, forgetting_one_of_two, inventory, nothing])
