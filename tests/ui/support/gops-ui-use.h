/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and using widgets as a person does, whatever the language: by what they do (their action), by what the .ui file
 * calls them (their id) or by what they are, never by what they say.
 *
 *   gops_ui_click (gops_ui_find_action (NULL, "win.new-group"));
 *   gops_ui_type (gops_ui_find_id (NULL, "name_row"), "Dawn Runners");
 *   gops_ui_key (GDK_KEY_Return, 0);
 *
 * Only what can be seen is found, in the window that came last first: dialogs are windows of their own on old toolkits and
 * stand inside the window on new ones. What is not there fails the test. Keys and clicks are counted. */
#pragma once

#include "gops-ui-test.h"

G_BEGIN_DECLS

/* --- finding; @within (nullable): everywhere --- */

GtkWidget *gops_ui_seek_action  (GtkWidget       *within,
                                 const char      *action);    /* Returns: (nullable), as all that seek */
GtkWidget *gops_ui_seek_id      (GtkWidget       *within,
                                 const char      *id);
GtkWidget *gops_ui_seek_type    (GtkWidget       *within,
                                 const char      *type);
GtkWidget *gops_ui_find_action  (GtkWidget       *within,
                                 const char      *action);
GtkWidget *gops_ui_find_id      (GtkWidget       *within,
                                 const char      *id);

/* Waits until one of the class called @type is there. */
GtkWidget *gops_ui_find_type    (GtkWidget       *within,
                                 const char      *type);

/* Waits until nothing of the class called @type is left to see. */
void       gops_ui_wait_gone    (const char      *type);

/* --- using --- */

/* Clicks a button, activates a row, selects a child of a flow box; it must be seen and sensitive. */
void       gops_ui_click        (GtkWidget       *widget);

/* Presses the first button @n_press times at a place of @widget, as its own gestures see it. */
void       gops_ui_press_at     (GtkWidget       *widget,
                                 int              n_press,
                                 double           x,
                                 double           y);

/* Drops @value on the middle of @target, which lies in @widget, as its drop target sees it. Returns whether it was taken. */
gboolean   gops_ui_drop         (GtkWidget       *widget,
                                 GtkWidget       *target,
                                 const GValue    *value);

/* Puts the keyboard into an entry or text view and writes @text in place of what is there. */
void       gops_ui_type         (GtkWidget       *widget,
                                 const char      *text);

/* Opens a list of choices and takes one: two clicks. */
void       gops_ui_choose       (GtkWidget       *widget,
                                 guint            position);

/* Presses a key where the keyboard is: down to what has it and up again until somebody uses it. */
gboolean   gops_ui_key          (guint            key,
                                 GdkModifierType  modifiers);

/* Answers the file chooser that is about to open with @path; waits until it is gone. */
void       gops_ui_choose_file  (const char      *path);

/* Returns: (transfer none) (nullable): the text that was copied last; good until it is asked for again */
const char *gops_ui_read_clipboard (GtkWidget      *widget);

/* Lets everything that is due happen and @n_frames frames be drawn. */
void       gops_ui_settle       (void);

/* --- counting --- */

void       gops_ui_reset_inputs (void);
guint      gops_ui_get_inputs   (void);    /* keys and clicks so far, without text typed */

G_END_DECLS
