/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the members' table: their words, and when they are drawn. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-list-compat.h"
#include "gops-member-cell.h"

#define SPOKE_RELATIVE_DAYS 90
#define JOINED_RELATIVE_DAYS 14

struct _GopsMemberCell
{
  GtkWidget parent_instance;

  GopsMemberLook   *look;      /* borrowed */
  GopsMembersColumn column;
  GtkListItem      *item;      /* borrowed */
  GopsMemberRow    *row;       /* (owned) (nullable) */
  char             *said;      /* (owned) (nullable): what a screen reader was told of the cell; of the name: of the row */
  gboolean          out_of_sight;   /* so it was not drawn */
};

G_DEFINE_FINAL_TYPE (GopsMemberCell, gops_member_cell, GTK_TYPE_WIDGET)

const char *
gops_members_column_title (GopsMembersColumn column)
{
  static const char *const titles[GOPS_MEMBERS_N_COLUMNS] = {
    [GOPS_MEMBERS_BY_NAME] = N_("Name"),          [GOPS_MEMBERS_BY_TIER] = N_("Tier"),
    [GOPS_MEMBERS_BY_SPOKE] = N_("Last spoke"),   [GOPS_MEMBERS_BY_ACTIVE] = N_("Active days (30)"),
    [GOPS_MEMBERS_BY_MESSAGES] = N_("Messages"),  [GOPS_MEMBERS_BY_INVITES] = N_("Invites"),
    [GOPS_MEMBERS_BY_JOINED] = N_("Joined"),
  };

  return _(titles[column]);
}

/* --- words --- */

static gboolean
find_sign (GopsMemberRow  *row,
           GopsMemberSign *out_sign)
{
  const char *role = gops_record_get_text (row, GOPS_MEMBER_ROW_ROLE);

  if (gops_record_get_bool (row, GOPS_MEMBER_ROW_BLACKLISTED))
    *out_sign = (GopsMemberSign) { "gops-forbid-symbolic", _("Blacklisted"), "gops_loss" };
  else if (gops_record_get_bool (row, GOPS_MEMBER_ROW_BOT))
    *out_sign = (GopsMemberSign) { "gops-sop-symbolic", _("Bot"), NULL };
  else if (g_str_equal (role, "owner"))
    *out_sign = (GopsMemberSign) { "gops-heart-symbolic", C_("role", "Owner"), "gops_jade" };
  else if (gops_record_get_bool (row, GOPS_MEMBER_ROW_STAFF))
    *out_sign = (GopsMemberSign) { "gops-people-symbolic", _("Staff"), "gops_jade" };
  else if (g_str_equal (role, "admin"))
    *out_sign = (GopsMemberSign) { "gops-people-symbolic", C_("role", "Maintainer"), "gops_jade" };
  else
    return FALSE;
  return TRUE;
}

static char *
dup_name (GopsMemberCell *self)
{
  const char *name = gops_record_get_text (self->row, GOPS_MEMBER_ROW_NAME);
  GopsMemberSign sign;

  return find_sign (self->row, &sign) ? g_strconcat (name, ", ", sign.text, NULL) : g_strdup (name);
}

static const char *
tier_word (GopsMemberCell *self)
{
  const char *tier = gops_record_get_text (self->row, GOPS_MEMBER_ROW_TIER);

  return *tier != '\0' ? gops_members_tier_name (self->look->scheme, tier, self->look->language) : "";
}

static gboolean
is_locked (GopsMemberCell *self)
{
  int locked = gops_day_parse (gops_record_get_text (self->row, GOPS_MEMBER_ROW_TIER_LOCKED_UNTIL));

  return locked != GOPS_DAY_NONE && locked >= self->look->today;
}

static char *
dup_tier (GopsMemberCell *self)
{
  const char *word = tier_word (self);

  return *word != '\0' && is_locked (self) ? g_strconcat (word, ", ", _("Set by hand"), NULL) : g_strdup (word);
}

static char *
dup_spoke (GopsMemberCell *self)
{
  gint64 at = gops_record_get_int (self->row, GOPS_MEMBER_ROW_LAST_SPOKE_AT);

  if (at == 0)
    return g_strdup (C_("spoke", "never"));
  return gops_members_ago (gops_day_of_instant (at, self->look->zone), self->look->today, SPOKE_RELATIVE_DAYS);
}

static char *
dup_days (int n)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", n), n);
}

static char *
dup_number (GopsMemberCell *self,
            int             column)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, gops_record_get_int (self->row, column));
}

char *
gops_member_cell_dup_text (GopsMemberCell *self)
{
  if (self->row == NULL)
    return g_strdup ("");
  switch (self->column)
    {
    case GOPS_MEMBERS_BY_NAME:     return dup_name (self);
    case GOPS_MEMBERS_BY_TIER:     return dup_tier (self);
    case GOPS_MEMBERS_BY_SPOKE:    return dup_spoke (self);
    case GOPS_MEMBERS_BY_ACTIVE:   return dup_days ((int) gops_record_get_int (self->row, GOPS_MEMBER_ROW_ACTIVE_DAYS));
    case GOPS_MEMBERS_BY_MESSAGES: return dup_number (self, GOPS_MEMBER_ROW_MESSAGES);
    case GOPS_MEMBERS_BY_INVITES:  return dup_number (self, GOPS_MEMBER_ROW_INVITES);
    case GOPS_MEMBERS_BY_JOINED:
      return gops_members_ago (gops_day_parse (gops_record_get_text (self->row, GOPS_MEMBER_ROW_JOINED_ON)),
                               self->look->today, JOINED_RELATIVE_DAYS);
    }
  g_return_val_if_reached (g_strdup (""));
}

/* --- what a screen reader says --- */

static GopsMemberCell *
cell_in (GtkWidget *holder)
{
  GtkWidget *child = gtk_widget_get_first_child (holder);

  return GOPS_IS_MEMBER_CELL (child) ? GOPS_MEMBER_CELL (child) : NULL;
}

/* "Maeve, Owner; Core; Last spoke: today; …": all columns that are shown. */
static char *
describe_row (GtkWidget *row)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *holder = gtk_widget_get_first_child (row); holder != NULL; holder = gtk_widget_get_next_sibling (holder))
    {
      GopsMemberCell *cell = cell_in (holder);
      g_autofree char *words = cell != NULL && gtk_widget_get_visible (holder) ? gops_member_cell_dup_text (cell) : NULL;

      if (words == NULL || *words == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      if (cell->column > GOPS_MEMBERS_BY_TIER)
        g_string_append_printf (text, "%s: ", gops_members_column_title (cell->column));
      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
find_row (GopsMemberCell *self)
{
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (self));

  return holder != NULL ? gtk_widget_get_parent (holder) : NULL;
}

static void
set_label (gpointer    widget,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* All of a row is told when it is drawn; those that GTK keeps ready around it are known by their name. */
static void
tell_name (GopsMemberCell *self)
{
  GtkWidget *row = self->column == GOPS_MEMBERS_BY_NAME && self->row != NULL ? find_row (self) : NULL;

  if (row == NULL)
    return;
  g_clear_pointer (&self->said, g_free);
  set_label (row, gops_record_get_text (self->row, GOPS_MEMBER_ROW_NAME));
}

static void
tell (GopsMemberCell *self,
      const char     *words)
{
  GtkWidget *row = self->column == GOPS_MEMBERS_BY_NAME ? find_row (self) : NULL;
  g_autofree char *said = row != NULL ? describe_row (row) : g_strdup (words);

  if (g_strcmp0 (self->said, said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  set_label (self, words);
  if (row == NULL)
    return;
  set_label (row, self->said);
  gops_list_item_set_label (self->item, words);
}

/* --- drawing --- */

/* GTK draws some 200 rows around those in sight. */
static gboolean
is_in_sight (GopsMemberCell *self)
{
  GtkWidget *row = find_row (self);
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;
  graphene_rect_t bounds;

  if (list == NULL || !gtk_widget_compute_bounds (row, list, &bounds))
    return TRUE;
  return bounds.origin.y < (float) gtk_widget_get_height (list) && bounds.origin.y + bounds.size.height > 0;
}

static void
gops_member_cell_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  GopsMemberCell *self = GOPS_MEMBER_CELL (widget);
  GopsMemberPaint *paint = self->look->paint;
  g_autofree char *words = NULL;
  GopsMemberSign sign;

  self->out_of_sight = self->row == NULL || !is_in_sight (self);
  if (self->out_of_sight)
    return;
  words = gops_member_cell_dup_text (self);
  tell (self, words);
  if (self->column == GOPS_MEMBERS_BY_NAME)
    gops_member_paint_name (paint, widget, snapshot, gops_record_get_text (self->row, GOPS_MEMBER_ROW_NAME),
                            find_sign (self->row, &sign) ? &sign : NULL, self->look->short_signs);
  else if (self->column != GOPS_MEMBERS_BY_TIER)
    gops_member_paint_figure (paint, widget, snapshot, words, self->column == GOPS_MEMBERS_BY_JOINED);
  else if (*words != '\0')
    gops_member_paint_tier (paint, widget, snapshot, gops_record_get_text (self->row, GOPS_MEMBER_ROW_TIER), tier_word (self),
                            is_locked (self));
}

static void
gops_member_cell_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = gops_member_paint_height (GOPS_MEMBER_CELL (widget)->look->paint, widget);
}

/* A sign without its word, and the lock of a tier, say what they are to the mouse. */
static gboolean
gops_member_cell_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard_tooltip,
                                GtkTooltip *tooltip)
{
  GopsMemberCell *self = GOPS_MEMBER_CELL (widget);
  GopsMemberSign sign;

  if (self->row == NULL)
    return FALSE;
  if (self->column == GOPS_MEMBERS_BY_NAME && find_sign (self->row, &sign))
    gtk_tooltip_set_text (tooltip, sign.text);
  else if (self->column == GOPS_MEMBERS_BY_TIER && *tier_word (self) != '\0' && is_locked (self))
    gtk_tooltip_set_text (tooltip, _("Set by hand"));
  else
    return FALSE;
  return TRUE;
}

static void
gops_member_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gops_member_cell_parent_class)->map (widget);
  tell_name (GOPS_MEMBER_CELL (widget));   /* when it was filled it was in no row yet */
}

static void
forget_style (GopsMemberCell *self)
{
  if (self->look == NULL)
    return;
  gops_member_paint_forget (self->look->paint);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
gops_member_cell_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gops_member_cell_parent_class)->css_changed (widget, change);
  forget_style (GOPS_MEMBER_CELL (widget));
}

static void
gops_member_cell_direction_changed (GtkWidget        *widget,
                                    GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (gops_member_cell_parent_class)->direction_changed (widget, previous);
  forget_style (GOPS_MEMBER_CELL (widget));
}

static void
gops_member_cell_system_setting_changed (GtkWidget        *widget,
                                         GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (gops_member_cell_parent_class)->system_setting_changed (widget, setting);
  forget_style (GOPS_MEMBER_CELL (widget));
  gtk_widget_queue_resize (widget);
}

/* --- object --- */

static void
gops_member_cell_dispose (GObject *object)
{
  GopsMemberCell *self = GOPS_MEMBER_CELL (object);

  if (self->look != NULL)
    g_ptr_array_remove_fast (self->look->cells, self);
  self->look = NULL;
  g_clear_object (&self->row);

  G_OBJECT_CLASS (gops_member_cell_parent_class)->dispose (object);
}

static void
gops_member_cell_finalize (GObject *object)
{
  g_free (GOPS_MEMBER_CELL (object)->said);

  G_OBJECT_CLASS (gops_member_cell_parent_class)->finalize (object);
}

static void
gops_member_cell_class_init (GopsMemberCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gops_member_cell_dispose;
  object_class->finalize = gops_member_cell_finalize;
  widget_class->snapshot = gops_member_cell_snapshot;
  widget_class->measure = gops_member_cell_measure;
  widget_class->query_tooltip = gops_member_cell_query_tooltip;
  widget_class->map = gops_member_cell_map;
  widget_class->css_changed = gops_member_cell_css_changed;
  widget_class->direction_changed = gops_member_cell_direction_changed;
  widget_class->system_setting_changed = gops_member_cell_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "gops-member-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
gops_member_cell_init (GopsMemberCell *self)
{
}

GtkWidget *
gops_member_cell_new (GopsMemberLook   *look,
                      GopsMembersColumn column,
                      GtkListItem      *item)
{
  GopsMemberCell *self = g_object_new (GOPS_TYPE_MEMBER_CELL, NULL);

  self->look = look;
  self->column = column;
  self->item = item;
  g_ptr_array_add (look->cells, self);
  if (column <= GOPS_MEMBERS_BY_TIER)
    gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  return GTK_WIDGET (self);
}

void
gops_member_cell_set_row (GopsMemberCell *self,
                          GopsMemberRow  *row)
{
  if (!g_set_object (&self->row, row))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_name (self);
}

guint
gops_member_cell_get_position (GopsMemberCell *self)
{
  return gtk_list_item_get_position (self->item);
}

/* --- what all cells share --- */

void
gops_member_look_init (GopsMemberLook *look)
{
  look->today = GOPS_DAY_NONE;
  look->language = "en";
  look->paint = gops_member_paint_new ();
  look->cells = g_ptr_array_new ();
}

void
gops_member_look_clear (GopsMemberLook *look)
{
  g_clear_pointer (&look->zone, g_free);
  g_clear_object (&look->paint);
  g_clear_pointer (&look->cells, g_ptr_array_unref);
}

void
gops_member_look_update (GopsMemberLook *look)
{
  for (guint i = 0; i < look->cells->len; i++)
    gtk_widget_queue_draw (g_ptr_array_index (look->cells, i));
}

void
gops_member_look_scrolled (GopsMemberLook *look)
{
  for (guint i = 0; i < look->cells->len; i++)
    {
      GopsMemberCell *cell = g_ptr_array_index (look->cells, i);

      if (cell->out_of_sight && cell->row != NULL)
        gtk_widget_queue_draw (GTK_WIDGET (cell));
    }
}
