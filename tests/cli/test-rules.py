#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of the rules, versions, families, own clauses."""
import json
import sqlite3
import xml.etree.ElementTree
import zipfile

import clitest

OWN = {'format': 1, 'clauses': [{'id': 'own-kite', 'section': 'privacy', 'polarity': 'neutral', 'text': {'zh_CN': '放风筝不拍路人'}}]}


def forms(cli):
    group = cli.new()
    texts = {form: cli.text('rules', group, '--form', form) for form in ('long', 'short', 'ladder', 'questions', 'welcome')}
    assert len(set(texts.values())) == 5
    assert texts['long'] == cli.text('rules', group)
    value = cli.json('rules', group, '--form', 'short', '--limit', '120')
    assert value['length'] <= 120 and value['reading_seconds'] < 60 and value['fits'], value
    cli.fails(1, 'rules', group, '--form', 'poem', says=('--form', 'poem', 'welcome'))
    for ending in ('txt', 'md', 'html', 'pdf'):
        for form in ('short', 'ladder', 'questions', 'welcome'):
            path = cli.path('{}.{}'.format(form, ending))
            assert cli.json('export', 'rules', group, '--form', form, '--to', path)[0]['bytes'] > 100
    for ending in ('odt', 'png'):
        for form in ('long', 'ladder'):
            cli.text('export', 'rules', group, '--form', form, '--to', cli.path('{}.{}'.format(form, ending)))
    with zipfile.ZipFile(str(cli.path('ladder.odt'))) as odt:
        assert odt.testzip() is None and odt.namelist()[0] == 'mimetype', odt.namelist()
        assert odt.read('mimetype') == b'application/vnd.oasis.opendocument.text'
        for name in odt.namelist()[1:]:
            xml.etree.ElementTree.fromstring(odt.read(name))
        assert '晨跑' in odt.read('content.xml').decode() and 'table:table-row' in odt.read('content.xml').decode()
    assert cli.path('long.png').read_bytes()[:8] == b'\x89PNG\r\n\x1a\n'
    cli.fails(1, 'export', 'rules', group, '--to', cli.path('x.doc'), says='.odt')
    assert '|' in cli.path('ladder.md').read_text() and '|' not in cli.path('ladder.txt').read_text()


def short_forms_within_limits(cli):
    group = cli.new(platform='discord')
    value = cli.json('rules', group, '--form', 'short', '--limit', '120')
    assert value['limit'] == 120 and value['length'] <= 120 and value['fits'], value
    assert cli.json('rules', group, '--form', 'short')['limit'] == 2000
    cli.fails(1, 'rules', group, '--form', 'short', '--limit', '5', says=('--limit', '5', '14'))
    least = cli.json('rules', group, '--form', 'short', '--limit', '14')
    assert least['text'] and least['length'] <= 14 and least['fits'], least
    cli.fails(1, 'rules', group, '--limit', '50', says=('--limit', 'short'))


def posts_of_rules(cli):
    """Numbered, none too long, and the same in files."""
    group = cli.new(platform='discord')
    whole = cli.json('rules', group, '--posts', '--platform', 'slack')
    assert len(whole) == 1 and not whole[0]['text'].startswith(('(', '（')), whole
    posts = cli.json('rules', group, '--posts', '--limit', '400')
    assert len(posts) > 1 and all(one['length'] <= 400 == one['limit'] for one in posts), posts
    for number, one in enumerate(posts, 1):
        assert one['text'].splitlines()[0] in ('({}/{})'.format(number, len(posts)), '（{}/{}）'.format(number, len(posts))), one
    files = cli.json('export', 'rules', group, '--posts', '--limit', '400', '--to', cli.path('posts.txt'))
    assert len(files) == len(posts)
    assert cli.path('posts-2.txt').read_text() == posts[1]['text'] + '\n'
    cli.fails(1, 'export', 'rules', group, '--posts', '--to', cli.path('posts.pdf'), says='.txt')
    cli.fails(1, 'export', 'rules', group, '--posts', '--platform', 'pager', '--to', cli.path('posts.txt'), says='pager')


ELEMENTS = ['purpose', 'boundary', 'encouraged', 'red-lines', 'advertising', 'format', 'privacy', 'enforcement', 'steps', 'reporting', 'appeal', 'repair',
            'change', 'version', 'length']


def check_of(cli):
    """What the page shows beside the rules: balance, elements, figures; the same in show."""
    group = cli.new(platform='discord')
    value = cli.json('rules', group, '--check')
    assert [one['id'] for one in value['elements']] == ELEMENTS
    assert all(one['state'] in ('missing', 'weak', 'present') and one['name'] and one['reason'] for one in value['elements']), value['elements']
    assert value['present'] == sum(one['state'] == 'present' for one in value['elements'])
    balance = value['balance']
    assert -100 <= balance['score'] <= 100 and balance['verdict'] in ('too-loose', 'a-little-loose', 'balanced', 'a-little-strict', 'too-strict')
    assert len(balance['parts']) == 5 and sum(one['points'] for one in balance['parts']) == balance['score']
    assert value['encouragements'] > 0 and value['bans'] > 0
    assert value['limit'] == 2000 and 0 < value['length'] and value['reading_seconds'] > value['short_seconds'] > 0
    shown = cli.json('show', group)['rules']
    assert shown['check'] == value
    clauses = {one['id']: one for one in shown['clauses']}
    longest = value['longest_sentence']
    assert longest['columns'] > 20 and longest['text'] in clauses[longest['clause']]['text'], longest
    text = cli.text('rules', group, '--check')
    assert longest['text'] in text and '松紧' not in text and 'Balance' in text and 'Longest sentence' in text, text
    assert all(one['name'] in text for one in value['elements'])


def check_measures_what_is_posted(cli):
    """Where a platform's limit of announcements is not known, that of messages holds for the rules and for their check."""
    group = cli.new(platform='wecom')
    text, check = cli.json('rules', group), cli.json('rules', group, '--check')
    assert text['limit'] == 4000, text
    assert (check['length'], check['limit']) == (text['length'], text['limit']), (check['length'], check['limit'], text['length'])


def advice_has_places(cli):
    group = cli.new()
    clause = clause_of(cli, group)
    change_clause(cli, clause['id'], '不当言论、刷屏等，视情况处理，情节严重的移出')
    words = [one for one in cli.json('advice', group) if one['code'] == 'vague-words']
    assert len(words) == 3 and words[-1]['more'] == 1, words
    assert words[0]['places'] == [{'clause': clause['id'], 'field': 'text', 'start': 0, 'length': 12, 'words': '不当言论'}], words[0]
    assert words[0]['one_click'] and words[0]['asks'] is None
    assert [one['asks'] for one in cli.json('advice', group) if one['code'] == 'never-published'] == [None]
    assert '“不当言论”' in cli.text('advice', group) and '1 more' in cli.text('advice', group)


def clause_of(cli, group, index=0):
    return cli.json('show', group)['rules']['clauses'][index]


def change_clause(cli, clause, text):
    """As the window would; the command line has no command for a single rule."""
    file = sqlite3.connect(str(cli.workspace))
    file.execute('UPDATE clause SET text = ? WHERE id = ?', (text, int(clause)))
    file.commit()
    file.close()


def versions(cli):
    group = cli.new()
    assert cli.json('rules', group, '--versions') == []
    assert 'No version' in cli.text('rules', group, '--versions')
    assert cli.json('rules', group, '--publish', '', '--effective', '2026-03-01') == {'version': 1}
    clause = clause_of(cli, group)
    change_clause(cli, clause['id'], 'Muted for 48 hours')
    cli.fails(1, 'rules', group, '--publish', ' ', says='why')
    cli.fails(1, 'rules', group, '--publish', 'x', '--effective', '2026-02-28', says='2026-03-01')
    cli.fails(1, 'rules', group, '--publish', 'x', '--effective', '2026-02-30', says='2026-02-30')
    value = cli.json('rules', group, '--compare', '1')
    assert value['from'] == 1 and value['to'] is None
    changed = [one for one in value['changes'] if one['kind'] != 'same']
    assert [one['kind'] for one in changed] == ['changed']
    assert 'Muted for 48 hours' == ''.join(part['text'] for part in changed[0]['text'] if part['kind'] != 'removed')
    assert cli.json('rules', group, '--publish', 'longer mutes')['version'] == 2
    cli.fails(1, 'rules', group, '--publish', 'once more', says='version 2')
    listed = cli.json('rules', group, '--versions')
    assert [(one['number'], one['why']) for one in listed] == [(2, 'longer mutes'), (1, '')]
    assert listed[0]['activity'] is None and listed[1]['effective'] == '2026-03-01'
    assert '{+Muted for 48 hours+}' in cli.text('rules', group, '--compare', '1', '2') or '{+' in cli.text('rules', group, '--compare', '1', '2')
    assert 'Nothing differs' in cli.text('rules', group, '--compare', '2', 'now')
    assert cli.json('rules', group, '--restore', '1') == {'version': 1}
    assert clause_of(cli, group)['text'] == clause['text']
    cli.text('undo')
    assert clause_of(cli, group)['text'] == 'Muted for 48 hours'
    cli.fails(1, 'rules', group, '--restore', '7', says=('7', '1, 2'))
    cli.fails(1, 'rules', group, '--compare', 'x', says='now')
    cli.fails(2, 'rules', group, 'other', says='other')


def families(cli):
    group = cli.new('Shanghai')
    copies = [one['id'] for one in cli.json('replicate', group, '--names', '{city}', '--values', 'Hangzhou,Suzhou')]
    assert cli.json('rules', group, '--offer') == []
    assert 'Every copy' in cli.text('rules', group, '--offer')
    assert cli.json('rules', copies[0], '--offer') == []
    assert 'no copies' in cli.text('rules', copies[0], '--offer') and 'Every copy' not in cli.text('rules', copies[0], '--offer')
    change_clause(cli, clause_of(cli, group)['id'], 'Shanghai meets on Monday')
    change_clause(cli, clause_of(cli, copies[1])['id'], 'own words')
    offers = cli.json('rules', group, '--offer')
    assert [(one['group'], one['changes'], one['left']) for one in offers] == [(copies[0], 1, 0), (copies[1], 0, 1)], offers
    assert 'left alone' in cli.text('rules', group, '--offer')
    cli.fails(1, 'rules', group, '--apply-to', cli.new('Paris'), says='Shanghai')
    assert cli.json('rules', group, '--apply-to', 'all') == {'groups': 1, 'clauses': 1}
    assert clause_of(cli, copies[0])['text'] == 'Hangzhou meets on Monday'
    assert clause_of(cli, copies[1])['text'] == 'own words'
    cli.text('undo')
    assert clause_of(cli, copies[0])['text'] != 'Hangzhou meets on Monday'
    assert cli.json('rules', group, '--apply-to', copies[0])['groups'] == 1


def offers_are_filled(cli):
    group = cli.new('Shanghai', 'interest', 'wechat', 'en')
    copy = cli.json('replicate', group, '--names', '{city}', '--values', 'Hangzhou')[0]['id']
    cli.text('set', copy, 'audience=People of Hangzhou')
    change_clause(cli, clause_of(cli, group)['id'], 'Only for {audience}, see {Nobody}')
    value = cli.json('rules', group, '--offer')
    said = ''.join(part['text'] for part in value[0]['items'][0]['text'] if part['kind'] != 'removed')
    assert said == 'Only for People of Hangzhou, see …', said
    assert '{audience}' not in cli.text('rules', group, '--offer')


def families_in_a_circle(cli):
    group = cli.new('Shanghai')
    copy = cli.json('replicate', group, '--names', '{city}', '--values', 'Hangzhou')[0]['id']
    file = sqlite3.connect(str(cli.workspace))
    file.execute('UPDATE chat_group SET parent = ? WHERE id = ?', (int(copy), int(group)))
    file.commit()
    file.close()
    cli.fails(1, 'rules', group, '--offer', says=('Shanghai → Hangzhou → Shanghai', 'check --repair'))
    done = cli.run('--json', 'check')
    assert done.returncode == 1 and 'Shanghai → Hangzhou' in json.loads(done.stdout)['problems'][0]
    cli.text('groups')
    cli.text('advice')
    assert cli.json('check', '--repair')['ok']
    assert cli.json('rules', group, '--offer') == []


def own_clauses(cli):
    cli.new()
    path = cli.write('kites.json', json.dumps(OWN))
    assert cli.json('import', path, '--format', 'clauses')['clauses'] == 1
    found = cli.json('clauses', '--own')
    assert [(one['id'], one['template'], one['text']['zh_CN']) for one in found] == [('own-kite', 'kites', '放风筝不拍路人')]
    assert [one['id'] for one in cli.json('clauses', '--match', '风筝')] == ['own-kite']
    assert all(one['section'] == 'appeal' for one in cli.json('clauses', '--section', 'appeal'))
    for option, there in (('section', 'appeal'), ('polarity', 'forbid'), ('topic', 'quiet'), ('platform', 'wechat'), ('kind', 'interest')):
        assert cli.json('clauses', '--' + option, there)
        cli.fails(1, 'clauses', '--' + option, 'nowhere', says=('nowhere', there))
    assert 'privacy-no-screenshot' in cli.text('clauses', '--match', 'SCREENSHOTS', '--polarity', 'forbid')
    cli.fails(1, 'clauses', '--remove', 'dragons', says='dragons')
    cli.text('clauses', '--remove', 'kites')
    assert cli.json('clauses', '--own') == []
    cli.text('undo')
    assert len(cli.json('clauses', '--own')) == 1


def wrong_files(cli):
    cli.new()
    for content, parts in ((b'{"format": 1,\n "clauses": [}', ('x.json', 'line 2')), (b'\xff\xfe{', ('x.json',)), (b'', ('x.json',)),
                           (json.dumps(dict(OWN, colour='red')).encode(), ('x.json', 'colour')),
                           (json.dumps({'format': 1, 'clauses': OWN['clauses'] * 2}).encode(), ('x.json', 'clauses[1].id', 'own-kite'))):
        cli.fails(1, 'import', cli.write('x.json', content), '--format', 'clauses', says=parts)
    cli.fails(1, 'import', 'none.json', '--format', 'clauses', says='none.json')
    assert cli.json('clauses', '--own') == []


def own_clauses_go_out(cli):
    group = cli.new()
    cli.fails(1, 'export', 'clauses', group, '--to', cli.path('x.json'), says='library')
    change_clause(cli, clause_of(cli, group)['id'], 'Our own {group} rule')
    cli.json('export', 'clauses', group, '--to', cli.path('x.json'))
    assert json.loads(cli.path('x.json').read_text())['clauses'][0]['text'] in ({'en': 'Our own {group} rule'}, {'zh_CN': 'Our own {group} rule'})
    assert cli.json('import', cli.path('x.json'), '--format', 'clauses')['clauses'] == 1
    cli.fails(1, 'export', 'clauses', group, '--to', cli.path('x.txt'), says='.json')


def own_limits_of_platforms(cli):
    """What the workspace says of a platform holds for the length of rules, the short form and the advice."""
    import sqlite3
    group = cli.new('晨跑·上海')
    assert cli.json('rules', group)['limit'] is None, 'nobody could check the length of an announcement on WeChat'
    assert 'name-too-long' not in [one['code'] for one in cli.json('advice', group)]
    database = sqlite3.connect(cli.workspace)
    database.executemany('INSERT INTO setting (key, value) VALUES (?, ?)', (
        ('limit/wechat/announcement', '120'), ('limit/wechat/group_name', '3'), ('limit/telegram/announcement', 'nonsense')))
    database.commit()
    database.close()
    rules = cli.json('rules', group)
    assert rules['limit'] == 120 and not rules['fits'], rules
    short = cli.json('rules', group, '--form', 'short')
    assert short['fits'] and 0 < short['length'] <= 120, short
    assert {'name-too-long', 'rules-too-long'} <= {one['code'] for one in cli.json('advice', group)}
    assert cli.json('rules', group, '--platform', 'telegram')['limit'] == 4096


clitest.main([forms, posts_of_rules, short_forms_within_limits, check_of, check_measures_what_is_posted, advice_has_places, versions, offers_are_filled, families,
              families_in_a_circle, own_clauses, wrong_files, own_clauses_go_out, own_limits_of_platforms])
