#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""import, formats, members, tiers."""
import gzip
import os
import resource
import subprocess
import zipfile

import clitest

LIST = '姓名,微信号,手机,入群时间,最后发言,消息数,角色\n张三,w1,13800138000,2026-03-01,2026-09-17 08:30,120,群主\n李四,w2,,2026/3/5,,0,\n'

FORMATS = ['whatsapp', 'telegram', 'discord-json', 'qq-json', 'wechat-json', 'slack', 'qq', 'discord-csv', 'wechat-csv', 'csv',
           'paste', 'xlsx', 'vcard', 'contacts', 'orders', 'figures', 'plan', 'ics', 'signup', 'clauses', 'tiers']


def take(cli, text, *more, name='list.csv'):
    path = cli.write(name, text)
    return cli.json('import', path, '--group', cli.group, *more)


def with_group(test):
    def run(cli):
        cli.group = cli.new()
        test(cli)
    run.__name__ = test.__name__
    return run


@with_group
def shape(cli):
    report = take(cli, LIST)
    assert {'format', 'encoding', 'messages', 'events', 'members_new', 'members_matched', 'duplicates', 'skipped', 'first', 'last'} <= set(report)
    assert (report['format'], report['encoding'], report['members_new'], report['skipped']) == ('csv', 'UTF-8', 2, [])
    assert (report['first'], report['last']) == ('2026-03-01', '2026-03-05')
    again = take(cli, LIST)
    assert (again['members_new'], again['members_matched']) == (0, 2)
    assert cli.json('groups')[0]['members'] == 2


@with_group
def encodings(cli):
    for number, encoding in enumerate(('gb18030', 'utf-8-sig', 'utf-16', 'utf-16-le', 'gbk')):
        report = take(cli, LIST.encode(encoding))
        assert report['members_new'] == (2 if number == 0 else 0), encoding
        assert report['members_matched'] == (0 if number == 0 else 2), encoding
    assert take(cli, LIST.encode('big5', 'replace'), '--encoding', 'big5')['encoding'] == 'big5'
    path = cli.write('list.csv', LIST)
    cli.fails(1, 'import', path, '--group', cli.group, '--encoding', 'klingon', says='klingon')


@with_group
def bad_records(cli):
    rows = ['name,phone', 'Ada,13800138000', '"Bob,13800138001', 'Cy,13800138002', 'Dan,13800138003', 'Eve,13800138004', 'Fay,13800138005,more', 'Gus,']
    report = take(cli, '\n'.join(rows) + '\n')
    assert report['members_new'] == 6, report
    told = {one['line']: one['reason'] for one in report['skipped']}
    assert 'quote' in told[3] and told[7] == '3 cells, the header has 2', told
    assert 'line 7: 3 cells' in cli.text('import', cli.path('list.csv'), '--group', cli.group)
    assert [one['name'] for one in cli.json('members', cli.group)] == ['Ada', 'Bob', 'Cy', 'Dan', 'Eve', 'Gus']


@with_group
def strange_names(cli):
    names = ['名' * 10000, 'a\x01b', '\u202eevil\u202c', '=cmd()', '<script>', '@SUM(A1)']
    report = take(cli, 'name,note\n' + ''.join(one + ',\n' for one in names))
    told = [one['line'] for one in report['skipped']]
    assert report['members_new'] == 6 and told == [2, 3, 4], report
    stored = {one['name'] for one in cli.json('members', cli.group)}
    assert stored == {'名' * 200, 'ab', 'evil', '=cmd()', '<script>', '@SUM(A1)'}, stored
    cli.text('export', 'members', cli.group, '--to', 'out.csv')
    assert not any(cell.startswith(('=', '@')) for line in cli.path('out.csv').read_text('utf-8-sig').splitlines() for cell in line.split(','))


@with_group
def dates(cli):
    report = take(cli, 'name,joined\nAda,2026-02-30\nBob,44987\nCy,2026年9月17日\nDan,soon\n')
    told = {one['line']: one['reason'] for one in report['skipped']}
    assert '2026-02-30' in told[2] and 'soon' in told[5], told
    joined = {one['name']: one['joined'] for one in cli.json('members', cli.group)}
    assert joined == {'Ada': None, 'Bob': '2023-03-02', 'Cy': '2026-09-17', 'Dan': None}, joined
    path = cli.write('list.csv', 'name,joined\nEve,3/4/2026\n')
    before = cli.state()
    cli.fails(1, 'import', path, '--group', cli.group, says=('2026-04-03', '2026-03-04', 'dmy', 'mdy', 'line 2'))
    cli.fails(1, 'import', path, '--group', cli.group, '--date-order', 'xyz', says='xyz')
    assert cli.state() == before
    assert cli.json('import', path, '--group', cli.group, '--date-order', 'mdy')['first'] == '2026-03-04'


@with_group
def mapping(cli):
    path = cli.write('list.csv', 'foo,bar\nAda,13800138000\n')
    cli.fails(1, 'import', path, '--group', cli.group, says=('foo', 'bar'))
    cli.fails(1, 'import', path, '--group', cli.group, '--map', 'baz=name', says='baz')
    cli.fails(1, 'import', path, '--group', cli.group, '--map', 'foo=shoe', says='shoe')
    cli.fails(2, 'import', path, '--group', cli.group, '--map', 'foo', says='foo')
    assert cli.json('import', path, '--group', cli.group, '--map', 'foo=name', '--map', '2=phone')['members_new'] == 1


@with_group
def dry_run(cli):
    before = cli.state()
    report = take(cli, LIST, '--dry-run')
    assert report['members_new'] == 2 and cli.state() == before


@with_group
def copied_page(cli):
    """The page of members of a QQ group, whose column of numbers has no heading."""
    text = '成员\t群昵称\tQQ号\t性别\tQ龄\t入群时间\t等级(积分)\t最后发言\n1\t张三\t三哥\t10001\t男\t10年\t2020/01/02\t活跃(120)\t2026/03/01\n' \
           '2\t李四\t\t10002\t女\t8年\t2021/05/06\t潜水(1)\t2026/02/01\n'
    report = take(cli, text, '--dry-run', name='members.txt')
    assert report['members_new'] == 2 and report['skipped'] == [] and report['first'] == '2020-01-02', report
    assert [one['field'] for one in report['columns']][:4] == ['ignore', 'name', 'nickname', 'qq'], report
    text = 'id\tname\tphone\n1001\tAnna Lee\t13800138000\t\n1002\tBo Chen\t13800138001\t\n'   # a tab too many is no number in front
    report = take(cli, text, '--dry-run', '--format', 'csv', name='tabs.txt')
    assert [one['field'] for one in report['columns']][1:3] == ['name', 'phone'], report


@with_group
def pasted_columns(cli):
    """What the program puts over the columns of a pasted list is said in words."""
    text = cli.text('import', cli.write('names.txt', '张三 13800138000\n李四 13900139000\n'), '--group', cli.group, '--dry-run')
    assert 'Name → Name' in text and 'external-id' not in text, text
    assert cli.json('import', cli.path('names.txt'), '--group', cli.group, '--dry-run')['columns'][0]['column'] == 'name'


@with_group
def undo(cli):
    before = cli.state()
    take(cli, LIST)
    cli.text('undo')
    assert cli.json('members', cli.group) == []
    cli.text('redo')
    assert len(cli.json('members', cli.group)) == 2
    cli.text('undo')
    assert cli.json('show', cli.group)['group'] == before[2][0]['group']


@with_group
def refused(cli):
    before = cli.state()
    for content, part in ((b'', 'empty'), (b'\r\n\r\n', 'empty'), (b'name,phone\n', 'no members'), (b'PK\x03\x04rest', 'workbook'),
                          (b'name,phone\nAda,1,2,3\n', 'line 2')):
        path = cli.write('list.csv', content)
        cli.fails(1, 'import', path, '--group', cli.group, says=('list.csv' if part not in ('workbook',) else part, part))
    cli.fails(1, 'import', 'none.csv', '--group', cli.group, says='none.csv')
    cli.fails(1, 'import', '.', '--group', cli.group)
    cli.fails(1, 'import', path, '--group', 'nobody', says='nobody')
    cli.fails(1, 'import', path, '--group', cli.group, '--format', 'bogus', says=('bogus', 'formats'))
    cli.fails(1, 'import', path, '--group', cli.group, '--time-zone', 'Mars/Base', says='Mars/Base')
    assert cli.state() == before


@with_group
def large_file(cli):
    """Memory does not grow with the file. GOPS_LARGE_MB sets its size; the benchmark "import" takes 200 MB."""
    size = int(os.environ.get('GOPS_LARGE_MB', '12')) << 20
    with open(cli.path('large.csv'), 'w', encoding='utf-8') as file:
        file.write('姓名,手机,入群时间,备注\n')
        number = 0
        while file.tell() < size if number % 1000 == 0 else True:
            file.write('成员{0},{0:011d},2026-03-01,"{1}"\n'.format(number, '一段很长的备注，' * 20))
            number += 1
    report = cli.json('import', cli.path('large.csv'), '--group', cli.group)
    assert report['members_new'] == number, report
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak < 100 * 1024, '{} KiB'.format(peak)


def formats(cli):
    value = cli.json('formats')
    assert [one['format'] for one in value] == FORMATS and 'csv' in cli.text('formats')
    for what, some in (('kinds', {'camp', 'mutual-help'}), ('platforms', {'wechat', 'other'}), ('sops', {'camp-7', 'weekly-rhythm'}),
                       ('schemes', {'status', 'presence'}), ('templates', {'recruit-sunrise', 'event-ticket'}), ('statuses', {'draft', 'dissolved'})):
        value = cli.json('formats', what)
        assert some <= {one['id'] for one in value} and all(one['name'] for one in value), what
        assert all(one['id'] in cli.text('formats', what) for one in value), what
    cli.fails(1, 'formats', 'bogus', says=('bogus', 'templates'))
    assert not cli.workspace.exists()


CARDS = ('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:张三\r\nTEL;TYPE=CELL:13800138000\r\nEND:VCARD\r\n'
         'BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Club\r\nEND:VCARD\r\n')


@with_group
def cards(cli):
    report = take(cli, CARDS, name='list.vcf')
    assert (report['format'], report['members_new']) == ('vcard', 1), report
    assert [one['line'] for one in report['skipped']] == [6] and 'group' in report['skipped'][0]['reason'], report
    assert take(cli, CARDS, '--format', 'vcard', name='list.txt')['members_matched'] == 1
    cli.fails(1, 'import', cli.write('list.csv', LIST), '--group', cli.group, '--format', 'vcard', says='list.csv')


def write_workbook(cli, name, sheets):
    """A workbook as small as can be: sheets of rows of texts."""
    head = '<Relationship Id="r{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="sheet{0}.xml"/>'
    with zipfile.ZipFile(cli.path(name), 'w', zipfile.ZIP_DEFLATED) as book:
        book.writestr('xl/workbook.xml', '<workbook xmlns:r="r"><sheets>' + ''.join(
            '<sheet name="{}" r:id="r{}"/>'.format(title, number) for number, title in enumerate(sheets)) + '</sheets></workbook>')
        book.writestr('xl/_rels/workbook.xml.rels', '<Relationships>' + ''.join(head.format(number) for number in range(len(sheets))) + '</Relationships>')
        for number, rows in enumerate(sheets.values()):
            cells = ''.join('<row>' + ''.join('<c t="str"><v>{}</v></c>'.format(cell) for cell in row) + '</row>' for row in rows)
            book.writestr('xl/sheet{}.xml'.format(number), '<worksheet><sheetData>' + cells + '</sheetData></worksheet>')
    return cli.path(name)


@with_group
def workbooks(cli):
    path = write_workbook(cli, 'list.xlsx', {'聊天记录': [['消息'], ['hi']], '成员信息': [['wxid', '群昵称'], ['wxid_1', '小明'], ['wxid_2', '小红']]})
    cli.fails(1, 'import', path, '--group', cli.group, says='消息')   # the first sheet has no members
    cli.fails(1, 'import', path, '--group', cli.group, '--sheet', 'bogus', says=('bogus', '成员信息'))
    report = cli.json('import', path, '--group', cli.group, '--sheet', '成员信息')
    assert (report['format'], report['members_new'], report['skipped']) == ('xlsx', 2, []), report
    assert 'sheets' not in report, report
    assert cli.json('import', path, '--group', cli.group, '--sheet', '2', '--format', 'xlsx')['members_matched'] == 2
    both = write_workbook(cli, 'two.xlsx', {'名单': [['姓名', '微信号'], ['小明', 'wxid_1']], '第二页': [['姓名'], ['小红']]})
    assert cli.json('import', both, '--group', cli.group, '--dry-run')['sheets'] == ['名单', '第二页']
    assert '名单, 第二页' in cli.text('import', both, '--group', cli.group, '--dry-run')
    cut = cli.write('cut.xlsx', path.read_bytes()[:-30])
    cli.fails(1, 'import', cut, '--group', cli.group, says=('cut.xlsx', 'cut off'))
    cli.fails(1, 'import', cli.write('old.xlsx', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old'), '--group', cli.group, says=('old.xlsx', 'password'))


@with_group
def packed_list(cli):
    with zipfile.ZipFile(cli.path('list.zip'), 'w') as packed:
        packed.writestr('../../evil.csv', LIST)
        packed.writestr('members.csv', LIST)
    assert cli.json('import', cli.path('list.zip'), '--group', cli.group)['members_new'] == 2
    assert not list(cli.folder.parent.glob('evil.csv'))
    cli.path('list.csv.gz').write_bytes(gzip.compress(LIST.encode()))
    assert cli.json('import', cli.path('list.csv.gz'), '--group', cli.group)['members_matched'] == 2


@with_group
def there_and_back(cli):
    """What goes out in any format comes in as the same members, and goes out the same."""
    take(cli, LIST)
    for ending in ('csv', 'vcf', 'xlsx'):
        other = cli.new('B ' + ending, platform='wechat')
        first, second = 'one.' + ending, 'two.' + ending
        assert cli.json('export', 'members', cli.group, '--to', first)[0]['file'] == first
        report = cli.json('import', cli.path(first), '--group', other)
        assert (report['members_matched'], report['skipped']) == (2, []), report
        cli.text('export', 'members', other, '--to', second)
        if ending == 'xlsx':
            read = [zipfile.ZipFile(cli.path(name)).read('xl/worksheets/sheet1.xml') for name in (first, second)]
        else:
            read = [cli.path(name).read_bytes() for name in (first, second)]
        assert read[0] == read[1], ending
    cli.fails(1, 'export', 'members', cli.group, '--to', 'x.ods', says=('x.ods', '.vcf', '.xlsx'))
    assert not cli.path('x.ods').exists()


@with_group
def members(cli):
    take(cli, LIST)
    value = cli.json('members', cli.group, '--sort', 'messages')
    assert set(value[0]) >= {'id', 'name', 'tier', 'joined', 'last_active', 'messages', 'active_days'}
    assert [one['name'] for one in value] == ['张三', '李四']
    assert value[0]['last_active'].startswith('2026-09-17T08:30:00') and value[1]['last_active'] is None and value[1]['tier'] is None
    assert len(cli.json('members', cli.group, '--limit', '1')) == 1
    for key in ('name', 'tier', 'joined', 'last_active', 'active_days'):
        assert len(cli.json('members', cli.group, '--sort', key)) == 2
    for option, value in (('--texts', 'zz'), ('--date', '2026-02-30')):   # a list of members asks for neither: nonsense is told all the same
        cli.fails(2, 'import', cli.write('more.csv', LIST), '--group', cli.group, option, value, says=value)
    cli.fails(1, 'members', cli.group, '--sort', 'bogus', says=('bogus', 'messages'))
    cli.fails(1, 'members', cli.group, '--tier', 'bogus', says=('bogus', 'lost'))
    cli.fails(1, 'members', cli.group, '--limit', 'x', says='x')


@with_group
def tiers(cli):
    take(cli, LIST)
    value = cli.json('tiers', cli.group, '--scheme', 'status', '--as-of', '2026-09-20')
    assert (value['scheme'], value['as_of']) == ('status', '2026-09-20')
    assert [one['tier'] for one in value['tiers']] and set(value['tiers'][0]) >= {'tier', 'count', 'share', 'moved_in', 'moved_out'}
    assert sum(one['count'] for one in value['tiers']) == 2 and abs(sum(one['share'] for one in value['tiers']) - 1) < 1e-9
    assert {one['tier'] for one in value['tiers']} == set('new core active ordinary silent at-risk lost'.split())
    tier = next(one['tier'] for one in value['tiers'] if one['count'] > 0)
    assert cli.json('members', cli.group, '--tier', tier)
    again = cli.json('tiers', cli.group, '--scheme', 'status', '--as-of', '2026-09-20')
    assert all(one['moved_in'] == 0 for one in again['tiers'])
    before = cli.state()
    cli.fails(1, 'tiers', cli.group, '--scheme', 'bogus', says=('bogus', 'status'))
    cli.fails(1, 'tiers', cli.group, '--as-of', '2026-02-30', says='2026-02-30')
    assert cli.state() == before


@with_group
def killed(cli):
    """A kill in the middle leaves nothing that is seen, and the next import works."""
    path = cli.write('list.csv', 'name,phone\n' + ''.join('M{0},{0:011d}\n'.format(one) for one in range(60000)))
    for delay in (0.02, 0.1, 0.2, 0.3):
        process = subprocess.Popen([cli.program, '--workspace', str(cli.workspace), 'import', str(path), '--group', cli.group], env=cli.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert len(cli.json('members', cli.group)) in (0, 60000)
        assert cli.json('check')['ok'] is True


def order_of_names(cli):
    """By the name that is shown: the one in the group where there is one."""
    group = cli.new()
    cli.json('import', cli.write('list.csv', '姓名,群昵称\n王芳,朵朵妈妈\n陈娜,娜娜\n赵一,\nAda,王者\n安琪,\n钱多,朵朵爸爸\n'), '--group', group)
    names = ['安琪', '朵朵爸爸', '朵朵妈妈', '娜娜', '王者', '赵一']
    assert [one['name'] for one in cli.json('members', group)] == names
    assert [one['name'] for one in cli.json('members', group, '--sort', 'messages')] == names


clitest.main([shape, encodings, bad_records, strange_names, dates, mapping, dry_run, copied_page, pasted_columns, undo, refused, large_file, formats, cards, workbooks, packed_list, there_and_back, members, order_of_names, tiers, killed])
