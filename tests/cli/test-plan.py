#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan: out as table and calendar, and in again."""
import clitest

CALENDAR = """BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
UID:one\r
SUMMARY:Talk\r
DTSTART:20270105T120000Z\r
DTEND:20270105T130000Z\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
TRIGGER:-PT15M\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:two\r
SUMMARY:Every\r
  week\r
DTSTART;VALUE=DATE:20270104\r
RRULE:FREQ=WEEKLY;COUNT=3\r
EXDATE;VALUE=DATE:20270111\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:three\r
DTSTART:20271345\r
END:VEVENT\r
END:VCALENDAR\r
"""


def plan(cli):
    return [(one['title'], one['start']) for one in cli.json('plan', cli.group, '--from', '2027-01-01', '--until', '2027-02-01')]


def calendar(cli):
    cli.group = cli.new('晨跑', 'interest', 'wechat', 'zh_CN', '--time-zone', 'Asia/Shanghai')
    path = cli.write('plan.ics', CALENDAR)
    tried = cli.json('import', path, '--group', cli.group, '--dry-run')
    before = plan(cli)
    assert (tried['format'], tried['items'], tried['series'], tried['skipped'][0]['line']) == ('ics', 2, 1, 21), tried
    cli.json('import', path, '--group', cli.group)
    assert sorted(set(plan(cli)) - set(before)) == [('Every week', '2027-01-04'), ('Every week', '2027-01-18'),
                                                    ('Talk', '2027-01-05T20:00:00+08:00')], plan(cli)
    again = cli.json('import', path, '--group', cli.group)
    assert (again['items'], again['changed'], again['duplicates']) == (0, 0, 2), again
    assert '2 were there already' in cli.text('import', path, '--group', cli.group)
    cli.json('undo')
    assert plan(cli) == before
    cli.fails(2, 'import', path, says='--group')
    cli.fails(1, 'import', cli.write('empty.ics', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'), '--group', cli.group, says='Nothing is planned')


def table(cli):
    cli.group = cli.new()
    cli.json('import', cli.write('plan.ics', CALENDAR), '--group', cli.group)
    cli.json('export', 'plan', cli.group, '--to', cli.path('plan.csv'))
    written = open(cli.path('plan.csv'), encoding='utf-8-sig').read()
    assert written.startswith('日期,时间,结束时间,类型,标题,文案,负责人,状态'), written[:60]
    other = cli.new('Other')
    had = len(cli.json('plan', other))
    cli.fails(1, 'import', cli.path('plan.csv'), '--group', other, says='--format plan')
    report = cli.json('import', cli.path('plan.csv'), '--group', other, '--format', 'plan')
    assert (report['skipped_total'], report['items']) == (0, written.count('\n') - 1), report
    again = cli.json('import', cli.path('plan.csv'), '--group', cli.group, '--format', 'plan')
    assert (again['items'], again['changed']) == (0, 0), again
    changed = cli.write('changed.csv', written.replace('Talk', 'Long talk').encode('gb18030'))
    assert cli.json('import', changed, '--group', cli.group, '--format', 'plan')['changed'] == 1
    assert any(title == 'Long talk' for title, _ in plan(cli)), plan(cli)
    foreign = cli.write('foreign.csv', 'When;At;Subject;Body\n13.01.2027;8:00 PM;Hello;\n32.01.2027;9;No;\n14.01.2027;;;\n'.encode('utf-16'))
    report = cli.json('import', foreign, '--group', cli.group, '--format', 'plan', '--map', 'When=date', '--map', 'At=time')
    assert (report['items'], report['skipped_total']) == (1, 2), report
    assert any(one[0] == 'Hello' and one[1].startswith('2027-01-13T20:00') for one in plan(cli))


def slots(cli):
    cli.group = cli.new('晨跑', 'interest', 'wechat', 'zh_CN', '--time-zone', 'UTC')
    cli.fails(1, 'plan', cli.group, '--next-slot', says='no weekly slots')
    week = '; '.join('{} 03:00 poll'.format(day) for day in ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'))
    assert len(cli.json('slots', cli.group, '--set', week)) == 7
    assert cli.json('slots', cli.group)[6] == {'weekday': 7, 'time': '03:00', 'type': 'poll'}
    assert cli.text('slots', cli.group) == week + '\n'
    cli.fails(1, 'slots', cli.group, '--set', 'MO noon', says='MO noon')
    slot = cli.json('plan', cli.group, '--next-slot')
    assert (slot['time'], slot['type']) == ('03:00', 'poll'), slot
    assert cli.json('plan', cli.group, '--fill-slots') == []
    path = cli.write('plan.csv', 'Date,Type,Title,Text\n2026-01-01,Poll,Which day?,Monday or Sunday\n')
    cli.json('import', path, '--group', cli.group, '--format', 'plan')
    item = [one for one in cli.json('plan', cli.group, '--from', '2026-01-01', '--until', '2026-01-01')][0]['id']
    assert cli.json('evergreen', item, '--after', '5', '--times', '2') == {'id': item, 'after': 5, 'times': 2, 'returned': 0}
    tried = cli.json('plan', cli.group, '--fill-slots', '--dry-run')
    assert [one['title'] for one in tried] == ['Which day?'] * 2 and tried[0]['date'] == slot['date'], tried
    assert cli.json('plan', cli.group, '--fill-slots') == tried
    assert cli.json('evergreen', item) == {'id': item, 'after': 5, 'times': 2, 'returned': 2}
    assert cli.json('plan', cli.group, '--next-slot')['date'] != slot['date']
    cli.json('undo', '2')
    assert cli.json('evergreen', item, '--off')['returned'] == 0
    cli.fails(1, 'evergreen', '7', says='no item')


clitest.main([calendar, table, slots])
