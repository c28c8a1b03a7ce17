/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the two windows of bench-start.py share: their size, when they are through, and what they print then.
 */
#pragma once

#include <adwaita.h>

#define START_WIDTH  1280
#define START_HEIGHT 800

/* One text of a window: whether it is seen without scrolling, kind ("label", "wrapped", "entry", "button"), font, language, the text
 * itself. */
#define START_TEXT  "(bssss)"
#define START_TEXTS "a" START_TEXT

typedef void (*StartPainted) (GtkWidget *window);

/**
 * start_frame_watch:
 * @painted: (nullable): called when the first frame has been painted
 *
 * Prints the process' own memory in KiB when the window's first frame is with the display server, and ends the
 * process: nothing that happens later counts.
 */
void start_frame_watch (GtkApplication *application,
                        StartPainted    painted);
