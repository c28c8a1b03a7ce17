/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a clause while it is being edited. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-binder.h"
#include "gops-clause-editor.h"
#include "gops-language.h"
#include "gops-text-height.h"
#include "gops-user-templates.h"

struct _GopsClauseEditor
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) */
  GopsBinder  *binder;    /* (owned) */
  GopsClause  *clause;    /* (owned) (nullable) */
  gboolean     composing; /* the input method holds unfinished characters: Enter is its own */

  GtkWidget   *text, *follows, *consequence;
};

G_DEFINE_FINAL_TYPE (GopsClauseEditor, gops_clause_editor, GTK_TYPE_WIDGET)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
finish_by_key (GopsClauseEditor *self)
{
  g_signal_emit (self, signals[DONE], 0, TRUE);
}

static void
on_text_preedit_changed_cb (GopsClauseEditor *self,
                            const char       *preedit)
{
  self->composing = *preedit != '\0';
}

/* Whether the field may take @added. What the clause says already comes in whole, however long it is. */
static gboolean
has_room (GopsClauseEditor *self,
          guint             column,
          glong             present,
          const char       *added,
          int               length)
{
  g_autofree char *text = g_strndup (added, length < 0 ? strlen (added) : (gsize) length), *said = NULL;

  if (present + g_utf8_strlen (text, -1) <= GOPS_USER_TEMPLATE_MAX_CHARACTERS
      || (self->clause != NULL && g_str_equal (text, gops_record_get_text (self->clause, column))))
    return TRUE;
  said = g_strdup_printf (_("%d characters are the most for a clause; nothing was added. Make several clauses of it."),
                          GOPS_USER_TEMPLATE_MAX_CHARACTERS);
  gops_session_toast (self->session, said);
  return FALSE;
}

static void
on_text_insert_cb (GopsClauseEditor *self,
                   GtkTextIter      *at,
                   const char       *added,
                   int               length,
                   GtkTextBuffer    *buffer)
{
  if (!has_room (self, GOPS_CLAUSE_TEXT, gtk_text_buffer_get_char_count (buffer), added, length))
    g_signal_stop_emission_by_name (buffer, "insert-text");
}

static void
on_consequence_insert_cb (GopsClauseEditor *self,
                          const char       *added,
                          int               length,
                          int              *position,
                          GtkEditable      *editable)
{
  if (!has_room (self, GOPS_CLAUSE_CONSEQUENCE, g_utf8_strlen (gtk_editable_get_text (editable), -1), added, length))
    g_signal_stop_emission_by_name (editable, "insert-text");
}

static gboolean
on_key_pressed_cb (GopsClauseEditor *self,
                   guint             key,
                   guint             code,
                   GdkModifierType   state)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (self->composing || !(key == GDK_KEY_Escape || (enter && (state & GDK_SHIFT_MASK) == 0)))
    return GDK_EVENT_PROPAGATE;
  finish_by_key (self);
  return GDK_EVENT_STOP;
}

static void
on_focus_leave_cb (GopsClauseEditor *self)
{
  g_signal_emit (self, signals[DONE], 0, FALSE);
}

/* A clause from the library that somebody has worded anew is their own; saved together with the text. */
static void
on_clause_text_changed_cb (GopsClauseEditor *self)
{
  gops_record_set_int (self->clause, GOPS_CLAUSE_EDITED, TRUE);
}

static void
gops_clause_editor_dispose (GObject *object)
{
  GopsClauseEditor *self = GOPS_CLAUSE_EDITOR (object);
  GtkWidget *child;

  gops_clause_editor_set_clause (self, NULL);
  g_clear_object (&self->binder);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_clause_editor_parent_class)->dispose (object);
}

static void
gops_clause_editor_class_init (GopsClauseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_clause_editor_dispose;

  signals[DONE] = g_signal_new ("done", GOPS_TYPE_CLAUSE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-clause-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsClauseEditor, text);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseEditor, follows);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseEditor, consequence);
  gtk_widget_class_set_css_name (widget_class, "gops-clause-editor");
}

static void
gops_clause_editor_init (GopsClauseEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (self->text, "preedit-changed", G_CALLBACK (on_text_preedit_changed_cb), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->consequence)), "preedit-changed",
                            G_CALLBACK (on_text_preedit_changed_cb), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "insert-text", G_CALLBACK (on_text_insert_cb), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->consequence)), "insert-text",
                            G_CALLBACK (on_consequence_insert_cb), self);
}

GtkWidget *
gops_clause_editor_new (GopsSession *session)
{
  GopsClauseEditor *self = g_object_new (GOPS_TYPE_CLAUSE_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->binder = gops_binder_new (session);
  gops_binder_add_buffer (self->binder, GOPS_CLAUSE_TEXT, GTK_TEXT_VIEW (self->text));
  gops_binder_add_text (self->binder, GOPS_CLAUSE_CONSEQUENCE, GTK_EDITABLE (self->consequence));
  return GTK_WIDGET (self);
}

void
gops_clause_editor_set_clause (GopsClauseEditor *self,
                               GopsClause       *clause)
{
  const GopsDossier *dossier = self->session != NULL ? gops_session_get_dossier (self->session) : NULL;

  if (self->clause == clause)
    return;

  if (self->clause != NULL)
    g_signal_handlers_disconnect_by_data (self->clause, self);
  g_set_object (&self->clause, clause);
  if (self->binder != NULL)
    gops_binder_set_record (self->binder, clause);
  if (clause == NULL || dossier == NULL)
    return;

  gops_language_tag (self->text, gops_dossier_language (dossier));
  gops_language_tag (self->consequence, gops_dossier_language (dossier));
  g_signal_connect_swapped (clause, "notify::text", G_CALLBACK (on_clause_text_changed_cb), self);
  gtk_widget_set_visible (self->follows,
                          g_strcmp0 (gops_record_get_text (clause, GOPS_CLAUSE_POLARITY), "forbid") == 0
                          || !gops_record_is_blank (clause, GOPS_CLAUSE_CONSEQUENCE));
}

void
gops_clause_editor_focus (GopsClauseEditor *self,
                          const char       *column)
{
  gops_text_ask_for_height (self->text);
  if (g_strcmp0 (column, "consequence") == 0)
    {
      gtk_widget_set_visible (self->follows, TRUE);
      gtk_widget_grab_focus (self->consequence);
    }
  else
    gtk_widget_grab_focus (self->text);
}

static void
select_in_view (GtkTextView *view,
                int          start,
                int          end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &from, &to);
}

void
gops_clause_editor_select (GopsClauseEditor *self,
                           const char       *column,
                           int               start,
                           int               end)
{
  GtkWidget *field = g_strcmp0 (column, "consequence") == 0 ? self->consequence : self->text;

  if (GTK_IS_TEXT_VIEW (field))
    select_in_view (GTK_TEXT_VIEW (field), start, end);
  else
    gtk_editable_select_region (GTK_EDITABLE (field), start, end);
}

gboolean
gops_clause_editor_finish (GopsClauseEditor *self)
{
  gops_binder_flush (self->binder);
  return self->clause != NULL && !gops_record_is_blank (self->clause, GOPS_CLAUSE_TEXT);
}
