/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "start-frame.h"

static StartPainted on_painted;

/* The line's number in KiB, as in "VmHWM:     1234 kB". */
static long
read_figure (const char *file,
             const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return 0;
  line = strstr (text, name);
  return line != NULL ? strtol (line + strlen (name), NULL, 10) : 0;
}

static void
on_clock_after_paint_cb (GdkFrameClock *clock,
                         GtkWidget     *window)
{
  if (!gtk_widget_get_mapped (window))
    return;
  if (on_painted != NULL)
    on_painted (window);
  printf ("private %ld peak %ld\n", read_figure ("/proc/self/smaps_rollup", "Private_Dirty:"),
          read_figure ("/proc/self/status", "VmHWM:"));
  fflush (stdout);
  _exit (0);
}

static void
on_window_realize_cb (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint", G_CALLBACK (on_clock_after_paint_cb), window);
}

static void
on_application_window_added_cb (GtkApplication *application,
                                GtkWindow      *window)
{
  gtk_window_set_default_size (window, START_WIDTH, START_HEIGHT);
  g_signal_connect (window, "realize", G_CALLBACK (on_window_realize_cb), NULL);
}

void
start_frame_watch (GtkApplication *application,
                   StartPainted    painted)
{
  on_painted = painted;
  g_signal_connect (application, "window-added", G_CALLBACK (on_application_window_added_cb), NULL);
}
