#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""import of chats: how the file is understood, what was left out, what is remembered."""
import csv
import io

import clitest

DOUBTFUL = ''.join('{0:02d}/{0:02d}/2026, 10:0{1} - {2}: Hello {0}\n'.format(day, minute, who)
                   for day in (3, 4) for minute, who in enumerate(('Ada', 'Bob')))
CLEAR = '17/09/2026, 08:15 - Ada: Who runs today?\n17/09/2026, 08:16 - Bob: Me\n18/09/2026, 09:00 - Ada: See you\n'


def with_group(test):
    def run(cli):
        cli.group = cli.new()
        test(cli)
    run.__name__ = test.__name__
    return run


@with_group
def dry_run(cli):
    path = cli.write('WhatsApp Chat with Runners.txt', CLEAR)
    before = cli.state()
    report = cli.json('import', path, '--group', cli.group, '--dry-run')
    decided = {one['what']: one for one in report['decided']}
    assert (report['messages'], report['members_new'], report['question']) == (3, 2, None)
    assert (decided['format']['value'], decided['date_order']['value']) == ('whatsapp', 'dmy')
    assert all(one['reason'] for one in report['decided'])
    assert [one['text'] for one in report['first_messages']] == ['Who runs today?', 'Me', 'See you']
    assert (report['first_messages'][0]['at'], report['first_messages'][0]['sender']) == ('2026-09-17 08:15:00', 'Ada')
    assert (report['chats'][0]['name'], report['chats'][0]['messages']) == ('Runners', 3)
    text = cli.text('import', path, '--group', cli.group, '--dry-run')
    assert 'Day first (line 1: 17/9/2026 can only be day first)' in text and 'Who runs today?' in text, text
    assert cli.state() == before


@with_group
def question(cli):
    path = cli.write('WhatsApp Chat with Runners.txt', '[05/06/2026, 10:00:00] Ada: Hello\n')
    report = cli.run('--json', 'import', path, '--group', cli.group, '--dry-run')
    assert report.returncode == 1
    me = cli.write('WhatsApp Chat with Walkers.txt', CLEAR + '18/09/2026, 09:01 - You added Cleo\n')
    assert cli.json('import', me, '--group', cli.group, '--dry-run')['question']['id'] == 'me'
    assert cli.json('import', me, '--group', cli.group, '--dry-run', '--me', 'Ada')['question'] is None


@with_group
def remembered(cli):
    """A doubtful order that was told once holds for the next export of the chat, and for no other."""
    lines = ['04/05/2026, 10:00 - Ada: One\n', '04/05/2026, 10:01 - Bob: Two\n', '04/05/2026, 10:02 - Ada: Three\n']
    path = cli.write('WhatsApp Chat with Runners.txt', ''.join(lines[:2]))
    cli.fails(1, 'import', path, '--group', cli.group, says=('dmy', 'mdy'))
    assert cli.json('import', path, '--group', cli.group, '--date-order', 'mdy')['first'] == '2026-04-05'
    longer = cli.write('WhatsApp Chat with Runners.txt', ''.join(lines))
    report = cli.json('import', longer, '--group', cli.group)
    assert (report['messages'], report['duplicates']) == (1, 2), report
    decided = {one['what']: one for one in cli.json('import', longer, '--group', cli.group, '--dry-run')['decided']}
    assert (decided['date_order']['value'], decided['date_order']['reason']) == ('mdy', 'as the last time')
    other = cli.write('WhatsApp Chat with Walkers.txt', ''.join(lines))
    cli.fails(1, 'import', other, '--group', cli.group, says=('dmy', 'mdy'))


@with_group
def remembered_columns(cli):
    path = cli.write('list.csv', 'foo,bar\nAda,13800138000\n')
    cli.json('import', path, '--group', cli.group, '--map', 'foo=name', '--map', 'bar=phone')
    again = cli.json('import', cli.write('other.csv', 'foo,bar\nAda,13800138000\nBob,13800138001\n'), '--group', cli.group, '--dry-run')
    assert (again['members_new'], again['members_matched']) == (1, 1)
    assert again['columns'] == [{'column': 'foo', 'field': 'name'}, {'column': 'bar', 'field': 'phone'}]


@with_group
def remembered_messages(cli):
    path = cli.write('log.csv', 'aa,bb,cc\n2026-09-17 08:15,Ada,Hello\n')
    report = cli.json('import', path, '--group', cli.group, '--map', 'aa=time', '--map', 'bb=sender-name', '--map', 'cc=body')
    assert report['messages'] == 1
    again = cli.json('import', cli.write('log2.csv', 'aa,bb,cc\n2026-09-17 08:15,Ada,Hello\n2026-09-17 08:16,Bob,Hi\n'), '--group', cli.group)
    assert (again['messages'], again['duplicates'], again['members_new']) == (1, 1, 1), again


QQ = '消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n消息分组:我的群聊\r\n\r\n消息对象:晨跑\r\n\r\n' + ''.join(
    '2026-11-27 8:0{0}:15 {1}(1000{0})\r\n{2}\r\n\r\n'.format(*one) for one in ((1, '老周', '早'), (2, '小张', '收到'), (3, '老周', '走')))


def cut_head(cli):
    """A file that ends in a head, and then the whole: nothing is there twice."""
    group = cli.new(platform='qq')
    first = cli.json('import', cli.write('qq.txt', QQ[:QQ.index(':03:15') + 1]), '--group', group)
    assert first['messages'] == 2 and 'ends in the middle' in first['skipped'][0]['reason'], first
    assert (cli.json('import', cli.write('qq.txt', QQ), '--group', group)['messages']) == 1
    assert sum(one['messages'] for one in cli.json('members', group)) == 3


def last_line(cli):
    """What is copied has no end behind its last line; a name there is what somebody wrote."""
    text = '小李 11月28日 10:20\n早\n\n小王 11月28日 10:22\n接龙：\n小李 2'
    report = cli.json('import', cli.write('copied.txt', text), '--group', cli.new(), '--dry-run')
    assert report['messages'] == 2 and report['skipped'] == [], report


RECALLS = {
    'qq.txt': '消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n消息对象:晨跑\r\n\r\n2026-11-27 8:01:15 老王(10001)\r\n早\r\n\r\n'
              '2026-11-28 8:02:15 系统消息(10000)\r\n老王撤回了一条消息\r\n\r\n2026-11-28 9:02:15 小张(10002)\r\n好\r\n\r\n',
    'copied.txt': '老王 2026/11/27 08:01\n早\n\n小张 2026/11/28 09:02\n好\n\n老王撤回了一条消息\n',
    'WhatsApp Chat with R.txt': '27/11/2026, 08:01 - 老王: 早\n28/11/2026, 08:02 - 老王: This message was deleted\n28/11/2026, 09:02 - 小张: 好\n',
}


def recalls(cli):
    """Whoever takes a message back has not spoken; both imports count alike."""
    for name, content in RECALLS.items():
        group = cli.new(name)
        path = cli.write(name, content)
        dry = cli.json('import', path, '--group', group, '--dry-run')['chats'][0]
        first, again = (cli.json('import', path, '--group', group) for _ in range(2))
        assert (dry['messages'], dry['events']) == (first['messages'], first['events']) == (2, 1), (name, dry, first)
        assert (first['duplicates'], first['events_known']) == (0, 0), (name, first)
        assert (again['messages'], again['events'], again['duplicates'], again['events_known']) == (0, 0, 2, 1), (name, again)
        people = {one['name']: one for one in cli.json('members', group)}
        assert people['老王']['messages'] == 1 and people['老王']['last_active'][:10] == '2026-11-27', (name, people)


def renamed(cli):
    """Whoever is called otherwise in the chat is called so everywhere."""
    group = cli.new(platform='qq')
    for name, minute in (('小A', 1), ('小A（改名了）', 2)):
        cli.json('import', cli.write('qq.txt', '消息对象:晨跑\n\n2026-11-27 8:0{}:15 {}(10001)\n早\n\n'.format(minute, name)), '--group', group)
    assert [one['name'] for one in cli.json('members', group)] == ['小A（改名了）']
    assert [one['name'] for one in cli.json('people')] == ['小A（改名了）']
    assert cli.json('person', '小A（改名了）')['name'] == '小A（改名了）'


@with_group
def report(cli):
    """All that was left out is in the saved report, beyond what is shown too."""
    rows = 'name,phone\nAda,13800138000\n' + ''.join(',\n13800,1,2\n'.format() for _ in range(2000))
    path = cli.write('list.csv', rows)
    value = cli.json('import', path, '--group', cli.group, '--report', cli.path('report.csv'))
    assert value['skipped_total'] > 1000 and len(value['skipped']) == 1000, value['skipped_total']
    lines = list(csv.reader(io.StringIO(open(cli.path('report.csv'), encoding='utf-8-sig', newline='').read())))
    assert len(lines) == value['skipped_total'] + 1 and lines[1][0] == str(value['skipped'][0]['line'])
    cli.json('import', path, '--group', cli.group, '--report', cli.path('report.txt'))
    text = open(cli.path('report.txt'), encoding='utf-8').read()
    assert 'list.csv' in text and 'Line {}: '.format(value['skipped'][-1]['line']) in text
    before = cli.state()
    cli.fails(1, 'import', cli.write('more.csv', 'name\nEve\n'), '--group', cli.group, '--report', cli.path('none/report.txt'), says='report.txt')
    assert cli.state()[2:] == before[2:]


@with_group
def days_without_years(cli):
    path = cli.write('paste.txt', '12月31日\n\n张三 09:15\n早\n\n李四 09:16\n早啊\n\n1月2日\n\n张三 8:00\n好\n')
    report = cli.json('import', path, '--group', cli.group, '--dry-run')
    days = [one['at'][5:10] for one in report['first_messages']]
    assert days == ['12-31', '12-31', '01-02'] and '1970' not in str(report), report
    cli.fails(1, 'import', cli.write('times.txt', '张三 09:15\n早\n\n李四 09:16\n早啊\n'), '--group', cli.group, '--dry-run', says='--from')


clitest.main([dry_run, days_without_years, question, remembered, remembered_columns, remembered_messages, cut_head, last_line, recalls, renamed, report])
