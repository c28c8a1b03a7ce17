/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * Ties widgets to the columns of one record: everything saves as it is typed.
 *
 *   self->binder = gops_binder_new (session);
 *   gops_binder_add_text (self->binder, GOPS_POSITIONING_THEME, GTK_EDITABLE (self->theme_row));
 *   … in refresh:  gops_binder_set_record (self->binder, dossier->positioning);
 *
 * A change is written 0.4 s after the last keystroke, at the latest 1 s after the first, and at once on
 * leaving the widget and on the session's ::flush; each write is an action named after the column that merges
 * with the last one. Nothing is taken from an input method's preedit. Entries lose their own undo, so that there
 * is one undo. What a person is typing is never overwritten by a refresh. A date or a time that does not exist is marked
 * with the reason and waits until it is right.
 */

#define GOPS_TYPE_BINDER (gops_binder_get_type ())
G_DECLARE_FINAL_TYPE (GopsBinder, gops_binder, GOPS, BINDER, GObject)


GopsBinder *gops_binder_new        (GopsSession *session);
void        gops_binder_set_record (GopsBinder *self, gpointer record);
gpointer    gops_binder_get_record (GopsBinder *self);

/* Names the action that first writes a record which is in no row yet; else it is called as an edit of the field. Until
 * then nothing is written. @label: static, untranslated */
void        gops_binder_set_insert_label (GopsBinder *self, const char *label);

/* Makes the record a row in another way than by gops_record_insert(), within the action. */
typedef gboolean (*GopsBinderInsert) (gpointer record, GopsStore *store, gpointer user_data, GError **error);
void        gops_binder_set_insert_func  (GopsBinder *self, GopsBinderInsert func, gpointer user_data);

/* The same for one that is a row, instead of gops_record_save(). */
void        gops_binder_set_save_func    (GopsBinder *self, GopsBinderInsert func, gpointer user_data);

void        gops_binder_add_text   (GopsBinder *self, guint column, GtkEditable *editable);
void        gops_binder_add_buffer (GopsBinder *self, guint column, GtkTextView *view);
void        gops_binder_add_choice (GopsBinder *self, guint column, GObject *combo, const char *const *ids);
void        gops_binder_add_switch (GopsBinder *self, guint column, GObject *widget);
void        gops_binder_add_number (GopsBinder *self, guint column, GObject *widget);

gboolean    gops_binder_focus      (GopsBinder *self, const char *column);
void        gops_binder_flush      (GopsBinder *self);

G_END_DECLS
