/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question before a person is forgotten, with what will go. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-forget.h"
#include "gops-person-forget.h"
#include "gops-progress-dialog.h"

#define LINE 36   /* characters: lines that are set in fewer need the height that the question gives them */

typedef struct
{
  GopsSession *session;   /* (owned) */
  GtkWidget   *parent;    /* (owned) */
  gint64       person;
  char        *name;      /* (owned) (nullable) */
} Forgetting;

static void
forgetting_free (Forgetting *self)
{
  g_object_unref (self->session);
  g_object_unref (self->parent);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Forgetting, forgetting_free)

/* --- forgetting --- */

static gpointer
forget (GopsStore     *store,
        gpointer       data,
        GopsProgress  *progress,
        GCancellable  *cancellable,
        GError       **error)
{
  return gops_person_forget (store, *(gint64 *) data, progress, cancellable, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
on_forgotten_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Forgetting) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_("“%s” is forgotten"), self->name);

  if (gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL)
    gops_session_toast (self->session, text);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (self->session, error);
  (void) gops_store_poll (gops_session_get_store (self->session));
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Forgetting) self = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result), *title = g_strdup_printf (_("Forgetting “%s”"), self->name);
  gint64 *person;
  GtkWidget *parent = self->parent;
  GopsStore *store = gops_session_get_store (self->session);

  if (!g_str_equal (answer, "forget"))
    return;
  person = g_memdup2 (&self->person, sizeof self->person);
  gops_progress_dialog_run (store, parent, title, forget, person, g_free, NULL, on_forgotten_cb, g_steal_pointer (&self));
}

/* --- the question --- */

static void
add_line (GtkBox     *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "max-width-chars", LINE, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

static void
add_counts (GtkBox          *box,
            const GPtrArray *counts)
{
  for (guint i = 0; i < counts->len; i++)
    add_line (box, ((GopsForgetCount *) counts->pdata[i])->text, NULL);
}

static void
add_history (GtkBox                 *box,
             const GopsForgetSurvey *survey)
{
  guint journal = (guint) survey->journal, undone = (guint) survey->undone;
  g_autofree char *entries = g_strdup_printf (ngettext ("%u entry of the history", "%u entries of the history", journal), journal);
  g_autofree char *actions = g_strdup_printf (ngettext ("%u undone action that can’t be redone any more",
                                                        "%u undone actions that can’t be redone any more", undone), undone);

  if (journal > 0)
    add_line (box, entries, NULL);
  if (undone > 0)
    add_line (box, actions, NULL);
}

static void
add_backups (GtkBox                 *box,
             const GopsForgetSurvey *survey)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u backup is rewritten without the person, or deleted",
                                                     "%u backups are rewritten without the person, or deleted", survey->backups->len), survey->backups->len);

  if (survey->backups->len > 0)
    add_line (box, text, NULL);
}

/* Returns: (transfer floating) */
static GtkWidget *
make_survey (const GopsForgetSurvey *survey)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *scroller = gtk_scrolled_window_new ();

  add_line (GTK_BOX (box), _("This goes, for good"), "heading");
  add_counts (GTK_BOX (box), survey->goes);
  add_history (GTK_BOX (box), survey);
  add_backups (GTK_BOX (box), survey);
  if (survey->stays->len > 0)
    add_line (GTK_BOX (box), _("This stays: others wrote it, and it names the person"), "heading");
  add_counts (GTK_BOX (box), survey->stays);
  add_line (GTK_BOX (box), gops_person_forget_elsewhere (), "dim-label");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "max-content-height", 320, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What goes and what stays"), -1);
  return scroller;
}

/* "Ada and those merged into her" */
static char *
dup_body (const GopsForgetSurvey *survey)
{
  g_autofree char *others = NULL;

  if (survey->others->len == 0)
    return g_strdup (_("Imports pass over the person from now on. This can’t be undone."));
  g_ptr_array_add (survey->others, NULL);
  others = g_strjoinv (_(", "), (char **) survey->others->pdata);
  g_ptr_array_remove_index (survey->others, survey->others->len - 1);
  return g_strdup_printf (_("With the person go those merged into them: %s. Imports pass over them from now on. This can’t be undone."), others);
}

static void
ask (Forgetting             *self,
     const GopsForgetSurvey *survey)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "forget", _("_Forget"), GOPS_ALERT_DESTRUCTIVE },
  };
  g_autofree char *heading = g_strdup_printf (_("Forget “%s”?"), survey->name), *body = dup_body (survey);
  GtkWidget *parent = self->parent;

  self->name = g_strdup (survey->name);
  gops_alert_ask_async (parent, heading, body, make_survey (survey), answers, G_N_ELEMENTS (answers), "cancel", NULL, on_answered_cb, self);
}

static gpointer
look (GopsStore     *store,
      gpointer       data,
      GopsProgress  *progress,
      GCancellable  *cancellable,
      GError       **error)
{
  return gops_person_forget_survey (store, *(gint64 *) data, cancellable, error);
}

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Forgetting) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsForgetSurvey) survey = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (survey != NULL)
    ask (g_steal_pointer (&self), survey);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (self->session, error);
}

void
gops_forget_present (GopsSession *session,
                     gint64       person,
                     GtkWidget   *parent)
{
  Forgetting *self = g_new0 (Forgetting, 1);

  gops_session_flush (session);
  self->session = g_object_ref (session);
  self->parent = g_object_ref (parent);
  self->person = person;
  gops_progress_dialog_run (gops_session_get_store (session), parent, _("Looking What Would Go"), look, g_memdup2 (&person, sizeof person), g_free,
                            (GDestroyNotify) gops_forget_survey_free, on_looked_cb, self);
}
