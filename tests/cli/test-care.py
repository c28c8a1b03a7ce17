#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""care, points, find, connections."""
import csv
import json

import clitest

CHAT = '[01.03.26, 10:00:00] Ann: Who runs on Sunday?\n[01.03.26, 10:01:00] Bob: Me\n[02.03.26, 09:00:00] Ann: Good\n'


def telegram(*messages):
    """A chat of Telegram Desktop; each message: number, name, text, number of the one it answers."""
    return json.dumps({'name': 'Runners', 'type': 'private_supergroup', 'id': 1, 'messages': [
        dict({'id': number, 'type': 'message', 'date': '2026-03-01T10:{:02}:00'.format(number), 'date_unixtime': str(1772359200 + 60 * number),
              'from': name, 'from_id': 'user' + name, 'text': text, 'text_entities': []}, **({'reply_to_message_id': answers} if answers else {}))
        for number, name, text, answers in messages]})


def with_chat(test):
    def run(cli):
        cli.group = cli.new()
        cli.chat = cli.write('result.json', telegram((1, 'Ann', 'Who runs on Sunday?', 0), (2, 'Bob', 'Me', 1), (3, 'Cem', 'Me too', 1),
                                                     (4, 'Ann', 'Good', 2), (5, 'Bob', 'Where?', 4)))
        cli.json('import', cli.chat, '--group', cli.group)
        test(cli)
    run.__name__ = test.__name__
    return run


def points_of(cli):
    return {one['name']: one['points'] for one in cli.json('points', cli.group, '--as-of', '2026-03-05')}


@with_chat
def no_import_gives_points_twice(cli):
    first = points_of(cli)
    assert first == {'Ann': 2 + 2 + 3, 'Bob': 2 + 4 + 1, 'Cem': 1 + 2}, first
    cli.json('import', cli.chat, '--group', cli.group)
    assert points_of(cli) == first
    cli.text('undo')
    assert sum(points_of(cli).values()) == 0
    cli.text('redo')
    assert points_of(cli) == first


@with_chat
def rules_and_grants(cli):
    rules = {one['act']: one for one in cli.json('points', '--rules', '--set', 'message=5/5', '--set', 'reply=0')}
    assert (rules['message']['points'], rules['message']['daily_cap'], rules['message']['changed']) == (5, 5, True)
    assert points_of(cli)['Cem'] == 5
    ledger = cli.json('points', cli.group, '--person', 'Cem', '--give', 40, '--reason', 'Ran the meeting', '--as-of', '2026-03-04')
    assert (ledger['points'], ledger['level']) == (45, 'lv1'), ledger
    cli.text('export', 'members', cli.group, '--to', cli.path('members.csv'))
    with open(cli.path('members.csv'), encoding='utf-8-sig', newline='') as file:
        table = list(csv.DictReader(file))
    assert [(row['积分'], row['带来的积分']) for row in table if row['姓名'] == 'Cem'] == [('45', '0')], table
    grant = ledger['lines'][0]
    assert (grant['act'], grant['reason'], grant['date']) == ('grant', 'Ran the meeting', '2026-03-04'), grant
    cli.text('points', cli.group, '--person', 'Cem', '--take-back', grant['entry'])
    assert points_of(cli)['Cem'] == 5
    cli.text('undo')
    assert points_of(cli)['Cem'] == 45
    assert not any(one['changed'] for one in cli.json('points', '--rules', '--reset'))
    cli.fails(1, 'points', '--set', 'shouting=1', says='shouting')
    cli.fails(1, 'points', '--set', 'message=many', says='check-in=2/4')
    cli.fails(1, 'points', cli.group, '--person', 'Cem', '--give', 5, says='what the points are for')
    cli.fails(1, 'points', cli.group, '--person', 'Nobody', says='Nobody')
    cli.fails(2, 'points', cli.group, '--give', 5, says='--person')
    cli.fails(2, 'points', says='--rules')


@with_chat
def care_is_done_once(cli):
    cli.json('import', cli.write('new.csv', 'name,joined\nDee,2026-03-04\nEve,2026-03-05\n'), '--group', cli.group)
    due = cli.json('care', cli.group, '--date', '2026-03-05')
    welcome = [one for one in due if one['care'] == 'welcome'][0]
    assert {one['name'] for one in welcome['people']} == {'Dee', 'Eve'}, welcome
    assert all(one['name'] in one['text'] for one in welcome['people'])
    dee = [one['person'] for one in welcome['people'] if one['name'] == 'Dee'][0]
    for _ in range(2):
        due = cli.json('care', cli.group, '--date', '2026-03-05', '--done', 'welcome', '--person', dee)
    assert [person['name'] for one in due if one['care'] == 'welcome' for person in one['people']] == ['Eve']
    cli.json('care', cli.group, '--date', '2026-03-05', '--later', 'welcome', '--until', '2026-03-07', '--person', 'Eve')
    assert not [one for one in cli.json('care', cli.group, '--date', '2026-03-06') if one['care'] == 'welcome']
    assert [one for one in cli.json('care', '--date', '2026-03-07') if one['care'] == 'welcome']
    cli.text('undo')
    cli.text('undo')
    due = cli.json('care', cli.group, '--date', '2026-03-05', '--off', 'first-word')
    assert [len(one['people']) for one in due if one['care'] == 'welcome'] == [2]
    cli.fails(1, 'care', cli.group, '--done', 'hug', '--person', dee, says='welcome')
    cli.fails(1, 'care', '--off', 'hug', says='hug')
    cli.fails(2, 'care', cli.group, '--done', 'welcome', says='--person')
    cli.fails(2, 'care', cli.group, '--later', 'welcome', '--person', dee, says='--until')
    assert 'Welcome' in cli.text('care', cli.group, '--date', '2026-03-05')


@with_chat
def finders(cli):
    found = {one['finder']: one for one in cli.json('find', cli.group, '--as-of', '2026-03-05')}
    assert len(found) == 14 and not any(one['blind'] for one in found.values())
    assert [one['name'] for one in cli.json('find', cli.group, 'unanswered', '--as-of', '2026-03-05')[0]['found']] == ['Cem']
    cli.fails(1, 'find', cli.group, 'witches', says=('witches', 'leaders'))
    other = cli.new()
    cli.json('import', cli.write('chat.txt', CHAT), '--group', other)
    assert cli.json('find', other, 'leaders')[0]['blind']
    assert 'No imported chat' in cli.text('find', other, 'leaders')


@with_chat
def connections(cli):
    value = cli.json('connections', cli.group, '--as-of', '2026-03-05')
    assert (value['members'], value['ties'], value['mutual'], value['alone'], value['know_three']) == (3, 2, 1, 0, 0), value
    first = value['strongest'][0]
    assert (first['name'], first['other_name'], first['replies'], first['back']) == ('Bob', 'Ann', 2, 1), first
    assert '0 of 3 members' in cli.text('connections', cli.group)


def duties(cli):
    group = cli.new()
    chat = cli.write('chat.txt', '[01.03.26, 10:00:00] Ann: done, day one\n[01.03.26, 11:00:00] Bob: hello\n[02.03.26, 09:00:00] Ann: Done again\n')
    cli.json('duties', group, '--add', 'Diary', '--words', 'done', '--from', '2026-03-01')
    assert cli.json('import', chat, '--group', group)['check_ins'] == 2
    seen = cli.json('duties', group, '--date', '2026-03-02', '--look-again')[0]
    people = {one['name']: one for one in seen['people']}
    assert (people['Ann']['streak'], people['Ann']['done'], people['Ann']['today']) == (2, 2, True), people
    assert (people['Bob']['done'], people['Bob']['missed']) == (0, 2), people
    assert (seen['done_today'], seen['missed_two'], seen['members']) == (1, 1, 2), seen
    seen = cli.json('duties', group, '--date', '2026-03-02', '--done', 'Diary', '--person', 'Bob')[0]
    assert seen['done_today'] == 2
    seen = cli.json('duties', group, '--date', '2026-03-02', '--undone', 'Diary', '--person', 'Ann', '--person', 'Bob')[0]
    assert seen['done_today'] == 0
    cli.text('undo')
    cli.text('undo')
    assert cli.json('duties', group, '--date', '2026-03-02')[0]['done_today'] == 1
    cli.text('export', 'honour', group, '--date', '2026-03-02', '--to', cli.path('honour.md'))
    assert '| 1 | Ann | 2 | 2 | 2 / 2 |' in cli.path('honour.md').read_text()
    cli.text('undo')   # the import, with what was found in it
    assert cli.json('duties', group, '--date', '2026-03-02')[0]['people'] == []
    cli.fails(1, 'duties', group, '--done', 'Nothing', '--person', 'Ann', says='Nothing')
    cli.fails(2, 'duties', group, '--done', 'Diary', says='--person')
    cli.fails(1, 'duties', group, '--add', 'X', '--days', 'FREQ=SECONDLY', says='--days')
    cli.text('duties', group, '--remove', 'Diary')
    assert cli.json('duties', group) == []
    cli.fails(1, 'export', 'honour', group, '--to', cli.path('x.md'), says='--add')


def roster(cli):
    first, second = cli.new(name='One'), cli.new(name='Two')
    seen = cli.json('roster')
    assert (seen['without'], seen['people']) == (2, []), seen
    cli.text('roster', '--assign', 'Ann', '--groups', 'all', '--since', '2026-01-01', '--until', '2026-03-31', '--mode', 'staff')
    cli.text('roster', 'Two', '--assign', 'Bob', '--since', '2026-04-01')
    seen = cli.json('roster', '--date', '2026-03-25')
    assert (seen['without'], seen['ending']) == (0, 1), seen
    groups = {one['name']: one for one in seen['groups']}
    assert (groups['One']['ends'], groups['One']['suggested'], groups['Two']['ends']) == ('2026-03-31', 'Bob', None), groups
    assert [(turn['name'], turn['state'], turn['until']) for turn in groups['Two']['turns']] == [('Ann', 'now', '2026-03-31'), ('Bob', 'next', '2026-06-30')]
    assert [(one['name'], one['groups'], one['next']) for one in seen['people']] == [('Ann', 2, 0), ('Bob', 0, 1)], seen
    turn = groups['One']['turns'][0]['id']
    cli.text('roster', '--end', turn, '--until', '2026-02-01')
    assert cli.json('roster', first, '--date', '2026-03-25')['without'] == 1
    cli.text('undo')
    cli.text('export', 'handover', second, '--date', '2026-03-25', '--to', cli.path('sheet.md'))
    assert '接任：Bob' in cli.path('sheet.md').read_text()
    cli.fails(2, 'roster', '--assign', 'Ann', says='--groups')
    cli.fails(1, 'roster', 'One', '--assign', 'Ann', '--mode', 'magic', says='magic')
    cli.fails(1, 'roster', 'One', '--assign', 'Ann', '--since', '2026-02-02', '--until', '2026-02-01', says='2026-02-01')
    cli.fails(1, 'roster', '--end', '77', says='77')


clitest.main([no_import_gives_points_twice, rules_and_grants, care_is_done_once, finders, connections, duties, roster])
