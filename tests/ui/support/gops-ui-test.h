/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every test with a display needs: a bounded main loop, windows that are surely freed,
 * pictures, and the rule that whatever takes the focus has a name.
 *
 *   int main (int argc, char **argv) { gops_ui_test_init (&argc, &argv); … return g_test_run (); }
 *
 * Pictures are written when GOPS_PICTURES names a folder. GOPS_TEST_LANGUAGE=zh_CN runs the tests in Chinese: they find
 * widgets by what they are (gops-ui-use.h), or by a label before its translation. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

static inline gboolean
gops_on_deadline_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A machine with much else to do needs long for a frame; on another only a failure takes so long. */
#define GOPS_UI_TEST_SECONDS 20

/* Runs the main loop until @cond holds; fails when that takes too long. */
#define pump_until(cond) G_STMT_START { \
    gboolean late_ = FALSE; \
    guint id_ = g_timeout_add_seconds (GOPS_UI_TEST_SECONDS, gops_on_deadline_cb, &late_); \
    while (!(cond) && !late_) \
      g_main_context_iteration (NULL, TRUE); \
    if (!late_) \
      g_source_remove (id_); \
    g_assert_true (cond); \
  } G_STMT_END

/* Initialises GTest, libadwaita, the style sheet and the icons. */
void       gops_ui_test_init        (int         *argc,
                                     char      ***argv);

/* Lets @widget, which must be shown, draw @n_frames frames, or as many as it does before it is gone. */
void       wait_frames              (GtkWidget   *widget,
                                     int          n_frames);

/* Returns: a shown window of that size around @child, having drawn */
GtkWidget *gops_ui_test_show        (GtkWidget   *child,
                                     int          width,
                                     int          height);

/* Destroys @window and fails if it, or @child (nullable), lives on. */
void       gops_ui_test_close       (GtkWidget   *window,
                                     GtkWidget   *child);

/* Writes a picture of the window of @widget to $GOPS_PICTURES/@name.png. */
void       gops_ui_test_picture     (GtkWidget   *widget,
                                     const char  *name);

/* As above in the light and in the dark style: "-light" and "-dark" are added to @name. */
void       gops_ui_test_pictures    (GtkWidget   *widget,
                                     const char  *name);

/* Fails for every visible widget below @widget that takes the focus and has no name of its own: a label, or something that
 * it is labelled by. What stands inside a widget names it only on newer toolkits. */
void       gops_ui_test_names       (GtkWidget   *widget);

/* Fails where one letter, pressed with Alt, means two commands that can be seen below @widget. */
void       gops_ui_test_mnemonics   (GtkWidget   *widget);

/* Fails where a part of the window of @widget needs more width than it has and is cut off. */
void       gops_ui_test_fits        (GtkWidget   *widget);

/* Presses a key as the widget's own shortcuts would see it. Returns whether it was used. */
gboolean   gops_ui_test_press       (GtkWidget   *widget,
                                     guint        key,
                                     GdkModifierType modifiers);

/* Runs the first of @shortcuts, which are @widget's, that is for the key. Returns whether one was, and acted. */
gboolean   gops_ui_test_use_shortcut (GtkWidget   *widget,
                                     GListModel  *shortcuts,
                                     guint        key,
                                     GdkModifierType modifiers);

/* Clicks the second mouse button on the middle of @widget, as its own gestures would see it. */
gboolean   gops_ui_test_secondary_click (GtkWidget *widget);

/* The first widget below @parent of @type (and with @css_class, nullable). */
GtkWidget *gops_ui_test_find        (GtkWidget   *parent,
                                     GType        type,
                                     const char  *css_class);

G_END_DECLS
