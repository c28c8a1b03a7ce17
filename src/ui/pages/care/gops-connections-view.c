/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who knows whom. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-connections-figure.h"
#include "gops-connections-view.h"
#include "gops-connections.h"
#include "gops-share-bar.h"

#define MOST_TIES       40
#define MOST_CHARACTERS 200

struct _GopsConnectionsView
{
  GopsLoadedView parent_instance;

  GtkWidget *headline, *facts, *share, *figure, *title, *list;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsConnectionsView, gops_connections_view, GOPS_TYPE_LOADED_VIEW)

static gpointer
load (GopsStore    *store,
      gint64        group,
      GCancellable *cancellable,
      GError      **error)
{
  return gops_connections_load (store, group, NULL, MOST_TIES, cancellable, error);
}

static GtkWidget *
create_row (const GopsConnection *connection)
{
  g_autofree char *one = gops_brief (connection->name[0], MOST_CHARACTERS), *other = gops_brief (connection->name[1], MOST_CHARACTERS);
  g_autofree char *title = g_strdup_printf (_("%s and %s"), one, other);
  g_autofree char *there = g_strdup_printf (ngettext ("%u reply from %s", "%u replies from %s", connection->replies[0]), connection->replies[0], one);
  g_autofree char *back = g_strdup_printf (ngettext ("%u reply from %s", "%u replies from %s", connection->replies[1]), connection->replies[1], other);
  g_autofree char *facts = g_strdup_printf ("%s · %s", there, back);
  g_autofree char *sum = g_strdup_printf ("%u", connection->replies[0] + connection->replies[1]);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 2, NULL),
                                   title, facts);
  GtkWidget *count = gtk_label_new (sum);

  gtk_widget_add_css_class (count, "gops-figures");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  return row;
}

/* "71 ties, 54 of them both ways · 12 people without any" */
static char *
describe_ties (const GopsConnections *connections)
{
  g_autofree char *ties = g_strdup_printf (ngettext ("%u tie", "%u ties", connections->n_ties), connections->n_ties);
  g_autofree char *mutual = g_strdup_printf (ngettext ("%u both ways", "%u both ways", connections->n_mutual), connections->n_mutual);
  g_autofree char *alone = g_strdup_printf (ngettext ("%u person without any", "%u people without any", connections->n_alone), connections->n_alone);

  return g_strdup_printf ("%s · %s · %s", ties, mutual, alone);
}

static void
show_figures (GopsConnectionsView   *self,
              const GopsConnections *connections)
{
  double share = gops_connections_share (connections);
  g_autofree char *headline = g_strdup_printf (ngettext ("%u of %u member knows at least three others", "%u of %u members know at least three others",
                                                         connections->n_known), connections->n_known, connections->n_members);
  g_autofree char *facts = describe_ties (connections);

  gtk_label_set_label (GTK_LABEL (self->headline), connections->knows_replies ? headline : _("Who Answers Whom Is Not Known Yet"));
  gtk_label_set_label (GTK_LABEL (self->facts), connections->knows_replies ? facts :
                       _("Files that tell who answers whom are needed: exports of Telegram, Discord and Slack, and of QQ those as JSON. WhatsApp chats, .txt files of QQ and copied WeChat chats do not tell it."));
  gops_share_bar_set (GOPS_SHARE_BAR (self->share), share, -1, headline);
  gtk_widget_set_visible (self->share, connections->knows_replies);
}

static void
show (GopsLoadedView *view,
      gpointer      result)
{
  GopsConnectionsView *self = GOPS_CONNECTIONS_VIEW (view);
  const GopsConnections *connections = result;
  gboolean some = connections->strongest->len > 0;

  show_figures (self, connections);
  gops_connections_figure_set (GOPS_CONNECTIONS_FIGURE (self->figure), connections);
  gops_loaded_view_clear_list (self->list);
  for (guint i = 0; i < connections->strongest->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (g_ptr_array_index (connections->strongest, i)));
  gtk_widget_set_visible (self->figure, some);
  gtk_widget_set_visible (self->title, some);
  gtk_widget_set_visible (self->list, some);
}

/* --- object --- */

static void
gops_connections_view_class_init (GopsConnectionsViewClass *klass)
{
  GOPS_LOADED_VIEW_CLASS (klass)->load = load;
  GOPS_LOADED_VIEW_CLASS (klass)->free_result = (GDestroyNotify) gops_connections_free;
  GOPS_LOADED_VIEW_CLASS (klass)->show = show;
}

static GtkWidget *
append_label (GtkBox     *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

static void
gops_connections_view_init (GopsConnectionsView *self)
{
  GtkBox *content = gops_loaded_view_get_content (GOPS_LOADED_VIEW (self));

  self->headline = append_label (content, "", "title-2");
  self->share = gops_share_bar_new ();
  gtk_box_append (content, self->share);
  self->facts = append_label (content, "", "dim-label");
  self->figure = gops_connections_figure_new ();
  gtk_box_append (content, self->figure);
  self->title = append_label (content, _("Strongest Ties"), "heading");
  self->list = gops_loaded_view_make_list (_("Strongest Ties"));
  gtk_box_append (content, self->list);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_visible (self->title, FALSE);
  gtk_widget_set_visible (self->figure, FALSE);
  gtk_widget_set_visible (self->share, FALSE);
}
