/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters of many groups and channels at once. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-checked-field.h"
#include "gops-compat.h"
#include "gops-look.h"
#include "gops-own-posters.h"
#include "gops-poster-batch-dialog.h"
#include "gops-poster-batch-plan.h"
#include "gops-poster-batch.h"
#include "gops-poster-name.h"
#include "gops-progress-dialog.h"
#include "gops-publish-resources.h"
#include "gops-text.h"
#include "gops-use-resource.h"

#define MOST_SHOWN 50   /* posters that are told of one by one */

#define GOPS_TYPE_POSTER_BATCH_DIALOG (gops_poster_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsPosterBatchDialog, gops_poster_batch_dialog, GOPS, POSTER_BATCH_DIALOG, AdwBin)

struct _GopsPosterBatchDialog
{
  AdwBin parent_instance;

  GopsSession         *session;     /* (owned) (nullable) */
  GopsPosterTemplates *templates;   /* (owned): as the row lists them */
  GArray              *groups;      /* (owned) (element-type gint64): that are chosen */
  GFile               *to;          /* (owned) (nullable): the folder */
  GPtrArray           *told;        /* (owned) (element-type GtkWidget): rows of the outcome */
  guint                n_posters;
  gboolean             again;       /* the same order was begun and not finished */
  gboolean             filling;

  AdwComboRow         *scope;
  GopsSwitchRow       *channels;
  AdwComboRow         *template;
  AdwComboRow         *size;
  AdwComboRow         *format;
  AdwEntryRow         *pattern;
  AdwActionRow        *folder;
  GtkLabel            *example;
  AdwPreferencesGroup *outcome;
  GtkLabel            *state;
  GtkButton           *save_all;
};

G_DEFINE_FINAL_TYPE (GopsPosterBatchDialog, gops_poster_batch_dialog, ADW_TYPE_BIN)

static const char *const endings[] = { ".png", ".jpg", ".webp", ".svg", ".pdf" };

/* What the thread gets, and what it hands back. */
typedef struct
{
  GopsPosterTemplate *design;     /* (owned) */
  GArray             *groups;     /* (owned) */
  char               *pattern;    /* (owned) */
  GFile              *folder;     /* (owned) */
  GopsPosterBatch    *batch;      /* (owned) (nullable): it has the results */
  GopsPosterOrder     order;
} Job;

static void
clear_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->batch, gops_poster_batch_free);
  gops_poster_template_unref (job->design);
  g_array_unref (job->groups);
  g_free (job->pattern);
  g_object_unref (job->folder);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear_job);
}

/* --- what is chosen --- */

static GopsStore *
get_store (GopsPosterBatchDialog *self)
{
  return gops_session_get_store (self->session);
}

static GopsPosterTemplate *
chosen_template (GopsPosterBatchDialog *self)
{
  return gops_poster_templates_get (self->templates, MIN (adw_combo_row_get_selected (self->template), gops_poster_templates_get_n (self->templates) - 1));
}

/* (nullable): NULL, as each poster has it */
static const char *
chosen_size (GopsPosterBatchDialog *self)
{
  guint i = adw_combo_row_get_selected (self->size);

  return i > 0 && i != GTK_INVALID_LIST_POSITION ? gops_poster_sizes ()[i - 1].id : NULL;
}

static const char *
chosen_ending (GopsPosterBatchDialog *self)
{
  return endings[MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (endings) - 1)];
}

static const char *
chosen_pattern (GopsPosterBatchDialog *self)
{
  const char *pattern = gtk_editable_get_text (GTK_EDITABLE (self->pattern));

  return *pattern != '\0' ? pattern : GOPS_POSTER_NAME_PATTERN;
}

/* --- showing --- */

static void
show_example (GopsPosterBatchDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *size = chosen_size (self);
  g_autofree char *name = gops_batch_example (get_store (self), self->groups, gops_switch_row_get_active (self->channels), chosen_pattern (self),
                                              gops_poster_template_get_id (chosen_template (self)), size != NULL ? size : "1080x1920",
                                              chosen_ending (self), &error);
  g_autofree char *said = name != NULL ? g_strdup_printf (_("For example: %s"), name) : NULL;

  gops_checked_field_mark (self->pattern, error != NULL ? error->message : NULL);
  gtk_label_set_label (self->example, said != NULL ? said : error->message);
}

static void
show_folder (GopsPosterBatchDialog *self)
{
  g_autofree char *path = self->to != NULL ? g_file_get_parse_name (self->to) : NULL;

  adw_action_row_set_subtitle (self->folder, path != NULL ? path : _("Choose where they go"));
}

static void
show_button (GopsPosterBatchDialog *self)
{
  g_autofree char *label = self->again ? g_strdup (_("_Go On"))
                           : g_strdup_printf (ngettext ("_Save %u Poster", "_Save %u Posters", self->n_posters), self->n_posters);

  gtk_button_set_label (self->save_all, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_all), self->to != NULL && self->n_posters > 0 && !gtk_widget_has_css_class (GTK_WIDGET (self->pattern), "error"));
}

static void
show (GopsPosterBatchDialog *self)
{
  g_autoptr (GError) error = NULL;
  GArray *groups = gops_batch_groups (get_store (self), (GopsBatchScope) MIN (adw_combo_row_get_selected (self->scope), GOPS_BATCH_ALL),
                                      gops_session_get_group (self->session), &error);

  gops_session_report (self->session, error);
  if (groups == NULL)
    return;
  g_clear_pointer (&self->groups, g_array_unref);
  self->groups = groups;
  self->n_posters = gops_batch_count (get_store (self), groups, gops_switch_row_get_active (self->channels));
  show_example (self);
  show_folder (self);
  show_button (self);
}

static void
clear_outcome (GopsPosterBatchDialog *self)
{
  for (guint i = 0; i < self->told->len; i++)
    adw_preferences_group_remove (self->outcome, self->told->pdata[i]);
  g_ptr_array_set_size (self->told, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), FALSE);
  gtk_label_set_label (self->state, "");
}

/* Another order is not the one that was begun. */
static void
on_changed_cb (GopsPosterBatchDialog *self)
{
  if (self->filling || self->session == NULL)
    return;
  self->again = FALSE;
  clear_outcome (self);
  show (self);
}

/* --- what came of it --- */

static void
add_told (GopsPosterBatchDialog *self,
          const char            *title,
          const char            *text,
          const char            *icon)
{
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL), title, text);
  GtkWidget *sign = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (sign, "gops-amber");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  adw_preferences_group_add (self->outcome, row);
  g_ptr_array_add (self->told, row);
}

static void
tell_result (GopsPosterBatchDialog  *self,
             const GopsPosterResult *result)
{
  g_autofree char *notes = NULL;

  if (result->outcome == GOPS_POSTER_FAILED)
    {
      add_told (self, result->label, result->problem, "dialog-error-symbolic");
      return;
    }
  if (result->notes == NULL || result->notes->len == 0)
    return;
  g_ptr_array_add (result->notes, NULL);
  notes = g_strjoinv ("\n", (char **) result->notes->pdata);
  g_ptr_array_set_size (result->notes, (int) result->notes->len - 1);
  add_told (self, result->label, notes, "dialog-warning-symbolic");
}

static void
tell_results (GopsPosterBatchDialog *self,
              GopsPosterBatch       *batch)
{
  GPtrArray *results = gops_poster_batch_get_results (batch);

  for (guint i = 0; i < results->len && self->told->len < MOST_SHOWN; i++)
    tell_result (self, results->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), self->told->len > 0);
}

/* "58 saved, 2 as they were, 1 not drawn" (transfer full) */
static char *
summarize (GopsPosterBatch *batch)
{
  guint written = gops_poster_batch_count (batch, GOPS_POSTER_WRITTEN), kept = gops_poster_batch_count (batch, GOPS_POSTER_KEPT);
  guint failed = gops_poster_batch_count (batch, GOPS_POSTER_FAILED);
  g_autofree char *saved = g_strdup_printf (ngettext ("%u poster saved", "%u posters saved", written), written);
  g_autofree char *same = kept > 0 ? g_strdup_printf (_("%u there already"), kept) : NULL;
  g_autofree char *lost = failed > 0 ? g_strdup_printf (_("%u could not be drawn"), failed) : NULL;

  return g_strjoin (_(", "), saved, same != NULL ? same : lost, same != NULL ? lost : NULL, NULL);
}

/* What was begun can be gone on with: what is whole stays. */
static void
tell_begun (GopsPosterBatchDialog *self,
            GopsPosterBatch       *batch)
{
  guint done = gops_poster_batch_count (batch, GOPS_POSTER_WRITTEN) + gops_poster_batch_count (batch, GOPS_POSTER_KEPT);
  g_autofree char *said = g_strdup_printf (_("%u of %u are there already"), done, self->n_posters);

  self->again = done > 0;
  gtk_label_set_label (self->state, done > 0 ? said : "");
}

typedef struct
{
  GopsPosterBatchDialog *self;   /* (owned) */
  Job                   *job;    /* (owned) */
} Answer;

static void
on_run_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Answer *answer = data;
  GopsPosterBatchDialog *self = answer->self;
  g_autoptr (GError) error = NULL;
  gboolean done = gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL;
  g_autofree char *said = NULL;

  if (self->session != NULL && answer->job->batch != NULL)
    {
      clear_outcome (self);
      tell_results (self, answer->job->batch);
      said = summarize (answer->job->batch);
      self->again = FALSE;
      if (!done)
        tell_begun (self, answer->job->batch);
      else
        {
          gtk_label_set_label (self->state, said);
          gops_session_toast_file (self->session, said, self->to);
        }
      show_button (self);
    }
  if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (self->session, error);
  job_unref (answer->job);
  g_object_unref (answer->self);
  g_free (answer);
}

/* --- running --- */

static gpointer
run_in_thread (GopsStore    *store,
               gpointer      data,
               GopsProgress *progress,
               GCancellable *cancellable,
               GError      **error)
{
  Job *job = data;

  job->batch = gops_poster_batch_new (&job->order, error);
  return GINT_TO_POINTER (job->batch != NULL && gops_poster_batch_run (job->batch, store, progress, cancellable, error));
}

static Job *
make_job (GopsPosterBatchDialog *self)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  job->design = gops_poster_template_ref (chosen_template (self));
  job->groups = g_array_copy (self->groups);
  job->pattern = g_strdup (chosen_pattern (self));
  job->folder = g_object_ref (self->to);
  job->order = (GopsPosterOrder) {
    .wish = { .design = job->design, .size = chosen_size (self) },
    .groups = job->groups,
    .channels = gops_switch_row_get_active (self->channels),
    .pattern = job->pattern,
    .ending = chosen_ending (self),
    .folder = job->folder,
  };
  return job;
}

static void
on_save_clicked_cb (GopsPosterBatchDialog *self)
{
  Answer *answer = g_new0 (Answer, 1);

  gops_session_flush (self->session);   /* the thread reads what is stored */
  answer->self = g_object_ref (self);
  answer->job = make_job (self);
  gops_progress_dialog_run (get_store (self), GTK_WIDGET (self), _("Saving Posters"), run_in_thread, g_atomic_rc_box_acquire (answer->job),
                            job_unref, NULL, on_run_cb, answer);
}

static void
on_folder_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GopsPosterBatchDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gops_file_choose_finish (result, &error);

  if (self->session == NULL)
    return;
  gops_session_report (self->session, error);
  if (folder == NULL)
    return;
  g_set_object (&self->to, folder);
  on_changed_cb (self);
}

static void
on_folder_activated_cb (GopsPosterBatchDialog *self)
{
  gops_file_select_folder_async (GTK_WIDGET (self), _("Folder for the Posters"), self->to, NULL, on_folder_chosen_cb, g_object_ref (self));
}

/* --- filling --- */

static void
fill_scope (GopsPosterBatchDialog *self)
{
  gint64 group = gops_session_get_group (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int scope = GOPS_BATCH_THIS; scope <= GOPS_BATCH_ALL; scope++)
    {
      g_autoptr (GArray) groups = gops_batch_groups (get_store (self), scope, group, NULL);
      guint n = groups != NULL ? groups->len : 0;
      g_autofree char *name = scope == GOPS_BATCH_THIS ? g_strdup (_("This Group"))
                              : g_strdup_printf (scope == GOPS_BATCH_FAMILY ? _("Its Family (%u)") : _("All Groups (%u)"), n);

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->scope, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->scope, GOPS_BATCH_ALL);
}

static void
fill_templates (GopsPosterBatchDialog *self,
                const char            *wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < gops_poster_templates_get_n (self->templates); i++)
    {
      GopsPosterTemplate *design = gops_poster_templates_get (self->templates, i);

      gtk_string_list_append (names, gops_poster_template_get_name (design, gops_interface_language ()));
      if (g_strcmp0 (gops_poster_template_get_id (design), wanted) == 0)
        chosen = i;
    }
  adw_combo_row_set_model (self->template, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->template, chosen);
}

static void
fill_sizes (GopsPosterBatchDialog *self)
{
  const GopsPosterSize *sizes = gops_poster_sizes ();
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const []) { _("As each poster has it"), NULL });

  for (guint i = 0; sizes[i].id != NULL; i++)
    {
      g_autofree char *label = gops_poster_size_label (&sizes[i]);

      gtk_string_list_append (names, label);
    }
  adw_combo_row_set_model (self->size, G_LIST_MODEL (names));
}

/* --- object --- */

static void
gops_poster_batch_dialog_dispose (GObject *object)
{
  GopsPosterBatchDialog *self = GOPS_POSTER_BATCH_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->to);

  G_OBJECT_CLASS (gops_poster_batch_dialog_parent_class)->dispose (object);
}

static void
gops_poster_batch_dialog_finalize (GObject *object)
{
  GopsPosterBatchDialog *self = GOPS_POSTER_BATCH_DIALOG (object);

  g_clear_pointer (&self->templates, gops_poster_templates_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_ptr_array_unref (self->told);

  G_OBJECT_CLASS (gops_poster_batch_dialog_parent_class)->finalize (object);
}

static void
gops_poster_batch_dialog_class_init (GopsPosterBatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_poster_batch_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_poster_batch_dialog_finalize;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_publish);
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/publish/gops-poster-batch-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPosterBatchDialog, name)
  CHILD (scope);
  CHILD (channels);
  CHILD (template);
  CHILD (size);
  CHILD (format);
  CHILD (pattern);
  CHILD (folder);
  CHILD (example);
  CHILD (outcome);
  CHILD (state);
  CHILD (save_all);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_folder_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
gops_poster_batch_dialog_init (GopsPosterBatchDialog *self)
{
  self->filling = TRUE;
  self->told = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gops_poster_batch_present (GopsSession *session,
                           const char  *template_id,
                           GtkWidget   *parent)
{
  g_autoptr (GError) error = NULL;
  GopsPosterTemplates *templates = gops_poster_templates_load (gops_session_get_store (session), &error);
  GopsPosterBatchDialog *self;

  gops_session_report (session, error);
  if (templates == NULL)
    return;
  self = g_object_new (GOPS_TYPE_POSTER_BATCH_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->templates = templates;
  fill_scope (self);
  fill_templates (self, template_id);
  fill_sizes (self);
  gtk_editable_set_text (GTK_EDITABLE (self->pattern), GOPS_POSTER_NAME_PATTERN);
  self->filling = FALSE;
  show (self);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Many Posters"), 520, 680, parent);
}
