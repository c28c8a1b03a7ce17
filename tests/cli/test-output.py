#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""plan, today, export, sample."""
import re
import shutil
import subprocess
import xml.etree.ElementTree
import zipfile
import zlib

import clitest

SIZES = ('1080x1920', '1242x1660', '1080x1080', '900x500')


def plan(cli):
    group = cli.new('晨跑', 'interest', 'wechat', 'zh_CN', '--time-zone', 'Asia/Shanghai')
    before = len(cli.json('plan', group))
    value = cli.json('plan', group, '--apply', 'camp-7', '--from', '2026-12-01', '--with-past')
    assert len(value) > before
    assert set(value[0]) >= {'id', 'group', 'type', 'title', 'text', 'start', 'until', 'owner', 'status'}
    camp = [one for one in value if one['start'] >= '2026-12-01']
    assert all(re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:00\+08:00', one['start']) for one in camp)
    assert all(one['status'] in 'idea drafted ready due done missed'.split() for one in value)
    assert all('{' not in one['text'] for one in value)
    until = cli.json('plan', group, '--until', '2026-12-02')
    assert until and all(one['start'][:10] <= '2026-12-02' for one in until)
    cli.text('undo')
    for anchor, day in (('trade:618-1', '06-17'), ('holiday:圣诞节', '12-25'), ('12-24', '12-24')):
        value = cli.json('plan', group, '--apply', 'camp-7', '--from', anchor, '--with-past')
        assert any(one['start'][5:10] == day for one in value), anchor
        cli.text('undo')
    cli.fails(1, 'plan', group, '--apply', 'camp-7', '--from', 'trade:tulips', says='tulips')
    cli.fails(1, 'plan', group, '--apply', 'camp-7', '--from', '2001-01-01+1', says='2001-01-01+1')
    assert len(cli.json('plan', group)) == before
    cli.fails(1, 'plan', group, '--apply', 'bogus', '--from', '2026-12-01', says=('bogus', 'camp-7'))
    cli.fails(1, 'plan', group, '--apply', 'camp-7', '--from', '2026-02-30', says='2026-02-30')
    cli.fails(1, 'plan', group, '--until', 'soon', says='soon')
    cli.fails(1, 'plan', group, '--until', '2499-12-31', says='2499-12-31')
    assert len(cli.json('plan', group)) == before


def plan_with_past(cli):
    """What would lie in the past is left out, and said; asked for, it is added."""
    group = cli.new(name='Late')
    before = len(cli.json('plan', group))
    done = cli.run('plan', '--groups', group, '--apply', 'camp-7', '--from', '2020-01-06')
    assert 'in the past' in done.stderr and '--with-past' in done.stderr and done.stdout.startswith('0 items'), done
    assert len(cli.json('plan', group)) == before
    done = cli.run('plan', '--groups', group, '--apply', 'camp-7', '--from', '2020-01-06', '--with-past')
    assert done.stderr == '' and not done.stdout.startswith('0 items'), done
    cli.text('undo')


def plan_of_many(cli):
    groups = [cli.new(name='Many ' + str(number)) for number in range(3)]
    for group in groups:
        cli.text('set', group, 'quiet_from=22:30', 'quiet_until=07:00')
    before = len(cli.json('plan', groups[2]))
    done = cli.json('plan', '--groups', ','.join(groups), '--apply', 'camp-7', '--from', '2027-03-01', '--with-past', '--stagger', '5')
    assert done['groups'] == 3 and done['items'] % 3 == 0, done
    first, last = ([one['start'] for one in cli.json('plan', group) if one['start'].startswith('2027-03-01')] for group in (groups[0], groups[2]))
    assert len(first) == len(last) > 0 and first != last and first[0][11:13] == last[0][11:13], (first, last)
    cli.text('undo')
    assert len(cli.json('plan', groups[2])) == before
    cli.fails(2, 'plan', '--groups', 'all', says='--apply')
    cli.fails(2, 'plan', groups[0], '--groups', 'all', '--apply', 'camp-7', says='GROUP')
    cli.fails(2, 'plan', '--groups', 'all', '--apply', 'camp-7', says='--from')
    assert cli.json('plan', '--groups', 'all', '--apply', 'double11', '--with-past')['groups'] >= 3
    cli.text('undo')


def sops(cli):
    group = cli.new(name='Keeper')
    assert {'camp-21', 'double11', 'closing'} <= {one['id'] for one in cli.json('sops')}
    own = cli.json('sops', '--copy', 'camp-7')['id']
    assert [one['own'] for one in cli.json('sops') if one['id'] == own] == [True]
    table, file = str(cli.folder / 'camp.csv'), str(cli.folder / 'camp.json')
    cli.json('export', 'sop', own, '--to', table)
    cli.json('export', 'sop', own, '--to', file)
    cli.fails(1, 'export', 'sop', own, '--to', 'camp.txt', says='.csv')
    for path in (table, file):
        again = cli.json('sops', '--import', path)['id']
        assert cli.json('sops', again) == cli.json('sops', 'camp-7'), path
    cli.text('plan', group, '--apply', own, '--from', '2027-03-01', '--with-past')
    assert cli.json('sops', '--offer', own) == []
    kept = cli.json('sops', '--save', group, '--from', '2027-03-01', '--name', 'Good week')['id']
    assert kept == 'good-week' and cli.json('sops', kept)
    cli.fails(2, 'sops', '--save', group, says='--from')
    cli.json('sops', '--remove', kept)
    cli.fails(1, 'sops', kept, says='camp-7')
    cli.fails(1, 'sops', '--remove', 'camp-7', says='camp-7')
    bad = cli.folder / 'bad.csv'
    bad.write_text('day,time,type,title\n1,27:00,topic,A\n', encoding='utf-8')
    cli.fails(1, 'sops', '--import', str(bad), says=('bad.csv', 'line 2', '27:00'))


def triggers(cli):
    group = cli.new(name='Friends')
    one = cli.json('triggers', group, '--add', 'newcomer-person', '--on', 'joins')[0]
    assert one['event'] == 'joins' and not one['paused'], one
    cli.fails(1, 'triggers', group, '--add', 'core-care', '--on', 'tier', says='tier')
    cli.fails(2, 'triggers', group, '--add', 'core-care', says='--on')
    people = cli.folder / 'people.csv'
    people.write_text('name,joined\nAnn Li,' + one['since'] + '\n', encoding='utf-8')
    cli.json('import', str(people), '--group', group)
    due = [item for item in cli.json('today') if item['group'] == group and 'Ann Li' in item['title'] and item['type'] != 'care']
    assert len(due) == 1, due
    assert len([item for item in cli.json('today') if item['group'] == group and 'Ann Li' in item['title'] and item['type'] != 'care']) == 1
    assert cli.json('triggers', group, '--pause', one['id'])[0]['paused']
    assert cli.json('triggers', group, '--remove', one['id']) == []
    cli.fails(1, 'triggers', group, '--resume', one['id'], says=one['id'])


def days(cli):
    cli.text('init')
    autumn = cli.json('days', '--from', '2026-09-01', '--until', '2026-10-31')
    by_date = {one['date']: one for one in autumn}
    assert set(autumn[0]) == {'date', 'text', 'lunar', 'term', 'off', 'festivals', 'trade'}
    assert by_date['2026-09-25']['festivals'] == [{'anchor': 'holiday:mid-autumn', 'name': 'Mid-Autumn Festival'}]
    assert by_date['2026-09-25']['off'] == 'off' and by_date['2026-09-25']['lunar'] == 'lunar 8/15'
    assert by_date['2026-09-20']['off'] == 'work' and by_date['2026-09-23']['term'] == 'Autumn Equinox'
    assert '2026-09-14' not in by_date
    assert not any(one['trade'] for one in cli.json('days', '--kind', 'gig', '--from', '2026-11-10', '--until', '2026-11-12'))
    sale = ('days', '--from', '2026-11-11', '--until', '2026-11-11')
    assert cli.json(*sale)[0]['trade'][0]['anchor'] == 'trade:double11'
    assert cli.json(*sale, '--hide', '双11') == []
    assert 'Double 11' in cli.text(*sale, '--show', 'double11')
    mine = cli.json('days', '--add', 'Founding', '--on', '04-18', '--length', '2', '--from', '2027-04-18', '--until', '2027-04-19')
    assert [one['trade'][0]['day'] for one in mine] == [1, 2]
    cli.text('days', '--remove', 'founding')
    assert cli.json('days', '--from', '2027-04-18', '--until', '2027-04-19') == []
    cli.text('undo')
    assert len(cli.json('days', '--from', '2027-04-18', '--until', '2027-04-19')) == 2
    cli.fails(2, 'days', '--add', 'Founding', says='--on')
    cli.fails(1, 'days', '--add', 'Founding', '--on', 'someday', says='someday')
    cli.fails(1, 'days', '--remove', '618', says='618')
    cli.fails(1, 'days', '--hide', 'tulips', says=('tulips', 'double11'))
    cli.fails(1, 'days', '--kind', 'choir', says='choir')
    cli.fails(1, 'days', '--until', '9999-12-31', says='9999-12-31')
    assert cli.json('days', '--from', '2027-01-01', '--until', '2026-01-01') == []


def today(cli):
    first, second = cli.new('A', 'camp'), cli.new('B', 'camp')
    day = '2027-01-10'
    for group in (first, second):
        cli.text('plan', group, '--apply', 'camp-7', '--from', day, '--with-past')
    value = cli.json('today', '--date', day)
    assert {one['group'] for one in value} == {first, second}
    assert [one['start'] for one in value] == sorted(one['start'] for one in value)
    assert cli.json('today', '--date', day) == value
    item = value[0]['id']
    after = cli.json('today', '--date', day, '--done', item)
    assert {one['id']: one['status'] for one in after}[item] == 'done'
    cli.text('undo')
    assert cli.json('today', '--date', day) == value
    cli.fails(1, 'today', '--done', '12345', says='12345')
    cli.fails(1, 'today', '--done', 'x', says='x')
    cli.fails(1, 'today', '--date', '2026-02-30', says='2026-02-30')


def today_deals_with_items(cli):
    """Skipped, put off, done: with who and when, in plan too."""
    group = cli.new('A', 'camp', 'wechat', 'zh_CN', '--time-zone', 'Asia/Shanghai')
    cli.text('plan', group, '--apply', 'camp-7', '--from', '2027-01-10', '--with-past')
    day = cli.json('today', '--date', '2027-01-10')
    item = day[0]['id']
    find = lambda listed: [one for one in listed if one['id'] == item][0]
    assert {one['moment'] for one in day} <= {'now', 'later'} and all(one['row'] > 0 for one in day), day
    skipped = find(cli.json('today', '--date', '2027-01-10', '--skip', item, '--reason', 'rain'))
    assert (skipped['status'], skipped['skip_reason'], skipped['moment']) == ('skipped', 'rain', 'done'), skipped
    assert skipped['done_by'] and skipped['done_at'], skipped
    assert 'rain' in cli.text('plan', group, '--from', '2027-01-10', '--until', '2027-01-10')
    cli.text('undo')
    put_off = find(cli.json('today', '--date', '2027-01-10', '--snooze', item, '23:15'))
    assert put_off['snoozed_until'] == '2027-01-10T23:15:00+08:00' and put_off['status'] != 'missed', put_off
    assert '23:15' in cli.text('plan', group, '--from', '2027-01-10', '--until', '2027-01-10')
    cli.text('today', '--snooze', item, '2027-01-12 08:00')
    moved = find(cli.json('today', '--date', '2027-01-12'))
    assert moved['start'].startswith('2027-01-12T08:00') and not [one for one in cli.json('today', '--date', '2027-01-10') if one['id'] == item]
    done = find(cli.json('today', '--date', '2027-01-12', '--done', item))
    assert done['status'] == 'done' and done['snoozed_until'] is None and done['minutes_late'] == 0, done
    for arguments in (('--skip', item), ('--reason', 'rain'), ('--snooze', item), ('30',)):
        cli.fails(2, 'today', *arguments)
    cli.fails(1, 'today', '--skip', item, '--reason', ' ', says='why')
    for when in ('0', '99999999', '25:00', 'soon', '2027-02-30 10:00', '2027-01-12', '2020-01-01 10:00'):
        cli.fails(1, 'today', '--snooze', item, when, says=when)


def today_groups(cli):
    """One text at one moment is one row."""
    first, second = cli.new('A', 'camp'), cli.new('B', 'camp')
    for group in (first, second):
        cli.text('plan', group, '--apply', 'camp-7', '--from', '2027-01-10', '--with-past')
    day = cli.json('today', '--date', '2027-01-10')
    rows = {}
    for one in day:
        rows.setdefault(one['row'], []).append(one)
    assert all({one['group'] for one in row} == {first, second} for row in rows.values()), rows
    assert all(len({one['start'] for one in row}) == 1 for row in rows.values())


def repeats(cli):
    """Days of a series are called ID@DATE; one that is done stays what it was for the others."""
    group = cli.new('A', 'camp', 'wechat', 'zh_CN', '--time-zone', 'Asia/Shanghai')
    cli.text('plan', group, '--apply', 'camp-7', '--from', '2027-01-10', '--with-past')
    item = [one for one in cli.json('plan', group) if one['start'].startswith('2027-01-10')][0]['id']
    cli.fails(1, 'repeat', item, 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270110', says='No day fits')
    assert [one['id'] for one in cli.json('plan', group) if one['id'] == item] == [item]
    assert cli.json('repeat', item, 'freq=weekly;count=3')['rule'] == 'FREQ=WEEKLY;COUNT=3'
    days = [one for one in cli.json('plan', group, '--from', '2027-01-01', '--until', '2027-03-01') if one.get('series') == item]
    assert [one['id'] for one in days] == [item + '@2027-01-10', item + '@2027-01-17', item + '@2027-01-24'], days
    assert all(one['start'][:10] == one['id'][-10:] for one in days)
    after = cli.json('today', '--date', '2027-01-17', '--done', days[1]['id'])
    assert [one['status'] for one in after if one['id'] == days[1]['id']] == ['done'], after
    assert not [one for one in cli.json('today', '--date', '2027-01-24') if one['status'] == 'done']
    cli.text('undo')
    assert [one for one in cli.json('today', '--date', '2027-01-17') if one['id'] == days[1]['id']][0]['status'] != 'done'
    cli.fails(1, 'today', '--done', item, says='several days')
    cli.fails(1, 'today', '--done', item + '@2027-01-18', says='2027-01-18')
    cli.fails(1, 'today', '--done', item + '@', says='does not happen')
    cli.text('repeat', days[1]['id'], 'FREQ=DAILY;COUNT=2', '--following')
    listed = [one['start'][:10] for one in cli.json('plan', group, '--from', '2027-01-01', '--until', '2027-03-01') if 'series' in one]
    assert listed == ['2027-01-10', '2027-01-17', '2027-01-18'], listed
    assert 'once' in cli.text('repeat', item, 'never')
    cli.fails(1, 'repeat', item, 'FREQ=SECONDLY', says='FREQ')
    cli.fails(1, 'repeat', '12345', 'FREQ=DAILY', says='12345')


def today_has_seeds(cli):
    """Whom to ask and whom to look after today is due like everything else."""
    cli.text('sample', '--as-of', '2026-09-17')
    value = [one for one in cli.json('today', '--date', '2026-09-17') if one['type'] == 'outreach']
    assert value and all(set(one) >= {'id', 'group', 'group_name', 'title', 'text', 'start', 'contact', 'attempts', 'days_late'} for one in value), value
    assert all(one['start'] <= '2026-09-17' and one['status'] == 'due' for one in value)
    assert all(one['title'] in cli.text('today', '--date', '2026-09-17') for one in value)
    cared = [one for one in cli.json('today', '--date', '2026-09-17') if one['type'] == 'care']
    assert cared and all(set(one) >= {'person', 'care', 'care_name', 'title', 'text', 'start', 'days_late', 'row', 'moment'} for one in cared), cared
    assert len(cared) == sum(len(one['people']) for one in cli.json('care', '--date', '2026-09-17'))
    items = [one for one in cli.json('today', '--date', '2026-09-17') if one['type'] not in ('outreach', 'care')]
    assert items and all(one['status'] in 'idea drafted ready due done missed skipped'.split() for one in items)
    assert [one for one in cli.json('today', '--date', '2020-01-01') if one['type'] == 'outreach'] == []


def exported(cli, value, name):
    assert [one['file'] for one in value] == [str(name)], value
    content = cli.path(name).read_bytes()
    assert value[0]['bytes'] == len(content) > 0
    return content


def export_rules(cli):
    group = cli.new('<script>&晨跑')
    for ending, begins in (('txt', b''), ('md', b'#'), ('html', b'<!'), ('pdf', b'%PDF')):
        content = exported(cli, cli.json('export', 'rules', group, '--to', 'rules.' + ending), 'rules.' + ending)
        assert content.lower().startswith(begins.lower()), content[:20]
    assert b'<script>' not in cli.path('rules.html').read_bytes()
    cli.fails(1, 'export', 'rules', group, '--to', 'rules.bogus', says=('rules.bogus', '.html'))
    cli.fails(1, 'export', 'rules', group, '--to', 'none/rules.txt', says='none')
    assert not cli.path('rules.bogus').exists()


def export_handbook(cli):
    group = cli.new('Ann’s group')
    for ending, begins in (('pdf', b'%PDF'), ('odt', b'PK'), ('html', b'<!DOCTYPE html>'), ('md', '# Ann’s group'.encode())):
        content = exported(cli, cli.json('export', 'handbook', group, '--to', 'book.' + ending), 'book.' + ending)
        assert content.startswith(begins), content[:40]
    with zipfile.ZipFile(str(cli.path('book.odt'))) as odt:
        assert odt.testzip() is None and odt.namelist()[0] == 'mimetype', odt.namelist()
        for name in odt.namelist()[1:]:
            if name.endswith('.xml'):
                xml.etree.ElementTree.fromstring(odt.read(name))
        assert b'text:table-of-content' in odt.read('content.xml')
    cli.fails(1, 'export', 'handbook', group, '--to', 'book.doc', says='.odt')
    cli.fails(1, 'export', 'handbook', 'nobody', '--to', 'book.pdf', says='nobody')


def export_review(cli):
    group = cli.new()
    for ending, begins in (('pdf', b'%PDF'), ('odt', b'PK'), ('html', b'<!DOCTYPE html>'), ('md', b'# ')):
        content = exported(cli, cli.json('export', 'review', group, '--to', 'review.' + ending), 'review.' + ending)
        assert content.startswith(begins), content[:40]
    assert 'nan' not in cli.path('review.md').read_text()
    cli.json('export', 'review', group, '--from', '2026-01-01', '--until', '2026-01-31', '--to', 'january.md')
    cli.fails(1, 'export', 'review', group, '--from', '2026-02-01', '--until', '2026-01-31', '--to', 'review.md')
    cli.fails(1, 'export', 'review', group, '--from', 'soon', '--to', 'review.md', says='soon')
    cli.fails(1, 'export', 'review', group, '--to', 'review.doc', says='.pdf')


def export_folder(cli):
    group, other = cli.new('Runners'), cli.new('Readers')
    value = cli.json('export', 'folder', group, '--to', 'all')
    assert value['groups'] == 1 and value['written'] > 15 and value['kept'] == 0 and value['folders'] == ['all/Runners'], value
    assert cli.path('all/Runners').is_dir() and any(cli.path('all/Runners').rglob('*.png'))
    again = cli.json('export', 'folder', '--groups', '{},{}'.format(group, other), '--to', 'all')
    assert again['kept'] == value['written'] and again['folders'] == ['all/Runners', 'all/Readers'], again
    cli.fails(2, 'export', 'folder', '--to', 'all')
    cli.fails(2, 'export', 'folder', group, '--groups', 'all', '--to', 'all')
    cli.fails(1, 'export', 'folder', 'nobody', '--to', 'all', says='nobody')
    cli.path('file').write_text('x')
    cli.fails(1, 'export', 'folder', group, '--to', 'file', says='file')


def drawn_curves(cli, name):
    cli.json('export', 'rules', cli.new(name), '--to', 'curves.pdf')
    streams = re.findall(rb'stream\r?\n(.*?)endstream', cli.path('curves.pdf').read_bytes(), re.S)
    pages = [page for page in (zlib.decompressobj().decompress(one) for one in streams if one[:1] == b'x') if b' Tf' in page]
    return sum(page.count(b' c ') + page.count(b' c\n') for page in pages)


def pdf_shows_all_signs(cli):
    assert drawn_curves(cli, '有如一日') > drawn_curves(cli, '有好一日')


def decode(path):
    if shutil.which('zbarimg') is None:
        raise clitest.Skip('zbarimg is not here')
    return subprocess.run(['zbarimg', '-q', '--raw', str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout.decode().rstrip('\n')


def export_poster(cli):
    group = cli.new()
    for size in SIZES:
        content = exported(cli, cli.json('export', 'poster', group, '--template', 'recruit-sunrise', '--size', size, '--set', 'qr=https://example.com/跑步群',
                                         '--to', 'p.png'), 'p.png')
        assert content[:4] == b'\x89PNG'
        assert '{}x{}'.format(int.from_bytes(content[16:20], 'big'), int.from_bytes(content[20:24], 'big')) == size
        assert decode(cli.path('p.png')) == 'https://example.com/跑步群', size
    assert exported(cli, cli.json('export', 'poster', group, '--template', 'rules-ledger', '--size', 'a4', '--to', 'p.pdf'), 'p.pdf')[:4] == b'%PDF'
    assert b'<svg' in exported(cli, cli.json('export', 'poster', group, '--template', 'rules-ledger', '--to', 'p.svg'), 'p.svg')
    for name, start in (('p.jpg', b'\xff\xd8\xff'), ('p.JPEG', b'\xff\xd8\xff'), ('p.webp', b'RIFF')):
        content = exported(cli, cli.json('export', 'poster', group, '--template', 'recruit-sunrise', '--set', 'qr=https://example.com/跑步群', '--to', name), name)
        assert content[:len(start)] == start and b'<dc:title>' in content, name
    assert decode(cli.path('p.jpg')) == 'https://example.com/跑步群'


def export_poster_for_print(cli):
    """Resolution, bleed and marks: a size for print has as many pixels as its resolution wants, and the sheet is larger than the poster."""
    common = ('export', 'poster', cli.new(), '--template', 'rules-ledger', '--to', 'p.png', '--size')

    def measure(*options):
        content = exported(cli, cli.json(*common, *options), 'p.png')
        return int.from_bytes(content[16:20], 'big'), int.from_bytes(content[20:24], 'big')
    assert measure('a4', '--dpi', '100') == (827, 1169)
    assert measure('a4', '--dpi', '100', '--bleed', '3') == (827 + 24, 1169 + 24)
    assert measure('a4', '--dpi', '100', '--bleed', '3', '--crop-marks') == (827 + 72, 1169 + 72)
    assert measure('400x700', '--dpi', '300') == (400, 700)
    width, height = measure('long')
    assert width == 1080 and 1920 <= height <= 6480, height
    cli.fails(1, *common, 'a4', '--dpi', '5', says=('5', '36'))
    cli.fails(1, *common, 'roll-up', '--dpi', '300', says='300')
    cli.fails(1, *common, 'a4', '--bleed', '30', says=('30 mm', '10'))
    cli.fails(2, *common, 'a4', '--bleed', 'wide', says=('--bleed', 'wide'))
    cli.fails(1, *common, '12000x12000', says=('12000x12000', 'roll-up'))


def poster_notes(cli):
    """A text that does not fit, or a face that is not there, is told; the poster is made all the same."""
    group = cli.new()
    command = ('export', 'poster', group, '--template', 'recruit-sunrise', '--set', 'headline=' + '很长的标题' * 200, '--to', 'p.png')
    assert cli.json(*command)[0]['notes']
    done = cli.run(*command)
    assert done.returncode == 0 and done.stdout == 'p.png\n' and done.stderr.startswith('p.png: '), done
    assert cli.run('--quiet', *command).stderr == ''


NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>'


def without_fonts(cli):
    """Where nothing can be shown nothing is written, and the message says what to do."""
    group = cli.new()
    fonts = {'FONTCONFIG_FILE': str(cli.write('fonts.conf', NO_FONTS))}
    for name in ('p.png', 'p.svg', 'p.pdf'):
        done = cli.run('export', 'poster', group, '--template', 'recruit-sunrise', '--to', name, environment=fonts)
        assert done.returncode == 1 and 'Noto Sans CJK' in done.stderr and 'no font' in done.stderr, done
        assert not cli.path(name).exists()
    done = cli.run('export', 'rules', group, '--to', 'r.pdf', environment=fonts)
    assert done.returncode == 1 and 'Noto Sans CJK' in done.stderr and not cli.path('r.pdf').exists(), done
    assert cli.run('export', 'rules', group, '--to', 'r.txt', environment=fonts).returncode == 0   # needs no font
    assert cli.run('export', 'posters', '--groups', 'all', '--template', 'recruit-sunrise', '--to', 'out', environment=fonts).returncode == 1


def latin_font():
    """A font without Chinese, or None where there is none to be had."""
    if shutil.which('fc-match') is None:
        return None
    path = subprocess.run(['fc-match', '-f', '%{file}', 'DejaVu Sans'], stdout=subprocess.PIPE, encoding='utf-8', check=False).stdout
    return path if 'DejaVu' in path else None


def without_chinese_font(cli):
    """A text in boxes is no text: nothing is written and the exit status says so, quiet or not. A sign here and there may lack."""
    font = latin_font()
    if font is None:
        raise clitest.Skip('no font without Chinese')
    group = cli.new()
    cli.path('fonts').mkdir()
    shutil.copy(font, cli.path('fonts'))
    fonts = {'FONTCONFIG_FILE': str(cli.write('fonts.conf', NO_FONTS.replace('<fontconfig><', '<fontconfig><dir>{}</dir><'.format(cli.path('fonts')))))}
    poster = ('export', 'poster', group, '--template', 'recruit-sunrise', '--to', 'p.png')
    for command in (poster, ('--quiet',) + poster, ('--quiet', 'export', 'rules', group, '--to', 'r.pdf'), ('export', 'rules', group, '--to', 'r.png')):
        cli.fails(1, *command, says='Noto Sans CJK', environment=fonts)
        assert not cli.path(command[-1]).exists(), command
    english = cli.new('Dawn Runners', 'interest', 'whatsapp', 'en')
    assert cli.run('export', 'rules', english, '--to', 'r.pdf', environment=fonts).returncode == 0


def missing_glyphs(cli):
    """A character that no font shows is named; the poster is made all the same."""
    group = cli.new()
    done = cli.run('export', 'poster', group, '--template', 'recruit-sunrise', '--set', 'headline=早起\U000f0000', '--to', 'p.png')
    assert done.returncode == 0 and '\U000f0000' in done.stderr and cli.path('p.png').exists(), done


def export_poster_refused(cli):
    group = cli.new()
    common = ('export', 'poster', group, '--template', 'recruit-sunrise')
    cli.fails(1, *common, '--set', 'bogus=1', '--to', 'p.png', says=('bogus', 'qr', 'headline'))
    cli.fails(1, *common, '--size', 'huge', '--to', 'p.png', says='huge')
    cli.fails(1, *common, '--to', 'p.bogus', says='p.bogus')
    cli.fails(1, *common, '--set', 'qr=' + 'x' * 5000, '--to', 'p.png', says='5000')
    cli.fails(1, *common, '--to', 'none/p.png', says='none')
    cli.fails(1, 'export', 'poster', group, '--template', 'bogus', '--to', 'p.png', says=('bogus', 'rules-ledger'))
    assert not cli.path('p.png').exists()


def places_that_cannot_be_written(cli):
    """What failed, where, and what to do: never only the words of the system."""
    group = cli.new()
    cli.path('dir.txt').mkdir()
    for command in (('rules', group, '--to', 'none/r.txt'), ('rules', group, '--to', 'none/r.pdf'), ('flow', group, '--to', 'none/f.svg'),
                    ('poster', group, '--template', 'rules-ledger', '--to', 'none/p.png'), ('calendar', '--to', 'none/c.ics'),
                    ('members', group, '--to', 'none/m.csv')):
        cli.fails(1, 'export', *command, says=(command[-1], 'make it or choose another place'))
    cli.fails(1, 'export', 'rules', group, '--to', 'dir.txt', says=('dir.txt', 'choose another one'))
    cli.fails(1, 'import', 'none.csv', '--group', group, says=('none.csv', 'check its name'))
    cli.fails(1, 'import', cli.folder, '--group', group, says=(str(cli.folder), 'choose a file in it'))


def poster_values_that_cannot_be(cli):
    """Dates and times that do not exist and numbers that count nothing are refused by name; nothing is written."""
    group = cli.new()
    for template, setting in (('event-ticket', 'date=2026-02-30'), ('event-ticket', 'time=25:99'), ('event-ticket', 'time=19:00 – 22:60'),
                              ('recruit-sunrise', 'taken=abc'), ('recruit-sunrise', 'taken=-5'), ('recruit-sunrise', 'places=1.5')):
        name, value = setting.split('=')
        cli.fails(1, 'export', 'poster', group, '--template', template, '--set', setting, '--to', 'p.svg',
                  says=('--set ' + name, value.split(' – ')[-1], 'write'))
        assert not cli.path('p.svg').exists(), setting
    for template, setting in (('event-ticket', 'date=2028-02-29'), ('event-ticket', 'time=20:00–24:00'), ('event-ticket', 'time=晚上八点'),
                              ('event-ticket', 'date='), ('recruit-sunrise', 'taken=0'), ('recruit-sunrise', 'taken=60')):
        assert cli.json('export', 'poster', group, '--template', template, '--set', setting, '--to', 'p.svg'), setting


def brand(cli):
    """What is chosen is kept; posters take its colours and its logo; what is no colour or no picture is refused."""
    group = cli.new(name='Kite Club')
    assert cli.json('brand')['main_color'] == '' and 'logo' not in cli.json('brand')
    shown = cli.json('brand', '--set', 'main_color=#0B5FA5', '--set', 'name=Kite')
    assert shown['main_color'] == '#0B5FA5' and cli.json('brand') == shown
    cli.fails(1, 'brand', '--set', 'main_color=blue', says=('blue', '#1A2B3C'))
    cli.fails(1, 'brand', '--set', 'mood=blue', says=('mood', 'accent_color'))
    command = ('export', 'poster', group, '--template', 'recruit-sunrise', '--size', '200x300')
    cli.json(*command, '--palette', 'brand', '--to', 'brand.svg')
    cli.json(*command, '--to', 'plain.svg')
    assert cli.path('brand.svg').read_text() != cli.path('plain.svg').read_text()
    cli.fails(1, *command, '--palette', 'pink', '--to', 'p.svg', says=('pink', 'indigo'))
    cli.json(*command, '--to', 'logo.png')
    assert cli.json('brand', '--logo', 'logo.png')['logo']
    cli.json(*command, '--to', 'with.png')
    assert cli.path('with.png').read_bytes() != cli.path('logo.png').read_bytes()
    cli.fails(1, 'brand', '--logo', 'plain.txt', says='plain.txt')
    cli.text('undo')
    cli.json(*command, '--to', 'again.png')
    assert cli.path('again.png').read_bytes() == cli.path('logo.png').read_bytes()
    assert cli.json('brand', '--clear')['main_color'] == ''
    cli.text('undo')
    assert cli.json('brand')['main_color'] == '#0B5FA5'


def poster_templates(cli):
    """Templates of one's own are kept from posters and files, drawn as others are, given away and removed."""
    group = cli.new(name='Sky Club')
    assert len([one for one in cli.json('poster-templates') if not one['own']]) >= 24
    own = cli.json('poster-templates', '--save', group, '--template', 'welcome-mug', '--name', 'Our mug')['id']
    assert own == 'our-mug' and [one['name'] for one in cli.json('poster-templates') if one['own']] == ['Our mug']
    cli.json('export', 'poster', group, '--template', own, '--size', '200x300', '--to', 'own.png')
    cli.json('export', 'poster-template', own, '--to', 'mug of ours.json')
    again = cli.json('poster-templates', '--import', 'mug of ours.json')['id']
    assert again != own and cli.json('poster-templates', '--import', 'mug of ours.json')['id'] == again
    cli.json('poster-templates', '--remove', own)
    cli.fails(1, 'export', 'poster', group, '--template', own, '--to', 'p.png', says=(own, again, 'recruit-sunrise'))
    cli.fails(1, 'poster-templates', '--remove', 'welcome-mug', says='welcome-mug')
    cli.fails(2, 'poster-templates', '--save', group, '--name', 'x', says='--template')
    cli.path('bad.json').write_text('{"format": 1, "fields": [{"id": "a", "type": "film"}]}', encoding='utf-8')
    cli.fails(1, 'poster-templates', '--import', 'bad.json', says=('bad.json', 'fields[0].type', 'film'))


def export_posters(cli):
    groups = [cli.new('跑步 / {}'.format(number)) for number in range(3)] + [cli.new('../evil')]
    value = cli.json('export', 'posters', '--groups', 'all', '--template', 'recruit-sunrise', '--size', '400x600', '--to', 'out', '--jobs', '2')
    assert len(value) == 4 and all(cli.path(one['file']).stat().st_size == one['bytes'] for one in value)
    assert sorted(one.name for one in cli.path('out').iterdir() if one.name != 'posters.csv') == sorted(one['file'].split('/')[-1] for one in value)
    value = cli.json('export', 'posters', '--groups', ','.join(groups[:2]), '--template', 'rules-ledger', '--to', 'two')
    assert len(value) == 2
    alone = cli.json('export', 'poster', groups[1], '--template', 'rules-ledger', '--to', 'alone.png')[0]
    assert cli.path(alone['file']).read_bytes() == cli.path(value[1]['file']).read_bytes()   # one look, alone or among others
    before = {one.name: one.stat().st_mtime_ns for one in cli.path('two').iterdir() if one.name != 'posters.csv'}
    cli.path(value[0]['file']).unlink()
    assert cli.json('export', 'posters', '--groups', ','.join(groups[:2]), '--template', 'rules-ledger', '--to', 'two') == value
    after = {one.name: one.stat().st_mtime_ns for one in cli.path('two').iterdir() if one.name != 'posters.csv'}
    assert [before[name] == after[name] for name in sorted(before)] == [name != value[0]['file'].split('/')[-1] for name in sorted(before)]
    value = cli.json('export', 'posters', '--groups', ','.join(groups[:2]), '--template', 'rules-ledger', '--name', '{n} {group}', '--format', 'jpg', '--to', 'three')
    assert [one['file'] for one in value] == ['three/001-跑步-0.jpg', 'three/002-跑步-1.jpg'], value
    cli.fails(1, 'export', 'posters', '--groups', 'all', '--template', 'rules-ledger', '--name', '{what}', '--to', 'out', says=('{what}', '{group}'))
    cli.fails(1, 'export', 'posters', '--groups', 'all', '--template', 'rules-ledger', '--format', 'gif', '--to', 'out', says='gif')
    cli.fails(1, 'export', 'posters', '--groups', '7', '--template', 'rules-ledger', '--to', 'out', says='7')
    cli.write('file', 'x')
    cli.fails(1, 'export', 'posters', '--groups', 'all', '--template', 'rules-ledger', '--to', 'file/x', says='file')


def export_flow(cli):
    group = cli.new()
    flow = cli.json('show', group)['flow']
    parties = {one['id']: one for one in flow['nodes']}
    assert [one['role'] for one in flow['nodes']].count('group') == 1 and len(flow['arrows']) >= 5
    assert all(one['from'] in parties and one['to'] in parties and one['kind'] in ('money', 'goods', 'service', 'information') for one in flow['arrows'])
    for ending, magic in (('svg', b'<?xml'), ('png', b'\x89PNG'), ('pdf', b'%PDF')):
        assert exported(cli, cli.json('export', 'flow', group, '--to', 'f.' + ending), 'f.' + ending).startswith(magic), ending
    text = exported(cli, cli.json('export', 'flow', group, '--to', 'f.txt'), 'f.txt').decode()
    for arrow in flow['arrows']:
        assert arrow['label'] in text and parties[arrow['from']]['label'] + ' → ' + parties[arrow['to']]['label'] in text, arrow
    assert flow['arrows'][0]['label'] in cli.text('show', group)
    cli.fails(1, 'export', 'flow', group, '--to', 'f.bogus', says='f.bogus')
    cli.fails(1, 'export', 'flow', group, '--to', 'none/f.svg', says='none')


def export_calendar(cli):
    first, second = cli.new('A, B; C'), cli.new('B')
    one = exported(cli, cli.json('export', 'calendar', first, '--to', 'one.ics'), 'one.ics').decode()
    both = exported(cli, cli.json('export', 'calendar', '--to', 'both.ics'), 'both.ics').decode()
    assert one.startswith('BEGIN:VCALENDAR\r\n') and one.endswith('END:VCALENDAR\r\n')
    assert one.count('BEGIN:VEVENT') == len(cli.json('plan', first))
    assert both.count('BEGIN:VEVENT') == len(cli.json('plan', first)) + len(cli.json('plan', second))
    assert all(len(line.encode()) <= 75 for line in both.split('\r\n'))
    cli.fails(1, 'export', 'calendar', '--to', 'c.txt', says='c.txt')


def export_plan(cli):
    first = cli.new('A')
    cli.new('B')
    for ending, magic in (('svg', b'<?xml'), ('png', b'\x89PNG'), ('pdf', b'%PDF')):
        assert exported(cli, cli.json('export', 'plan', first, '--month', '2026-12', '--to', 'p.' + ending), 'p.' + ending).startswith(magic), ending
    assert exported(cli, cli.json('export', 'plan', '--to', 'all.pdf'), 'all.pdf').startswith(b'%PDF')
    cli.fails(1, 'export', 'plan', first, '--month', '2026-13', '--to', 'p.pdf', says='2026-13')
    cli.fails(1, 'export', 'plan', first, '--to', 'p.docx', says='p.docx')
    cli.fails(1, 'export', 'plan', first, '--to', 'none/p.pdf', says='none')


def export_members(cli):
    group = cli.new()
    path = cli.write('list.csv', '姓名,手机,入群时间,备注\n"张三, 三哥",13800138000,2026-03-01,"=1+1"\n李四,,,\n')
    cli.json('import', path, '--group', group)
    text = exported(cli, cli.json('export', 'members', group, '--to', 'out.csv'), 'out.csv').decode('utf-8-sig')
    assert '"张三, 三哥"' in text and "'=1+1" in text
    other = cli.new('B')
    report = cli.json('import', cli.path('out.csv'), '--group', other)
    assert (report['members_new'], report['members_matched']) == (1, 1), report   # who has a telephone is known by it
    assert [one['name'] for one in cli.json('members', other)] == [one['name'] for one in cli.json('members', group)]
    assert text.startswith('姓名,群昵称,账号,手机号,邮箱'), text
    cli.fails(1, 'export', 'members', group, '--to', 'out.txt', says='out.txt')


def long_names_fit(cli):
    """A name of a dozen characters, and a code that has an end, are no reason to cut a line."""
    group = cli.new('说清楚·七天表达营 12期', 'camp')
    cli.text('set', group, 'join_code=https://example.com/abc', 'join_code_until=2099-12-31')
    for template, size in (('lesson-dial', '900x500'), ('quote-ribbon', '1080x1080'), ('rules-ledger', '1080x1920')):
        notes = cli.json('export', 'poster', group, '--template', template, '--size', size, '--to', 'p.png')[0].get('notes', [])
        assert not [one for one in notes if 'cut' in one], (template, notes)


def digests(cli):
    cli.text('sample', '--as-of', '2026-11-22')
    group = next(one for one in cli.json('groups') if one['language'] == 'en' and one['platform'] == 'whatsapp')['id']
    for ending, head in (('md', b'# '), ('html', b'<!DOCTYPE'), ('pdf', b'%PDF'), ('png', b'\x89PNG'), ('txt', b'')):
        to = cli.path('digest.' + ending)
        written = cli.json('export', 'digest', group, '--top', 5, '--from', '2026-10-01', '--to', to)
        assert to.read_bytes().startswith(head) and written[0]['bytes'] > 100, written
    assert int.from_bytes(to.with_suffix('.png').read_bytes()[16:20], 'big') == 1080
    assert cli.path('digest.md').read_text().count('> —') == 5
    assert cli.json('digests', group) == []
    cli.text('export', 'digest', group, '--from', '2026-10-01', '--top', 3, '--names', 'hidden', '--save', '--to', cli.path('kept.md'))
    kept = cli.json('digests', group)
    assert [(one['names'], one['messages']) for one in kept] == [('hidden', 3)], kept
    cli.text('export', 'digest', group, kept[0]['id'], '--to', cli.path('again.md'))
    assert cli.path('again.md').read_text() == cli.path('kept.md').read_text() and '> — A member · ' in cli.path('kept.md').read_text()
    cli.text('undo')
    assert cli.json('digests', group) == []
    cli.fails(1, 'export', 'digest', group, 'Nothing', '--to', cli.path('x.md'), says='Nothing')
    cli.fails(1, 'export', 'digest', group, '--names', 'loud', '--to', cli.path('x.md'), says='loud')
    cli.fails(1, 'export', 'digest', group, '--from', '2020-01-01', '--until', '2020-01-02', '--to', cli.path('x.md'), says='--from')
    cli.fails(1, 'export', 'digest', group, '--to', cli.path('x.doc'), says='.png')
    cli.fails(2, 'export', 'digest', group)


def sample(cli):
    cli.text('sample', '--as-of', '2026-11-22')
    groups = cli.json('groups')
    assert len(groups) >= 6 and {one['language'] for one in groups} == {'en', 'zh_CN'}
    assert all(60 <= one['members'] <= 300 for one in groups), groups
    assert any(one['parent'] for one in groups)
    for one in groups:
        shown = cli.json('show', one['id'])
        assert shown['plan'] and shown['rules']['clauses'] and shown['positioning']['theme']
    assert cli.json('today', '--date', '2026-11-22')
    first = cli.state()
    other = cli.path('other.groupops')
    done = cli.run('sample', '--as-of', '2026-11-22', workspace=other)
    assert done.returncode == 0, done.stderr
    cli.workspace = other
    assert cli.state() == first, 'the sample is not repeatable'
    cli.fails(1, 'sample', '--as-of', '2026-02-30', says='2026-02-30', workspace=cli.path('third.groupops'))
    assert not cli.path('third.groupops').exists()
    cli.fails(1, 'sample')


clitest.main([plan, plan_with_past, plan_of_many, sops, triggers, days, today, today_deals_with_items, today_groups, repeats, today_has_seeds, export_rules, export_handbook, export_review, export_folder, pdf_shows_all_signs, export_poster, export_poster_for_print, poster_notes, without_fonts, without_chinese_font,
              missing_glyphs,
              export_poster_refused, places_that_cannot_be_written, poster_values_that_cannot_be, brand, poster_templates, export_posters,
              export_flow, export_calendar, export_plan, export_members, long_names_fit, digests, sample])
