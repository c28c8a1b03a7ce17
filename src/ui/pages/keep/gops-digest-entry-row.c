/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of a digest. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-day.h"
#include "gops-digest-entry-row.h"
#include "gops-records.h"
#include "gops-short-date.h"

#define MOST_CHARACTERS 160

/* What keys and drops do; belongs to the row. */
typedef struct
{
  gpointer          owner;
  gpointer          entry;   /* (owned) */
  guint             position, n;
  GopsOrderMove     move;
  GopsOrderRemove   remove;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->entry);
  g_free (place);
}

static const Place *
place_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "place");
}

gpointer
gops_digest_entry_row_get (GtkWidget *row)
{
  return place_of (row)->entry;
}

/* --- by keyboard --- */

gboolean
gops_digest_entry_row_move (GtkWidget *row,
                            int        by)
{
  const Place *place = place_of (row);

  if (by < 0 ? place->position == 0 : place->position + 1 >= place->n)
    return FALSE;
  place->move (place->owner, place->entry, (guint) ((int) place->position + by));
  return TRUE;
}

/* --- by mouse --- */

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               GtkWidget     *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, gops_record_get_id (place_of (row)->entry));
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  GtkWidget     *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* Returns: (transfer none) (nullable): the entry of another row of the same list */
static gpointer
find_entry (GtkWidget *row,
            gint64     id)
{
  GtkWidget *list = gtk_widget_get_parent (row);

  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (place_of (child) != NULL && gops_record_get_id (place_of (child)->entry) == id)
      return place_of (child)->entry;
  return NULL;
}

static GdkDragAction
on_motion_cb (GtkDropTarget *target,
              double         x,
              double         y,
              GtkWidget     *row)
{
  return GDK_ACTION_MOVE;
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            GtkWidget     *row)
{
  const Place *place = place_of (row);
  gpointer entry = find_entry (row, g_value_get_int64 (value));

  if (entry == NULL || entry == place->entry)
    return FALSE;
  place->move (place->owner, entry, place->position);
  return TRUE;
}

static void
add_grip (GtkWidget *row)
{
  GtkWidget *grip = gtk_image_new_from_icon_name ("gops-grip-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_widget_add_css_class (grip, "dim-label");
  gtk_widget_set_cursor_from_name (grip, "grab");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare_cb), row, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), row, 0);
  gtk_widget_add_controller (grip, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "motion", G_CALLBACK (on_motion_cb), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), row, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), grip);
}

/* --- the row --- */

static char *
describe (gpointer    entry,
          const char *zone)
{
  const char *kind = gops_record_get_text (entry, GOPS_DIGEST_ENTRY_KIND), *name = gops_record_get_text (entry, GOPS_DIGEST_ENTRY_NAME);
  gint64 at = gops_record_get_int (entry, GOPS_DIGEST_ENTRY_SAID_AT);
  g_autofree char *date = gops_day_format (gops_day_of_instant (at, zone)), *day = gops_short_date (date, date);
  g_autofree char *brief = gops_brief (name, MOST_CHARACTERS);

  if (g_str_equal (kind, "heading"))
    return g_strdup ("");   /* it looks like one */
  if (!g_str_equal (kind, "message"))
    return g_strdup (_("Note"));
  return at != 0 ? g_strdup_printf (_("%s, %s"), brief, day) : g_steal_pointer (&brief);
}

GtkWidget *
gops_digest_entry_row_new (gpointer                entry,
                           const char             *zone,
                           const GopsOrderButtons *order)
{
  g_autofree char *title = gops_brief (gops_record_get_text (entry, GOPS_DIGEST_ENTRY_TEXT), MOST_CHARACTERS), *facts = describe (entry, zone);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 3, "subtitle-lines", 1, "activatable", TRUE, NULL),
                                   g_strdelimit (title, "\r\n", ' '), facts);
  Place *place = g_new (Place, 1);

  *place = (Place) { order->owner, g_object_ref (entry), order->position, order->n, order->move, order->remove };
  g_object_set_data_full (G_OBJECT (row), "place", place, place_free);
  if (g_str_equal (gops_record_get_text (entry, GOPS_DIGEST_ENTRY_KIND), "heading"))
    gtk_widget_add_css_class (row, "heading");
  add_grip (row);
  gops_order_buttons_add (row, entry, order);
  return row;
}
