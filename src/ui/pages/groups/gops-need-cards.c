/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many groups need a person, and of the first three why and where. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-mark.h"
#include "gops-need-cards.h"

#define MOST_CARDS 3
#define MOST_CHARACTERS 160

struct _GopsNeedCards
{
  GtkBox parent_instance;

  GopsSession    *session;   /* (owned) */
  GopsGroupFacts *facts;     /* (owned) */

  GtkWidget      *title, *rest, *cards;
};

G_DEFINE_FINAL_TYPE (GopsNeedCards, gops_need_cards, GTK_TYPE_BOX)

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  GopsNeedCards *self = user_data;

  return gops_group_need_compare (gops_group_facts_get_need (self->facts, *(const gint64 *) a), gops_group_facts_get_need (self->facts, *(const gint64 *) b));
}

/* (transfer full): those that need a person, the first first */
static GArray *
find_needy (GopsNeedCards *self,
            const GArray  *groups)
{
  GArray *needy = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < groups->len; i++)
    {
      gint64 group = g_array_index (groups, gint64, i);
      const GopsGroupNeed *need = gops_group_facts_get_need (self->facts, group);

      if (need != NULL && need->health == GOPS_HEALTH_NEEDS_YOU)
        g_array_append_val (needy, group);
    }
  g_array_sort_with_data (needy, compare, self);
  return needy;
}

/* --- cards --- */

static void
on_show_clicked_cb (GopsNeedCards *self,
                    GtkWidget     *button)
{
  gint64 group = *(gint64 *) g_object_get_data (G_OBJECT (button), "group");
  const GopsGroupNeed *need = gops_group_facts_get_need (self->facts, group);
  GopsPlace place = { .page = "positioning", .group = group };

  if (need != NULL && need->page != NULL)
    place = (GopsPlace) { need->page, group, need->table, need->row, need->column };
  gops_session_go_to (self->session, &place);
}

static GtkWidget *
create_title (const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *mark = gops_mark_new ("needs-you");
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static char *
dup_reason (GopsNeedCards       *self,
            const GopsGroupNeed *need)
{
  g_autofree char *line = gops_brief (need->line != NULL ? need->line : gops_health_name (need->health), MOST_CHARACTERS);
  guint more = gops_group_need_count (need) - 1;

  if (more == 0 || more == G_MAXUINT)
    return g_steal_pointer (&line);
  return g_strdup_printf (ngettext ("%s, and %u more", "%s, and %u more", more), line, more);
}

static GtkWidget *
create_card (GopsNeedCards *self,
             gint64         group)
{
  const GopsGroupNeed *need = gops_group_facts_get_need (self->facts, group);
  const GopsGroupFigures *figures = gops_group_facts_get_figures (self->facts, group);
  g_autofree char *name = gops_brief (figures != NULL ? figures->name : "", MOST_CHARACTERS), *reason = dup_reason (self, need);
  g_autofree char *spoken = g_strdup_printf (_("Show what “%s” needs"), name);
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "spacing", 12, "hexpand", TRUE, NULL);
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "hexpand", TRUE, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", reason, "xalign", 0.0f, "yalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                  "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text", reason, "width-chars", 10, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Show"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "gops-need-card");
  gtk_widget_add_css_class (text, "gops-secondary");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "group", g_memdup2 (&group, sizeof group), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_show_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (words), create_title (name));
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (card), button);
  return card;
}

static void
show_cards (GopsNeedCards *self,
            const GArray  *needy,
            guint          most)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), child);
  for (guint i = 0; i < MIN (needy->len, most); i++)
    gtk_box_append (GTK_BOX (self->cards), create_card (self, g_array_index (needy, gint64, i)));
}

/* --- the whole --- */

/* What stands beside the title: that not all have a card, and how many can wait. (transfer full) */
static char *
rest_words (guint n,
            guint n_cards,
            guint others)
{
  g_autofree char *first = n_cards < n ? g_strdup_printf (ngettext ("the most pressing one first", "the %u most pressing first", n_cards), n_cards) : NULL;
  g_autofree char *wait = others > 0 ? g_strdup_printf (ngettext ("the other one can wait", "the other %u can wait", others), others) : NULL;

  if (first != NULL && wait != NULL)
    return g_strdup_printf ("%s · %s", first, wait);
  return g_strdup (first != NULL ? first : wait != NULL ? wait : "");
}

static void
show_words (GopsNeedCards *self,
            guint          n,
            guint          n_cards,
            guint          others)
{
  g_autofree char *title = n > 0 ? g_strdup_printf (ngettext ("%u group needs you", "%u groups need you", n), n) : g_strdup (_("No group needs you"));
  g_autofree char *rest = n > 0 ? rest_words (n, n_cards, others) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->rest), rest);
}

void
gops_need_cards_show (GopsNeedCards  *self,
                      const GArray   *groups,
                      GopsWidthClass  width)
{
  g_autoptr (GArray) needy = NULL;
  guint most = width == GOPS_WIDTH_WIDE ? MOST_CARDS : MOST_CARDS - 1;

  gtk_widget_set_visible (GTK_WIDGET (self), groups->len > 0);
  if (!gops_group_facts_is_settled (self->facts))
    {
      if (*gtk_label_get_label (GTK_LABEL (self->title)) == '\0')
        gtk_label_set_label (GTK_LABEL (self->title), _("Looking at the groups…"));
      return;   /* what was shown stays until all are known */
    }
  needy = find_needy (self, groups);
  show_words (self, needy->len, MIN (needy->len, most), groups->len - needy->len);
  show_cards (self, needy, most);
  gtk_widget_set_visible (self->cards, needy->len > 0 && width != GOPS_WIDTH_NARROW);
  gtk_widget_set_visible (self->rest, width != GOPS_WIDTH_NARROW);
}

static void
gops_need_cards_dispose (GObject *object)
{
  GopsNeedCards *self = GOPS_NEED_CARDS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (gops_need_cards_parent_class)->dispose (object);
}

static void
gops_need_cards_class_init (GopsNeedCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_need_cards_dispose;
}

static void
gops_need_cards_init (GopsNeedCards *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "gops-need-cards");
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->rest = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "valign", GTK_ALIGN_CENTER, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->cards = g_object_new (GTK_TYPE_BOX, "spacing", 12, "homogeneous", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->title, "title-3");
  gtk_widget_add_css_class (self->rest, "gops-secondary");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->rest);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), self->cards);
}

GtkWidget *
gops_need_cards_new (GopsSession    *session,
                     GopsGroupFacts *facts)
{
  GopsNeedCards *self = g_object_new (GOPS_TYPE_NEED_CARDS, NULL);

  self->session = g_object_ref (session);
  self->facts = g_object_ref (facts);
  return GTK_WIDGET (self);
}
