/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The care of a group. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-care-list.h"
#include "gops-care-plan-view.h"
#include "gops-care.h"
#include "gops-compat.h"
#include "gops-dossier.h"
#include "gops-own-schemes.h"

#define MOST_DONE       20
#define MOST_CHARACTERS 200

struct _GopsCarePlanView
{
  GopsLoadedView parent_instance;

  gboolean   filling;
  GtkWidget *due;       /* (nullable): made when the session is known */
  GtkWidget *nobody;    /* says that nobody is waiting */
  GtkWidget *plan;      /* the switches */
  GtkWidget *done_title, *done;
};

G_DEFINE_FINAL_TYPE (GopsCarePlanView, gops_care_plan_view, GOPS_TYPE_LOADED_VIEW)

/* --- what was done lately, in a thread --- */

typedef struct
{
  char *name, *care, *date, *author;   /* (owned) */
} Done;

static void
done_free (gpointer data)
{
  Done *done = data;

  g_free (done->name);
  g_free (done->care);
  g_free (done->date);
  g_free (done->author);
  g_free (done);
}

static gpointer
load (GopsStore    *store,
      gint64        group,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (done_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT p.name, e.care, e.on_date, e.author FROM care_entry e JOIN person p ON p.id = e.person_id WHERE e.group_id = ?1 AND e.until = ''"
    " ORDER BY e.on_date DESC, e.id DESC LIMIT ?2", "li", group, MOST_DONE);

  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      Done *done = g_new0 (Done, 1);

      done->name = gops_brief (gops_statement_text (rows, 0), MOST_CHARACTERS);
      done->care = g_strdup (gops_statement_text (rows, 1));
      done->date = g_strdup (gops_statement_text (rows, 2));
      done->author = g_strdup (gops_statement_text (rows, 3));
      g_ptr_array_add (all, done);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (rows != NULL)
    return g_steal_pointer (&all);
  return NULL;
}

static const GopsTierScheme *
scheme_of (GopsCarePlanView *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)));

  return dossier != NULL ? gops_schemes_find (gops_loaded_view_get_store (GOPS_LOADED_VIEW (self)), gops_record_get_text (dossier->group, GOPS_GROUP_TIER_SCHEME), NULL)
                         : NULL;
}

static const char *
name_of (const GArray *plan,
         const char   *care)
{
  for (guint i = 0; i < plan->len; i++)
    if (g_str_equal (g_array_index (plan, GopsCare, i).id, care))
      return gops_text_get (&g_array_index (plan, GopsCare, i).name, gops_interface_language ());
  return care;
}

static GtkWidget *
create_done_row (const Done   *done,
                 const GArray *plan)
{
  g_autofree char *facts = *done->author != '\0' ? g_strdup_printf ("%s · %s · %s", name_of (plan, done->care), done->date, done->author)
                                                 : g_strdup_printf ("%s · %s", name_of (plan, done->care), done->date);

  return gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 1, "subtitle-lines", 2, NULL),
                         done->name, facts);
}

/* --- the plan --- */

static void
on_switched_cb (GopsCarePlanView *self,
                GParamSpec       *pspec,
                GopsSwitchRow    *row)
{
  GopsSession *session = gops_loaded_view_get_session (GOPS_LOADED_VIEW (self));
  g_autoptr (GError) error = NULL;

  if (!self->filling && !gops_care_set_wanted (gops_session_get_store (session), g_object_get_data (G_OBJECT (row), "care"),
                                               gops_switch_row_get_active (row), &error))
    gops_session_report (session, error);
}

static GtkWidget *
create_switch_row (GopsCarePlanView *self,
                   const GopsCare   *care)
{
  GtkWidget *row = gops_switch_row_new (gops_text_get (&care->name, gops_interface_language ()));

  g_object_set (row, "subtitle", gops_text_get (&care->why, gops_interface_language ()), "use-markup", FALSE, NULL);
  g_object_set_data (G_OBJECT (row), "care", (gpointer) care->id);   /* interned */
  g_signal_connect_object (row, "notify::active", G_CALLBACK (on_switched_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* The rows stay while they are the same cares: a switch that is being used is not taken away. */
static void
show_plan (GopsCarePlanView *self,
           const GArray     *plan)
{
  GopsStore *store = gops_loaded_view_get_store (GOPS_LOADED_VIEW (self));
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->plan); row != NULL; row = gtk_widget_get_next_sibling (row), n++)
    if (n >= plan->len || g_object_get_data (G_OBJECT (row), "care") != (gpointer) g_array_index (plan, GopsCare, n).id)
      break;
  if (n < plan->len || gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->plan), (int) n) != NULL)
    {
      gops_loaded_view_clear_list (self->plan);
      for (guint i = 0; i < plan->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (self->plan), create_switch_row (self, &g_array_index (plan, GopsCare, i)));
    }
  self->filling = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->plan); row != NULL; row = gtk_widget_get_next_sibling (row))
    gops_switch_row_set_active (GOPS_SWITCH_ROW (row), gops_care_is_wanted (store, g_object_get_data (G_OBJECT (row), "care")));
  self->filling = FALSE;
}

/* --- showing --- */

static void
on_counted_cb (GopsCarePlanView *self)
{
  gtk_widget_set_visible (self->nobody, gops_care_list_get_n_people (GOPS_CARE_LIST (self->due)) == 0);
}

static void
ensure_due (GopsCarePlanView *self)
{
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);

  if (self->due != NULL)
    return;
  self->due = gops_care_list_new (gops_loaded_view_get_session (view), gops_loaded_view_get_group (view));
  g_signal_connect_object (self->due, "counted", G_CALLBACK (on_counted_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (gops_loaded_view_get_content (view), self->due);
}

static void
show (GopsLoadedView *view,
      gpointer      result)
{
  GopsCarePlanView *self = GOPS_CARE_PLAN_VIEW (view);
  g_autoptr (GArray) plan = gops_care_plan (scheme_of (self));
  GPtrArray *done = result;

  ensure_due (self);
  gops_care_list_refresh (GOPS_CARE_LIST (self->due), gops_store_now (gops_loaded_view_get_store (view)));
  show_plan (self, plan);
  gops_loaded_view_clear_list (self->done);
  for (guint i = 0; i < done->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->done), create_done_row (g_ptr_array_index (done, i), plan));
  gtk_widget_set_visible (self->done, done->len > 0);
  gtk_widget_set_visible (self->done_title, done->len > 0);
}

/* --- object --- */

static void
gops_care_plan_view_class_init (GopsCarePlanViewClass *klass)
{
  GOPS_LOADED_VIEW_CLASS (klass)->load = load;
  GOPS_LOADED_VIEW_CLASS (klass)->free_result = (GDestroyNotify) g_ptr_array_unref;
  GOPS_LOADED_VIEW_CLASS (klass)->show = show;
}

static GtkWidget *
append_title (GtkBox     *box,
              const char *text)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "margin-top", 12, NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (box, title);
  return title;
}

static void
gops_care_plan_view_init (GopsCarePlanView *self)
{
  GtkBox *content = gops_loaded_view_get_content (GOPS_LOADED_VIEW (self));

  self->nobody = g_object_new (GTK_TYPE_LABEL, "label", _("Nobody is waiting today."), "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->nobody, "dim-label");
  gtk_box_append (content, self->nobody);
  (void) append_title (content, _("The Care Plan"));
  self->plan = gops_loaded_view_make_list (_("The Care Plan"));
  gtk_box_append (content, self->plan);
  self->done_title = append_title (content, _("Done Lately"));
  self->done = gops_loaded_view_make_list (_("Done Lately"));
  gtk_box_append (content, self->done);
}
