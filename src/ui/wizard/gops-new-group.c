/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The New Group assistant. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-kind-card.h"
#include "gops-language.h"
#include "gops-look.h"
#include "gops-new-group-state.h"
#include "gops-new-group.h"
#include "gops-use-resource.h"
#include "gops-wizard-resources.h"
#include "gops-workspace.h"

struct _GopsNewGroup
{
  AdwBin parent_instance;

  GopsSession      *session;   /* (owned) */
  GopsOwnLimits    *own_limits;   /* (owned): of platforms */
  GopsNewGroupStep  step;

  AdwWindowTitle *title;
  GtkButton      *back_button;
  GtkButton      *next_button;
  GtkStack       *steps;
  GtkFlowBox     *kinds;
  GtkWidget      *promise;
  GtkLabel       *promise_title;
  GtkLabel       *promise_line;
  GtkEditable    *name_row;
  GtkEditable    *owner_row;
  AdwComboRow    *platform_row;
  AdwComboRow    *language_row;
  GtkLabel       *place_hint;
  GtkEditable    *audience_row;
  GtkEditable    *theme_row;
  GtkLabel       *theme_hint;
  GtkLabel       *proposal;
};

G_DEFINE_FINAL_TYPE (GopsNewGroup, gops_new_group, ADW_TYPE_BIN)

static const char *const step_names[] = { "kind", "place", "theme" };

/* --- the draft --- */

static const GopsKind *
selected_kind (GopsNewGroup *self)
{
  GList *selected = gtk_flow_box_get_selected_children (self->kinds);
  const GopsKind *kind = selected != NULL ? gops_kind_card_get_kind (selected->data) : NULL;

  g_list_free (selected);
  return kind;
}

static const char *
selected_platform (GopsNewGroup *self)
{
  const GPtrArray *platforms = gops_method_get_platforms (gops_method_get_default ());
  guint selected = adw_combo_row_get_selected (self->platform_row);

  return selected < platforms->len ? ((const GopsPlatform *) g_ptr_array_index (platforms, selected))->id : NULL;
}

static const char *
selected_language (GopsNewGroup *self)
{
  const char *const *languages = gops_languages ();
  guint selected = adw_combo_row_get_selected (self->language_row);

  return selected < g_strv_length ((GStrv) languages) ? languages[selected] : "en";
}

static const char *
text_or_null (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);

  return *text != '\0' ? text : NULL;
}

static GopsGroupDraft
read_draft (GopsNewGroup *self)
{
  const GopsKind *kind = selected_kind (self);

  return (GopsGroupDraft) {
    .kind = kind != NULL ? kind->id : NULL,
    .platform = selected_platform (self),
    .language = selected_language (self),
    .name = text_or_null (self->name_row),
    .audience = text_or_null (self->audience_row),
    .theme = text_or_null (self->theme_row),
    .owner = text_or_null (self->owner_row),
  };
}

/* --- showing --- */

static void
show_promise (GopsNewGroup   *self,
              const GopsKind *kind)
{
  GopsNewGroupPromise promise = gops_new_group_promise (kind->id, selected_platform (self));
  g_autofree char *title = g_strdup_printf (_("“%s” begins with"), gops_text_get (&kind->name, gops_interface_language ()));
  g_autofree char *clauses = g_strdup_printf (ngettext ("%u rule", "%u rules", promise.n_clauses), promise.n_clauses);
  g_autofree char *tiers = g_strdup_printf (ngettext ("%u tier", "%u tiers", promise.n_tiers), promise.n_tiers);
  g_autofree char *items = g_strdup_printf (ngettext ("%u plan item", "%u plan items", promise.n_items), promise.n_items);
  g_autofree char *days = g_strdup_printf (ngettext ("for %u day", "for %u days", promise.n_days), promise.n_days);
  g_autofree char *posters = g_strdup_printf (ngettext ("%u poster", "%u posters", promise.n_posters), promise.n_posters);
  /* Translators: rules · tiers · plan items for so many days · posters */
  g_autofree char *line = g_strdup_printf (_("%s · %s · %s %s · %s"), clauses, tiers, items, days, posters);

  gtk_label_set_label (self->promise_title, title);
  gtk_label_set_label (self->promise_line, line);
}

static void
show_proposal (GopsNewGroup   *self,
               const GopsKind *kind)
{
  const char *language = selected_language (self);
  g_autofree char *text = g_strdup_printf (_("Proposal: %s – %s"), gops_text_get (&kind->defaults.audience, language),
                                           gops_text_get (&kind->defaults.theme, language));
  g_autofree char *set = gops_language_thin_space (text);

  gtk_label_set_label (self->proposal, set);
}

/* Without a hint nothing takes its place. */
static void
show_hint (GtkLabel   *label,
           const char *hint)
{
  gtk_label_set_label (label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (label), hint != NULL);
}

static void
update (GopsNewGroup *self)
{
  GopsGroupDraft draft = read_draft (self);
  g_auto (GopsNewGroupState) state = gops_new_group_state (&draft, self->own_limits, self->step);
  const GopsKind *kind = selected_kind (self);

  adw_window_title_set_subtitle (self->title, state.progress);
  gtk_button_set_label (self->back_button, state.can_go_back ? _("_Back") : _("_Cancel"));
  gtk_button_set_label (self->next_button, state.is_last ? _("C_reate") : _("_Next"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), state.can_go_on);
  show_hint (self->place_hint, state.hint);
  show_hint (self->theme_hint, state.hint);
  if (kind != NULL)
    {
      show_promise (self, kind);
      show_proposal (self, kind);
    }
}

/* Through the box, which else does not know where its arrow keys begin. */
static void
focus_kind (GopsNewGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  (void) gtk_widget_child_focus (GTK_WIDGET (self->kinds), GTK_DIR_TAB_FORWARD);
}

static void
focus_step (GopsNewGroup *self)
{
  switch (self->step)
    {
    case GOPS_NEW_GROUP_KIND:
      focus_kind (self);
      break;
    case GOPS_NEW_GROUP_PLACE:
      (void) gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      break;
    case GOPS_NEW_GROUP_THEME:
      (void) gtk_widget_grab_focus (GTK_WIDGET (self->audience_row));
      break;
    case GOPS_NEW_GROUP_N_STEPS:
      g_assert_not_reached ();
    }
}

static void
go_to_step (GopsNewGroup     *self,
            GopsNewGroupStep  step)
{
  self->step = step;
  gtk_stack_set_visible_child_name (self->steps, step_names[step]);
  update (self);
  focus_step (self);
}

/* --- doing --- */

static void
create_group (GopsNewGroup *self)
{
  GopsGroupDraft draft = read_draft (self);
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  g_autoptr (GError) error = NULL;
  gint64 group = gops_method_create_group (gops_session_get_store (session), &draft, &error);
  GopsPlace place = { .page = "positioning", .group = group };

  if (group == 0)
    {
      show_hint (self->theme_hint, error->message);
      return;
    }
  gops_dialog_close (GTK_WIDGET (self));
  gops_session_refresh_now (session);
  gops_session_go_to (session, &place);
  gops_session_toast_undo (session, _("Group created: rules, tiers, plan and posters are drafted"));
}

static void
on_next_clicked_cb (GopsNewGroup *self)
{
  GopsGroupDraft draft = read_draft (self);
  g_auto (GopsNewGroupState) state = gops_new_group_state (&draft, self->own_limits, self->step);

  if (!state.can_go_on)
    return;
  if (state.is_last)
    create_group (self);
  else
    go_to_step (self, self->step + 1);
}

static void
on_back_clicked_cb (GopsNewGroup *self)
{
  if (self->step == GOPS_NEW_GROUP_KIND)
    gops_dialog_close (GTK_WIDGET (self));
  else
    go_to_step (self, self->step - 1);
}

static void
on_kind_selected_cb (GopsNewGroup *self)
{
  update (self);
}

/* --- filling the choices --- */

static void
fill_kinds (GopsNewGroup *self)
{
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());

  for (guint i = 0; i < kinds->len; i++)
    gtk_flow_box_append (self->kinds, gops_kind_card_new (g_ptr_array_index (kinds, i)));
  gtk_flow_box_select_child (self->kinds, gtk_flow_box_get_child_at_index (self->kinds, 0));
}

static void
fill_platforms (GopsNewGroup *self,
                GopsStore    *store)
{
  const GPtrArray *platforms = gops_method_get_platforms (gops_method_get_default ());
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *preferred = gops_workspace_dup_setting (store, GOPS_SETTING_PLATFORM);
  guint selected = 0;

  for (guint i = 0; i < platforms->len; i++)
    {
      const GopsPlatform *platform = g_ptr_array_index (platforms, i);

      gtk_string_list_append (names, gops_text_get (&platform->name, gops_interface_language ()));
      if (g_str_equal (platform->id, preferred))
        selected = i;
    }
  adw_combo_row_set_model (self->platform_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->platform_row, selected);
}

static void
fill_languages (GopsNewGroup *self,
                GopsStore    *store)
{
  const char *const *languages = gops_languages ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *preferred = gops_workspace_dup_setting (store, GOPS_SETTING_LANGUAGE);
  guint selected = 0;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      gtk_string_list_append (names, g_str_equal (languages[i], "zh_CN") ? "简体中文" : "English");
      if (g_str_equal (languages[i], preferred))
        selected = i;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, selected);
}

/* --- object --- */

static void
gops_new_group_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gops_new_group_parent_class)->map (widget);
  focus_step (GOPS_NEW_GROUP (widget));
}

static void
gops_new_group_dispose (GObject *object)
{
  g_clear_object (&GOPS_NEW_GROUP (object)->session);
  g_clear_pointer (&GOPS_NEW_GROUP (object)->own_limits, gops_own_limits_free);

  G_OBJECT_CLASS (gops_new_group_parent_class)->dispose (object);
}

static void
gops_new_group_class_init (GopsNewGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_new_group_dispose;
  widget_class->map = gops_new_group_map;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_wizard);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/wizard/gops-new-group.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsNewGroup, name)
  CHILD (title);
  CHILD (back_button);
  CHILD (next_button);
  CHILD (steps);
  CHILD (kinds);
  CHILD (promise);
  CHILD (promise_title);
  CHILD (promise_line);
  CHILD (name_row);
  CHILD (owner_row);
  CHILD (platform_row);
  CHILD (language_row);
  CHILD (place_hint);
  CHILD (audience_row);
  CHILD (theme_row);
  CHILD (theme_hint);
  CHILD (proposal);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
gops_new_group_init (GopsNewGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gops_new_group_new (GopsSession *session)
{
  GopsNewGroup *self = g_object_new (GOPS_TYPE_NEW_GROUP, NULL);
  GopsStore *store = gops_session_get_store (session);

  self->session = g_object_ref (session);
  self->own_limits = gops_own_limits_load (store);
  gtk_editable_set_text (self->owner_row, gops_store_get_author (store));
  fill_platforms (self, store);
  fill_languages (self, store);
  fill_kinds (self);
  update (self);
  return GTK_WIDGET (self);
}

void
gops_new_group_present (GopsSession *session,
                        GtkWidget   *parent)
{
  GtkWidget *self = gops_new_group_new (session);

  (void) gops_dialog_present (self, _("New Group"), 912, 640, parent);
  focus_step (GOPS_NEW_GROUP (self));   /* the arrow keys choose at once */
}
