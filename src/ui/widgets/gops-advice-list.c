/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to improve and why. Rows are kept while their id and words stay, so that the focus does, too. */
#include "config.h"

#include "gops-advice-list.h"

#include <glib/gi18n.h>

#include "gops-count-pill.h"

struct _GopsAdviceList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *pill;
  GtkWidget *list;
  GtkWidget *fine;        /* shown instead of the list */
  GtkWidget *more_title;
  GtkWidget *more;        /* the list of what may be left as it is */
};

typedef enum { PROP_TITLE = 1 } GopsAdviceListProp;
static GParamSpec *props[PROP_TITLE + 1];
static guint activated_signal;

G_DEFINE_FINAL_TYPE (GopsAdviceList, gops_advice_list, GTK_TYPE_WIDGET)

static const char *
text_of (GtkWidget  *row,
         const char *key)
{
  return g_object_get_data (G_OBJECT (row), key);
}

static void
activate_row (GopsAdviceList *self,
              GtkWidget      *row)
{
  g_autofree char *id = g_strdup (text_of (row, "id"));

  g_signal_emit (self, activated_signal, 0, id);
}

static void
on_button_clicked_cb (GopsAdviceList *self,
                      GtkWidget      *button)
{
  activate_row (self, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
}

static GtkWidget *
create_details (const char *why,
                const char *source)
{
  /* Translators: where a piece of advice comes from: a study, a book, the operating method */
  g_autofree char *text = source != NULL ? g_strdup_printf (_("%s\nSource: %s"), why, source) : g_strdup (why);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0f, "selectable", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "margin-start", 36, "margin-end", 12, "margin-bottom", 9, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "gops-secondary");
  return label;
}

static const char *
arrow_name (gboolean open)
{
  return open ? "pan-up-symbolic" : "pan-down-symbolic";
}

/* Details are made when they are first asked for. */
static void
toggle_details (GtkWidget *row)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *line = gtk_widget_get_first_child (box), *details = gtk_widget_get_next_sibling (line);
  gboolean shown;

  if (details == NULL)
    {
      details = create_details (text_of (row, "why"), text_of (row, "source"));
      gtk_widget_set_visible (details, FALSE);
      gtk_box_append (GTK_BOX (box), details);
    }
  shown = !gtk_widget_get_visible (details);
  gtk_widget_set_visible (details, shown);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_last_child (line)), arrow_name (shown));
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
}

static void
on_list_row_activated_cb (GopsAdviceList *self,
                          GtkListBoxRow  *row)
{
  if (text_of (GTK_WIDGET (row), "why") != NULL)
    toggle_details (GTK_WIDGET (row));
  else
    activate_row (self, GTK_WIDGET (row));
}

static GtkWidget *
create_sign (gboolean urgent)
{
  GtkWidget *sign = gtk_image_new_from_icon_name (urgent ? "gops-warning-symbolic" : "gops-advice-symbolic");

  gtk_widget_add_css_class (sign, urgent ? "gops-amber-mark" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  urgent ? _("Important") : _("Suggestion"), -1);
  return sign;
}

static GtkWidget *
create_button (GopsAdviceList      *self,
               const GopsAdviceRow *advice)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", advice->button, "valign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *label = g_strdup_printf ("%s: %s", advice->button, advice->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* Says that the row opens; the row itself takes the click. */
static GtkWidget *
create_arrow (void)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", arrow_name (FALSE), "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "tooltip-text", _("Why?"), NULL);

  gtk_widget_add_css_class (arrow, "dim-label");
  return arrow;
}

/* A grid, for a box would look for its height by laying the words out at a dozen widths. */
static GtkWidget *
create_line (GopsAdviceList      *self,
             const GopsAdviceRow *advice)
{
  GtkWidget *line = g_object_new (GTK_TYPE_GRID, "column-spacing", 8, "margin-start", 12, "margin-end", 10,
                                  "margin-top", 6, "margin-bottom", 6, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", advice->text, "wrap", TRUE, "xalign", 0.0f, "hexpand", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", 12, NULL);

  gtk_grid_attach (GTK_GRID (line), create_sign (advice->urgent), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (line), text, 1, 0, 1, 1);
  if (advice->button != NULL)
    gtk_grid_attach (GTK_GRID (line), create_button (self, advice), 2, 0, 1, 1);
  if (advice->why != NULL)
    gtk_grid_attach (GTK_GRID (line), create_arrow (), 3, 0, 1, 1);
  return line;
}

static GtkWidget *
create_row (GopsAdviceList      *self,
            const GopsAdviceRow *advice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = create_line (self, advice);

  gtk_box_append (GTK_BOX (whole), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), whole);
  gtk_widget_set_size_request (row, -1, 44);
  if (advice->why != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_object_set_data_full (G_OBJECT (row), "why", g_strdup (advice->why), g_free);
  g_object_set_data_full (G_OBJECT (row), "source", g_strdup (advice->source), g_free);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (advice->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (advice->text), g_free);
  g_object_set_data_full (G_OBJECT (row), "button", g_strdup (advice->button), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, advice->text, -1);
  return row;
}

static gboolean
row_shows (GtkWidget           *row,
           const GopsAdviceRow *advice)
{
  return g_strcmp0 (text_of (row, "id"), advice->id) == 0 && g_strcmp0 (text_of (row, "text"), advice->text) == 0 &&
         g_strcmp0 (text_of (row, "button"), advice->button) == 0;
}

static void
gops_advice_list_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((GopsAdviceListProp) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (GOPS_ADVICE_LIST (object)->title)));
      break;
    }
}

static void
gops_advice_list_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((GopsAdviceListProp) id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (GOPS_ADVICE_LIST (object)->title), g_value_get_string (value));
      break;
    }
}

static void
gops_advice_list_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_ADVICE_LIST (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_advice_list_parent_class)->dispose (object);
}

static void
gops_advice_list_class_init (GopsAdviceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gops_advice_list_get_property;
  object_class->set_property = gops_advice_list_set_property;
  object_class->dispose = gops_advice_list_dispose;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  activated_signal = g_signal_new ("activated", GOPS_TYPE_ADVICE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-advice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_heading (GopsAdviceList *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = g_object_new (GTK_TYPE_LABEL, "label", _("Advice"), "xalign", 0.0f, NULL);
  self->pill = gops_count_pill_new (0);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (heading), self->title);
  gtk_box_append (GTK_BOX (heading), self->pill);
  return heading;
}

static GtkWidget *
create_fine (void)
{
  GtkWidget *fine = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = gtk_image_new_from_icon_name ("gops-encourage-symbolic");
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", _("Nothing to improve here."), "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (sign, "gops-jade-mark");
  gtk_widget_add_css_class (text, "dim-label");
  gtk_box_append (GTK_BOX (fine), sign);
  gtk_box_append (GTK_BOX (fine), text);
  return fine;
}

static GtkWidget *
create_list (GopsAdviceList *self,
             const char     *name)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "visible", FALSE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_list_row_activated_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
gops_advice_list_init (GopsAdviceList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->list = create_list (self, _("Advice"));
  self->fine = create_fine ();
  /* Translators: heading of advice that may be left as it is */
  self->more_title = g_object_new (GTK_TYPE_LABEL, "label", _("Nice to Have"), "xalign", 0.0f, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->more_title, "gops-secondary");
  self->more = create_list (self, _("Nice to Have"));
  gtk_box_append (GTK_BOX (self->box), create_heading (self));
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->fine);
  gtk_box_append (GTK_BOX (self->box), self->more_title);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
gops_advice_list_new (void)
{
  return g_object_new (GOPS_TYPE_ADVICE_LIST, NULL);
}

/* Fills @list with those rows that are optional, or are not; returns how many. */
static guint
fill_list (GopsAdviceList      *self,
           GtkWidget           *widget,
           const GopsAdviceRow *rows,
           guint                n_rows,
           gboolean             optional)
{
  GtkListBox *list = GTK_LIST_BOX (widget);
  GtkListBoxRow *row;
  int n = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      if (rows[i].optional != optional)
        continue;
      row = gtk_list_box_get_row_at_index (list, n);
      /* advice that was followed leaves from the middle: look whether the next row fits */
      while (row != NULL && !row_shows (GTK_WIDGET (row), &rows[i]))
        {
          gtk_list_box_remove (list, GTK_WIDGET (row));
          row = gtk_list_box_get_row_at_index (list, n);
        }
      if (row == NULL)
        gtk_list_box_append (list, create_row (self, &rows[i]));
      n++;
    }
  while ((row = gtk_list_box_get_row_at_index (list, n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (widget, n > 0);
  return (guint) n;
}

void
gops_advice_list_set_rows (GopsAdviceList      *self,
                           const GopsAdviceRow *rows,
                           guint                n_rows)
{
  guint n_asked, n_optional;

  g_return_if_fail (GOPS_IS_ADVICE_LIST (self));

  n_asked = fill_list (self, self->list, rows, n_rows, FALSE);
  n_optional = fill_list (self, self->more, rows, n_rows, TRUE);
  gops_count_pill_set_count (GOPS_COUNT_PILL (self->pill), n_asked);
  gtk_widget_set_visible (self->fine, n_asked == 0);
  gtk_widget_set_visible (self->more_title, n_optional > 0);
}
