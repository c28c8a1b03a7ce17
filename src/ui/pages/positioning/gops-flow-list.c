/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as a list. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-flow-list.h"
#include "gops-flow-words.h"
#include "gops-language.h"
#include "gops-text.h"

#define SIGN            16
#define MOST_CHARACTERS 100   /* of a row */

struct _GopsFlowList
{
  GtkWidget parent_instance;

  GtkWidget *list;
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (GopsFlowList, gops_flow_list, GTK_TYPE_WIDGET)

enum { EDIT, SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What a row stands for. */
typedef struct
{
  GopsFlowThing thing;
  gint64        id;
  char         *sign;     /* (owned): role or kind */
} Meaning;

static void
free_meaning (gpointer data)
{
  Meaning *meaning = data;

  g_free (meaning->sign);
  g_free (meaning);
}

static Meaning *
meaning_of (gpointer row)
{
  return g_object_get_data (row, "gops-flow-meaning");
}

static void
draw_sign (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        row)
{
  Meaning *meaning = meaning_of (row);

  if (meaning != NULL)
    gops_flow_paint_sign (cr, meaning->sign, adw_style_manager_get_dark (adw_style_manager_get_default ()), 0, 0, MIN (width, height));
}

/* Looking for the width at which a label is well shaped takes longest of all; a row is as wide as the list. */
static void
wrap_plainly (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_natural_wrap_mode (GTK_LABEL (widget), GTK_NATURAL_WRAP_NONE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap_plainly (child);
}

static GtkWidget *
make_row (GopsFlowList *self)
{
  GtkWidget *row = adw_action_row_new (), *sign = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sign), SIGN);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sign), SIGN);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sign), draw_sign, row, NULL);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  wrap_plainly (row);
  g_object_set_data (G_OBJECT (row), "gops-flow-sign", sign);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

/* Shows the thing in the row number @*at, and counts on. */
static void
show_row (GopsFlowList   *self,
          guint          *at,
          Meaning         meaning,
          const GopsFlow *flow,
          const char     *title,
          const char     *subtitle,
          const char     *spoken)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) (*at)++);
  g_autofree char *brief = gops_brief (title, MOST_CHARACTERS), *escaped = g_markup_escape_text (brief, -1);
  GtkWidget *sign;

  if (row == NULL)
    row = GTK_LIST_BOX_ROW (make_row (self));
  g_object_set_data_full (G_OBJECT (row), "gops-flow-meaning", g_memdup2 (&meaning, sizeof meaning), free_meaning);
  sign = g_object_get_data (G_OBJECT (row), "gops-flow-sign");
  gtk_widget_set_margin_start (sign, meaning.thing == GOPS_FLOW_DEAL ? 18 : 0);
  gtk_widget_queue_draw (sign);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gops_language_tag (GTK_WIDGET (row), flow->language);
  if (meaning.thing == GOPS_FLOW_DEAL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "gops-flow-deal");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "gops-flow-deal");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_party (GopsFlowList   *self,
            const GopsFlow *flow,
            guint           index,
            guint          *at)
{
  const GopsFlowParty *party = gops_flow_party (flow, index);
  g_autofree char *facts = gops_flow_party_facts (flow, index), *escaped = g_markup_escape_text (facts, -1);
  g_autofree char *spoken = gops_flow_say_party (flow, index);

  show_row (self, at, (Meaning) { GOPS_FLOW_PARTY, party->id, g_strdup (party->role) }, flow,
            gops_flow_party_name (flow, index, gops_interface_language ()), escaped, spoken);
}

void
gops_flow_list_set_flow (GopsFlowList *self,
                         GopsFlow     *flow)
{
  GtkListBoxRow *row;
  gint64 id;
  GopsFlowThing thing = gops_flow_list_get_selected (self, &id);
  guint at = 0;

  self->showing = TRUE;
  for (guint i = 0; i < flow->parties->len; i++)
    {
      show_party (self, flow, i, &at);
      for (guint d = 0; d < flow->deals->len; d++)
        if (gops_flow_deal (flow, d)->from == i)
          {
            const GopsFlowDeal *deal = gops_flow_deal (flow, d);
            g_autofree char *sentence = gops_flow_sentence (flow, d, gops_interface_language ());

            show_row (self, &at, (Meaning) { GOPS_FLOW_DEAL, deal->id, g_strdup (deal->kind) }, flow, sentence, "", sentence);
          }
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) at)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  (void) gops_flow_list_select (self, thing, id, FALSE);
  self->showing = FALSE;
}

GtkWidget *
gops_flow_list_get_row (GopsFlowList *self)
{
  return GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

GopsFlowThing
gops_flow_list_get_selected (GopsFlowList *self,
                             gint64       *out_id)
{
  GtkWidget *row = gops_flow_list_get_row (self);
  Meaning *meaning = row != NULL ? meaning_of (row) : NULL;

  *out_id = meaning != NULL ? meaning->id : 0;
  return meaning != NULL ? meaning->thing : GOPS_FLOW_NOTHING;
}

gboolean
gops_flow_list_select (GopsFlowList *self,
                       GopsFlowThing thing,
                       gint64        id,
                       gboolean      focus)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (meaning_of (row)->thing == thing && meaning_of (row)->id == id)
      {
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
        if (focus)
          gtk_widget_grab_focus (GTK_WIDGET (row));
        return TRUE;
      }
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  return FALSE;
}

static void
on_row_activated_cb (GopsFlowList *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
on_selected_rows_changed_cb (GopsFlowList *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
gops_flow_list_dispose (GObject *object)
{
  GopsFlowList *self = GOPS_FLOW_LIST (object);

  self->showing = TRUE;
  g_clear_pointer (&self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (gops_flow_list_parent_class)->dispose (object);
}

static void
gops_flow_list_class_init (GopsFlowListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_flow_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[EDIT] = g_signal_new ("edit", GOPS_TYPE_FLOW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", GOPS_TYPE_FLOW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_flow_list_init (GopsFlowList *self)
{
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Parties and transactions"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  g_signal_connect_swapped (self->list, "selected-rows-changed", G_CALLBACK (on_selected_rows_changed_cb), self);
}

GtkWidget *
gops_flow_list_new (void)
{
  return g_object_new (GOPS_TYPE_FLOW_LIST, NULL);
}
