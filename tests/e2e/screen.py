# SPDX-License-Identifier: GPL-3.0-or-later
#
# screen: the picture of a virtual display that was started with Xvfb -fbdir FOLDER, which keeps it in a file there, in
# the format of xwd. Needs no other program.
import struct
import zlib
from pathlib import Path

HEADER = 25             # unsigned integers of four bytes, the largest first
COLOR = 12              # bytes of a colour of the map behind the header


def read(folder):
    """Returns width, height and the rows as bytes of red, green and blue."""
    data = Path(folder, 'Xvfb_screen0').read_bytes()
    header = struct.unpack_from('>{}I'.format(HEADER), data)
    size, width, height, least_first, bits, line, colors = (header[index] for index in (0, 4, 5, 7, 11, 12, 19))
    if bits != 32 or least_first != 0:
        raise ValueError('the display has {} bits a point; start it with a depth of 24'.format(bits))
    first = size + colors * COLOR
    rows = []
    for row in range(height):
        points = data[first + row * line:first + row * line + width * 4]
        rgb = bytearray(width * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = points[2::4], points[1::4], points[0::4]
        rows.append(bytes(rgb))
    return width, height, rows


def content(folder):
    """What is there, to compare with what is there later."""
    return Path(folder, 'Xvfb_screen0').read_bytes()


def _chunk(name, content):
    return struct.pack('>I', len(content)) + name + content + struct.pack('>I', zlib.crc32(name + content))


def write(folder, path):
    """Writes the display as PNG; returns how many of its rows are not of one colour."""
    width, height, rows = read(folder)
    pixels = zlib.compress(b''.join(b'\0' + row for row in rows), 6)
    Path(path).write_bytes(b'\x89PNG\r\n\x1a\n' + _chunk(b'IHDR', struct.pack('>2I5B', width, height, 8, 2, 0, 0, 0)) +
                           _chunk(b'IDAT', pixels) + _chunk(b'IEND', b''))
    return sum(row != row[:3] * width for row in rows)
