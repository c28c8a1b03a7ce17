/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures at the end of a group's row. Inscriptions ask for no room of their own, so that columns stay columns. */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-day.h"
#include "gops-group-cells.h"
#include "gops-look.h"
#include "gops-mark.h"
#include "gops-share-bar.h"
#include "gops-short-date.h"
#include "gops-sparkline.h"

#define GOAL_SHARE  0.5   /* half of the members should have spoken */
#define LONG_SILENT 5     /* days without output that a person should look at */
#define SPACING     9

typedef enum { HEALTH, MEMBERS, SHARE, PACE, OUTPUT, NEXT, N_COLUMNS } Column;

static const struct
{
  const char     *title;
  int             width;          /* pixels */
  GopsWidthClass  from;
  GopsGroupsOrder order;
  gboolean        at_end;         /* figures stand at the right */
} columns[N_COLUMNS] = {
  [HEALTH]  = { N_("Health"), 118, GOPS_WIDTH_MEDIUM, GOPS_GROUPS_NEEDS_FIRST, FALSE },
  [MEMBERS] = { N_("Members"), 66, GOPS_WIDTH_MEDIUM, GOPS_GROUPS_BY_MEMBERS, TRUE },
  [SHARE]   = { N_("Spoke in 30 days"), 138, GOPS_WIDTH_MEDIUM, GOPS_GROUPS_BY_SHARE, TRUE },
  [PACE]    = { N_("This week"), 216, GOPS_WIDTH_WIDE, GOPS_GROUPS_BY_PACE, FALSE },
  [OUTPUT]  = { N_("Last output"), 92, GOPS_WIDTH_WIDE, GOPS_GROUPS_BY_OUTPUT, TRUE },
  [NEXT]    = { N_("Next"), 66, GOPS_WIDTH_WIDE, GOPS_GROUPS_BY_OUTPUT, TRUE },
};

struct _GopsGroupCells
{
  GtkBox parent_instance;

  GtkWidget *cells[N_COLUMNS];
  GtkWidget *texts[N_COLUMNS];
  GtkWidget *mark, *bar, *line;
};

G_DEFINE_FINAL_TYPE (GopsGroupCells, gops_group_cells, GTK_TYPE_BOX)

/* --- words --- */

/* (transfer full): "today", "5 days ago", "Tomorrow", "4 March" */
static char *
say_day (int day,
         int today)
{
  g_autofree char *date = gops_day_format (day), *now = gops_day_format (today);
  int ago = today - day;

  if (ago == 0)
    return g_strdup (_("today"));
  if (ago == 1)
    return g_strdup (_("yesterday"));
  if (ago == -1)
    return g_strdup (_("tomorrow"));
  if (ago > 1 && ago < 30)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", ago), ago);
  return gops_short_date (date, now);
}

static void
set_text (GopsGroupCells *self,
          Column          column,
          const char     *text,
          gboolean        warn)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (self->texts[column]), text);
  if (warn)
    gtk_widget_add_css_class (self->texts[column], "gops-amber");
  else
    gtk_widget_remove_css_class (self->texts[column], "gops-amber");
}

static const char *
mark_of (GopsHealth health)
{
  return health == GOPS_HEALTH_NEEDS_YOU ? "needs-you" : health == GOPS_HEALTH_FINE ? "fine" : "starting";
}

static void
show_health (GopsGroupCells      *self,
             const GopsGroupNeed *need)
{
  GopsHealth health = need != NULL ? need->health : GOPS_HEALTH_UNKNOWN;
  guint n = need != NULL ? gops_group_need_count (need) : 0;
  g_autofree char *said = need != NULL ? gops_group_need_say (need) : NULL;
  /* Translators: how a group is, and how many things need a person */
  g_autofree char *words = n > 1 ? g_strdup_printf (_("%s · %u"), gops_health_name (health), n) : g_strdup (need != NULL ? gops_health_name (health) : "…");

  gops_mark_set_name (GOPS_MARK (self->mark), mark_of (health));
  set_text (self, HEALTH, words, health == GOPS_HEALTH_NEEDS_YOU);
  gtk_widget_set_tooltip_text (self->cells[HEALTH], said);
}

static void
show_members (GopsGroupCells         *self,
              const GopsGroupFigures *figures)
{
  g_autofree char *n = figures != NULL && figures->members >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, figures->members) : g_strdup ("–");
  g_autofree char *tip = NULL;

  if (figures != NULL && figures->typed)
    tip = g_strdup (_("Typed in: nobody is listed"));
  else if (figures != NULL)
    tip = g_strdup_printf (_("In 30 days %u joined and %u left"), figures->joined_30, figures->left_30);
  set_text (self, MEMBERS, n, FALSE);
  gtk_widget_set_tooltip_text (self->cells[MEMBERS], tip);
}

static void
show_share (GopsGroupCells         *self,
            const GopsGroupFigures *figures)
{
  gboolean known = figures != NULL && figures->share_30 >= 0;
  int share = known ? (int) lround (100 * figures->share_30) : 0;
  g_autofree char *words = known ? g_strdup_printf ("%d\302\240%%", share) : g_strdup ("–");
  g_autofree char *tip = known ? g_strdup_printf (_("%u of %u members spoke in the last 30 days; half should"), figures->spoke_30, (guint) figures->members) : NULL;
  gboolean low = known && figures->share_30 < GOAL_SHARE / 2;

  gtk_widget_set_opacity (self->bar, known ? 1 : 0);   /* it keeps its room */
  gops_share_bar_set (GOPS_SHARE_BAR (self->bar), known ? figures->share_30 : 0, GOAL_SHARE, words);
  gops_share_bar_set_color (GOPS_SHARE_BAR (self->bar), low ? "gops_amber" : "gops_jade");
  set_text (self, SHARE, words, low);
  gtk_widget_set_tooltip_text (self->cells[SHARE], tip);
}

static void
draw_weeks (GopsGroupCells         *self,
            const GopsGroupFigures *figures,
            gboolean                warn,
            const char             *words)
{
  double values[GOPS_FIGURE_WEEKS], most = 1;
  gboolean any = FALSE;

  for (guint i = 0; i < GOPS_FIGURE_WEEKS; i++)
    {
      values[i] = figures != NULL && figures->weeks[i] >= 0 ? (double) figures->weeks[i] : NAN;
      any |= !isnan (values[i]);
      most = fmax (most, values[i]);
    }
  gtk_widget_set_visible (self->line, any);   /* else the words stand under their heading */
  gops_sparkline_set_range (GOPS_SPARKLINE (self->line), 0, most);
  gops_sparkline_set_warn (GOPS_SPARKLINE (self->line), warn);
  gops_sparkline_set_values (GOPS_SPARKLINE (self->line), values, GOPS_FIGURE_WEEKS, words);
}

/* "120 messages in the week until 4 March; 160 are usual" */
static char *
dup_pace_tip (const GopsGroupFigures *figures)
{
  g_autofree char *day = NULL, *until = NULL, *today = NULL;
  guint n;
  double usual;

  if (figures == NULL || figures->as_of == GOPS_DAY_NONE)
    return NULL;
  (void) gops_group_figures_pace (figures, &usual);
  day = gops_day_format (figures->as_of);
  today = gops_day_format (figures->today);
  until = gops_short_date (day, today);
  n = (guint) figures->weeks[GOPS_FIGURE_WEEKS - 1];
  if (usual < 0)
    return g_strdup_printf (ngettext ("%u message in the week until %s", "%u messages in the week until %s", n), n, until);
  return g_strdup_printf (ngettext ("%u message in the week until %s; %.0f are usual", "%u messages in the week until %s; %.0f are usual", n), n,
                          until, usual);
}

static void
show_pace (GopsGroupCells         *self,
           const GopsGroupFigures *figures)
{
  GopsWeekPace pace = figures != NULL ? gops_group_figures_pace (figures, NULL) : GOPS_WEEK_UNKNOWN;
  gboolean warn = pace == GOPS_WEEK_SILENT || pace == GOPS_WEEK_SLOWER;
  g_autofree char *words = figures != NULL ? gops_group_figures_say_pace (figures) : g_strdup ("");
  g_autofree char *tip = dup_pace_tip (figures);

  draw_weeks (self, figures, warn, tip != NULL ? tip : words);
  set_text (self, PACE, words, warn);
  gtk_widget_set_tooltip_text (self->cells[PACE], tip);
}

static void
show_output (GopsGroupCells         *self,
             const GopsGroupFigures *figures)
{
  gboolean known = figures != NULL && figures->last_output != GOPS_DAY_NONE;
  g_autofree char *words = known ? say_day (figures->last_output, figures->today) : g_strdup (figures != NULL ? _("none") : "");
  gboolean long_ago = figures != NULL && figures->runs && (!known || figures->today - figures->last_output >= LONG_SILENT);

  set_text (self, OUTPUT, words, long_ago);
  gtk_widget_set_tooltip_text (self->cells[OUTPUT], !known ? NULL : figures->last_title != NULL ? figures->last_title : _("Rules published"));
}

static void
show_next (GopsGroupCells         *self,
           const GopsGroupFigures *figures)
{
  gboolean known = figures != NULL && figures->next_output != GOPS_DAY_NONE;
  gboolean today = known && figures->next_output == figures->today && figures->next_time != NULL && *figures->next_time != '\0';
  g_autofree char *words = today ? g_strdup (figures->next_time) : known ? say_day (figures->next_output, figures->today)
                                                                         : g_strdup (figures != NULL ? _("none") : "");

  set_text (self, NEXT, words, figures != NULL && figures->runs && !known);
}

void
gops_group_cells_set (GopsGroupCells *self,
                      GopsGroupFacts *facts,
                      gint64          group)
{
  const GopsGroupFigures *figures = gops_group_facts_get_figures (facts, group);

  show_health (self, gops_group_facts_get_need (facts, group));
  show_members (self, figures);
  show_share (self, figures);
  show_pace (self, figures);
  show_output (self, figures);
  show_next (self, figures);
}

void
gops_group_cells_fit (GopsGroupCells *self,
                      GopsWidthClass  width)
{
  for (Column i = 0; i < N_COLUMNS; i++)
    gtk_widget_set_visible (self->cells[i], width >= columns[i].from);
  gtk_widget_set_visible (GTK_WIDGET (self), width != GOPS_WIDTH_NARROW);
}

/* --- object --- */

static GtkWidget *
create_text (gboolean at_end)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), at_end ? 1 : 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);   /* one line, however high the row is */
  gtk_widget_add_css_class (text, "gops-figures");
  return text;
}

static void
make_cell (GopsGroupCells *self,
           Column          column,
           GtkWidget      *before)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (before != NULL)
    gtk_box_append (GTK_BOX (cell), before);
  self->texts[column] = create_text (columns[column].at_end);
  gtk_box_append (GTK_BOX (cell), self->texts[column]);
  gtk_widget_set_size_request (cell, columns[column].width, -1);
  gtk_widget_set_hexpand (cell, FALSE);   /* not as the text inside wants it */
  self->cells[column] = cell;
  gtk_box_append (GTK_BOX (self), cell);
}

static void
gops_group_cells_class_init (GopsGroupCellsClass *klass)
{
}

static void
gops_group_cells_init (GopsGroupCells *self)
{
  self->mark = gops_mark_new ("starting");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  self->bar = gops_share_bar_new ();
  gtk_widget_set_size_request (self->bar, 64, -1);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  self->line = gops_sparkline_new ();
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  make_cell (self, HEALTH, self->mark);
  make_cell (self, MEMBERS, NULL);
  make_cell (self, SHARE, self->bar);
  make_cell (self, PACE, self->line);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->texts[PACE]), 12);   /* the line beside it gives way */
  make_cell (self, OUTPUT, NULL);
  make_cell (self, NEXT, NULL);
}

GtkWidget *
gops_group_cells_new (void)
{
  return g_object_new (GOPS_TYPE_GROUP_CELLS, NULL);
}

/* --- headings --- */

typedef struct
{
  GtkWidget              *buttons[N_COLUMNS];   /* borrowed */
  GtkWidget              *name;                 /* borrowed */
  GopsGroupHeadingClicked clicked;
  gpointer                data;
} Headings;

static void
on_heading_clicked_cb (GtkWidget *button,
                       Headings  *headings)
{
  headings->clicked (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "order")), headings->data);
}

static GtkWidget *
create_heading (Headings        *headings,
                const char      *title,
                GopsGroupsOrder  order,
                gboolean         at_end)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  gtk_widget_set_visible (arrow, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_widget_set_halign (box, at_end ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "gops-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (button), "order", GINT_TO_POINTER (order));
  g_object_set_data (G_OBJECT (button), "arrow", arrow);
  g_signal_connect (button, "clicked", G_CALLBACK (on_heading_clicked_cb), headings);
  return button;
}

static void
fit_headings (GtkWidget         *self,
              GParamSpec        *pspec,
              GopsResponsiveBin *room)
{
  Headings *headings = g_object_get_data (G_OBJECT (self), "headings");
  GopsWidthClass width = gops_responsive_bin_get_width_class (room);

  for (Column i = 0; i < N_COLUMNS; i++)
    gtk_widget_set_visible (headings->buttons[i], width >= columns[i].from);
  gtk_widget_set_visible (self, width != GOPS_WIDTH_NARROW);
}

GtkWidget *
gops_group_headings_new (GopsResponsiveBin       *room,
                         GopsGroupHeadingClicked  clicked,
                         gpointer                 data)
{
  GtkWidget *self = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  Headings *headings = g_new0 (Headings, 1);

  headings->clicked = clicked;
  headings->data = data;
  g_object_set_data_full (G_OBJECT (self), "headings", headings, g_free);
  headings->name = create_heading (headings, _("Group"), GOPS_GROUPS_BY_NAME, FALSE);
  gtk_widget_set_hexpand (headings->name, TRUE);
  gtk_box_append (GTK_BOX (self), headings->name);
  for (Column i = 0; i < N_COLUMNS; i++)
    {
      headings->buttons[i] = create_heading (headings, _(columns[i].title), columns[i].order, columns[i].at_end);
      gtk_widget_set_size_request (headings->buttons[i], columns[i].width, -1);
      gtk_box_append (GTK_BOX (self), headings->buttons[i]);
    }
  gtk_widget_add_css_class (self, "gops-headings");
  g_signal_connect_object (room, "notify::width-class", G_CALLBACK (fit_headings), self, G_CONNECT_SWAPPED);
  fit_headings (self, NULL, room);
  return self;
}

static void
mark_heading (GtkWidget       *button,
              GopsGroupsOrder  order,
              gboolean         reverse,
              gboolean        *marked)
{
  GtkWidget *arrow = g_object_get_data (G_OBJECT (button), "arrow");
  gboolean ours = !*marked && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "order")) == (int) order;

  *marked |= ours;
  gtk_widget_set_visible (arrow, ours);
  gtk_image_set_from_icon_name (GTK_IMAGE (arrow), reverse ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ours ? _("The list is in this order") : "", -1);
}

void
gops_group_headings_set_order (GtkWidget       *self,
                               GopsGroupsOrder  order,
                               gboolean         reverse)
{
  Headings *headings = g_object_get_data (G_OBJECT (self), "headings");
  gboolean marked = FALSE;

  mark_heading (headings->name, order, reverse, &marked);
  for (Column i = 0; i < N_COLUMNS; i++)
    mark_heading (headings->buttons[i], order, reverse, &marked);
}
