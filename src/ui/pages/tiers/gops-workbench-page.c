/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tier workbench of a group. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-language.h"
#include "gops-look.h"
#include "gops-members-state.h"
#include "gops-method.h"
#include "gops-tiers-resources.h"
#include "gops-toast-room.h"
#include "gops-use-resource.h"
#include "gops-workbench-page-private.h"
#include "gops-workbench-state.h"

G_DEFINE_FINAL_TYPE (GopsWorkbenchPage, gops_workbench_page, GOPS_TYPE_VIEW)

static void start_loading (GopsWorkbenchPage *self);

const char *
gops_workbench_page_language (GopsWorkbenchPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);

  return dossier != NULL ? gops_dossier_language (dossier) : "en";
}

/* --- what the draft makes of the members --- */

static void
show_bars (GopsWorkbenchPage *self)
{
  const GopsTierScheme *scheme = self->result->scheme;
  const char *language = gops_workbench_page_language (self);
  g_autofree GopsTierBar *bars = g_new0 (GopsTierBar, scheme->n_tiers);
  g_autofree guint *order = gops_tier_scheme_order (scheme);

  for (guint i = 0; i < scheme->n_tiers; i++)
    {
      const GopsTierCount *count = &self->result->counts[order[i]];

      bars[i] = (GopsTierBar) { count->tier->id, gops_text_get (&count->tier->name, language), count->count,
                                (int) (count->count + count->moved_out) - (int) count->moved_in };
    }
  gops_tier_bars_set_counts (self->bars, bars, scheme->n_tiers);
}

static void
show_ranks (GopsWorkbenchPage *self)
{
  g_autofree char *text = gops_workbench_ranks (self->result);

  gtk_label_set_label (self->ranks, text);
  gtk_widget_set_visible (GTK_WIDGET (self->ranks), *text != '\0');
}

static void
drop_result (GopsWorkbenchPage *self)
{
  gops_workbench_pane_set (self->pane, NULL, NULL, gops_workbench_page_language (self));
  g_clear_pointer (&self->result, gops_tiers_result_free);
}

static void
show_changed (GopsWorkbenchPage *self)
{
  gboolean changed = self->draft != NULL && gops_scheme_draft_is_changed (self->draft);

  gtk_widget_set_sensitive (self->changed_box, changed);   /* and stands there always: nothing moves under the pointer */
}

static void
preview (GopsWorkbenchPage *self)
{
  if (self->table == NULL || self->draft == NULL)
    return;
  drop_result (self);
  self->result = gops_tiers_preview (self->table, gops_scheme_draft_get_scheme (self->draft));
  show_bars (self);
  show_ranks (self);
  gops_tier_rows_set_counts (self->rows, self->result);
  gops_workbench_pane_set (self->pane, self->table, self->result, gops_workbench_page_language (self));
  gtk_stack_set_visible_child_name (self->stack, self->result->total > 0 ? "main" : "empty");
}

static gboolean
on_preview_idle_cb (gpointer data)
{
  GopsWorkbenchPage *self = data;

  self->preview_id = 0;
  preview (self);
  show_changed (self);
  return G_SOURCE_REMOVE;
}

/* A slider that moves asks more often than a frame is drawn. */
static void
on_edited_cb (GopsWorkbenchPage *self)
{
  if (self->preview_id == 0)
    self->preview_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, on_preview_idle_cb, self, NULL);
}

/* --- schemes --- */

/* Returns: (transfer full) (element-type utf8) */
static GPtrArray *
load_fields (GopsWorkbenchPage *self)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GopsStatement) rows = gops_store_query (gops_view_get_store (self), NULL, "SELECT name FROM own_field WHERE name <> '' ORDER BY position, id", NULL);

  while (rows != NULL && gops_statement_next (rows, NULL))
    g_ptr_array_add (fields, g_strdup (gops_statement_text (rows, 0)));
  return fields;
}

static void
show_scheme (GopsWorkbenchPage *self)
{
  const char *language = gops_workbench_page_language (self);
  const char *summary = gops_text_get (&self->base->summary, language);
  gboolean own = gops_scheme_is_own (self->base->id);
  const char *origin = gops_text_get (&self->base->source, gops_interface_language ());
  g_autofree char *source = origin != NULL ? g_strdup_printf (_("Source: %s"), origin) : g_strdup ("");
  /* Translators: the proposed name of a changed copy of a scheme, such as “Activity (ours)” */
  g_autofree char *name = own ? g_strdup (gops_text_get (&self->base->name, language))
                              : g_strdup_printf (_("%s (ours)"), gops_text_get (&self->base->name, language));

  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL);
  gtk_label_set_label (self->source, source);
  gtk_widget_set_visible (GTK_WIDGET (self->source), *source != '\0');
  gops_language_tag (GTK_WIDGET (self->summary), language);
  self->filling = TRUE;
  gtk_editable_set_text (self->name, name);
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.remove-scheme", own);
}

void
gops_workbench_page_choose (GopsWorkbenchPage    *self,
                            const GopsTierScheme *scheme)
{
  g_autoptr (GPtrArray) fields = load_fields (self);

  drop_result (self);
  gops_tier_rows_set_draft (self->rows, NULL, "en", NULL);
  g_clear_pointer (&self->draft, gops_scheme_draft_free);
  self->base = scheme;
  self->draft = gops_scheme_draft_new (scheme);
  show_scheme (self);
  gops_tier_rows_set_draft (self->rows, self->draft, gops_workbench_page_language (self), fields);
  show_changed (self);
  preview (self);
}

static const GopsTierScheme *
find_scheme (GopsWorkbenchPage *self,
             const char        *id)
{
  for (guint i = 0; i < self->schemes->len; i++)
    if (g_strcmp0 (((GopsTierScheme *) self->schemes->pdata[i])->id, id) == 0)
      return self->schemes->pdata[i];
  return NULL;
}

/* Returns: (nullable): its id */
static const char *
scheme_of_group (GopsWorkbenchPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);

  return dossier != NULL ? gops_record_get_text (dossier->group, GOPS_GROUP_TIER_SCHEME) : NULL;
}

static void
select_scheme (GopsWorkbenchPage *self)
{
  guint at;

  self->filling = TRUE;
  if (g_ptr_array_find (self->schemes, self->base, &at))
    gtk_drop_down_set_selected (self->scheme, at);
  self->filling = FALSE;
}

/* Takes @schemes (transfer full). Returns: whether they are others than before */
static gboolean
take_schemes (GopsWorkbenchPage *self,
              GPtrArray         *schemes)
{
  gboolean same = self->schemes != NULL && self->schemes->len == schemes->len &&
                  memcmp (self->schemes->pdata, schemes->pdata, schemes->len * sizeof (gpointer)) == 0;

  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  self->schemes = schemes;
  return !same;
}

static void
name_schemes (GopsWorkbenchPage *self)
{
  const char *language = gops_workbench_page_language (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->schemes->len; i++)
    gtk_string_list_append (names, gops_text_get (&((GopsTierScheme *) self->schemes->pdata[i])->name, language));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->scheme, G_LIST_MODEL (names));
  self->filling = FALSE;
}

void
gops_workbench_page_fill_schemes (GopsWorkbenchPage *self,
                                  const char        *id)
{
  g_autofree char *wanted = g_strdup (id != NULL ? id : self->base != NULL ? self->base->id : NULL);
  const GopsTierScheme *scheme;

  if (take_schemes (self, gops_schemes_load (gops_view_get_store (self))) || id != NULL)
    name_schemes (self);   /* in the language of the group */
  scheme = find_scheme (self, wanted);
  if (scheme == NULL)
    scheme = find_scheme (self, scheme_of_group (self));
  if (scheme == NULL)
    scheme = self->schemes->pdata[0];
  if (scheme != self->base || self->draft == NULL)
    gops_workbench_page_choose (self, scheme);
  select_scheme (self);
}

static void
on_scheme_chosen_cb (GopsWorkbenchPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->scheme);

  if (self->filling || self->schemes == NULL || chosen >= self->schemes->len)
    return;
  gops_workbench_page_choose (self, self->schemes->pdata[chosen]);
  gops_run_history_set (self->history, self->base, NULL, NULL, gops_workbench_page_language (self));
  start_loading (self);
}

static void
on_name_changed_cb (GopsWorkbenchPage *self)
{
  const char *name = gtk_editable_get_text (self->name);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save-scheme", *name != '\0' && !self->saving);
}

/* --- loading --- */

static void
stop_loading (GopsWorkbenchPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
take_loaded (GopsWorkbenchPage   *self,
             GopsWorkbenchLoaded *loaded)
{
  if (loaded->table != NULL)
    {
      drop_result (self);
      if (loaded->persons != NULL)
        gops_tier_table_take (self->table, loaded->table, loaded->persons);
      else
        {
          g_clear_pointer (&self->table, gops_tier_table_free);
          self->table = g_steal_pointer (&loaded->table);
        }
    }
  self->journal = loaded->journal;
  preview (self);
  if (loaded->record != NULL)
    gops_run_history_set (self->history, self->base, g_steal_pointer (&loaded->record), self->table, gops_workbench_page_language (self));
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsWorkbenchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsWorkbenchLoaded) loaded = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;   /* late */
  g_clear_object (&self->loading);
  gops_view_report (self, error);
  if (loaded != NULL)
    take_loaded (self, loaded);
}

static void
start_loading (GopsWorkbenchPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  GopsWorkbenchWish *wish;

  stop_loading (self);
  if (dossier == NULL || self->base == NULL)
    return;
  wish = g_new0 (GopsWorkbenchWish, 1);
  *wish = (GopsWorkbenchWish) { .group = self->group, .scheme = self->base, .as_of = g_strdup (dossier->today), .journal = self->journal,
                                .runs = g_strdup (gops_run_history_get_stamp (self->history)) };
  wish->known = self->table != NULL && g_str_equal (gops_tier_table_get_as_of (self->table), dossier->today);
  self->loading = g_cancellable_new ();
  gops_store_run_async (gops_view_get_store (self), gops_workbench_load, wish, gops_workbench_wish_free,
                        (GDestroyNotify) gops_workbench_loaded_free, NULL, NULL, self->loading, on_loaded_cb, g_object_ref (self));
}

/* --- the page --- */

static void
change_group (GopsWorkbenchPage *self,
              gint64             group)
{
  stop_loading (self);
  drop_result (self);
  gops_tier_rows_set_draft (self->rows, NULL, "en", NULL);
  gops_run_history_set (self->history, NULL, NULL, NULL, "en");
  g_clear_pointer (&self->table, gops_tier_table_free);
  g_clear_pointer (&self->draft, gops_scheme_draft_free);
  g_clear_pointer (&self->followed, g_free);
  self->base = NULL;
  self->group = group;
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

/* The scheme of the group where it has become another, by undo or on another page. Lines that are being changed stay.
 * Returns: (nullable): its id */
static const char *
find_news (GopsWorkbenchPage *self)
{
  const char *scheme = scheme_of_group (self);

  if (g_strcmp0 (scheme, self->followed) == 0)
    return NULL;
  g_free (self->followed);
  self->followed = g_strdup (scheme);
  return self->draft != NULL && gops_scheme_draft_is_changed (self->draft) ? NULL : scheme;
}

static void
follow_group (GopsWorkbenchPage *self)
{
  const GopsTierScheme *before = self->base;

  gops_workbench_page_fill_schemes (self, find_news (self));
  if (self->base != before)
    gops_run_history_set (self->history, self->base, NULL, NULL, gops_workbench_page_language (self));
}

static void
gops_workbench_page_refresh (GopsView *view)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  gint64 group = dossier != NULL ? gops_record_get_id (dossier->group) : 0;

  if (group != self->group)
    change_group (self, group);
  if (dossier == NULL)
    return;
  follow_group (self);
  start_loading (self);
}

/* Whoever comes back finds the scheme of the group, not one that was only looked at. */
static void
gops_workbench_page_unmap (GtkWidget *widget)
{
  g_clear_pointer (&GOPS_WORKBENCH_PAGE (widget)->followed, g_free);
  GTK_WIDGET_CLASS (gops_workbench_page_parent_class)->unmap (widget);
}

static gboolean
gops_workbench_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOPS_WORKBENCH_PAGE (widget)->scheme));
}

static void
on_back_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gops_session_go_to (gops_view_get_session (widget), &(GopsPlace) { .page = "members" });
}

static void
on_reset_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (widget);

  if (self->base != NULL)
    gops_workbench_page_choose (self, self->base);
}

/* Before the one that takes everybody. */
static void
on_add_tier_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (widget);
  g_autoptr (GPtrArray) fields = NULL;
  guint at;

  if (self->draft == NULL)
    return;
  at = gops_scheme_draft_get_scheme (self->draft)->n_tiers - 1;
  drop_result (self);
  if (!gops_scheme_draft_add_tier (self->draft, at, gops_workbench_page_language (self), _("New tier")))
    gtk_widget_error_bell (widget);
  fields = load_fields (self);
  gops_tier_rows_set_draft (self->rows, self->draft, gops_workbench_page_language (self), fields);
  gops_tier_rows_open (self->rows, at);
  preview (self);
  show_changed (self);
}

static void
on_save_wanted_cb (GopsWorkbenchPage *self)
{
  gops_workbench_page_save_run (self);
}

static void
gops_workbench_page_constructed (GObject *object)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (object);

  G_OBJECT_CLASS (gops_workbench_page_parent_class)->constructed (object);
  gops_empty_state_add_button (self->empty, _("_Import Members or a Chat"), "win.import");
  self->pane = GOPS_WORKBENCH_PANE (gops_workbench_pane_new (gops_view_get_session (self)));
  g_signal_connect_object (self->pane, "save-wanted", G_CALLBACK (on_save_wanted_cb), self, G_CONNECT_SWAPPED);
  gops_view_set_pane (self, GTK_WIDGET (self->pane));
  gops_view_set_narrow_action (self, _("Save Run"), "gops-save-symbolic", "page.save-run");
}

static void
gops_workbench_page_dispose (GObject *object)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (object);

  stop_loading (self);
  g_clear_handle_id (&self->preview_id, g_source_remove);
  if (self->result != NULL)
    drop_result (self);

  G_OBJECT_CLASS (gops_workbench_page_parent_class)->dispose (object);
}

static void
gops_workbench_page_finalize (GObject *object)
{
  GopsWorkbenchPage *self = GOPS_WORKBENCH_PAGE (object);

  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_clear_pointer (&self->table, gops_tier_table_free);
  g_clear_pointer (&self->draft, gops_scheme_draft_free);
  g_free (self->followed);

  G_OBJECT_CLASS (gops_workbench_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, empty);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, scheme);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, summary);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, source);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, bars);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, ranks);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, bar);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, changed_box);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, name);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, rows);
  gtk_widget_class_bind_template_child (widget_class, GopsWorkbenchPage, history);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
}

static void
gops_workbench_page_class_init (GopsWorkbenchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_workbench_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_workbench_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_workbench_page_finalize;
  GOPS_VIEW_CLASS (klass)->refresh = gops_workbench_page_refresh;
  widget_class->grab_focus = gops_workbench_page_grab_focus;
  widget_class->unmap = gops_workbench_page_unmap;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_tiers);
  g_type_ensure (GOPS_TYPE_EMPTY_STATE);
  g_type_ensure (GOPS_TYPE_TIER_BARS);
  g_type_ensure (GOPS_TYPE_TIER_ROWS);
  g_type_ensure (GOPS_TYPE_RUN_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/tiers/gops-workbench-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, on_back_cb);
  gtk_widget_class_install_action (widget_class, "page.reset", NULL, on_reset_cb);
  gtk_widget_class_install_action (widget_class, "page.add-tier", NULL, on_add_tier_cb);
  gops_workbench_page_install_save_actions (widget_class);
}

static void
gops_workbench_page_init (GopsWorkbenchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_toasts_above (self->bar);
}
