/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a scheme that a group has kept. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-language.h"
#include "gops-matrix-table.h"
#include "gops-run-flow.h"
#include "gops-run-history.h"
#include "gops-workbench-state.h"

struct _GopsRunHistory
{
  AdwBin parent_instance;

  const GopsTierScheme *scheme;     /* (nullable) */
  GopsRunRecord        *record;     /* (owned) (nullable) */
  const char           *language;   /* interned */
  gboolean              filling;
  gboolean              anew;       /* another scheme or group, or another number of runs: the last two are chosen */

  GtkWidget   *flow;          /* borrowed, as the others */
  GtkWidget   *bottleneck;
  GtkDropDown *from;
  GtkDropDown *to;
  GtkWidget   *pair_box;
  GtkLabel    *words;
  GtkWidget   *table;
};

G_DEFINE_FINAL_TYPE (GopsRunHistory, gops_run_history, ADW_TYPE_BIN)

/* --- reading --- */

void
gops_run_record_free (GopsRunRecord *record)
{
  g_free (record->stamp);
  g_clear_pointer (&record->runs, g_ptr_array_unref);
  g_clear_pointer (&record->trail, gops_tier_trail_free);
  g_clear_pointer (&record->drawn, g_ptr_array_unref);
  g_clear_pointer (&record->matrices, g_ptr_array_unref);
  g_free (record);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsRunRecord, gops_run_record_free)

char *
gops_run_record_stamp (GopsStore             *store,
                       gint64                 group,
                       const GopsTierScheme  *scheme,
                       GError               **error)
{
  char *stamp = NULL;

  return gops_store_read_text (store, &stamp, error, "SELECT coalesce (group_concat (id), '') FROM tier_run WHERE group_id = ?1 AND scheme = ?2", "ls",
                               group, scheme->id) ? stamp : NULL;
}

/* The last @most of them. Returns: (transfer full) (nullable) */
static GPtrArray *
load_runs (GopsStore             *store,
           gint64                 group,
           const GopsTierScheme  *scheme,
           guint                  most,
           GError               **error)
{
  GPtrArray *runs = gops_tier_runs_load (store, group, scheme, error);

  if (runs != NULL && runs->len > most)
    g_ptr_array_remove_range (runs, 0, runs->len - most);
  return runs;
}

GopsRunRecord *
gops_run_record_load (GopsStore             *store,
                      gint64                 group,
                      const GopsTierScheme  *scheme,
                      GCancellable          *cancellable,
                      GError               **error)
{
  g_autoptr (GopsRunRecord) record = g_new0 (GopsRunRecord, 1);
  guint first;

  record->matrices = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_tier_matrix_free);
  if ((record->stamp = gops_run_record_stamp (store, group, scheme, error)) == NULL ||
      (record->runs = load_runs (store, group, scheme, GOPS_TIER_TRAIL_MOST, error)) == NULL ||
      (record->drawn = load_runs (store, group, scheme, GOPS_RUN_HISTORY_MOST, error)) == NULL ||
      (record->trail = gops_tier_trail_load (store, group, scheme, record->runs, cancellable, error)) == NULL)
    return NULL;
  first = record->runs->len - MIN (record->runs->len, record->drawn->len);
  for (guint i = first + 1; i < record->runs->len; i++)
    g_ptr_array_add (record->matrices, gops_tier_trail_count (record->trail, i - 1, i));
  return g_steal_pointer (&record);
}

/* --- two runs --- */

/* The place of the run that is chosen: the lists begin with the latest. */
static guint
chosen_run (GopsRunHistory *self,
            GtkDropDown    *choice,
            guint           otherwise)
{
  guint chosen = gtk_drop_down_get_selected (choice), n = self->record->runs->len;

  return chosen < n ? n - 1 - chosen : otherwise;
}

/* The two that are chosen; the only run where there is one. */
static void
show_pair (GopsRunHistory *self)
{
  guint n = self->record->runs->len;
  guint one = chosen_run (self, self->from, n > 1 ? n - 2 : 0), other = chosen_run (self, self->to, n - 1);
  guint from = MIN (one, other), to = MAX (one, other);
  g_autofree char *words = gops_workbench_run_words (self->scheme, self->record->runs->pdata[to], from < to ? self->record->runs->pdata[from] : NULL);
  g_autoptr (GopsTierMatrix) matrix = from < to ? gops_tier_trail_count (self->record->trail, from, to) : NULL;

  gtk_label_set_label (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), from < to ? _("Gravity: how much closer to the core the members have moved since the earlier run, on average. "
                                                                        "Above 0 the group draws together, below 0 it drifts apart.") : NULL);
  gops_matrix_table_set (GOPS_MATRIX_TABLE (self->table), matrix, self->language);
  gtk_widget_set_visible (self->table, matrix != NULL);
}

static void
on_run_chosen_cb (GopsRunHistory *self)
{
  if (!self->filling && self->record != NULL && self->record->runs->len > 0)
    show_pair (self);
}

/* What was chosen stays chosen where it is still there. */
static void
fill_choice (GopsRunHistory *self,
             GtkDropDown    *choice,
             guint           otherwise)
{
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);
  g_autofree char *kept = item != NULL && !self->anew ? g_strdup (gtk_string_object_get_string (item)) : NULL;
  guint n = self->record->runs->len, chosen = otherwise;

  for (guint i = n; i-- > 0;)
    {
      const GopsTierRunFigures *run = self->record->runs->pdata[i];

      gtk_string_list_append (days, run->as_of);
      if (g_strcmp0 (run->as_of, kept) == 0)
        chosen = n - 1 - i;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (days));
  gtk_drop_down_set_selected (choice, chosen);
}

static void
fill_pairs (GopsRunHistory *self)
{
  self->filling = TRUE;
  fill_choice (self, self->from, 1);
  fill_choice (self, self->to, 0);
  self->filling = FALSE;
  gtk_widget_set_visible (self->pair_box, self->record->runs->len > 1);
}

/* --- all --- */

static char *
describe (GopsRunHistory *self)
{
  GString *text = g_string_new (_("Runs side by side"));

  for (guint i = 0; i < self->record->drawn->len; i++)
    {
      const GopsTierRunFigures *run = self->record->drawn->pdata[i];

      g_string_append_printf (text, "; %s", run->as_of);
      for (guint t = 0; t < self->scheme->n_tiers; t++)
        g_string_append_printf (text, ", %s %u", gops_text_get (&self->scheme->tiers[t].name, self->language), run->counts[t]);
    }
  return g_string_free (text, FALSE);
}

static void
show_bottleneck (GopsRunHistory *self,
                 GopsTierTable  *table)
{
  guint n = self->record->matrices->len;
  g_autofree char *text = n > 0 ? gops_workbench_bottleneck (self->record->matrices->pdata[n - 1], table, self->language) : NULL;

  gtk_label_set_label (GTK_LABEL (self->bottleneck), text != NULL ? text : "");
  gtk_widget_set_visible (self->bottleneck, text != NULL);
}

void
gops_run_history_set (GopsRunHistory       *self,
                      const GopsTierScheme *scheme,
                      GopsRunRecord        *record,
                      GopsTierTable        *table,
                      const char           *language)
{
  g_autofree char *words = NULL;

  self->anew = self->record == NULL || record == NULL || self->scheme != scheme || !g_str_equal (self->record->stamp, record->stamp);
  g_clear_pointer (&self->record, gops_run_record_free);
  self->scheme = scheme;
  self->record = record;
  self->language = g_intern_string (language);
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL && record->runs->len > 0);
  if (record == NULL || record->runs->len == 0)
    return;
  gops_language_tag (self->bottleneck, language);
  words = describe (self);
  gops_run_flow_set (GOPS_RUN_FLOW (self->flow), scheme, record->drawn, record->matrices, language, words);
  show_bottleneck (self, table);
  fill_pairs (self);
  show_pair (self);
}

const char *
gops_run_history_get_stamp (GopsRunHistory *self)
{
  return self->record != NULL ? self->record->stamp : NULL;
}

static void
gops_run_history_finalize (GObject *object)
{
  g_clear_pointer (&GOPS_RUN_HISTORY (object)->record, gops_run_record_free);
  G_OBJECT_CLASS (gops_run_history_parent_class)->finalize (object);
}

static void
gops_run_history_class_init (GopsRunHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_run_history_finalize;
  g_type_ensure (GOPS_TYPE_RUN_FLOW);
  g_type_ensure (GOPS_TYPE_MATRIX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/tiers/gops-run-history.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, flow);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, bottleneck);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, from);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, to);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, pair_box);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, words);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, table);
  gtk_widget_class_bind_template_callback (widget_class, on_run_chosen_cb);
}

static void
gops_run_history_init (GopsRunHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gops_run_history_new (void)
{
  return g_object_new (GOPS_TYPE_RUN_HISTORY, NULL);
}
