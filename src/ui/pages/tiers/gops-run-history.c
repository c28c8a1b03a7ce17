/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a scheme that a group has kept. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-language.h"
#include "gops-members-state.h"
#include "gops-run-flow.h"
#include "gops-run-history.h"
#include "gops-tier-chip.h"
#include "gops-workbench-state.h"

struct _GopsRunHistory
{
  AdwBin parent_instance;

  const GopsTierScheme *scheme;     /* (nullable) */
  GopsRunRecord        *record;     /* (owned) (nullable) */
  const char           *language;   /* interned */
  gboolean              filling;

  GtkWidget   *flow;          /* borrowed, as the others */
  GtkWidget   *bottleneck;
  GtkDropDown *pair;
  GtkWidget   *pair_box;
  GtkLabel    *words;
  GtkListBox  *moves;
};

G_DEFINE_FINAL_TYPE (GopsRunHistory, gops_run_history, ADW_TYPE_BIN)

/* --- reading --- */

void
gops_run_record_free (GopsRunRecord *record)
{
  g_ptr_array_unref (record->runs);
  g_ptr_array_unref (record->matrices);
  g_free (record);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsRunRecord, gops_run_record_free)

GopsRunRecord *
gops_run_record_load (GopsStore             *store,
                      gint64                 group,
                      const GopsTierScheme  *scheme,
                      GCancellable          *cancellable,
                      GError               **error)
{
  g_autoptr (GopsRunRecord) record = g_new0 (GopsRunRecord, 1);

  record->matrices = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_tier_matrix_free);
  record->runs = gops_tier_runs_load (store, group, scheme, error);
  if (record->runs == NULL)
    {
      record->runs = g_ptr_array_new ();
      return NULL;
    }
  if (record->runs->len > GOPS_RUN_HISTORY_MOST)
    g_ptr_array_remove_range (record->runs, 0, record->runs->len - GOPS_RUN_HISTORY_MOST);
  for (guint i = 1; i < record->runs->len; i++)
    {
      const GopsTierRunFigures *from = record->runs->pdata[i - 1], *to = record->runs->pdata[i];
      GopsTierMatrix *matrix = gops_tier_matrix_load (store, group, scheme, from->id, to->id, cancellable, error);

      if (matrix == NULL)
        return NULL;
      g_ptr_array_add (record->matrices, matrix);
    }
  return g_steal_pointer (&record);
}

/* --- who moved between two runs --- */

static GtkWidget *
make_side (GopsRunHistory       *self,
           const GopsTierMatrix *matrix,
           guint                 tier,
           const char           *nowhere)
{
  GtkWidget *widget;

  if (tier == matrix->n)
    {
      widget = gtk_label_new (nowhere);
      gtk_widget_add_css_class (widget, "dim-label");
      return widget;
    }
  widget = gops_tier_chip_new (self->scheme->tiers[tier].id, gops_text_get (&self->scheme->tiers[tier].name, self->language));
  gtk_widget_add_css_class (widget, "plain");
  return widget;
}

static GtkWidget *
make_move_row (GopsRunHistory       *self,
               const GopsTierMatrix *matrix,
               guint                 from,
               guint                 to)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *count;
  g_autofree char *number = g_strdup_printf ("%u", gops_tier_matrix_get (matrix, from, to));

  count = gtk_label_new (number);
  g_object_set (count, "hexpand", TRUE, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (count, "gops-figures");
  gtk_box_append (GTK_BOX (box), make_side (self, matrix, from, _("Not there yet")));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("→"));
  gtk_box_append (GTK_BOX (box), make_side (self, matrix, to, _("Left the group")));
  gtk_box_append (GTK_BOX (box), count);
  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
clear_moves (GopsRunHistory *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->moves))) != NULL)
    gtk_list_box_remove (self->moves, row);
}

static void
fill_moves (GopsRunHistory       *self,
            const GopsTierMatrix *matrix)
{
  guint n = 0;

  for (guint from = 0; from <= matrix->n; from++)
    for (guint to = 0; to <= matrix->n; to++)
      if (from != to && gops_tier_matrix_get (matrix, from, to) > 0)
        {
          gtk_list_box_append (self->moves, make_move_row (self, matrix, from, to));
          n++;
        }
  gtk_widget_set_visible (GTK_WIDGET (self->moves), n > 0);
}

/* The pair that is chosen; the only run where there is one. */
static void
show_pair (GopsRunHistory *self)
{
  guint n = self->record->matrices->len, chosen = gtk_drop_down_get_selected (self->pair), later;
  g_autofree char *words = NULL;

  clear_moves (self);
  gtk_widget_set_visible (GTK_WIDGET (self->moves), FALSE);
  later = n > 0 && chosen < n ? n - chosen : self->record->runs->len - 1;   /* the latest pair is the first of the list */
  words = gops_workbench_run_words (self->scheme, self->record->runs->pdata[later], later > 0 ? self->record->runs->pdata[later - 1] : NULL);
  gtk_label_set_label (self->words, words);
  if (later > 0)
    fill_moves (self, self->record->matrices->pdata[later - 1]);
}

static void
on_pair_chosen_cb (GopsRunHistory *self)
{
  if (!self->filling && self->record != NULL && self->record->runs->len > 0)
    show_pair (self);
}

static void
fill_pairs (GopsRunHistory *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = self->record->runs->len; i-- > 1;)
    {
      const GopsTierRunFigures *from = self->record->runs->pdata[i - 1], *to = self->record->runs->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s → %s", from->as_of, to->as_of);

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->pair, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (self->pair_box, self->record->matrices->len > 0);
}

/* --- all --- */

static char *
describe (GopsRunHistory *self)
{
  GString *text = g_string_new (_("Runs side by side"));

  for (guint i = 0; i < self->record->runs->len; i++)
    {
      const GopsTierRunFigures *run = self->record->runs->pdata[i];

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

  g_clear_pointer (&self->record, gops_run_record_free);
  self->scheme = scheme;
  self->record = record;
  self->language = g_intern_string (language);
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL && record->runs->len > 0);
  if (record == NULL || record->runs->len == 0)
    return;
  gops_language_tag (self->bottleneck, language);
  words = describe (self);
  gops_run_flow_set (GOPS_RUN_FLOW (self->flow), scheme, record->runs, record->matrices, language, words);
  show_bottleneck (self, table);
  fill_pairs (self);
  show_pair (self);
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
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/tiers/gops-run-history.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, flow);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, bottleneck);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, pair);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, pair_box);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, words);
  gtk_widget_class_bind_template_child (widget_class, GopsRunHistory, moves);
  gtk_widget_class_bind_template_callback (widget_class, on_pair_chosen_cb);
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
