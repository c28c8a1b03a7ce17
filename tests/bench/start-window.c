/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * start-window app WORKSPACE TEXTS: the application, opened with a workspace, until its first frame. Its texts go to
 * the file TEXTS when that is not "-".
 * start-window minimal TEXTS: a window of libadwaita with the same texts in plain labels, until its first frame.
 *
 * Prints the process' own memory in KiB. bench-start.py counts the instructions.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "gops-application.h"
#include "gops-look.h"

#define WIDTH  1280
#define HEIGHT 800

static const char *texts_path;

/* --- texts: what the application's window says --- */

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

static void
collect_texts (GtkWidget *widget,
               GString   *texts)
{
  const char *text = gtk_widget_get_mapped (widget) ? text_of (widget) : NULL;

  if (text != NULL && *text != '\0')
    {
      g_string_append (texts, text);
      g_string_append_c (texts, '\x1f');
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static void
write_texts (GtkWidget *window)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  collect_texts (window, texts);
  g_file_set_contents (texts_path, texts->str, (gssize) texts->len, &error);
  g_assert_no_error (error);
}

/* --- the first frame --- */

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

/* The frame is with the display server: nothing that happens later counts. */
static void
on_clock_after_paint_cb (GdkFrameClock *clock,
                         GtkWidget     *window)
{
  if (!gtk_widget_get_mapped (window))
    return;
  if (texts_path != NULL)
    write_texts (window);
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
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  g_signal_connect (window, "realize", G_CALLBACK (on_window_realize_cb), NULL);
}

/* --- the two windows --- */

static void
on_minimal_activate_cb (GtkApplication *application,
                        const char     *path)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *content = NULL;
  g_auto (GStrv) texts = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  texts = g_strsplit (content != NULL ? content : "", "\x1f", -1);
  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      gtk_box_append (GTK_BOX (labels), g_object_new (GTK_TYPE_LABEL, "label", texts[i], "wrap", TRUE, "xalign", 0.0f, NULL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), labels);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gboolean minimal = argc == 3 && g_str_equal (argv[1], "minimal");
  GtkApplication *application;
  char *arguments[] = { argv[0], NULL, NULL };

  if (!minimal && (argc != 4 || !g_str_equal (argv[1], "app")))
    {
      g_printerr ("start-window app WORKSPACE TEXTS, or start-window minimal TEXTS\n");
      return 2;
    }
  if (minimal)
    {
      application = GTK_APPLICATION (adw_application_new ("com.example.GroupOps.Minimal", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (on_minimal_activate_cb), argv[2]);
    }
  else
    {
      gops_look_init ();
      application = gops_application_new ();
      g_application_set_flags (G_APPLICATION (application), g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
      arguments[1] = argv[2];
      texts_path = g_str_equal (argv[3], "-") ? NULL : argv[3];
    }
  g_signal_connect (application, "window-added", G_CALLBACK (on_application_window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), minimal ? 1 : 2, arguments);
}
