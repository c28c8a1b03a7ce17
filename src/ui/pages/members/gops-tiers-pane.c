/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane of the Members page. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-day.h"
#include "gops-language.h"
#include "gops-members-state.h"
#include "gops-own-schemes.h"
#include "gops-page-advice.h"
#include "gops-rows.h"
#include "gops-store-task.h"
#include "gops-tier-chip.h"
#include "gops-tiers.h"
#include "gops-tiers-note.h"
#include "gops-tiers-pane.h"

#define FIRST_MOVES 4
#define MOST_MOVES 60

struct _GopsTiersPane
{
  AdwBin parent_instance;

  GopsSession     *session;     /* (owned) */
  GopsBinder      *binder;      /* (owned) */
  char           **scheme_ids;  /* (owned): of the drop-down, in its order */
  GopsTiersResult *preview;     /* (owned) (nullable): what a run would do now */
  GopsTiersResult *applied;     /* (owned) (nullable): what the last run here did */
  GCancellable    *running;     /* (owned) (nullable): the preview */
  gint64           group;
  gboolean         stale;       /* members have changed since the preview was asked for */
  gint64           applying;    /* the group whose tiers are being applied, 0 = none */
  gboolean         all_moves;   /* the list shows more than the first */

  GtkDropDown *scheme;
  GtkLabel    *summary;
  GtkLabel    *warning;
  GtkListBox  *tiers;
  GtkLabel    *note;
  GtkWidget   *moves_area;
  GtkLabel    *moves_title;
  GtkLabel    *moves_count;
  GtkListBox  *moves;
  GtkWidget   *apply;
  GtkLabel    *last_run;
  AdwBin      *advice;
};

G_DEFINE_FINAL_TYPE (GopsTiersPane, gops_tiers_pane, ADW_TYPE_BIN)

static guint previewed_signal;

static const GopsTierScheme *
find_scheme (const GopsDossier *dossier)
{
  return gops_scheme_recall (gops_record_get_text (dossier->group, GOPS_GROUP_TIER_SCHEME));
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* --- the choice of a scheme --- */

/* What the list is made of: it stays while it is the same. */
static char *
fingerprint (const GPtrArray *schemes,
             const char      *language)
{
  GString *text = g_string_new (language);

  for (guint i = 0; i < schemes->len; i++)
    g_string_append_printf (text, " %p", schemes->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
bind_scheme (GopsTiersPane   *self,
             const GPtrArray *schemes)
{
  g_clear_object (&self->binder);
  g_strfreev (self->scheme_ids);
  self->scheme_ids = g_new0 (char *, schemes->len + 1);
  for (guint i = 0; i < schemes->len; i++)
    self->scheme_ids[i] = g_strdup (((GopsTierScheme *) schemes->pdata[i])->id);
  self->binder = gops_binder_new (self->session);
  gops_binder_add_choice (self->binder, GOPS_GROUP_TIER_SCHEME, G_OBJECT (self->scheme), (const char *const *) self->scheme_ids);
}

/* Names of the program's schemes and the user's own, in the group's language. */
static void
fill_schemes (GopsTiersPane *self,
              const char    *language)
{
  g_autoptr (GPtrArray) schemes = gops_schemes_load (gops_session_get_store (self->session));
  g_autofree char *print = fingerprint (schemes, language);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (g_strcmp0 (g_object_get_data (G_OBJECT (self->scheme), "shown"), print) == 0)
    return;
  g_object_set_data_full (G_OBJECT (self->scheme), "shown", g_steal_pointer (&print), g_free);
  for (guint i = 0; i < schemes->len; i++)
    gtk_string_list_append (names, gops_text_get (&((GopsTierScheme *) schemes->pdata[i])->name, language));
  if (self->binder != NULL)
    gops_binder_set_record (self->binder, NULL);   /* a new model selects its first: that is nobody's choice */
  gtk_drop_down_set_model (self->scheme, G_LIST_MODEL (names));
  bind_scheme (self, schemes);
}

/* --- the rules --- */

static GtkWidget *
make_tier_sign (const GopsTier *tier)
{
  GtkWidget *sign = gops_tier_chip_new (tier->id, NULL);

  gtk_widget_add_css_class (sign, "plain");
  return sign;
}

static GtkWidget *
make_care_row (const GopsTier *tier,
               const char     *language)
{
  g_autofree char *care = gops_members_care (tier, language);
  GtkWidget *label = gtk_label_new (care);
  GtkWidget *row = gtk_list_box_row_new ();

  g_object_set (label, "wrap", TRUE, "xalign", 0.0, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, care, -1);
  return row;
}

static GtkWidget *
make_tier_row (const GopsTierScheme *scheme,
               const GopsTier       *tier,
               const char           *language)
{
  g_autofree char *rule = gops_members_rule_lines (scheme, tier, language);
  g_autofree char *safe_rule = g_markup_escape_text (rule, -1);
  g_autofree char *name = g_markup_escape_text (gops_text_get (&tier->name, language), -1);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", name, "subtitle", safe_rule, NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (count, "gops-figures");
  gtk_widget_add_css_class (count, "heading");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), make_tier_sign (tier));
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (row), count);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_care_row (tier, language));
  gops_expander_row_set_label (ADW_EXPANDER_ROW (row), gops_text_get (&tier->name, language));
  g_object_set_data (G_OBJECT (row), "count", count);
  g_object_set_data (G_OBJECT (row), "tier", (gpointer) tier->id);
  return row;
}

static void
fill_tiers (GopsTiersPane        *self,
            const GopsTierScheme *scheme,
            const char           *language)
{
  g_autofree char *shown = scheme != NULL ? g_strdup_printf ("%s/%s", scheme->id, language) : g_strdup ("");
  g_autofree guint *order = scheme != NULL ? gops_tier_scheme_order (scheme) : NULL;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (self->tiers), "shown"), shown) == 0)
    return;
  g_object_set_data_full (G_OBJECT (self->tiers), "shown", g_steal_pointer (&shown), g_free);
  clear_list (self->tiers);
  for (guint i = 0; scheme != NULL && i < scheme->n_tiers; i++)
    gtk_list_box_append (self->tiers, make_tier_row (scheme, &scheme->tiers[order[i]], language));
  gtk_widget_set_visible (GTK_WIDGET (self->tiers), scheme != NULL);
}

static void
show_counts (GopsTiersPane *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->tiers)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkLabel *label = g_object_get_data (G_OBJECT (row), "count");
      guint count = 0;
      g_autofree char *text = NULL;

      if (gops_tiers_pane_get_count (self, g_object_get_data (G_OBJECT (row), "tier"), &count))
        text = g_strdup_printf ("%u", count);
      gtk_label_set_label (label, text != NULL ? text : "");
    }
}

static void
show_note (GopsTiersPane        *self,
           const GopsDossier    *dossier,
           const GopsTierScheme *scheme)
{
  const char *warning = scheme != NULL ? gops_tiers_warning (dossier, scheme) : NULL;
  g_autofree char *note = scheme != NULL ? gops_tiers_note (scheme) : NULL;
  g_autofree char *foreign = self->preview != NULL && self->preview->scheme == scheme ? gops_tiers_tell_foreign (self->preview) : NULL;
  g_autofree char *text = foreign != NULL ? g_strconcat (note, "\n", foreign, NULL) : g_strdup (note);

  gtk_label_set_label (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), warning != NULL);
  gtk_label_set_label (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static void
show_last_run (GopsTiersPane        *self,
               const GopsDossier    *dossier,
               const GopsTierScheme *scheme)
{
  g_autofree char *as_of = NULL;
  g_autofree char *ago = NULL;
  g_autofree char *text = NULL;

  if (scheme == NULL ||
      !gops_store_read_text (gops_session_get_store (self->session), &as_of, NULL,
                             "SELECT as_of FROM tier_run WHERE group_id = ?1 AND scheme = ?2 ORDER BY as_of DESC LIMIT 1", "ls",
                             self->group, scheme->id) || as_of == NULL)
    {
      gtk_label_set_label (self->last_run, scheme != NULL ? _("Not applied yet") : _("Choose a scheme first"));
      return;
    }
  ago = gops_members_ago (gops_day_parse (as_of), gops_day_parse (dossier->today), 60);
  /* Translators: "Last applied: 5 days ago" */
  text = g_strdup_printf (_("Last applied: %s"), ago);
  gtk_label_set_label (self->last_run, text);
}

/* --- who moves --- */

static GtkWidget *
make_tier_word (const GopsTier *tier,
                const char     *language)
{
  GtkWidget *chip = gops_tier_chip_new (tier->id, gops_text_get (&tier->name, language));

  gtk_widget_add_css_class (chip, "plain");
  gtk_widget_add_css_class (chip, "caption");
  return chip;
}

static GtkWidget *
make_way (const GopsTierMove *move,
          const char         *language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (move->from != NULL)
    {
      gtk_box_append (GTK_BOX (box), make_tier_word (move->from, language));
      gtk_box_append (GTK_BOX (box), gtk_label_new ("→"));
    }
  gtk_box_append (GTK_BOX (box), make_tier_word (move->to, language));
  return box;
}

/* "Maeve; Core → Active", then why. */
static void
name_move_row (GtkWidget          *row,
               const GopsTierMove *move,
               const char         *why,
               const char         *language)
{
  g_autoptr (GString) said = g_string_new (move->name);

  if (move->from != NULL)
    g_string_append_printf (said, "; %s", gops_text_get (&move->from->name, language));
  g_string_append_printf (said, " → %s", gops_text_get (&move->to->name, language));
  if (why != NULL)
    g_string_append_printf (said, "; %s", why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str, -1);
}

static GtkWidget *
make_move_row (const GopsTierMove *move,
               const char         *language)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (move->name);
  g_autofree char *why = move->reason != NULL && *move->reason != '\0' ? gops_members_capitalise (move->reason) : NULL;
  GtkWidget *reason = gtk_label_new (why);

  g_object_set (name, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  g_object_set (reason, "xalign", 0.0, "wrap", TRUE, "visible", why != NULL, NULL);
  gtk_widget_add_css_class (reason, "caption");
  gtk_widget_add_css_class (reason, "dim-label");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), make_way (move, language));
  gtk_box_append (GTK_BOX (texts), reason);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), g_object_new (ADW_TYPE_AVATAR, "size", 28, "text", move->name, "show-initials", TRUE,
                                               "valign", GTK_ALIGN_START, NULL));
  gtk_box_append (GTK_BOX (box), texts);
  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  name_move_row (row, move, why, language);
  return row;
}

static guint
count_moves (const GopsTiersResult *result)
{
  guint n = 0;

  for (guint i = 0; result != NULL && i < result->scheme->n_tiers; i++)
    n += result->counts[i].moved_in;
  return n;
}

static void show_moves (GopsTiersPane *self);

static void
on_more_activated_cb (GopsTiersPane *self)
{
  self->all_moves = TRUE;
  show_moves (self);
}

static GtkWidget *
make_more_row (GopsTiersPane *self,
               guint          n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", n), n);
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "margin-top", 10, "margin-bottom", 10, NULL);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "gops-jade");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !self->all_moves);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

/* What is to come, or, when nothing is, what the last run did. */
static void
show_moves (GopsTiersPane *self)
{
  guint to_come = count_moves (self->preview);
  const GopsTiersResult *result = to_come > 0 ? self->preview : self->applied;
  guint n = count_moves (result), shown = 0;
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  g_autofree char *count = g_strdup_printf (ngettext ("%u member", "%u members", n), n);

  clear_list (self->moves);
  gtk_widget_set_visible (self->moves_area, n > 0 && dossier != NULL);
  if (n == 0 || dossier == NULL)
    return;
  gtk_label_set_label (self->moves_title, to_come > 0 ? _("Who would move") : _("Who moved"));
  gtk_label_set_label (self->moves_count, count);
  for (; shown < MIN (result->moves->len, self->all_moves ? MOST_MOVES : FIRST_MOVES); shown++)
    gtk_list_box_append (self->moves, make_move_row (g_ptr_array_index (result->moves, shown), gops_dossier_language (dossier)));
  if (n > shown)
    gtk_list_box_append (self->moves, make_more_row (self, n - shown));
}

/* --- the preview, in a thread --- */

static gpointer
preview_in_thread (GopsStore    *store,
                   gpointer      data,
                   GopsProgress *progress,
                   GCancellable *cancellable,
                   GError      **error)
{
  GopsTiersResult *result = NULL;

  return gops_tiers_run (store, *(gint64 *) data, NULL, NULL, FALSE, &result, cancellable, error) ? result : NULL;
}

static void
stop_preview (GopsTiersPane *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
take_preview (GopsTiersPane   *self,
              GopsTiersResult *result)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);

  g_clear_pointer (&self->preview, gops_tiers_result_free);
  self->preview = result;
  if (dossier != NULL)
    show_note (self, dossier, find_scheme (dossier));
  show_counts (self);
  show_moves (self);
  g_signal_emit (self, previewed_signal, 0);
}

static void
on_previewed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GopsTiersPane) self = data;
  g_autoptr (GError) error = NULL;
  GopsTiersResult *preview = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;   /* late */
  g_clear_object (&self->running);
  gops_session_report (self->session, error);
  take_preview (self, preview);
}

static void
start_preview (GopsTiersPane *self)
{
  stop_preview (self);
  self->stale = FALSE;
  self->running = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), preview_in_thread, g_memdup2 (&self->group, sizeof self->group), g_free,
                        (GDestroyNotify) gops_tiers_result_free, NULL, NULL, self->running, on_previewed_cb, g_object_ref (self));
}

static void
on_store_changed_cb (GopsTiersPane *self,
                     GopsChanges   *changes)
{
  static const char *const tables[] = { "membership", "person", "chat_group", "purchase", "check_in", "own_value", "point_entry",
                                        "point_rule", "setting" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    self->stale |= gops_changes_touch (changes, tables[i]);
}

/* --- applying --- */

static gpointer
apply_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  GopsTiersResult *result = NULL;

  return gops_tiers_run (store, *(gint64 *) data, NULL, NULL, TRUE, &result, cancellable, error) ? result : NULL;
}

static void
update_apply (GopsTiersPane        *self,
              const GopsDossier    *dossier,
              const GopsTierScheme *scheme)
{
  gtk_widget_set_sensitive (self->apply, scheme != NULL && dossier->members.total > 0 && self->applying == 0);
}

static void
on_applied_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GopsTiersPane) self = data;
  g_autoptr (GError) error = NULL;
  GopsTiersResult *applied = gops_store_run_finish (GOPS_STORE (source), result, &error);
  guint n = count_moves (applied);
  gboolean own = self->applying == self->group;
  g_autofree char *text = NULL;

  self->applying = 0;
  if (self->session == NULL)   /* the window was closed meanwhile */
    {
      g_clear_pointer (&applied, gops_tiers_result_free);
      return;
    }
  gtk_widget_set_sensitive (self->apply, TRUE);
  if (applied == NULL)
    {
      gops_session_report (self->session, error);
      return;
    }
  text = n > 0 ? g_strdup_printf (ngettext ("Tiers applied: %u member moved", "Tiers applied: %u members moved", n), n)
               : g_strdup (_("Tiers applied: everybody stays"));
  gops_session_toast_undo (self->session, text);
  if (!own)   /* another group is shown by now: these are not its moves */
    {
      gops_tiers_result_free (applied);
      return;
    }
  g_clear_pointer (&self->applied, gops_tiers_result_free);
  self->applied = applied;
  self->all_moves = FALSE;
  show_moves (self);
}

void
gops_tiers_pane_apply (GopsTiersPane *self)
{
  gops_session_flush (self->session);
  if (self->group == 0 || self->applying != 0 || !gtk_widget_get_sensitive (self->apply))
    return;
  self->applying = self->group;
  gtk_widget_set_sensitive (self->apply, FALSE);
  gops_store_run_async (gops_session_get_store (self->session), apply_in_thread, g_memdup2 (&self->group, sizeof self->group), g_free,
                        (GDestroyNotify) gops_tiers_result_free, NULL, NULL, NULL, on_applied_cb, g_object_ref (self));
}

/* --- showing a group --- */

static void
change_group (GopsTiersPane *self,
              gint64         group)
{
  stop_preview (self);
  self->group = group;
  self->stale = TRUE;
  self->all_moves = FALSE;
  g_clear_pointer (&self->preview, gops_tiers_result_free);
  g_clear_pointer (&self->applied, gops_tiers_result_free);
}

void
gops_tiers_pane_refresh (GopsTiersPane     *self,
                         const GopsDossier *dossier)
{
  gint64 group = dossier != NULL ? gops_record_get_id (dossier->group) : 0;
  const GopsTierScheme *scheme = dossier != NULL ? find_scheme (dossier) : NULL;
  const char *language = dossier != NULL ? gops_dossier_language (dossier) : NULL;

  if (group != self->group)
    change_group (self, group);
  if (dossier == NULL)
    return;
  fill_schemes (self, language);
  gops_binder_set_record (self->binder, dossier->group);
  gtk_label_set_label (self->summary, scheme != NULL ? gops_text_get (&scheme->summary, language) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), scheme != NULL);
  fill_tiers (self, scheme, language);
  gops_language_tag (GTK_WIDGET (self->summary), language);
  show_note (self, dossier, scheme);
  show_last_run (self, dossier, scheme);
  update_apply (self, dossier, scheme);
  if (scheme != NULL && self->stale)
    start_preview (self);
  show_counts (self);
  show_moves (self);
}

gboolean
gops_tiers_pane_get_count (GopsTiersPane *self,
                           const char    *tier,
                           guint         *out_count)
{
  for (guint i = 0; self->preview != NULL && i < self->preview->scheme->n_tiers; i++)
    if (g_strcmp0 (self->preview->counts[i].tier->id, tier) == 0)
      {
        *out_count = self->preview->counts[i].count;
        return TRUE;
      }
  return FALSE;
}

static void
on_workbench_clicked_cb (GopsTiersPane *self)
{
  gops_session_go_to (self->session, &(GopsPlace) { .page = "tiers" });
}

void
gops_tiers_pane_focus_scheme (GopsTiersPane *self)
{
  (void) gtk_widget_grab_focus (GTK_WIDGET (self->scheme));
}

/* --- object --- */

static void
gops_tiers_pane_dispose (GObject *object)
{
  GopsTiersPane *self = GOPS_TIERS_PANE (object);

  stop_preview (self);
  g_clear_object (&self->binder);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_tiers_pane_parent_class)->dispose (object);
}

static void
gops_tiers_pane_finalize (GObject *object)
{
  GopsTiersPane *self = GOPS_TIERS_PANE (object);

  g_clear_pointer (&self->preview, gops_tiers_result_free);
  g_clear_pointer (&self->applied, gops_tiers_result_free);
  g_strfreev (self->scheme_ids);

  G_OBJECT_CLASS (gops_tiers_pane_parent_class)->finalize (object);
}

static void
gops_tiers_pane_class_init (GopsTiersPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_tiers_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_tiers_pane_finalize;

  previewed_signal = g_signal_new ("previewed", GOPS_TYPE_TIERS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/members/gops-tiers-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, scheme);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, summary);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, warning);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, tiers);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, note);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, moves_area);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, moves_title);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, moves_count);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, moves);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, apply);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, last_run);
  gtk_widget_class_bind_template_child (widget_class, GopsTiersPane, advice);
  gtk_widget_class_bind_template_callback (widget_class, gops_tiers_pane_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_workbench_clicked_cb);
}

static void
gops_tiers_pane_init (GopsTiersPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->moves, "row-activated", G_CALLBACK (on_more_activated_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
gops_tiers_pane_new (GopsSession *session)
{
  GopsTiersPane *self = g_object_new (GOPS_TYPE_TIERS_PANE, NULL);

  self->session = g_object_ref (session);
  adw_bin_set_child (self->advice, gops_page_advice_new (session, "members"));
  g_signal_connect_object (gops_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
