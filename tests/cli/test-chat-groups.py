# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports that hold several chats: which goes to which group, and groups that are made for them."""
import json

import clitest


def telegram(cli, *names):
    """An export of everything, with a chat of two people for each name."""
    chats = [{'name': name, 'type': 'private_supergroup', 'id': number + 1, 'messages': [
        {'id': count + 1, 'type': 'message', 'date': '2026-09-0{}T08:00:00'.format(count + 1), 'date_unixtime': str(1788249600 + 86400 * count),
         'from': who, 'from_id': 'user{}'.format(count + 1 + 10 * number), 'text': 'Good morning'} for count, who in enumerate(('Ada', 'Bob'))]}
        for number, name in enumerate(names)]
    return cli.write('result.json', json.dumps({'about': 'x', 'chats': {'about': 'x', 'list': chats}}))


def names(cli):
    return sorted(group['name'] for group in cli.json('groups'))


def dry_run_makes_nothing(cli):
    cli.new('晨跑')
    cli.new('夜跑')
    cli.text('undo')
    before = cli.state()
    file = telegram(cli, 'Morning', 'Evening')
    report = cli.json('import', file, '--new-groups', '--dry-run')
    assert report['messages'] == 4, report
    assert cli.state() == before
    cli.text('redo')   # a group that is made and taken back again would have ended that
    assert names(cli) == ['夜跑', '晨跑'], names(cli)


def one_undo_takes_all(cli):
    cli.new('晨跑')
    file = telegram(cli, 'Morning', 'Evening')
    report = cli.json('import', file, '--new-groups')
    assert report['messages'] == 4, report
    assert names(cli) == ['Evening', 'Morning', '晨跑'], names(cli)
    made = cli.state()
    cli.text('undo')
    assert names(cli) == ['晨跑'], names(cli)
    cli.text('redo')
    again = cli.state()
    assert again[0] == made[0] and again[2:] == made[2:]
    assert cli.json('import', file, '--new-groups')['messages'] == 0
    assert names(cli) == ['Evening', 'Morning', '晨跑'], 'the groups are found the next time'


def failed_import_undoes_nothing_else(cli):
    cli.new('晨跑')
    file = telegram(cli, 'Morning', 'Evening')
    cli.fails(1, 'import', file, '--new-groups', '--chat', 'Nobody=晨跑', says='Nobody')
    assert names(cli) == ['晨跑'], names(cli)


def several_groups_of_a_name(cli):
    first, second = cli.new('Morning'), cli.new('Morning')
    file = telegram(cli, 'Morning', 'Evening')
    before = cli.state()
    cli.fails(1, 'import', file, '--new-groups', says=('Morning', str(first), str(second)))
    assert cli.state() == before
    cli.json('import', file, '--new-groups', '--chat', 'Morning={}'.format(second))
    assert names(cli) == ['Evening', 'Morning', 'Morning'], names(cli)


def times_of_a_new_group(cli):
    cli.environment['TZ'] = 'Asia/Shanghai'
    lines = ['2024/3/{} 10:06 - {}: 第 {} 次'.format(day, ('小雨', '老陈', '阿珍')[day % 3], day) for day in range(1, 20)]
    file = cli.write('WhatsApp Chat with 晨跑.txt', '\n'.join(lines) + '\n')
    report = cli.json('import', file, '--new-groups')
    assert report['messages'] == 19, report
    group = cli.json('groups')[0]['id']
    again = cli.json('import', file, '--group', group)
    assert (again['messages'], again['duplicates']) == (0, 19), again


def how_long_texts_are_kept(cli):
    group = cli.new('晨跑')
    for word, days in (('never', -1), ('30', 30), ('keep', 0)):
        cli.text('set', group, 'keep_texts=' + word)
        assert cli.json('show', group)['group']['keep_texts'] == days, word
    cli.fails(1, 'set', group, 'keep_texts=for ever', says='for ever')


clitest.main([dry_run_makes_nothing, one_undo_takes_all, failed_import_undoes_nothing_else, several_groups_of_a_name,
              times_of_a_new_group, how_long_texts_are_kept])
