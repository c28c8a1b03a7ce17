/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content side of the window. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-count-pill.h"
#include "gops-language.h"
#include "gops-lazy-menu.h"
#include "gops-method.h"
#include "gops-responsive-bin.h"
#include "gops-scroll.h"
#include "gops-stage.h"
#include "gops-stepper.h"
#include "gops-steps.h"
#include "gops-weekday.h"

#define PANE_WIDTH_MEDIUM 280
#define PANE_WIDTH_WIDE   340
#define MAX_STEPS         8

struct _GopsStage
{
  AdwBin parent_instance;

  GopsSession   *session;    /* (owned) */
  char          *page_id;    /* (owned) (nullable) */
  GtkWidget     *pane_dialog; /* weak (nullable): the pane while it is shown over a narrow window */

  AdwHeaderBar      *header;
  AdwWindowTitle    *title;
  GtkWidget         *menu_button;
  GtkWidget         *undo_button;
  GtkWidget         *redo_button;
  GopsResponsiveBin *responsive;
  GtkWidget         *stepper_area;
  GopsStepper       *stepper;
  GtkStack          *pages;
  AdwClamp          *pane_bin;
  GtkWidget         *bottom_bar;
  GtkWidget         *back_button;
  AdwButtonContent  *back_content;
  GtkWidget         *next_button;
  GtkLabel          *next_label;
  GtkWidget         *narrow_bar;
  GtkWidget         *pane_button;
  GopsCountPill     *pane_pill;
  GtkWidget         *narrow_action;
  AdwButtonContent  *narrow_action_content;
};

G_DEFINE_FINAL_TYPE (GopsStage, gops_stage, ADW_TYPE_BIN)

static void update_layout (GopsStage *self);

/* --- pages --- */

static GopsView *
current_page (GopsStage *self)
{
  return self->page_id != NULL ? GOPS_VIEW (gtk_stack_get_child_by_name (self->pages, self->page_id)) : NULL;
}

/**
 * gops_stage_get_view:
 *
 * Returns: (transfer none) (nullable): the page called @id, made when it is asked for first
 */
GopsView *
gops_stage_get_view (GopsStage  *self,
                     const char *id)
{
  const GopsPageInfo *info = gops_page_table_find (id);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, id);

  if (page == NULL && info != NULL)
    {
      page = g_object_new (info->get_type (), "session", self->session, NULL);
      gtk_stack_add_named (self->pages, page, id);
      g_signal_connect_object (page, "narrow-action-changed", G_CALLBACK (update_layout), self, G_CONNECT_SWAPPED);
      gops_view_refresh (GOPS_VIEW (page));
    }
  return (GopsView *) page;
}

const char *
gops_stage_get_page_id (GopsStage *self)
{
  return self->page_id;
}

/**
 * gops_stage_get_step:
 *
 * Returns: (transfer none) (nullable): the step that was shown last, also while a page of the workspace is
 */
const char *
gops_stage_get_step (GopsStage *self)
{
  return gops_stepper_get_current (self->stepper);
}

/* --- what the bars say --- */

static char *
facts_of_group (const GopsDossier *dossier)
{
  const GopsMethod *method = gops_method_get_default ();
  const char *shown = gops_interface_language ();
  const GopsKind *kind = gops_method_find_kind (method, gops_record_get_text (dossier->group, GOPS_GROUP_KIND));
  const GopsPlatform *platform = gops_method_find_platform (method, gops_dossier_platform (dossier));
  g_autofree char *members = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member", "%u members", dossier->members.total),
                                              dossier->members.total);
  g_autofree char *facts = g_strdup_printf ("%s · %s · %s", kind != NULL ? gops_text_get (&kind->name, shown) : "",
                                            platform != NULL ? gops_text_get (&platform->name, shown) : "",
                                            dossier->members.counting ? "…" : members);

  return gops_language_thin_space (facts);
}

static void
update_title (GopsStage          *self,
              const GopsPageInfo *info)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  g_autofree char *facts = NULL;

  if (info->place == GOPS_PAGE_WORKSPACE || dossier == NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *date = gops_weekday_format (now, _("%A, %-d %B"));

      adw_window_title_set_title (self->title, _(info->title));
      adw_window_title_set_subtitle (self->title, g_str_equal (info->id, "today") ? date : "");
      return;
    }
  facts = facts_of_group (dossier);
  adw_window_title_set_title (self->title, gops_record_get_text (dossier->group, GOPS_GROUP_NAME));
  adw_window_title_set_subtitle (self->title, facts);
}

static void
update_undo (GtkWidget  *button,
             const char *verb,
             const char *nothing,
             char       *label)
{
  g_autofree char *tooltip = label != NULL ? g_strdup_printf (verb, label) : g_strdup (nothing);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_free (label);
}

/* insight counts, the stepper draws: both know three states. */
static GopsStepState
state_of (const GopsStepReach *reach)
{
  switch (reach->state)
    {
    case GOPS_REACH_EMPTY:   return GOPS_STEP_EMPTY;
    case GOPS_REACH_STARTED: return GOPS_STEP_STARTED;
    case GOPS_REACH_DONE:    return GOPS_STEP_DONE;
    }
  g_return_val_if_reached (GOPS_STEP_EMPTY);
}

static void
update_steps (GopsStage *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  GopsStepReach reaches[GOPS_N_PAGES];

  if (dossier == NULL)
    return;
  gops_step_states (dossier, gops_session_get_advice (self->session), reaches);
  for (guint i = 0; i < GOPS_N_PAGES; i++)
    {
      const char *id = gops_page_to_string ((GopsPage) i);

      if (gops_page_table_find (id) == NULL)
        continue;
      gops_stepper_set_state (self->stepper, id, state_of (&reaches[i]), reaches[i].share);
      gops_stepper_set_advice (self->stepper, id, reaches[i].n_advice);
    }
}

static const char *
step_title (GopsStage *self,
            int        by)
{
  const char *id = gops_stepper_get_neighbour (self->stepper, by);
  const GopsPageInfo *info = id != NULL ? gops_page_table_find (id) : NULL;

  return info != NULL ? _(info->title) : NULL;
}

static void
update_bottom (GopsStage          *self,
               const GopsPageInfo *info)
{
  const char *back = step_title (self, -1), *next = step_title (self, 1);
  g_autofree char *next_text = next != NULL ? g_strdup_printf (_("Next: %s"), next) : NULL;

  gtk_widget_set_visible (self->back_button, back != NULL);
  gtk_widget_set_visible (self->next_button, next != NULL);
  if (back != NULL)
    adw_button_content_set_label (self->back_content, back);
  if (next != NULL)
    gtk_label_set_label (self->next_label, next_text);
}

static void
update_narrow_bar (GopsStage *self,
                   GopsView  *page)
{
  const char *label = gops_view_get_narrow_label (page), *icon = gops_view_get_narrow_icon (page);
  guint n = gops_session_count_advice (self->session, self->page_id);

  gtk_widget_set_visible (self->pane_button, gops_view_get_pane (page) != NULL);
  gops_count_pill_set_count (self->pane_pill, n);
  gtk_widget_set_visible (self->narrow_action, label != NULL);
  if (label == NULL)
    return;
  adw_button_content_set_label (self->narrow_action_content, label);
  adw_button_content_set_icon_name (self->narrow_action_content, icon != NULL ? icon : "");
}

/* --- the pane: beside the page, or over it --- */

static void
place_pane (GopsStage *self,
            GtkWidget *pane,
            gboolean   beside)
{
  gboolean wide = gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_WIDE;
  int width = wide ? PANE_WIDTH_WIDE : PANE_WIDTH_MEDIUM;

  if (self->pane_dialog != NULL)
    return;   /* it is being looked at; closing the dialog calls us again */
  if (pane != NULL)
    gtk_widget_add_css_class (pane, "large");   /* as the clamp will call it, when all in it is styled */
  adw_clamp_set_child (self->pane_bin, beside ? pane : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pane_bin), beside && pane != NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->pane_bin), width, -1);
  adw_clamp_set_maximum_size (self->pane_bin, width);
  adw_clamp_set_tightening_threshold (self->pane_bin, width);
}

/* Where the header has no room for Redo, the menu has it, on every page. */
static void
update_menu (GopsStage *self,
             gboolean   workspace,
             gboolean   narrow)
{
  gtk_widget_set_visible (self->menu_button, !workspace || narrow);
  gops_lazy_menu_attach (GTK_MENU_BUTTON (self->menu_button), "/com/example/GroupOps/ui/shell/gops-window-menus.ui",
                         workspace ? "page_menu" : "group_menu");
}

static void
update_layout (GopsStage *self)
{
  GopsView *page = current_page (self);
  const GopsPageInfo *info;
  gboolean narrow, step;

  if (page == NULL)
    return;
  info = gops_page_table_find (self->page_id);
  narrow = gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_NARROW;
  step = info->place == GOPS_PAGE_STEP;
  gtk_widget_set_visible (self->stepper_area, step);
  gops_stepper_set_narrow (self->stepper, narrow);
  gtk_widget_set_visible (self->bottom_bar, step && !narrow);
  gtk_widget_set_visible (self->redo_button, !narrow);
  update_menu (self, info->place == GOPS_PAGE_WORKSPACE, narrow);
  gtk_widget_set_visible (self->narrow_bar, narrow && (gops_view_get_pane (page) != NULL || gops_view_get_narrow_label (page) != NULL));
  place_pane (self, gops_view_get_pane (page), !narrow);
  update_narrow_bar (self, page);
}

static void
on_pane_dialog_closed_cb (GtkWidget *dialog,
                          GopsStage *self)
{
  GopsView *page = current_page (self);
  GtkWidget *pane = page != NULL ? gops_view_get_pane (page) : NULL;
  GtkWidget *holder = pane != NULL ? gtk_widget_get_parent (pane) : NULL;

  if (ADW_IS_BIN (holder))
    adw_bin_set_child (ADW_BIN (holder), NULL);
  g_clear_weak_pointer (&self->pane_dialog);
  update_layout (self);
}

/**
 * gops_stage_toggle_pane:
 *
 * On a narrow window: opens preview and advice over the page, or closes them.
 */
void
gops_stage_toggle_pane (GopsStage *self)
{
  GopsView *page = current_page (self);
  GtkWidget *pane = page != NULL ? gops_view_get_pane (page) : NULL;
  GtkWidget *box, *holder;

  if (self->pane_dialog != NULL)
    {
      gops_dialog_close (self->pane_dialog);
      return;
    }
  if (pane == NULL || gops_responsive_bin_get_width_class (self->responsive) != GOPS_WIDTH_NARROW)
    return;
  adw_clamp_set_child (self->pane_bin, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  holder = adw_bin_new ();
  gtk_widget_set_vexpand (holder, TRUE);
  adw_bin_set_child (ADW_BIN (holder), pane);
  gtk_box_append (GTK_BOX (box), holder);
  g_set_weak_pointer (&self->pane_dialog, gops_dialog_present (box, _("Preview and Advice"), 360, 640, GTK_WIDGET (self)));
  gops_dialog_on_closed (self->pane_dialog, G_CALLBACK (on_pane_dialog_closed_cb), self);
}

/* --- showing --- */

static void
update_all (GopsStage *self)
{
  const GopsPageInfo *info = self->page_id != NULL ? gops_page_table_find (self->page_id) : NULL;
  GopsStore *store = gops_session_get_store (self->session);

  if (info == NULL)
    return;
  update_title (self, info);
  update_undo (self->undo_button, _("Undo “%s”"), _("Undo"), gops_store_dup_undo_label (store));
  update_undo (self->redo_button, _("Redo “%s”"), _("Redo"), gops_store_dup_redo_label (store));
  update_steps (self);
  update_bottom (self, info);
  update_layout (self);
}

/* Only what is seen is shown anew; another page is when it comes. */
static void
on_session_refreshed_cb (GopsStage *self)
{
  GopsView *page = current_page (self);

  if (page != NULL)
    gops_view_refresh (page);
  update_all (self);
}

/* How far down another group was read says nothing of this one. */
static void
on_session_group_changed_cb (GopsStage *self)
{
  guint n;
  const GopsPageInfo *infos = gops_page_table (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = infos[i].place != GOPS_PAGE_WORKSPACE ? gtk_stack_get_child_by_name (self->pages, infos[i].id) : NULL;

      if (page != NULL)
        gops_scroll_home (page);
    }
}

static GtkWidget *
get_focus (GopsStage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus) ? focus : NULL;
}

static void
lead_focus_in (GopsView *page)
{
  if (!gtk_widget_grab_focus (GTK_WIDGET (page)))
    (void) gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

/**
 * gops_stage_focus_page:
 *
 * Takes the keyboard into the page that is shown, unless it is there.
 */
void
gops_stage_focus_page (GopsStage *self)
{
  GopsView *page = current_page (self);
  GtkWidget *focus = get_focus (self);

  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    lead_focus_in (page);
}

/* The keyboard goes where the eye goes: into the page, unless it walks the sidebar or the stepper. On a page that is
 * shown the first time the stack has put it on the first thing; the page knows better. */
static void
follow_with_focus (GopsStage *self,
                   gboolean   first_time)
{
  GtkWidget *focus = get_focus (self);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (focus != NULL && (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stepper))))
    return;
  if (first_time)
    lead_focus_in (current_page (self));
  else
    gops_stage_focus_page (self);
}

/**
 * gops_stage_show:
 * @id: a page of the page table
 */
void
gops_stage_show (GopsStage  *self,
                 const char *id)
{
  const GopsPageInfo *info = gops_page_table_find (id);
  GopsView *page;
  gboolean made;

  g_return_if_fail (info != NULL);

  if (g_strcmp0 (self->page_id, id) != 0)
    gops_session_flush (self->session);
  if (self->pane_dialog != NULL)
    gops_dialog_close (self->pane_dialog);
  made = gtk_stack_get_child_by_name (self->pages, id) == NULL;
  page = gops_stage_get_view (self, id);
  if (!made)   /* a new page shows the dossier already */
    gops_view_refresh (page);
  g_free (self->page_id);
  self->page_id = g_strdup (id);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  if (info->place == GOPS_PAGE_STEP)
    gops_stepper_set_current (self->stepper, id);
  update_all (self);
  follow_with_focus (self, made);
}

/**
 * gops_stage_step:
 * @by: -1 or 1
 */
void
gops_stage_step (GopsStage *self,
                 int        by)
{
  const char *id = gops_stepper_get_neighbour (self->stepper, by);

  if (id != NULL)
    gops_stage_show (self, id);
}

static void
on_stepper_activated_cb (GopsStage  *self,
                         const char *id)
{
  gops_stage_show (self, id);
}

static void
on_narrow_action_clicked_cb (GopsStage *self)
{
  GopsView *page = current_page (self);

  if (page != NULL && gops_view_get_narrow_action (page) != NULL)
    (void) gtk_widget_activate_action (GTK_WIDGET (page), gops_view_get_narrow_action (page), NULL);
}

AdwHeaderBar *
gops_stage_get_header (GopsStage *self)
{
  return self->header;
}

/* --- object --- */

static void
gops_stage_dispose (GObject *object)
{
  GopsStage *self = GOPS_STAGE (object);

  g_clear_weak_pointer (&self->pane_dialog);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_stage_parent_class)->dispose (object);
}

static void
gops_stage_finalize (GObject *object)
{
  g_free (GOPS_STAGE (object)->page_id);

  G_OBJECT_CLASS (gops_stage_parent_class)->finalize (object);
}

static void
gops_stage_class_init (GopsStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_stage_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_stage_finalize;

  g_type_ensure (GOPS_TYPE_STEPPER);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  g_type_ensure (GOPS_TYPE_COUNT_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/shell/gops-stage.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsStage, name)
  CHILD (header);
  CHILD (title);
  CHILD (menu_button);
  CHILD (undo_button);
  CHILD (redo_button);
  CHILD (responsive);
  CHILD (stepper_area);
  CHILD (stepper);
  CHILD (pages);
  CHILD (pane_bin);
  CHILD (bottom_bar);
  CHILD (back_button);
  CHILD (back_content);
  CHILD (next_button);
  CHILD (next_label);
  CHILD (narrow_bar);
  CHILD (pane_button);
  CHILD (pane_pill);
  CHILD (narrow_action);
  CHILD (narrow_action_content);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_stepper_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gops_stage_toggle_pane);
  gtk_widget_class_bind_template_callback (widget_class, update_layout);
}

static void
gops_stage_init (GopsStage *self)
{
  GopsStep steps[MAX_STEPS] = { 0 };
  const GopsPageInfo *infos;
  guint n, n_steps = 0;

  gtk_widget_init_template (GTK_WIDGET (self));
  infos = gops_page_table (&n);
  for (guint i = 0; i < n && n_steps < MAX_STEPS; i++)
    if (infos[i].place == GOPS_PAGE_STEP)
      steps[n_steps++] = (GopsStep) { .id = infos[i].id, .label = infos[i].title };
  gops_stepper_set_steps (self->stepper, steps, n_steps);
  g_signal_connect_swapped (self->narrow_action, "clicked", G_CALLBACK (on_narrow_action_clicked_cb), self);
}

GtkWidget *
gops_stage_new (GopsSession *session)
{
  GopsStage *self = g_object_new (GOPS_TYPE_STAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "group-changed", G_CALLBACK (on_session_group_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
