/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of the main group's rules, offered to its copies. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-change-row.h"
#include "gops-compat.h"
#include "gops-look.h"
#include "gops-offer-dialog.h"
#include "gops-progress-dialog.h"
#include "gops-rule-family.h"
#include "gops-rules-resources.h"
#include "gops-use-resource.h"

/* --- one copy --- */

#define GOPS_TYPE_OFFERED_COPY (gops_offered_copy_get_type ())
G_DECLARE_FINAL_TYPE (GopsOfferedCopy, gops_offered_copy, GOPS, OFFERED_COPY, GObject)

struct _GopsOfferedCopy
{
  GObject parent_instance;

  GPtrArray           *offers;    /* (owned) keeps @offer */
  const GopsRuleOffer *offer;
  gboolean             chosen;
};

G_DEFINE_FINAL_TYPE (GopsOfferedCopy, gops_offered_copy, G_TYPE_OBJECT)

static void
gops_offered_copy_finalize (GObject *object)
{
  g_ptr_array_unref (GOPS_OFFERED_COPY (object)->offers);

  G_OBJECT_CLASS (gops_offered_copy_parent_class)->finalize (object);
}

static void
gops_offered_copy_class_init (GopsOfferedCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_offered_copy_finalize;
}

static void
gops_offered_copy_init (GopsOfferedCopy *self)
{
}

/* --- dialog --- */

#define GOPS_TYPE_OFFER_DIALOG (gops_offer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsOfferDialog, gops_offer_dialog, GOPS, OFFER_DIALOG, GtkWidget)

struct _GopsOfferDialog
{
  GtkWidget parent_instance;

  GopsView   *view;      /* (nullable) weak */
  GListStore *copies;    /* (owned) (element-type GopsOfferedCopy) */

  GtkWidget  *stack, *list, *all, *apply;
};

G_DEFINE_FINAL_TYPE (GopsOfferDialog, gops_offer_dialog, GTK_TYPE_WIDGET)

static guint
count_chosen (GopsOfferDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->copies)); i++)
    {
      g_autoptr (GopsOfferedCopy) copy = g_list_model_get_item (G_LIST_MODEL (self->copies), i);

      n += copy->chosen;
    }
  return n;
}

static void
update_apply (GopsOfferDialog *self)
{
  guint n = count_chosen (self);
  g_autofree char *label = g_strdup_printf (ngettext ("Change %u Group", "Change %u Groups", n), n);

  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "offer.apply", n > 0);
}

/* --- rows --- */

static char *
summarize (const GopsRuleOffer *offer)
{
  g_autofree char *changes = offer->n_changes == 0 ? g_strdup (_("up to date"))
                               : g_strdup_printf (ngettext ("%u change", "%u changes", offer->n_changes), offer->n_changes);
  g_autofree char *left = NULL;

  if (offer->n_left == 0)
    return g_steal_pointer (&changes);
  left = g_strdup_printf (ngettext ("%u clause changed by hand stays", "%u clauses changed by hand stay", offer->n_left), offer->n_left);
  return g_strdup_printf ("%s · %s", changes, left);
}

static GopsRuleChangeKind
change_kind_of (GopsRuleOfferKind kind)
{
  switch (kind)
    {
    case GOPS_RULE_OFFER_CHANGE:       return GOPS_RULE_CHANGED;
    case GOPS_RULE_OFFER_ADD:          return GOPS_RULE_ADDED;
    case GOPS_RULE_OFFER_REMOVE:       return GOPS_RULE_REMOVED;
    case GOPS_RULE_OFFER_REORDER:      return GOPS_RULE_MOVED;
    case GOPS_RULE_OFFER_LEFT_CHANGED:
    case GOPS_RULE_OFFER_LEFT_REMOVED: return GOPS_RULE_SAME;
    }
  g_return_val_if_reached (GOPS_RULE_SAME);
}

/* What would change in one copy, as in a comparison of two versions; what is left alone is not shown. */
static void
fill_details (GopsOfferDialog *self,
              GtkWidget       *list,
              GopsOfferedCopy *copy)
{
  const GopsDossier *dossier = self->view != NULL ? gops_view_get_dossier (self->view) : NULL;

  for (guint i = 0; dossier != NULL && i < copy->offer->items->len; i++)
    {
      const GopsRuleOfferItem *item = g_ptr_array_index (copy->offer->items, i);
      GopsRuleChange change = { .kind = change_kind_of (item->kind), .before = item->before, .after = item->after };

      if (change.kind != GOPS_RULE_SAME && (change.before != NULL || change.after != NULL))
        gtk_list_box_append (GTK_LIST_BOX (list), gops_change_row_new (dossier, &change, TRUE));
    }
}

static void
on_expanded_cb (GtkExpander *expander,
                GParamSpec  *pspec,
                gpointer     user_data)
{
  GtkListItem *item = user_data;
  GtkWidget *list = gtk_expander_get_child (expander);

  if (gtk_expander_get_expanded (expander) && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) == NULL)
    fill_details (GOPS_OFFER_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (expander), GOPS_TYPE_OFFER_DIALOG)), list,
                  gtk_list_item_get_item (item));
}

static void
on_chosen_cb (GtkCheckButton *check,
              GParamSpec     *pspec,
              gpointer        user_data)
{
  GopsOfferedCopy *copy = gtk_list_item_get_item (user_data);

  if (copy == NULL || copy->chosen == gtk_check_button_get_active (check))
    return;
  copy->chosen = gtk_check_button_get_active (check);
  update_apply (GOPS_OFFER_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (check), GOPS_TYPE_OFFER_DIALOG)));
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "gops-secondary");
    }
  return label;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();

  gtk_box_append (GTK_BOX (names), make_label (NULL));
  gtk_box_append (GTK_BOX (names), make_label ("caption"));
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), names);

  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_hexpand (expander, TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_top (list, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), list);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), expander);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_chosen_cb), item, 0);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (on_expanded_cb), item, 0);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  user_data)
{
  GopsOfferedCopy *copy = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *expander = gtk_widget_get_next_sibling (check);
  GtkWidget *list = gtk_expander_get_child (GTK_EXPANDER (expander));
  g_autofree char *summary = summarize (copy->offer);
  GtkWidget *name = gtk_widget_get_first_child (gtk_expander_get_label_widget (GTK_EXPANDER (expander)));
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0))) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), FALSE);
  gtk_label_set_label (GTK_LABEL (name), copy->offer->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, copy->offer->name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, copy->offer->name, -1);
  gops_list_item_set_label (item, copy->offer->name);
  gtk_widget_set_sensitive (check, copy->offer->n_changes > 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), copy->chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, copy->offer->name, -1);
}

/* --- choosing, applying --- */

static void
on_all_toggled_cb (GopsOfferDialog *self)
{
  gboolean chosen = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->copies));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GopsOfferedCopy) copy = g_list_model_get_item (G_LIST_MODEL (self->copies), i);

      copy->chosen = chosen && copy->offer->n_changes > 0;
    }
  g_list_model_items_changed (G_LIST_MODEL (self->copies), 0, n, n);
  update_apply (self);
}

typedef struct
{
  gint64  main;
  GArray *copies;   /* (owned) (element-type gint64) */
} Application;

static void
application_free (gpointer data)
{
  Application *application = data;

  g_array_unref (application->copies);
  g_free (application);
}

static gpointer
apply_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Application *application = data;
  GopsRuleFamilyResult *result = g_new0 (GopsRuleFamilyResult, 1);

  if (gops_rule_family_apply (store, application->main, (const gint64 *) (gpointer) application->copies->data,
                              application->copies->len, progress, cancellable, result, error))
    return result;
  g_free (result);
  return NULL;
}

static void
on_applied_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GopsSession) session = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree GopsRuleFamilyResult *done = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (done != NULL)
    {
      g_autofree char *said = g_strdup_printf (ngettext ("Rules of %u group changed", "Rules of %u groups changed", done->groups), done->groups);

      gops_session_toast_undo (session, said);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (session, error);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsOfferDialog *self = GOPS_OFFER_DIALOG (widget);
  GopsSession *session = gops_view_get_session (self->view);
  GtkWidget *page = GTK_WIDGET (self->view);
  Application *application = g_new0 (Application, 1);

  application->main = gops_session_get_group (session);
  application->copies = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->copies)); i++)
    {
      g_autoptr (GopsOfferedCopy) copy = g_list_model_get_item (G_LIST_MODEL (self->copies), i);

      if (copy->chosen)
        g_array_append_val (application->copies, copy->offer->group);
    }
  gops_session_flush (session);
  gops_dialog_close (widget);
  gops_progress_dialog_run (gops_session_get_store (session), page, _("Changing Rules"), apply_in_thread, application,
                            application_free, g_free, on_applied_cb, g_object_ref (session));
}

static void
family_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (GopsSession) session = g_object_ref (gops_view_get_session (GOPS_OFFER_DIALOG (widget)->view));
  gint64 group = gops_session_get_group (session);
  GopsPlace place = { "positioning", group, "chat_group", group, "parent" };

  gops_dialog_close (widget);
  gops_session_go_to (session, &place);
}

/* --- object --- */

static void
gops_offer_dialog_dispose (GObject *object)
{
  GopsOfferDialog *self = GOPS_OFFER_DIALOG (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->view);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->copies);

  G_OBJECT_CLASS (gops_offer_dialog_parent_class)->dispose (object);
}

static void
gops_offer_dialog_class_init (GopsOfferDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_offer_dialog_dispose;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_rules);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-offer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsOfferDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsOfferDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GopsOfferDialog, all);
  gtk_widget_class_bind_template_child (widget_class, GopsOfferDialog, apply);
  gtk_widget_class_install_action (widget_class, "offer.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "offer.family", NULL, family_action);
}

static void
gops_offer_dialog_init (GopsOfferDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->copies = g_list_store_new (GOPS_TYPE_OFFERED_COPY);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->copies)));
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (on_all_toggled_cb), self);
}

static void
fill (GopsOfferDialog *self,
      GPtrArray       *offers,
      gboolean         alone)
{
  for (guint i = 0; i < offers->len; i++)
    {
      g_autoptr (GopsOfferedCopy) copy = g_object_new (GOPS_TYPE_OFFERED_COPY, NULL);

      copy->offers = g_ptr_array_ref (offers);
      copy->offer = g_ptr_array_index (offers, i);
      copy->chosen = copy->offer->n_changes > 0;
      g_list_store_append (self->copies, copy);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), offers->len > 0 ? "list" : alone ? "alone" : "nothing");
  update_apply (self);
}

/* --- comparing, which takes its time where there are hundreds of copies --- */

/* What is asked of the workspace about the copies of @group, for a page that may be elsewhere when the answer comes. */
typedef struct
{
  GopsView  *view;    /* (nullable) weak */
  GtkWidget *over;    /* (nullable) weak: what asks after publishing stands over it */
  gint64     group;
} Question;

static void
question_free (Question *question)
{
  g_clear_weak_pointer (&question->view);
  g_clear_weak_pointer (&question->over);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static Question *
question_new (GopsView  *view,
              GtkWidget *over)
{
  Question *question = g_new0 (Question, 1);

  g_set_weak_pointer (&question->view, view);
  g_set_weak_pointer (&question->over, over);
  question->group = gops_session_get_group (gops_view_get_session (view));
  return question;
}

static gboolean
is_open (const Question *question)
{
  return question->view != NULL && gops_session_get_group (gops_view_get_session (question->view)) == question->group;
}

static gpointer
compare_in_thread (GopsStore    *store,
                   gpointer      data,
                   GopsProgress *progress,
                   GCancellable *cancellable,
                   GError      **error)
{
  return gops_rule_family_offer (store, *(gint64 *) data, error);
}

static void
show_offers (GopsView  *view,
             GPtrArray *offers)
{
  GopsSession *session = gops_view_get_session (view);
  GopsOfferDialog *self = g_object_new (GOPS_TYPE_OFFER_DIALOG, NULL);

  g_set_weak_pointer (&self->view, view);
  fill (self, offers, !gops_rule_family_has_copies (gops_session_get_store (session), gops_session_get_group (session)));
  (void) gops_dialog_present (GTK_WIDGET (self), _("Offer to Copies"), 600, 620, GTK_WIDGET (view));
}

static void
on_compared_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (!is_open (question))
    return;
  if (offers != NULL)
    show_offers (question->view, offers);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (gops_view_get_session (question->view), error);
}

void
gops_offer_present (GopsView *view)
{
  GopsSession *session = gops_view_get_session (view);
  Question *question = question_new (view, NULL);

  gops_session_flush (session);
  gops_progress_dialog_run (gops_session_get_store (session), GTK_WIDGET (view), _("Comparing Rules"), compare_in_thread,
                            g_memdup2 (&question->group, sizeof question->group), g_free, (GDestroyNotify) g_ptr_array_unref,
                            on_compared_cb, question);
}

/* --- asking after a version was published --- */

static void
show_offer (gpointer data)
{
  g_autoptr (Question) question = data;

  if (!is_open (question))
    return;
  if (question->over != NULL)
    gops_dialog_close (question->over);
  gops_offer_present (question->view);
}

/* The question still stands over the dialog that is to be closed: on the floor it would be left with a window that is gone. */
static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (g_str_equal (answer, "offer"))
    g_idle_add_once (show_offer, g_steal_pointer (&question));
}

static void
ask (Question *question,
     guint     n)
{
  const GopsAlertAnswer answers[] = {
    { "later", _("_Later"), GOPS_ALERT_PLAIN },
    { "offer", _("_See the Differences"), GOPS_ALERT_SUGGESTED },
  };
  g_autofree char *heading = g_strdup_printf (ngettext ("Offer the New Version to %u Copy?", "Offer the New Version to %u Copies?", n), n);
  GtkWidget *over = question->over != NULL ? question->over : GTK_WIDGET (question->view);

  gops_alert_ask_async (over, heading, _("You see what differs in each group before anything is written. Clauses that were changed by hand stay as they are."),
                        NULL, answers, G_N_ELEMENTS (answers), "offer", NULL, on_answered_cb, question);
}

static gpointer
count_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  guint n = 0;

  (void) gops_rule_family_count_behind (store, *(gint64 *) data, &n, NULL);   /* nobody asked for this: a problem is told of by the offer */
  return GUINT_TO_POINTER (n);
}

static void
on_behind_counted_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  guint n = GPOINTER_TO_UINT (gops_store_run_finish (GOPS_STORE (source), result, NULL));

  if (n > 0 && is_open (question))
    ask (g_steal_pointer (&question), n);
}

void
gops_offer_ask (GopsView  *view,
                GtkWidget *over)
{
  Question *question = question_new (view, over);

  gops_store_run_async (gops_view_get_store (view), count_in_thread, g_memdup2 (&question->group, sizeof question->group), g_free, NULL,
                        NULL, NULL, NULL, on_behind_counted_cb, question);
}
