/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an item may return. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-evergreen-row.h"
#include "gops-evergreen.h"

#define USUAL_DAYS  30
#define USUAL_TIMES 5

struct _GopsEvergreenRow
{
  AdwActionRow parent_instance;

  GopsSession  *session;   /* (owned) (nullable) */
  GopsPlanItem *item;      /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (GopsEvergreenRow, gops_evergreen_row, ADW_TYPE_ACTION_ROW)

/* --- the question --- */

typedef struct
{
  GopsEvergreenRow *row;    /* (owned) */
  GtkWidget        *rows;   /* (owned) */
  GtkWidget        *returns, *after, *limited, *times;
} Question;

static void
update_question (Question *question)
{
  gboolean returns = gops_switch_row_get_active (GOPS_SWITCH_ROW (question->returns));

  gtk_widget_set_sensitive (question->after, returns);
  gtk_widget_set_sensitive (question->limited, returns);
  gtk_widget_set_sensitive (question->times, returns && gops_switch_row_get_active (GOPS_SWITCH_ROW (question->limited)));
}

static void
write_answer (Question *question)
{
  GopsEvergreenRow *self = question->row;
  gboolean returns = gops_switch_row_get_active (GOPS_SWITCH_ROW (question->returns));
  gboolean limited = gops_switch_row_get_active (GOPS_SWITCH_ROW (question->limited));
  g_autoptr (GError) error = NULL;

  if (!gops_evergreen_set (gops_session_get_store (self->session), self->item,
                           returns ? (int) gops_spin_row_get_value (GOPS_SPIN_ROW (question->after)) : -1,
                           limited ? (int) gops_spin_row_get_value (GOPS_SPIN_ROW (question->times)) : -1, &error))
    gops_session_report (self->session, error);
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Question *question = data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (g_str_equal (answer, "keep"))
    write_answer (question);
  g_signal_handlers_disconnect_by_data (question->returns, question);
  g_signal_handlers_disconnect_by_data (question->limited, question);
  g_object_unref (question->rows);
  g_object_unref (question->row);
  g_free (question);
}

static GtkWidget *
add_spin (GtkWidget  *list,
          const char *title,
          double      most,
          double      value)
{
  GtkWidget *row = gops_spin_row_new (title, 1, most, 1);

  gops_spin_row_set_value (GOPS_SPIN_ROW (row), value);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
add_switch (Question   *question,
            const char *title,
            gboolean    active)
{
  GtkWidget *row = gops_switch_row_new (title);

  gops_switch_row_set_active (GOPS_SWITCH_ROW (row), active);
  g_signal_connect_swapped (row, "notify::active", G_CALLBACK (update_question), question);
  gtk_list_box_append (GTK_LIST_BOX (question->rows), row);
  return row;
}

static void
make_rows (Question     *question,
           GopsPlanItem *item)
{
  gint64 after = gops_record_get_int (item, GOPS_PLAN_ITEM_REUSE_AFTER), times = gops_record_get_int (item, GOPS_PLAN_ITEM_REUSE_TIMES);

  question->rows = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (question->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (question->rows, "boxed-list");
  gtk_widget_set_size_request (question->rows, 280, -1);
  question->returns = add_switch (question, _("May Return"), after >= 0);
  question->after = add_spin (question->rows, _("After Days"), GOPS_EVERGREEN_MAX_DAYS, after >= 0 ? after : USUAL_DAYS);
  question->limited = add_switch (question, _("Not More Than"), times >= 0);
  question->times = add_spin (question->rows, C_("repeat", "Times"), GOPS_EVERGREEN_MAX_TIMES, times >= 1 ? times : USUAL_TIMES);
}

static void
gops_evergreen_row_activate (AdwActionRow *row)
{
  const GopsAlertAnswer answers[] = { { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN }, { "keep", _("_Change"), GOPS_ALERT_SUGGESTED } };
  Question *question = g_new0 (Question, 1);

  question->row = g_object_ref (GOPS_EVERGREEN_ROW (row));
  make_rows (question, question->row->item);
  update_question (question);
  gops_alert_ask_async (GTK_WIDGET (row), _("Evergreen Item"), _("It rests for some days, then may fill a weekly slot that is free."), question->rows, answers,
                        G_N_ELEMENTS (answers), "keep", NULL, on_answered_cb, question);
}

/* --- the row --- */

static char *
say (GopsSession  *session,
     GopsPlanItem *item)
{
  gint64 after = gops_record_get_int (item, GOPS_PLAN_ITEM_REUSE_AFTER), times = gops_record_get_int (item, GOPS_PLAN_ITEM_REUSE_TIMES);
  guint n = after >= 0 ? gops_evergreen_count (gops_session_get_store (session), gops_record_get_id (item)) : 0;
  g_autofree char *rest = g_strdup_printf (ngettext ("after %u day", "after %u days", (gulong) MAX (after, 0)), (guint) MAX (after, 0));

  if (after < 0)
    return g_strdup (_("Does not return"));
  if (times < 0)
    /* Translators: "Returns after 30 days; so far 2 times" */
    return g_strdup_printf (ngettext ("Returns %s; so far %u time", "Returns %s; so far %u times", n), rest, n);
  /* Translators: "Returns after 30 days; 2 of 5 times so far" */
  return g_strdup_printf (_("Returns %s; %u of %u times so far"), rest, n, (guint) times);
}

void
gops_evergreen_row_show (GopsEvergreenRow *self,
                         GopsSession      *session,
                         GopsPlanItem     *item)
{
  gboolean fits = gops_record_get_id (item) != 0 && gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES) == 0 &&
                  *gops_record_get_text (item, GOPS_PLAN_ITEM_RECURRENCE) == '\0';
  g_autofree char *said = fits ? say (session, item) : NULL;

  g_set_object (&self->session, session);
  g_set_object (&self->item, item);
  gtk_widget_set_visible (GTK_WIDGET (self), fits);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), said != NULL ? said : "");
}

static void
gops_evergreen_row_dispose (GObject *object)
{
  GopsEvergreenRow *self = GOPS_EVERGREEN_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (gops_evergreen_row_parent_class)->dispose (object);
}

static void
gops_evergreen_row_class_init (GopsEvergreenRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_evergreen_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = gops_evergreen_row_activate;
}

static void
gops_evergreen_row_init (GopsEvergreenRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Evergreen"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
}
