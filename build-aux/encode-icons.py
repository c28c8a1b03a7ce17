#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""encode-icons.py ENCODER RESOURCES FOLDER OUTPUT DEPFILE: draws the symbolic icons of a list of resources at 16 pixels
in advance, and lists them in OUTPUT. GTK then needs no SVG library to show its first window."""
import pathlib
import re
import subprocess
import sys

encoder, resources, folder, output, depfile = sys.argv[1:]
icons = re.findall(r'>(symbolic/[^<]*-symbolic)\.svg</file>', pathlib.Path(resources).read_text(encoding='utf-8'))
built = pathlib.Path(output).parent
lines = []
for icon in icons:
    source = f'{folder}/{icon}.svg'
    subprocess.run([encoder, '-o', str(built), source, '16x16'], check=True)
    lines.append(f'    <file>{pathlib.Path(icon).name}.symbolic.png</file>\n')
pathlib.Path(output).write_text('<?xml version="1.0" encoding="UTF-8"?>\n<gresources>\n'
                                '  <gresource prefix="/com/example/GroupOps/icons/16x16/actions">\n'
                                + ''.join(lines) + '  </gresource>\n</gresources>\n', encoding='utf-8')
pathlib.Path(depfile).write_text(f'{output}: ' + ' '.join(f'{folder}/{icon}.svg' for icon in icons) + '\n',
                                 encoding='utf-8')
