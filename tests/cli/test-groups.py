#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""new, groups, show, set, rules, advice, replicate, rename, owner, history, undo, redo."""
import clitest

KINDS = 'traffic newcomer camp check-in interest flash transfer resources service paid gig mutual-help'.split()
PLATFORMS = 'wechat wecom qq telegram discord whatsapp slack feishu dingtalk weibo douban zhihu bilibili douyin xiaohongshu other'.split()


def words(cli):
    """Plain output says words where JSON has ids, in the language of the interface."""
    group = cli.new('晨跑', 'check-in', 'wecom')
    cli.text('plan', group, '--apply', 'camp-7', '--from', '2026-01-05', '--with-past')
    line = cli.text('groups')
    assert 'Check-in Group' in line and 'WeCom' in line and 'Active' in line and 'check-in' not in line
    shown = cli.text('show', group)
    assert 'Forbidden' in shown and 'Forbids' in shown and 'forbid ' not in shown and 'Missed' in shown
    assert cli.json('groups')[0]['kind'] == 'check-in' and cli.json('show', group)['rules']['clauses'][0]['section'] == 'purpose'
    path = cli.write('m.csv', 'name,joined_on,messages\nAnn,2020-01-01,3\n')
    cli.text('import', path, '--group', group)
    cli.text('tiers', group, '--scheme', 'status')
    tier = cli.json('members', group)[0]['tier']
    assert tier in ('silent', 'lost') and cli.text('members', group).splitlines()[1].startswith(tier.capitalize())
    cli.text('set', group, 'status=paused', 'path=person')
    assert 'a leading person' in cli.text('show', group) and 'Paused' in cli.text('groups')


def positioning_is_shown_whole(cli):
    cli.json('sample')
    group = [one['id'] for one in cli.json('groups') if one['name'] == 'Early Runners Bristol'][0]
    shown = cli.json('show', group)
    assert set(shown) >= {'statement', 'scenes', 'personas', 'goals', 'outreach', 'budget', 'family'}
    assert shown['statement']['text'].startswith('This group is for') and not shown['statement']['own']
    assert [scene['best'] for scene in shown['scenes']] == [True] + [False] * (len(shown['scenes']) - 1)
    assert shown['scenes'][0]['score'] >= shown['scenes'][-1]['score'] and shown['scenes'][0]['planned']
    assert {goal['pace']['verdict'] for goal in shown['goals']} <= {'reached', 'ahead', 'on-pace', 'behind'}
    assert shown['outreach']['acceptance'] == 40 and len(shown['outreach']['people'][0]['attempts']) == 2
    assert shown['budget']['currency'] == 'GBP' and shown['budget']['cost_per_person'] == 104
    assert [one['structure'] for one in shown['family']] == ['main', 'sub', 'sub']
    assert 'Seed users: 5' in cli.text('show', group) and 'statement_basis' not in cli.text('show', group)


def statement_is_set(cli):
    group = cli.new('A')
    cli.text('set', group, 'statement=We run before work.')
    assert cli.json('show', group)['statement'] == {'text': 'We run before work.', 'own': True, 'moved': []}
    cli.text('set', group, 'theme=Swimming')
    assert cli.json('show', group)['statement']['moved'] == ['theme']
    cli.text('set', group, 'statement=')
    assert not cli.json('show', group)['statement']['own']
    cli.fails(1, 'set', group, 'statement_basis={}', says='statement_basis')


def undone_is_told(cli):
    group = cli.new('A')
    cli.text('set', group, 'name=B')
    for command, word in (('undo', 'Undone'), ('redo', 'Redone')):
        told = cli.text(command)
        assert told.startswith(word) and '“B”' in told, told


def new_of_every_kind(cli):
    for kind in KINDS:
        for language in ('en', 'zh_CN'):
            group = cli.new('{} {}'.format(kind, language), kind, 'wechat', language)
            shown = cli.json('show', group)
            assert isinstance(group, str) and group.isdigit()
            assert shown['group']['kind'] == kind and shown['group']['language'] == language
            assert shown['positioning']['theme'] and shown['rules']['clauses'] and shown['plan'], kind
    assert len(cli.json('groups')) == 24


def new_on_every_platform(cli):
    for platform in PLATFORMS:
        group = cli.new(platform, 'interest', platform, 'en')
        rules = cli.json('rules', group)
        assert set(rules) >= {'text', 'length', 'limit', 'unit', 'fits'}
        assert rules['unit'] in ('characters', 'utf16', 'bytes') and rules['limit'] is None or rules['limit'] > 0
        assert platform in rules['text'] and rules['length'] > 0
        if rules['unit'] == 'characters':
            assert rules['length'] == len(rules['text'])


def new_with_everything(cli):
    group = cli.new('Bakers', 'interest', 'telegram', 'en', '--theme', 'Sourdough at home', '--audience', 'Home bakers', '--time-zone', 'Europe/Berlin')
    shown = cli.json('show', group)
    assert shown['positioning']['theme'] == 'Sourdough at home'
    assert shown['positioning']['audience'] == 'Home bakers'
    assert shown['group']['time_zone'] == 'Europe/Berlin'
    assert shown['plan'][0]['start'][-6:] in ('+01:00', '+02:00')


def new_refused(cli):
    cli.json('init')
    before = cli.state()
    for option, value, part in (('--kind', 'bogus', 'camp'), ('--platform', 'bogus', 'wechat'), ('--language', 'xx', 'zh_CN'), ('--name', '', 'name'),
                                ('--name', '名' * 10000, '10000'), ('--name', 'a\x01b', 'control'), ('--name', 'a\u202eb', 'seen'),
                                ('--time-zone', 'Mars/Base', 'Mars/Base'), ('--theme', 'a\x01b', 'theme'), ('--theme', '题' * 10000, '10000'),
                                ('--theme', 'two\nlines', 'theme'), ('--theme', 'a\u202eb', 'seen'), ('--audience', 'x' * 10000, 'audience')):
        arguments = {'--kind': 'camp', '--platform': 'wechat', '--language': 'en', '--name': 'x'}
        arguments[option] = value
        cli.fails(1, 'new', *[one for pair in arguments.items() for one in pair], says=part)
    assert cli.state() == before


def groups(cli):
    first, second = cli.new('晨跑'), cli.new('Bakers', 'camp', 'telegram', 'en')
    value = cli.json('groups')
    assert {one['id'] for one in value} == {first, second}
    assert set(value[0]) >= {'id', 'name', 'kind', 'platform', 'language', 'status', 'parent', 'members'}
    assert value[0]['parent'] is None and value[0]['members'] == 0
    assert [one['id'] for one in cli.json('groups', '--kind', 'camp')] == [second]
    cli.fails(1, 'groups', '--kind', 'bogus', says=('bogus', 'camp', 'mutual-help'))
    cli.fails(1, 'groups', '--status', 'bogus', says=('bogus', 'draft, active, paused, dissolved'))
    assert [one['id'] for one in cli.json('groups', '--match', 'BAKE')] == [second]
    assert [one['id'] for one in cli.json('groups', '--match', '晨')] == [first]
    cli.text('set', first, 'status=paused')
    assert [one['id'] for one in cli.json('groups', '--status', 'paused')] == [first]
    assert first in cli.text('groups')


def members_are_counted_alike(cli):
    """Staff and bots are no members, in the list of groups as in the tiers and the family."""
    import sqlite3
    cli.json('sample')
    for number, one in enumerate(cli.json('groups')):
        database = sqlite3.connect(cli.workspace)
        database.execute('UPDATE person SET {} = 1 WHERE id = (SELECT person_id FROM membership WHERE group_id = ? AND left_on = \'\' '
                         'AND person_id NOT IN (SELECT id FROM person WHERE staff OR bot) LIMIT 1)'.format('bot' if number % 2 else 'staff'), (one['id'],))
        database.commit()
        database.close()
    groups = {one['id']: one['members'] for one in cli.json('groups')}
    for group, members in groups.items():
        tiers = cli.json('tiers', group)['tiers']
        assert sum(tier['count'] for tier in tiers) == members, (members, tiers)
        assert all(one['members'] == groups[one['id']] for one in cli.json('show', group)['family']), group


def names_and_ids(cli):
    first, second = cli.new('Twins'), cli.new('Twins')
    assert cli.json('show', first)['group']['id'] == first
    cli.fails(1, 'show', 'Twins', says=(first, second))
    cli.fails(1, 'show', 'nobody', says=('nobody', 'groups'))
    cli.fails(1, 'show', '12345', says='12345')


def show(cli):
    value = cli.json('show', cli.new())
    assert set(value) >= {'group', 'positioning', 'rules', 'tiers', 'plan', 'advice'}
    assert set(value['rules']) >= {'version', 'clauses'}
    assert set(value['rules']['clauses'][0]) >= {'id', 'section', 'polarity', 'text'}
    assert set(value['plan'][0]) >= {'id', 'group', 'type', 'title', 'text', 'start', 'until', 'owner', 'status'}
    assert isinstance(value['group']['id'], str) and isinstance(value['plan'][0]['group'], str)
    assert '{' not in ''.join(one['text'] + one['title'] for one in value['plan']), 'a variable was left'
    assert '{' not in ''.join(one['text'] for one in value['rules']['clauses']), 'a variable was left'


def set_fields(cli):
    group = cli.new()
    cli.text('set', group, 'name=夜跑', 'theme=夜里慢跑=不比快', 'response_hours=12', 'quiet_from=21:30', 'opened_on=2026-02-28')
    shown = cli.json('show', group)
    assert shown['group']['name'] == '夜跑' and shown['positioning']['theme'] == '夜里慢跑=不比快'
    assert shown['group']['response_hours'] == 12 and shown['group']['quiet_from'] == '21:30'
    assert shown['group']['opened_on'] == '2026-02-28'
    cli.text('undo')
    assert cli.json('show', group)['group']['name'] == '晨跑'
    for setting, part in (('bogus=1', 'opened_on'), ('opened_on=2026-02-30', '2026-02-30'), ('quiet_from=25:00', '25:00'), ('status=bogus', 'paused'),
                          ('response_hours=soon', 'soon'), ('id=1', 'id'), ('created_at=1', 'created_at'), ('platform=bogus', 'bogus'),
                          ('parent=1', 'parent'), ('parent=' + group, 'itself'), ('name=', 'name'), ('time_zone=Mars', 'Mars'),
                          ('theme=' + 'x' * 30000, '30000'), ('response_hours=-5', ('-5', '720')), ('response_hours=721', '720'), ('rules_version=-1', '-1'),
                          ('keep_texts=-2', '-2'), ('owner=' + '李' * 10000, ('owner', '10000', '200')), ('owner=a\nb', 'owner'), ('owner=a\u202eb', 'seen'),
                          ('join_code=' + 'x' * 5000, ('join_code', '5000')), ('join_code=' + '码' * 1000, 'join_code'), ('join_code=a\nb', 'join_code'),
                          ('tags=' + 'x' * 3000, 'tags')):
        before = cli.state()
        cli.fails(1, 'set', group, 'note=kept?', setting, says=part)
        assert cli.state() == before, setting


def author_is_a_name(cli):
    group = cli.new()
    for author in ('', '  ', 'two\nlines', 'a\x07b', 'a\u202eb', '名' * 5000):
        before = cli.state()
        cli.fails(1, '--author', author, 'set', group, 'note=x', says='--author')
        assert cli.state() == before, author
    cli.text('--author', '李华', 'set', group, 'note=x')
    assert cli.json('history')[0]['author'] == '李华'


def parent_by_name(cli):
    group, main = cli.new('Hangzhou'), cli.new('Shanghai')
    cli.text('set', group, 'parent=Shanghai')
    assert cli.json('show', group)['group']['parent'] == main
    cli.text('set', group, 'parent=')
    assert not cli.json('show', group)['group']['parent']
    cli.text('set', group, 'parent=' + main)
    assert cli.json('show', group)['group']['parent'] == main
    cli.fails(1, 'set', main, 'parent=Hangzhou', says='parent')
    cli.new('Shanghai')
    cli.fails(1, 'set', group, 'parent=Shanghai', says=('parent', main))
    cli.fails(1, 'set', group, 'parent=Ningbo', says=('parent', 'Ningbo'))


def advice(cli):
    group = cli.new()
    cli.text('set', group, 'theme=')
    for value in (cli.json('advice'), cli.json('advice', group)):
        assert value and set(value[0]) >= {'group', 'page', 'severity', 'code', 'title', 'why', 'source'}
        assert {one['severity'] for one in value} <= {'info', 'suggestion', 'warning', 'error'}
        assert {one['page'] for one in value} <= {'positioning', 'rules', 'members', 'content', 'publish'}
        assert all(one['group'] == group for one in value)


def rules(cli):
    group = cli.new('<script>晨跑')
    text = cli.text('rules', group)
    assert '<script>晨跑' in text and '{' not in text
    assert cli.json('rules', group)['text'].strip() == text.strip()
    assert cli.json('rules', group, '--platform', 'telegram')['text'] != ''
    cli.fails(1, 'rules', group, '--platform', 'bogus', says=('bogus', 'wechat'))


def replicate(cli):
    group = cli.new('Runners London', 'interest', 'whatsapp', 'en')
    made = cli.json('replicate', group, '--names', 'Runners {city}', '--values', 'Rome,Oslo')
    assert [one['name'] for one in made] == ['Runners Rome', 'Runners Oslo']
    assert len(cli.json('show', made[0]['id'])['rules']['clauses']) == len(cli.json('show', group)['rules']['clauses'])
    cli.write('names.txt', '\ufeffOne\r\n\nTwo\n')
    assert [one['name'] for one in cli.json('replicate', group, '--names', 'names.txt')] == ['One', 'Two']
    before = cli.state()
    cli.fails(1, 'replicate', group, '--names', 'none.txt', says='none.txt')
    cli.fails(1, 'replicate', group, '--names', 'No place', '--values', 'a,b', says='No place')
    cli.write('empty.txt', '\n')
    cli.fails(1, 'replicate', group, '--names', 'empty.txt', says='name')
    assert cli.state() == before
    cli.text('undo', 2)
    assert len(cli.json('groups')) == 1


def rename_and_owner(cli):
    first, second = cli.new('A'), cli.new('B')
    assert {one['name'] for one in cli.json('rename', '--groups', 'all', '--pattern', '{name} 2026 {n}')} == {'A 2026 1', 'B 2026 2'}
    before = cli.state()
    cli.fails(1, 'rename', '--groups', 'all', '--pattern', 'same', says='same')
    cli.fails(1, 'rename', '--groups', 'all', '--pattern', '{city}', says='{city}')
    cli.fails(1, 'rename', '--groups', first + ',7', '--pattern', '{name}!', says='7')
    assert cli.state() == before
    cli.text('owner', '--groups', first + ',' + second, '--to', '李华')
    assert [cli.json('show', one)['group']['owner'] for one in (first, second)] == ['李华', '李华']
    cli.text('undo')
    cli.text('undo')
    assert {one['name'] for one in cli.json('groups')} == {'A', 'B'}


def history_undo_redo(cli):
    group = cli.new()
    cli.text('--author', 'Eva', 'set', group, 'note=one')
    entries = cli.json('history')
    assert set(entries[0]) >= {'id', 'label', 'time', 'author', 'undone', 'rows'}
    assert entries[0]['author'] == 'Eva' and entries[0]['undone'] is False and len(entries) == 2
    assert entries[0]['time'][-6] in '+-' and entries[0]['group'] == group
    assert len(cli.json('history', '--limit', '1')) == 1
    assert cli.json('history', group)
    cli.text('undo', 2)
    assert cli.json('groups') == []
    cli.fails(1, 'undo')
    cli.text('redo', 2)
    assert cli.json('show', group)['group']['note'] == 'one'
    cli.fails(1, 'redo')
    before = cli.state()
    assert '2 of 1000' in cli.text('undo', 1000)   # what there is is done
    assert cli.json('groups') == []
    cli.fails(1, 'undo', 5)
    assert len(cli.json('redo', 1000)) == 2
    assert cli.state() == before
    cli.fails(1, 'undo', 'x', says='x')
    cli.fails(1, 'history', '--limit', '0', says='0')


def history_tells_imports(cli):
    group, other = cli.new('A'), cli.new('B')
    cli.json('import', cli.write('list.csv', 'name\nAnn\nBen\n'), '--group', group)
    newest = cli.json('history', '--limit', '1')[0]
    assert newest['group'] == group and cli.json('history', group)[0] == newest
    assert newest not in cli.json('history', other)


clitest.main([words, positioning_is_shown_whole, statement_is_set, undone_is_told, new_of_every_kind,
              new_on_every_platform, new_with_everything, new_refused, groups, members_are_counted_alike,
              names_and_ids, show, set_fields, parent_by_name, author_is_a_name, advice, rules, replicate,
              rename_and_owner, history_undo_redo, history_tells_imports])
