# SPDX-License-Identifier: GPL-3.0-or-later
#
# driver: runs GroupOps on a display, a bus and a home of its own, finds its widgets through the accessibility bus and
# uses them as a person would. For the system's Python, which has the introspection bindings.
#
#   with App ([program]) as app:
#       app.click ('button', 'New Group')
#       app.type ('Name', 'Runners Shanghai')
#       app.find ('label', 'Runners Shanghai')
#       app.picture ('window.png')
import os
import subprocess
import tempfile
import time

import screen

APP_ID = 'com.example.GroupOps'
# What a role is called depends on the version of libatspi.
ROLES = {'button': ('button', 'push button', 'toggle button'),
         'text': ('text', 'entry', 'password text'),
         'window': ('frame', 'dialog', 'alert', 'window')}
# GTK 4.8 shows some 200 rows of every list; nobody looks further than this.
WIDEST = 40


class Gone(Exception):
    """The program ended, or what was waited for did not come."""


class App:
    def __init__(self, command, size='1280x800', environment=()):
        self.command, self.size, self.environment = command, size, dict(environment)
        self.processes, self.root = [], None

    # Starting and ending

    def __enter__(self):
        self.home = tempfile.TemporaryDirectory(prefix='groupops-e2e-')
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_):
        self._end()

    def _start(self):
        read, write = os.pipe()
        self._run(['Xvfb', '-displayfd', str(write), '-screen', '0', self.size + 'x24', '-fbdir', self.home.name, '-nolisten', 'tcp',
                   '-noreset'], pass_fds=(write,))
        os.close(write)
        folder = self.home.name
        os.environ.update(DISPLAY=':' + os.read(read, 16).decode().strip(), XDG_RUNTIME_DIR=folder, HOME=folder,
                          XDG_DATA_HOME=folder + '/data', XDG_CONFIG_HOME=folder + '/config',
                          XDG_CACHE_HOME=folder + '/cache', LC_ALL='C.UTF-8', GDK_BACKEND='x11', GSK_RENDERER='cairo',
                          GTK_A11Y='atspi', GSETTINGS_BACKEND='keyfile', ADW_DISABLE_PORTAL='1', GTK_USE_PORTAL='0')
        for name in ('WAYLAND_DISPLAY', 'AT_SPI_BUS_ADDRESS'):
            os.environ.pop(name, None)
        os.environ.update(self.environment)
        self._hold_still()
        bus = self._run(['dbus-daemon', '--session', '--nofork', '--print-address=1'], stdout=subprocess.PIPE)
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().decode().strip()
        self._connect()
        self.log = open(folder + '/app.log', 'w+b')
        self._launch()

    def _hold_still(self):
        """Nothing fades or slides: pictures show what is there, and nobody waits for it."""
        os.makedirs(self.home.name + '/config/gtk-4.0')
        with open(self.home.name + '/config/gtk-4.0/settings.ini', 'w') as settings:
            settings.write('[Settings]\ngtk-enable-animations=0\n')

    def _launch(self):
        self.root = None
        self.app = self._run(self.command, stdout=self.log, stderr=subprocess.STDOUT)
        self.root = self.wait(self._program, 20, 'the program on the accessibility bus')
        self.wait(lambda: next(self.each('window'), None), 20, 'a window')

    def restart(self):
        """Ends the program as closing its window does, and starts it again on the same home."""
        self.activate('quit')
        self.app.wait(10)
        self._launch()

    def _connect(self):
        # Only now: libatspi reads the display and the bus when it is loaded.
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi, GLib
        self.atspi, self.error = Atspi, GLib.Error
        Atspi.init()

    def _run(self, command, **options):
        self.processes.append(subprocess.Popen(command, **{'stderr': subprocess.DEVNULL, **options}))
        return self.processes[-1]

    def _end(self):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.home.cleanup()

    def _program(self):
        # On a bus of its own the program is the only one with a window; portals have none.
        desktop = self.atspi.get_desktop(0)
        found = filter(None, map(desktop.get_child_at_index, range(desktop.get_child_count())))
        return next((one for one in found if one.get_child_count() > 0), None)

    def output(self):
        self.log.flush()
        with open(self.log.name, errors='replace') as log:
            return log.read()

    # Looking

    def wait(self, condition, seconds=20, what='the condition'):
        """The first true value of the condition; asks again until the time is over."""
        end = time.monotonic() + seconds
        while True:
            try:
                if self.root:
                    self.root.clear_cache()
                value = condition()
                if value:
                    return value
            except self.error:
                pass            # the object went away while we looked
            if self.app.poll() is not None:
                raise Gone('the program ended\n' + self.output())
            if time.monotonic() > end:
                raise Gone('no {}\n{}'.format(what, self.output()))
            time.sleep(.05)

    def each(self, role=None, name=None, under=None):
        """The widgets of a role and a name, in the order of the window."""
        todo = [under or self.root]
        while todo:
            widget = todo.pop(0)
            if role is None or widget.get_role_name() in ROLES.get(role, (role,)):
                if name is None or self.is_called(widget, name):
                    yield widget
            count = min(widget.get_child_count(), WIDEST)
            todo[:0] = [child for child in map(widget.get_child_at_index, range(count)) if child]

    @staticmethod
    def is_called(widget, name):
        # GTK 4.8 calls the button "_Add" "_Add Add".
        own = widget.get_name() or ''
        return own == name or (own.endswith(' ' + name) and own[:-len(name) - 1].replace('_', '') == name)

    def find(self, role, name=None, under=None, seconds=20, action=None):
        """A widget that has a size; with an action, one that offers it."""
        def fits(widget):
            return self.box(widget)[2] > 0 and (action is None or action in self.actions(widget))
        return self.wait(lambda: next(filter(fits, self.each(role, name, under)), None), seconds,
                         '{} “{}”'.format(role, name))

    def box(self, widget):
        try:
            box = self.atspi.Component.get_extents(widget, self.atspi.CoordType.WINDOW)
            return box.x, box.y, box.width, box.height
        except self.error:
            return 0, 0, 0, 0

    def actions(self, widget):
        count = self.atspi.Action.get_n_actions(widget)
        return [self.atspi.Action.get_action_name(widget, i) for i in range(count)]

    def has(self, role, name):
        return any(self.box(widget)[2] > 0 for widget in self.each(role, name))

    def settle(self, seconds=.4):
        """Lets animations end."""
        time.sleep(seconds)

    def text(self, widget):
        return self.atspi.Text.get_text(widget, 0, self.atspi.Text.get_character_count(widget))

    def windows(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '.'], capture_output=True, text=True)
        return found.stdout.split()

    # Doing

    def click(self, role, name, **where):
        widget = self.find(role, name, action='click', **where)
        self.atspi.Action.do_action(widget, self.actions(widget).index('click'))
        return widget

    def type(self, name, text, **where):
        widget = self.find('text', name, **where)
        self.atspi.EditableText.set_text_contents(widget, text)
        return widget

    def select(self, row):
        return self.atspi.Selection.select_child(row.get_parent(), row.get_index_in_parent())

    def activate(self, action, parameters='[]', path=''):
        """An action of the application, or with path '/window/1' of its first window."""
        subprocess.run(['gdbus', 'call', '--session', '-d', APP_ID, '-o', '/' + APP_ID.replace('.', '/') + path,
                        '-m', 'org.gtk.Actions.Activate', action, parameters, '{}'], check=True, capture_output=True)

    def key(self, *keys):
        subprocess.run(['xdotool', 'windowfocus', self.windows()[-1]], check=True)
        subprocess.run(['xdotool', 'key', *keys], check=True)

    def resize(self, width, height):
        subprocess.run(['xdotool', 'windowsize', self.windows()[0], str(width), str(height)], check=True)

    def window_size(self):
        """Width and height of the first window, in pixels."""
        found = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.windows()[0]], check=True,
                               capture_output=True, text=True)
        values = dict(line.split('=') for line in found.stdout.split())
        return int(values['WIDTH']), int(values['HEIGHT'])

    def picture(self, path):
        """Writes the display as PNG once nothing moves on it; returns how many of its rows are not of one colour."""
        end, before = time.monotonic() + 3, None
        while time.monotonic() < end and before != screen.content(self.home.name):
            before = screen.content(self.home.name)
            time.sleep(.3)
        return screen.write(self.home.name, path)
