#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the symbolic icons of GroupOps: build-aux/symbolic-icons.py data/icons/symbolic

GTK recolours fills only, and old versions know nothing of strokes, so every line becomes an
outline here. All icons stand on a 16 x 16 grid with lines two pixels wide and round ends."""
import math
import pathlib
import sys

W = 2.0


def num(value):
    return f'{value:.2f}'.rstrip('0').rstrip('.') if '.' in f'{value:.2f}' else f'{value:.2f}'


def line(*points, w=W):
    """A line through points, each stretch with round ends."""
    paths = []
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        length = math.hypot(x2 - x1, y2 - y1) or 1
        dx, dy = (x2 - x1) / length * w / 2, (y2 - y1) / length * w / 2
        r = num(w / 2)
        paths.append(f'M{num(x1 - dy)} {num(y1 + dx)}A{r} {r} 0 0 1 {num(x1 + dy)} {num(y1 - dx)}'
                     f'L{num(x2 + dy)} {num(y2 - dx)}A{r} {r} 0 0 1 {num(x2 - dy)} {num(y2 + dx)}Z')
    return paths


def disc(x, y, r):
    return [f'M{num(x - r)} {num(y)}a{num(r)} {num(r)} 0 1 0 {num(2 * r)} 0a{num(r)} {num(r)} 0 1 0 {num(-2 * r)} 0Z']


def ring(x, y, r, w=W):
    """r is the outer radius."""
    i = r - w
    return [disc(x, y, r)[0] + f'M{num(x - i)} {num(y)}a{num(i)} {num(i)} 0 1 1 {num(2 * i)} 0'
            f'a{num(i)} {num(i)} 0 1 1 {num(-2 * i)} 0Z']


def arc(x, y, r, start, end, w=W):
    """Part of a circle (middle radius r), in degrees clockwise from the right."""
    a, b = math.radians(start), math.radians(end)
    o, i = r + w / 2, r - w / 2
    big = 1 if abs(end - start) > 180 else 0
    cap = num(w / 2)

    def at(radius, angle):
        return f'{num(x + radius * math.cos(angle))} {num(y + radius * math.sin(angle))}'
    return [f'M{at(o, a)}A{num(o)} {num(o)} 0 {big} 1 {at(o, b)}A{cap} {cap} 0 0 1 {at(i, b)}'
            f'A{num(i)} {num(i)} 0 {big} 0 {at(i, a)}A{cap} {cap} 0 0 1 {at(o, a)}Z']


def box(x, y, w, h, r=1.5):
    r = min(r, w / 2, h / 2)
    return [f'M{num(x + r)} {num(y)}h{num(w - 2 * r)}a{num(r)} {num(r)} 0 0 1 {num(r)} {num(r)}v{num(h - 2 * r)}'
            f'a{num(r)} {num(r)} 0 0 1 {num(-r)} {num(r)}h{num(2 * r - w)}a{num(r)} {num(r)} 0 0 1 {num(-r)} {num(-r)}'
            f'v{num(2 * r - h)}a{num(r)} {num(r)} 0 0 1 {num(r)} {num(-r)}Z']


def frame(x, y, w, h, r=2.5, t=W):
    """A box with a hole; the hole runs the other way round."""
    i = max(r - t, 0.5)
    x2, y2, w2, h2 = x + t, y + t, w - 2 * t, h - 2 * t
    hole = (f'M{num(x2 + i)} {num(y2)}a{num(i)} {num(i)} 0 0 0 {num(-i)} {num(i)}v{num(h2 - 2 * i)}'
            f'a{num(i)} {num(i)} 0 0 0 {num(i)} {num(i)}h{num(w2 - 2 * i)}a{num(i)} {num(i)} 0 0 0 {num(i)} {num(-i)}'
            f'v{num(2 * i - h2)}a{num(i)} {num(i)} 0 0 0 {num(-i)} {num(-i)}Z')
    return [box(x, y, w, h, r)[0] + hole]


def poly(*points):
    return ['M' + 'L'.join(f'{num(x)} {num(y)}' for x, y in points) + 'Z']


def bubble(x=1, y=2, w=14, h=9.5, tail=4.5):
    return frame(x, y, w, h) + poly((x + tail - 1.5, y + h - 1), (x + tail + 3, y + h - 1), (x + tail - 1.5, y + h + 3))


def star(x, y, r):
    points = []
    for i in range(10):
        radius = r if i % 2 == 0 else r * 0.45
        angle = i * math.pi / 5 - math.pi / 2
        points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return poly(*points)


def person(x, y, s=1.0):
    return ring(x, y + 3 * s, 3 * s, 1.8) + arc(x, y + 12.6 * s, 4.6 * s, 180, 360, 1.8)


ICONS = {
    # kinds of groups
    'kind-newcomer': line((8, 14.5), (8, 7.5)) + [
        'M8 9C8 5.5 5 3.5 1 3.5C1 7 3.5 9.5 8 9Z', 'M8 7C8 3.5 11 1.5 15 1.5C15 5.5 12 7.6 8 7Z'],
    'kind-camp': poly((8, 2), (16, 6), (8, 10), (0, 6)) + line((4, 8.5), (4, 12), (8, 14), (12, 12), (12, 8.5)) + line((14.5, 6.5), (14.5, 11)),
    'kind-check-in': ring(8, 8, 7.5) + line((4.8, 8.2), (7, 10.4), (11.2, 5.8)),
    'kind-interest': frame(0.5, 1, 10.5, 8, 2.2) + poly((2, 8), (5.5, 8), (2, 11.5)) + line((13.5, 5.5), (14.8, 5.8), (14.8, 12), (7, 12)) + poly((11, 12), (14, 12), (14, 15.5)),
    'kind-traffic': line((1.5, 2.5), (14.5, 2.5), (9.5, 8.5), (9.5, 11.5), (6.5, 13.5), (6.5, 8.5), (1.5, 2.5)),
    'kind-flash': poly((9.5, 0.5), (2, 9.2), (7.2, 9.2), (6.2, 15.5), (14, 6.2), (8.7, 6.2)),
    'kind-transfer': line((1.5, 8), (6, 8), (13, 2.5)) + line((6, 8), (13, 13.5)) + line((9.6, 1.9), (13.6, 2.1), (12.9, 5.9)) + line((9.6, 14.1), (13.6, 13.9), (12.9, 10.1)),
    'kind-resources': ring(3.5, 8, 3, 1.8) + ring(12.5, 3.2, 3, 1.8) + ring(12.5, 12.8, 3, 1.8) + line((5.6, 6.9), (10.4, 4.3), w=1.7) + line((5.6, 9.1), (10.4, 11.7), w=1.7),
    'kind-service': line((8, 14), (2.3, 8.2)) + line((8, 14), (13.7, 8.2)) + arc(4.6, 5.6, 3.3, 135, 335) + arc(11.4, 5.6, 3.3, 205, 405),
    'kind-paid': line((2, 3.8), (5, 8), (8, 2.5), (11, 8), (14, 3.8), (13, 13.5), (3, 13.5), (2, 3.8)),
    'kind-gig': frame(0.8, 4.5, 14.4, 10.5) + line((5.5, 4.5), (5.5, 2), (10.5, 2), (10.5, 4.5)) + line((2, 9), (14, 9), w=1.6),
    'kind-mutual-help': line((2, 5), (13.5, 5)) + line((10.5, 1.8), (13.8, 5), (10.5, 8.2)) + line((14, 11), (2.5, 11)) + line((5.5, 7.8), (2.2, 11), (5.5, 14.2)),
    # types of content
    'type-topic': bubble(),
    'type-news': frame(1, 2, 14, 12.5) + line((4.5, 6), (11.5, 6), w=1.6) + line((4.5, 9), (7.5, 9), w=1.6) + line((4.5, 11.3), (7.5, 11.3), w=1.2) + box(9.2, 8.2, 2.8, 3.6, 0.5),
    'type-qa': ring(8, 8, 7.5) + arc(8, 6.2, 2, 190, 400, 1.7) + line((8.6, 8.1), (8, 9.3), w=1.7) + disc(8, 11.8, 1.1),
    'type-expert': person(6.5, 1) + star(13, 11.5, 3.4),
    'type-live': frame(0.5, 3, 10.5, 10) + poly((11.5, 8), (15.5, 4.2), (15.5, 11.8)),
    'type-lesson': line((8, 4), (5.5, 2.8), (1.6, 2.8), (1.6, 12.5), (5.5, 12.5), (8, 13.7), (10.5, 12.5), (14.4, 12.5), (14.4, 2.8), (10.5, 2.8), (8, 4), (8, 13), w=1.8),
    'type-checkin': ring(8, 8, 7.5) + line((4.8, 8.2), (7, 10.4), (11.2, 5.8)),
    'type-red-packet': frame(2.5, 0.8, 11, 14.4) + line((3.5, 4), (8, 6.5), (12.5, 4), w=1.7) + disc(8, 8.2, 2),
    'type-poll': line((3, 14), (3, 9), w=2.6) + line((8, 14), (8, 2.5), w=2.6) + line((13, 14), (13, 6), w=2.6),
    'type-event': [
        'M8 0.5C4.4 0.5 2 3.1 2 6.3C2 10.3 8 15.8 8 15.8C8 15.8 14 10.3 14 6.3C14 3.1 11.6 0.5 8 0.5Z'
        'M8 2.5C10.4 2.5 12 4.2 12 6.3C12 8.5 9.5 11.6 8 13.1C6.5 11.6 4 8.5 4 6.3C4 4.2 5.6 2.5 8 2.5Z'] + disc(8, 6.3, 1.8),
    'type-story': line((3, 14), (3, 10.8), (11, 2.6), (13.6, 5.2), (5.6, 13.4), (3, 14), w=1.8) + line((8.6, 5), (11.2, 7.6), w=1.6),
    'type-digest': line((4, 14), (4, 1.8), (12, 1.8), (12, 14), (8, 11), (4, 14)),
    'type-sale': frame(1.5, 7, 13, 8, 2) + box(0.5, 4, 15, 3.6, 1) + box(7, 4, 2, 11, 0.2) + arc(5.6, 2.8, 1.7, 120, 390, 1.6) + arc(10.4, 2.8, 1.7, 150, 420, 1.6),
    'type-notice': line((2, 6.2), (5, 6.2), (12, 2.5), (12, 12.5), (5, 9.5), (2, 9.5), (2, 6.2), w=1.8) + line((5, 10), (6, 14), w=2) + line((14.6, 6), (14.6, 9.4), w=1.6),
    'type-welcome': ring(8, 8, 7.5, 1.8) + arc(8, 8.4, 2.9, 20, 160, 1.5) + disc(5.6, 6.3, 1.1) + disc(10.4, 6.3, 1.1),
    # places and steps
    'today': ring(8, 8, 3.6, 1.9) + sum((line((8 + 5.9 * math.cos(a), 8 + 5.9 * math.sin(a)), (8 + 7 * math.cos(a), 8 + 7 * math.sin(a)), w=1.8)
                                          for a in [i * math.pi / 4 for i in range(8)]), []),
    'overview': frame(1, 1, 6, 6, 1.8, 1.8) + frame(9, 1, 6, 6, 1.8, 1.8) + frame(1, 9, 6, 6, 1.8, 1.8) + frame(9, 9, 6, 6, 1.8, 1.8),
    'people': person(5.6, 1.2) + arc(10.4, 4.2, 2.2, 280, 440, 1.8) + arc(10.2, 13.8, 4.5, 300, 360, 1.8),
    'library': line((2.5, 2.5), (2.5, 13.5)) + line((6.5, 2.5), (6.5, 13.5)) + line((10, 2.8), (13.5, 13.3)),
    'positioning': ring(8, 8, 7.5) + ring(8, 8, 3.8, 1.8) + disc(8, 8, 0.9),
    'rules': frame(2, 0.8, 12, 14.4) + line((5.2, 5), (10.8, 5), w=1.6) + line((5.2, 8), (10.8, 8), w=1.6) + line((5.2, 11), (8.8, 11), w=1.6),
    'members': person(5.6, 1.2) + arc(10.4, 4.2, 2.2, 280, 440, 1.8) + arc(10.2, 13.8, 4.5, 300, 360, 1.8),
    'content': frame(1, 2.2, 14, 12.8) + box(1.5, 3, 13, 3.6, 1) + line((4.5, 1.2), (4.5, 3.5), w=1.8) + line((11.5, 1.2), (11.5, 3.5), w=1.8) + disc(5, 9.3, 1) + disc(8, 9.3, 1) + disc(11, 9.3, 1) + disc(5, 12, 1),
    'publish': line((1.8, 7.6), (14, 2), (9.2, 14), (7.2, 9), (1.8, 7.6), w=1.8) + line((7.2, 9), (13.4, 2.6), w=1.5),
    'review': arc(8, 8, 5.6, -20, 290) + poly((9.5, 0), (15.2, 2.6), (10.4, 6.4)),
    'advice': arc(8, 6.3, 4.6, 130, 410) + line((6, 10.2), (6, 12.2), w=1.8) + line((10, 10.2), (10, 12.2), w=1.8) + line((6.2, 12.2), (9.8, 12.2), w=1.6) + line((6.8, 14.8), (9.2, 14.8), w=1.6),
    'warning': [
        'M8 1.2C8.7 1.2 9.2 1.5 9.6 2.2L15.3 12.4C16 13.6 15.2 15 13.8 15H2.2C0.8 15 0 13.6 0.7 12.4L6.4 2.2C6.8 1.5 7.3 1.2 8 1.2Z'
        'M7 5.4V9.4A1 1 0 0 0 9 9.4V5.4A1 1 0 0 0 7 5.4ZM6.9 12.2A1.1 1.1 0 0 0 9.1 12.2A1.1 1.1 0 0 0 6.9 12.2Z'],
    'poster': frame(2.5, 0.8, 11, 14.4) + line((5.5, 4.8), (10.5, 4.8), w=1.8) + disc(6, 8.2, 1.2) + poly((4, 13.2), (7.4, 9.6), (9, 11), (10.3, 9.9), (12, 11.6), (12, 13.2)),
    'text': line((3, 3.2), (13, 3.2)) + line((3, 8), (13, 8)) + line((3, 12.8), (9, 12.8)),
    'copy': frame(4.8, 4.8, 10.4, 10.4, 2.4, 1.9) + line((2, 10.2), (2, 2), (10.2, 2), w=1.9),
    'picture': frame(1, 2, 14, 12) + disc(5.2, 5.9, 1.3) + poly((3, 12), (6.6, 8), (8.6, 9.8), (10.8, 7.4), (13, 10), (13, 12)),
    'save': line((8, 1.8), (8, 9.4)) + line((4.6, 6.4), (8, 9.8), (11.4, 6.4)) + line((2, 10.5), (2, 14), (14, 14), (14, 10.5)),
    'import': line((8, 1.8), (8, 9.4)) + line((4.6, 6.4), (8, 9.8), (11.4, 6.4)) + line((2, 10.5), (2, 14), (14, 14), (14, 10.5)),
    'export': line((8, 10), (8, 2.4)) + line((4.6, 5.4), (8, 2), (11.4, 5.4)) + line((2, 10.5), (2, 14), (14, 14), (14, 10.5)),
    'search': ring(6.6, 6.6, 5.8) + line((10.8, 10.8), (14.4, 14.4), w=2.2),
    'edit': line((3, 14), (3, 10.8), (11, 2.6), (13.6, 5.2), (5.6, 13.4), (3, 14), w=1.8),
    'filter': line((1.5, 3.5), (14.5, 3.5)) + line((4, 8), (12, 8)) + line((6.5, 12.5), (9.5, 12.5)),
    'list': line((1.5, 3.5), (14.5, 3.5)) + line((1.5, 8), (14.5, 8)) + line((1.5, 12.5), (14.5, 12.5)),
    'board': frame(0.8, 2, 4.6, 12, 1.4, 1.6) + frame(5.8, 2, 4.6, 8.5, 1.4, 1.6) + frame(10.7, 2, 4.6, 10.5, 1.4, 1.6),
    'lock': frame(2.6, 6.6, 10.8, 8.4, 2) + arc(8, 5.6, 3.2, 180, 360) + line((4.8, 5.6), (4.8, 7)) + line((11.2, 5.6), (11.2, 7)) + disc(8, 10.8, 1.3),
    'tag': line((1.8, 1.8), (7.4, 1.8), (14.2, 8.6), (8.6, 14.2), (1.8, 7.4), (1.8, 1.8), w=1.9) + disc(5, 5, 1.2),
    'money': ring(8, 8, 7.5) + line((5.2, 4.6), (8, 8), (10.8, 4.6), w=1.6) + line((8, 8), (8, 12.2), w=1.6) + line((5.4, 8.4), (10.6, 8.4), w=1.3) + line((5.4, 10.4), (10.6, 10.4), w=1.3),
    'chart': line((2, 1.8), (2, 14), (14.4, 14)) + line((5, 10.6), (8, 6.8), (10.4, 8.8), (14, 3.4), w=1.8),
    'history': arc(8.6, 8, 5.8, -150, 150) + line((8.6, 4.8), (8.6, 8.2), (11, 9.6), w=1.7) + poly((0.4, 3.4), (6, 3), (4.6, 8.2)),
    'repeat': line((2.4, 7.2), (2.4, 5.6), (11, 5.6)) + poly((10.4, 2), (15, 5.6), (10.4, 9.2)) + line((13.6, 8.8), (13.6, 10.4), (5, 10.4)) + poly((5.6, 6.8), (1, 10.4), (5.6, 14)),
    'encourage': line((2.2, 8.6), (6, 12.4), (13.8, 4)),
    'forbid': ring(8, 8, 7) + line((4, 12), (12, 4), w=1.9),
    'grip': disc(5.5, 3.5, 1.2) + disc(10.5, 3.5, 1.2) + disc(5.5, 8, 1.2) + disc(10.5, 8, 1.2) + disc(5.5, 12.5, 1.2) + disc(10.5, 12.5, 1.2),
    'template': frame(1, 1, 14, 14) + line((2, 5.6), (14, 5.6), w=1.7) + line((6, 5.6), (6, 14), w=1.7),
    'sop': line((6.5, 3), (14.5, 3), w=1.8) + line((6.5, 8), (14.5, 8), w=1.8) + line((6.5, 13), (14.5, 13), w=1.8) + line((1, 3), (2.2, 4.2), (4.4, 1.8), w=1.4) + line((1, 8), (2.2, 9.2), (4.4, 6.8), w=1.4) + line((1, 13), (2.2, 14.2), (4.4, 11.8), w=1.4),
    'tactic': line((3, 14.5), (3, 2)) + poly((3, 1.4), (13.6, 1.4), (11, 5), (13.6, 8.6), (3, 8.6)),
    'reply': bubble() + line((4.6, 5.4), (11.4, 5.4), w=1.5) + line((4.6, 8.2), (9, 8.2), w=1.5),
    'material': line((12.6, 7.4), (7.6, 12.4)) + arc(5.6, 10.4, 2.83, 45, 225) + line((3.6, 8.4), (8.9, 3.1)) + arc(10.3, 4.5, 2, 225, 405) + line((11.7, 5.9), (6.9, 10.7)),
    'group': frame(1, 2, 14, 9.5) + poly((3, 10.5), (7.5, 10.5), (3, 15)) + disc(5, 6.8, 1.1) + disc(8, 6.8, 1.1) + disc(11, 6.8, 1.1),
    'qr': frame(1, 1, 6, 6, 1.2, 1.5) + frame(9, 1, 6, 6, 1.2, 1.5) + frame(1, 9, 6, 6, 1.2, 1.5) + box(3.2, 3.2, 1.6, 1.6, .2) + box(11.2, 3.2, 1.6, 1.6, .2) + box(3.2, 11.2, 1.6, 1.6, .2) + box(9, 9, 2.2, 2.2, .3) + box(12.8, 9, 2.2, 2.2, .3) + box(10.9, 11, 2.2, 2, .3) + box(9, 12.8, 2.2, 2.2, .3) + box(12.8, 12.8, 2.2, 2.2, .3),
    'sent': line((1, 8.6), (4.4, 12), (11, 4.4), w=1.9) + line((8.4, 12), (15, 4.4), w=1.9),
    'skip': line((3, 3), (8, 8), (3, 13)) + line((8.6, 3), (13.6, 8), (8.6, 13)),
    'heart': line((8, 14), (2.3, 8.2)) + line((8, 14), (13.7, 8.2)) + arc(4.6, 5.6, 3.3, 135, 335) + arc(11.4, 5.6, 3.3, 205, 405),
}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, paths in ICONS.items():
        body = ''.join(f'<path d="{path}"/>' for path in paths)
        (folder / f'gops-{name}-symbolic.svg').write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" fill="#2e3436">{body}</svg>\n')


main()
