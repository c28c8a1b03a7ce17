#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders, figures of days and sign-up lists: import, list, set, remove."""
import csv
import json

import clitest

MEMBERS = '姓名,微信号,手机\n张三,w1,13800138000\n李四,w2,\n'
ORDERS = '订单号,买家,手机,付款时间,实付金额,商品\nA1,张三,,2026-09-01 10:00,"¥1,234.50",茶\nA2,谁,13800138000,2026-09-02,12,壶\nA3,谁,,2026-09-03,12,壶\n'


def with_members(test):
    def run(cli):
        cli.group = cli.new()
        cli.json('import', cli.write('list.csv', MEMBERS), '--group', cli.group)
        test(cli)
    run.__name__ = test.__name__
    return run


@with_members
def orders(cli):
    path = cli.write('orders.csv', ORDERS.encode('gb18030'))
    tried = cli.json('import', path, '--group', cli.group, '--format', 'orders', '--dry-run')
    assert (tried['orders'], cli.json('orders')) == (2, [])
    report = cli.json('import', path, '--group', cli.group, '--format', 'orders')
    assert (report['orders'], report['duplicates'], report['buyers'], report['unknown_orders']) == (2, 0, 1, 1), report
    assert (report['first'], report['last'], report['format']) == ('2026-09-01', '2026-09-02', 'orders')
    assert report['unknown'][0]['name'] == '谁' and report['skipped'][0]['line'] == 4
    listed = cli.json('orders', cli.group)
    assert [(one['name'], one['date'], one['amount'], one['currency'], one['product']) for one in listed] == [
        ('张三', '2026-09-02', 1200, 'EUR', '壶'), ('张三', '2026-09-01', 123450, 'CNY', '茶')], listed
    again = cli.json('import', path, '--group', cli.group, '--format', 'orders')
    assert (again['orders'], again['duplicates']) == (0, 2)
    more = cli.json('import', path, '--group', cli.group, '--format', 'orders', '--new-people')
    assert (more['orders'], more['members_new'], len(cli.json('members', cli.group))) == (1, 1, 3)
    cli.json('undo', '2')
    assert cli.json('orders') == []
    assert '“谁”' not in cli.text('import', path, '--format', 'orders', '--currency', 'CNY')   # of no group
    assert [one['group'] for one in cli.json('orders')] == [None, None]
    cli.fails(1, 'import', path, '--format', 'orders', '--map', '商品=amount', says='no amount')
    cli.fails(1, 'import', path, '--format', 'orders', '--currency', 'yuan', says='--currency')
    cli.fails(1, 'import', path, '--format', 'orders', '--map', '商品=bogus', says=('bogus', 'product'))


@with_members
def not_members(cli):
    listed = cli.write('接龙.txt', '#接龙\n周六团购\n\n1. 李梅 2箱\n2. 王芳 1箱\n3. 张伟\n')
    cli.fails(1, 'import', listed, '--group', cli.group, says=('接龙', '--format signup'))
    cli.fails(1, 'import', cli.write('orders.csv', ORDERS), '--group', cli.group, says='--format orders')
    assert len(cli.json('members', cli.group)) == 2
    assert cli.json('import', cli.write('names.txt', '1. 李梅\n2. 王芳\n3. 张伟\n'), '--group', cli.group)['members_new'] == 3


@with_members
def listed_orders_count(cli):
    """An order of a sign-up list is a purchase, as in tiers."""
    listed = cli.write('团购.txt', '#接龙\n周六团购\n\n1. 张三 2箱\n')
    cli.json('import', listed, '--group', cli.group, '--format', 'signup', '--purpose', 'order', '--price', '58')
    cli.json('export', 'members', cli.group, '--to', 'bought.csv')
    rows = list(csv.DictReader(cli.path('bought.csv').read_text('utf-8-sig').splitlines()))
    assert [row['购买次数'] for row in rows if '张三' in row.values()] == ['1'], rows


@with_members
def orders_by_hand(cli):
    order = cli.json('orders', cli.group, '--add', '张三', '--amount', '￥12.50', '--date', '2026-09-17', '--product', '茶')['id']
    cli.json('orders', cli.group, '--add', '13800138000', '--amount', '$3', '--date', '2026-09-18')
    person = cli.json('members', cli.group, '--sort', 'name')[0]['person']
    cli.json('orders', '--add', person, '--amount', '1')
    assert len(cli.json('orders')) == 3 and len(cli.json('orders', cli.group)) == 2
    assert [one['id'] for one in cli.json('orders', '--until', '2026-09-17', '--from', '2026-09-17')] == [order]
    assert len(cli.json('orders', '--person', '张三', '--limit', '1')) == 1
    assert '¥12.50' in cli.text('orders', cli.group)
    assert cli.json('orders', '--remove', order) == {'id': order}
    assert len(cli.json('orders')) == 2
    cli.fails(1, 'orders', '--remove', order, says=order)
    cli.fails(1, 'orders', '--add', '没有', '--amount', '1', says=('没有', 'nobody'))
    cli.fails(1, 'orders', '--add', '张三', '--amount', 'lots', says='lots')
    cli.fails(2, 'orders', '--add', '张三', says='--amount')


@with_members
def figures(cli):
    value = cli.json('figures', cli.group, '--set', 'members=200', '--set', 'left=3', '--date', '2026-09-17')
    assert value == [{'group': cli.group, 'name': '晨跑', 'date': '2026-09-17', 'members': 200, 'joined': None, 'left': 3, 'spoke': None, 'messages': None}]
    path = cli.write('figures.csv', '统计日期,群名称,群总人数,新增群人数,发过消息的群成员数\n2026/9/17,晨跑,201,4,30\n2026/9/18,晨跑,202,,31\n2026/9/18,别的,1,1,1\n')
    report = cli.json('import', path, '--format', 'figures')
    assert (report['days'], report['groups'], report['format'], report['skipped'][0]['line']) == (2, 1, 'figures', 4), report
    assert cli.json('import', path, '--format', 'figures')['days'] == 0
    assert [(one['date'], one['members'], one['left']) for one in cli.json('figures')] == [('2026-09-17', 201, 3), ('2026-09-18', 202, None)]
    assert len(cli.json('figures', '--from', '2026-09-18')) == 1 and '202' in cli.text('figures', cli.group, '--date', '2026-09-18')
    cli.json('undo')
    assert [one['members'] for one in cli.json('figures')] == [200]
    cli.json('figures', cli.group, '--set', 'Members=201', '--date', '2026-09-17')   # as the table calls it
    cli.json('figures', cli.group, '--set', 'members=', '--set', 'left=', '--date', '2026-09-17')
    assert cli.json('figures') == []
    cli.fails(1, 'figures', cli.group, '--set', 'bogus=1', says=('bogus', 'spoke'))
    cli.fails(1, 'figures', cli.group, '--set', 'spoke=many', says='many')
    cli.fails(2, 'figures', '--set', 'spoke=1', says='group')
    cli.fails(1, 'import', path, '--format', 'figures', '--map', '群名称=ignore', says='groups')


@with_members
def sign_ups(cli):
    path = cli.write('list.txt', '#接龙\n每日打卡\n\n1. 张三 完成\n2. 谁\n')
    report = cli.json('import', path, '--group', cli.group, '--format', 'signup', '--purpose', 'check-in', '--date', '2026-09-17')
    assert (report['title'], report['new'], report['unknown']) == ('每日打卡', 2, 1), report
    assert [(one['name'], one['status'], one['person'] is None) for one in report['entries']] == [('张三', 'new', False), ('谁', 'new', True)]
    again = cli.json('import', path, '--group', cli.group, '--format', 'signup', '--purpose', 'check-in', '--date', '2026-09-17')
    assert (again['new'], again['duplicates']) == (0, 2)
    assert '谁' in cli.text('import', path, '--group', cli.group, '--format', 'signup', '--dry-run')
    order = cli.write('order.txt', '#接龙 鸡蛋\n1. 张三 2盒\n')
    cli.json('import', order, '--group', cli.group, '--format', 'signup', '--purpose', 'order', '--price', '¥12.5', '--date', '2026-09-17')
    assert [(one['product'], one['amount']) for one in cli.json('orders')] == [('鸡蛋', 2500)]
    cli.fails(1, 'import', cli.write('no.txt', 'hello'), '--group', cli.group, '--format', 'signup', says='sign-up list')
    cli.fails(1, 'import', order, '--group', cli.group, '--format', 'signup', '--purpose', 'bogus', says='bogus')
    cli.fails(1, 'import', cli.path('missing.txt'), '--group', cli.group, '--format', 'signup', says='missing.txt')
    cli.fails(2, 'import', order, '--format', 'signup', says='--group')


@with_members
def day_of_check_ins(cli):
    path = cli.write('list.txt', '#接龙\n2026年3月28日 早起打卡\n\n1. 张三\n')
    args = ('import', path, '--group', cli.group, '--format', 'signup', '--purpose', 'check-in')
    assert cli.json(*args)['day'] == '2026-03-28'
    assert cli.json(*args, '--date', '2026-03-29')['day'] == '2026-03-29'
    assert '2026-03-28' in cli.text(*args, '--dry-run')


@with_members
def called_off(cli):
    path = cli.write('list.txt', '#接龙\n周六爬山\n\n1. 张三\n2. 小孙 取消\n3. 小周\n')
    args = ('import', path, '--group', cli.group, '--format', 'signup', '--new-people')
    report = cli.json(*args, '--dry-run')
    assert (report['unknown'], report['called_off'], report['members_new'], report['people']) == (0, 1, 1, 2), report
    text = cli.text(*args)
    assert '小孙: called off' in text and 'nobody' not in text, text
    assert len(cli.json('members', cli.group)) == 3


@with_members
def sign_up_doubts(cli):
    path = cli.write('list.txt', '#接龙\n苹果团购 29.9/斤\n\n1. 张三 一箱\n2. 李四 3斤苹果+2斤梨\n')
    args = ('import', path, '--group', cli.group, '--format', 'signup', '--purpose', 'order', '--price', '29.9', '--dry-run')
    report = cli.json(*args)
    assert report['unsure'] == 2 and [one['count'] for one in report['entries']] == [1, 5], report
    assert all('doubt' in one for one in report['entries']), report
    assert 'not sure' in cli.text(*args)


@with_members
def price_of_orders(cli):
    """The price stands above the list, or is told; nothing is free without a word."""
    args = ('--group', cli.group, '--format', 'signup', '--purpose', 'order', '--date', '2026-09-17')
    cli.fails(1, 'import', cli.write('order.txt', '#接龙 鸡蛋\n1. 张三 2盒\n'), *args, says='--price 0')
    assert cli.json('orders') == []
    cli.json('import', cli.path('order.txt'), *args, '--price', '0')
    cli.json('import', cli.write('apples.txt', '#接龙\n苹果 29.9/箱\n1. 张三 一箱半\n'), *args)
    assert sorted(one['amount'] for one in cli.json('orders')) == [0, 4485], cli.json('orders')


@with_members
def fields(cli):
    assert cli.json('fields') == []
    cli.json('fields', '--add', '尺码', '--choices', 'S,M,L')
    cli.json('fields', '--add', '身高', '--kind', 'number')
    value = cli.json('fields', '--add', 'House')
    assert [(one['name'], one['kind'], one['choices'], one['values']) for one in value] == [
        ('尺码', 'choice', ['S', 'M', 'L'], 0), ('身高', 'number', [], 0), ('House', 'text', [], 0)], value
    assert [one['name'] for one in cli.json('fields', '--move', 'house', '--to', '1')] == ['House', '尺码', '身高']
    assert cli.json('fields', '--change', 'House', '--name', '入住日', '--kind', 'date')[0]['kind'] == 'date'
    value = cli.json('fields', '--person', '张三', '--set', '尺码=m', '--set', '入住日=2026-09-17')
    assert value == [{'field': '入住日', 'value': '2026-09-17'}, {'field': '尺码', 'value': 'M'}, {'field': '身高', 'value': None}], value
    assert cli.json('fields', '--person', '张三', '--fill', '{姓名}的尺码是{尺码}，身高{身高}') == {'text': '张三的尺码是M，身高…'}
    report = cli.json('import', cli.write('more.csv', '姓名,尺码,身高,住哪\n李四,L,170 cm,2026/9/1\n张三,S,180,\n'), '--group', cli.group, '--map', '住哪=入住日')
    assert [one['line'] for one in report['skipped']] == [2], report
    assert [one['value'] for one in cli.json('fields', '--person', '李四')] == ['2026-09-01', 'L', None]
    assert [one['value'] for one in cli.json('fields', '--person', '张三')] == ['2026-09-17', 'M', '180']
    assert [one['name'] for one in cli.json('members', cli.group, '--field', '尺码=l')] == ['李四']
    assert [one['name'] for one in cli.json('members', cli.group, '--field', '身高=', '--field', '尺码=L')] == ['李四']
    assert cli.json('members', cli.group, '--field', '身高=1') == [] and '尺码' in cli.text('fields')
    cli.fails(1, 'members', cli.group, '--field', '没有=1', says='没有')
    cli.fails(1, 'fields', '--person', '张三', '--set', '身高=2', '--set', '尺码=XXL', says=('尺码', 'answers'))
    assert cli.json('fields', '--person', '张三')[2]['value'] == '180'
    cli.fails(1, 'fields', '--add', '尺码', says='already')
    cli.fails(1, 'fields', '--add', 'x', '--kind', 'bogus', says='bogus')
    cli.fails(1, 'fields', '--remove', '没有', says='没有')
    cli.fails(1, 'fields', '--change', '尺码', '--kind', 'date', says='“')
    assert len(cli.json('fields', '--remove', '尺码')) == 2
    cli.json('undo')
    assert [one['values'] for one in cli.json('fields')] == [2, 2, 1]


@with_members
def sign_up_table(cli):
    table = cli.write('团购.csv', '姓名,数量,备注\n张三,2份,放门口\n李四,取消,\n谁,3,\n')
    report = cli.json('import', table, '--group', cli.group, '--format', 'signup', '--purpose', 'order', '--price', '10')
    assert (report['title'], report['new'], report['called_off'], report['unknown'], len(report['entries'])) == ('团购', 2, 1, 1, 3), report
    assert [one['amount'] for one in cli.json('orders')] == [2000]
    assert cli.json('import', table, '--group', cli.group, '--format', 'signup', '--purpose', 'order', '--price', '10')['new'] == 0
    several = cli.write('水果.csv', '姓名,数量\n张三,3箱苹果+2箱梨\n李四,土豆2份\n')
    report = cli.json('import', several, '--group', cli.group, '--format', 'signup', '--dry-run')
    assert [one['count'] for one in report['entries']] == [5, 2] and report['unsure'] == 1, report
    cli.fails(1, 'import', cli.write('x.csv', 'a,b\n1,2\n'), '--group', cli.group, '--format', 'signup', says='sign-up')


@with_members
def remembered(cli):
    path = cli.write('shop.csv', 'A,B,C\n张三,2026-09-01,12\n')
    cli.fails(1, 'import', path, '--format', 'orders', says='A')
    cli.json('import', path, '--format', 'orders', '--map', 'A=name', '--map', 'B=date', '--map', 'C=amount')
    assert cli.json('import', path, '--format', 'orders')['duplicates'] == 1


SHOP = ('订单号,下单时间,买家昵称,收货人,手机号,商品,数量,实付金额\n'
        'A1,2026-11-01 10:00,小雅,王雅,13800138001,苹果,1,39.9\nA2,2026-11-02 10:00,阿强,李强,13800138002,梨,2,59.8\n')


def orders_without_a_format(cli):
    """Nobody is made of a shop's export before it was asked what it is; either way buyers have names."""
    for encoding in ('utf-8', 'gb18030'):
        path = cli.path('shop.csv')
        with open(path, 'wb') as file:
            file.write(SHOP.encode(encoding))
        group = cli.new(encoding)
        before = cli.state()
        cli.fails(1, 'import', path, '--group', group, says=('shop.csv', '--format orders'))
        assert cli.state() == before
        cli.json('import', path, '--group', group, '--format', 'csv')
        assert sorted(one['name'] for one in cli.json('members', group)) == ['李强', '王雅']
        cli.text('undo')
    report = cli.json('import', path, '--group', group, '--format', 'orders', '--new-people')
    assert report['orders'] == 2 and sorted(one['name'] for one in cli.json('members', group)) == ['小雅', '阿强'], report


NEW_FIELDS = '姓名,尺码,身高,编号\n李四,L,170,007\n张三,S,180.5,8\n王五,S,,9\n赵六,L,165,10\n钱七,S,高,11\n孙八,L,,12\n'


@with_members
def new_fields(cli):
    path, before = cli.write('more.csv', NEW_FIELDS), cli.state()
    maps = ('--group', cli.group, '--map', '尺码=new', '--map', '身高=new:number', '--map', '编号=new')
    columns = cli.json('import', path, *maps, '--dry-run')['columns']
    assert columns[1] == {'column': '尺码', 'field': 'own', 'own': '尺码', 'kind': 'choice', 'new': True}, columns
    assert cli.json('fields') == [] and '“编号”' in cli.text('import', path, *maps, '--dry-run')
    report = cli.json('import', path, *maps)
    assert [one['line'] for one in report['skipped']] == [6] and '身高' in report['skipped'][0]['reason'], report
    assert [(one['name'], one['kind'], one['choices'], one['values']) for one in cli.json('fields')] == [
        ('尺码', 'choice', ['L', 'S'], 6), ('身高', 'number', [], 3), ('编号', 'text', [], 6)]
    names = lambda *filters: [one['name'] for one in cli.json('members', cli.group, *[word for one in filters for word in ('--field', one)])]
    assert names('身高>=170', '身高<=180') == ['李四'] and len(names('身高!=')) == 3 and len(names('尺码!=L', '编号!=')) == 3
    cli.fails(1, 'members', cli.group, '--field', '尺码>=L', says='尺码')
    cli.fails(2, 'members', cli.group, '--field', '尺码', says='尺码')
    cli.fails(1, 'import', path, '--group', cli.group, '--map', '尺码=new', says='尺码')
    cli.fails(1, 'import', path, '--group', cli.group, '--map', '尺码=new:colour', says='colour')
    for name, more in (('m.csv', ()), ('m.xlsx', ()), ('m.vcf', ()), ('m4.vcf', ('--vcard', '4.0'))):
        reads_back(cli, name, more)
    cli.fails(1, 'export', 'members', cli.group, '--to', 'm.vcf', '--vcard', '5', says='4.0')
    cli.json('undo')
    assert cli.json('fields') == [] and cli.state()[3] == before[3]
    cli.json('redo')
    assert cli.json('fields', '--person', '李四')[2]['value'] == '007'


def reads_back(cli, name, more):
    """Members with their own fields, written, read into an empty workspace, written again: the same."""
    cli.json('export', 'members', cli.group, '--to', name, *more)
    other = cli.path(name + '.groupops')
    made = cli.run('--json', 'new', '--kind', 'interest', '--platform', 'wechat', '--language', 'zh_CN', '--name', '晨跑', workspace=other)
    group = json.loads(made.stdout)['id']
    done = cli.run('--json', 'import', cli.path(name), '--group', group, workspace=other)
    assert done.returncode == 0 and json.loads(done.stdout)['skipped'] == [], done
    cli.run('export', 'members', group, '--to', 'again-' + name, *more, workspace=other)
    if name.endswith('.xlsx'):
        cli.run('export', 'members', group, '--to', 'again.csv', workspace=other)
        assert cli.path('again.csv').read_bytes() == cli.path('m.csv').read_bytes()
    else:
        assert cli.path('again-' + name).read_bytes() == cli.path(name).read_bytes(), name


@with_members
def known_programs(cli):
    cli.json('fields', '--add', '尺码')
    path = cli.write('wjx.csv', '序号,提交答卷时间,所用时间,来源,来自IP,1、您的姓名,2、您的手机号,3、您的尺码\n1,2026/9/1,10秒,微信,1.2.3.4,赵六,13900000006,L\n')
    report = cli.json('import', path, '--group', cli.group)
    assert (report['profile'], report['members_new'], report['skipped']) == ('wenjuanxing', 1, []), report
    assert cli.json('fields', '--person', '赵六')[0]['value'] == 'L'
    assert cli.json('import', cli.write('list.csv', MEMBERS), '--group', cli.group)['profile'] is None
    path = cli.write('wecom.csv', '统计日期,群名称,群主,群总人数,新增群人数,有过消息的群成员数\n2026-09-17,晨跑,王,200,5,30\n')
    assert cli.json('import', path, '--format', 'figures')['profile'] == 'wecom-groups'
    assert cli.json('figures')[0]['spoke'] == 30


@with_members
def member_form(cli):
    cli.json('fields', '--add', '尺码', '--choices', 'S,M,L')
    for ending in ('txt', 'md', 'html', 'pdf', 'odt'):
        assert cli.json('export', 'form', cli.group, '--to', 'form.' + ending)[0]['bytes'] > 100
    text = cli.path('form.txt').read_text()
    assert '晨跑 成员登记表' in text and '尺码：☐ S' in text, text
    cli.fails(1, 'export', 'form', cli.group, '--to', 'form.csv', says='.html')


clitest.main([orders, not_members, listed_orders_count, orders_by_hand, figures, sign_ups, day_of_check_ins, called_off, sign_up_doubts, price_of_orders, sign_up_table, remembered, orders_without_a_format, fields, new_fields, known_programs, member_form])
