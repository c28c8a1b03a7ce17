/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of platforms in the preferences. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-checked-field.h"
#include "gops-compat.h"
#include "gops-method.h"
#include "gops-platform-preferences.h"
#include "gops-rows.h"

#define WRITE_AFTER_MS 400

/* One platform: a row that opens; the rows of its limits are made when it is first opened. */
typedef struct
{
  GopsSession        *session;    /* borrowed (nullable): weak, as that of the page */
  const GopsPlatform *platform;   /* static */
  AdwExpanderRow     *row;        /* borrowed */
  GPtrArray          *fields;     /* (owned) (element-type Field): none before it is opened */
  GtkWidget          *reset_all;  /* borrowed (nullable) */
} Part;

/* One limit of a platform. */
typedef struct
{
  Part        *part;      /* borrowed */
  GopsLimit    limit;
  AdwEntryRow *row;       /* borrowed */
  GtkWidget   *reset;     /* borrowed: shown where the workspace says otherwise than the method */
  guint        timeout;
  gboolean     showing;
} Field;

/* Belongs to the page, which some toolkits never free: it does not keep the workspace open. */
typedef struct
{
  GopsSession *session;   /* borrowed (nullable): weak */
  GPtrArray   *parts;     /* (owned) (element-type Part) */
} Platforms;

static void show_platforms (Platforms *self);

static void
field_free (gpointer data)
{
  Field *field = data;

  g_clear_handle_id (&field->timeout, g_source_remove);
  g_free (field);
}

static void
part_free (gpointer data)
{
  Part *part = data;

  g_ptr_array_unref (part->fields);
  g_clear_weak_pointer (&part->session);
  g_free (part);
}

static void
platforms_free (gpointer data)
{
  Platforms *self = data;

  g_ptr_array_unref (self->parts);
  g_clear_weak_pointer (&self->session);
  g_free (self);
}

/* --- words --- */

static const char *
limit_name (GopsLimit limit)
{
  switch (limit)
    {
    case GOPS_LIMIT_GROUP_NAME:   return _("Name of the group");
    case GOPS_LIMIT_ANNOUNCEMENT: return _("Announcement");
    case GOPS_LIMIT_MESSAGE:      return _("Message");
    case GOPS_LIMIT_INTRODUCTION: return _("Introduction");
    case GOPS_LIMIT_MEMBERS:      return _("Members");
    case GOPS_LIMIT_CODE_DAYS:    return _("Life of a join code (days)");
    case GOPS_LIMIT_POSTS_MONTH:  return _("Mass messages for a group in a month");
    }
  g_return_val_if_reached ("");
}

static char *
title_of (const GopsPlatform *platform,
          GopsLimit           limit)
{
  const char *unit = gops_platform_get_unit (platform, limit) == GOPS_UNIT_BYTES ? _("bytes") : _("characters");

  if (limit >= GOPS_LIMIT_MEMBERS)
    return g_strdup (limit_name (limit));
  /* Translators: a text that a platform limits, and what its length is counted in: "Announcement (characters)" */
  return g_strdup_printf (_("%s (%s)"), limit_name (limit), unit);
}

static char *
describe_reset (const GopsPlatform *platform,
                GopsLimit           limit)
{
  int value = platform->limits[limit];

  return value > 0 ? g_strdup_printf (_("Reset to %d"), value) : g_strdup (_("Reset: no limit is known"));
}

static char *
describe_part (Part                *part,
               const GopsOwnLimits *own,
               guint               *out_own)
{
  g_autofree char *checked = g_strdup_printf (_("Checked on %s"), part->platform->checked);
  g_autofree char *count = NULL;

  *out_own = 0;
  for (guint i = 0; i < GOPS_N_LIMITS; i++)
    *out_own += gops_platform_is_own (part->platform, own, (GopsLimit) i);
  if (*out_own == 0)
    return g_steal_pointer (&checked);
  count = g_strdup_printf (ngettext ("%u limit of your own", "%u limits of your own", *out_own), *out_own);
  return g_strdup_printf ("%s · %s", checked, count);
}

/* --- showing --- */

static void
show_field (Field               *field,
            const GopsOwnLimits *own)
{
  int value = gops_platform_get_limit (field->part->platform, own, field->limit);
  g_autofree char *text = value > 0 ? g_strdup_printf ("%d", value) : g_strdup ("");

  gtk_widget_set_visible (field->reset, gops_platform_is_own (field->part->platform, own, field->limit));
  if (field->timeout != 0 || gtk_widget_has_css_class (GTK_WIDGET (field->row), "error") ||
      g_str_equal (gtk_editable_get_text (GTK_EDITABLE (field->row)), text))
    return;
  field->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (field->row), text);
  field->showing = FALSE;
}

static void
show_part (Part                *part,
           const GopsOwnLimits *own)
{
  guint n_own;
  g_autofree char *line = describe_part (part, own, &n_own);

  adw_expander_row_set_subtitle (part->row, line);
  for (guint i = 0; i < part->fields->len; i++)
    show_field (g_ptr_array_index (part->fields, i), own);
  if (part->reset_all != NULL)
    gtk_widget_set_visible (part->reset_all, n_own > 0);
}

static void
show_platforms (Platforms *self)
{
  g_autoptr (GopsOwnLimits) own = gops_own_limits_load (gops_session_get_store (self->session));

  for (guint i = 0; i < self->parts->len; i++)
    show_part (g_ptr_array_index (self->parts, i), own);
}

static void
show_now (Part *part)
{
  g_autoptr (GopsOwnLimits) own = gops_own_limits_load (gops_session_get_store (part->session));

  show_part (part, own);
}

/* --- writing --- */

/* Empty: no limit, or none that is known. */
static gboolean
read_limit (Field *field,
            int   *out_value)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->row))));
  guint64 value = 0;

  if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 1, GOPS_OWN_LIMIT_MAX, &value, NULL))
    return FALSE;
  *out_value = (int) value;
  return TRUE;
}

static void
set_limit (Field *field,
           int    value)
{
  g_autoptr (GError) error = NULL;

  if (!gops_platform_set_limit (gops_session_get_store (field->part->session), field->part->platform, field->limit, value, &error))
    gops_preferences_toast (GTK_WIDGET (field->row), error->message);
  show_now (field->part);
}

static void
write_field (Field *field)
{
  g_autoptr (GopsOwnLimits) own = NULL;
  int value;

  if (field->timeout == 0)
    return;
  g_clear_handle_id (&field->timeout, g_source_remove);
  if (field->part->session == NULL)
    return;
  own = gops_own_limits_load (gops_session_get_store (field->part->session));
  if (read_limit (field, &value) && value != gops_platform_get_limit (field->part->platform, own, field->limit))
    set_limit (field, value);
}

static gboolean
on_write_timeout_cb (gpointer data)
{
  write_field (data);
  return G_SOURCE_REMOVE;
}

/* Not written at once: replacing a text empties the row for a moment. */
static void
on_field_changed_cb (Field *field)
{
  int value;

  gops_checked_field_mark (field->row, read_limit (field, &value) ? NULL :
                           _("Write a whole number, or nothing where there is no limit"));
  if (field->showing)
    return;
  g_clear_handle_id (&field->timeout, g_source_remove);
  field->timeout = g_timeout_add (WRITE_AFTER_MS, on_write_timeout_cb, field);
}

static void
on_reset_clicked_cb (Field *field)
{
  gops_checked_field_mark (field->row, NULL);
  g_clear_handle_id (&field->timeout, g_source_remove);
  set_limit (field, field->part->platform->limits[field->limit]);
  (void) gtk_widget_grab_focus (GTK_WIDGET (field->row));   /* the button is gone */
}

static void
on_reset_all_cb (Part *part)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < part->fields->len; i++)
    {
      Field *field = g_ptr_array_index (part->fields, i);

      gops_checked_field_mark (field->row, NULL);
      g_clear_handle_id (&field->timeout, g_source_remove);
    }
  if (!gops_platform_reset_limits (gops_session_get_store (part->session), part->platform, &error))
    gops_preferences_toast (GTK_WIDGET (part->row), error->message);
  show_now (part);
}

/* --- rows --- */

static GtkWidget *
make_reset (Field *field)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  g_autofree char *label = describe_reset (field->part->platform, field->limit);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_reset_clicked_cb), field);
  return button;
}

static void
add_field (Part      *part,
           GopsLimit  limit)
{
  Field *field = g_new0 (Field, 1);
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title = title_of (part->platform, limit);

  field->part = part;
  field->limit = limit;
  field->row = ADW_ENTRY_ROW (row);
  field->reset = make_reset (field);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  g_object_set (row, "input-purpose", GTK_INPUT_PURPOSE_DIGITS, NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), field->reset);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_field_changed_cb), field);
  g_signal_connect_swapped (row, "unmap", G_CALLBACK (write_field), field);
  g_ptr_array_add (part->fields, field);
  adw_expander_row_add_row (part->row, row);
}

static void
add_note (Part *part)
{
  const GopsPlatform *platform = part->platform;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *source = g_strdup_printf (_("Source: %s"), platform->source);
  g_autofree char *text = gops_text_is_set (&platform->note) ?
    g_strdup_printf ("%s\n%s", gops_text_get (&platform->note, gops_interface_language ()), source) : g_strdup (source);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Where the Figures Come From"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (part->row, row);
}

static void
add_reset_all (Part *part)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Reset All"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Every limit as the method has it"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_reset_all_cb), part);
  adw_expander_row_add_row (part->row, row);
  part->reset_all = row;
}

static void
on_expanded_cb (Part *part)
{
  if (part->fields->len > 0 || !adw_expander_row_get_expanded (part->row))
    return;
  for (guint i = 0; i < GOPS_N_LIMITS; i++)
    add_field (part, (GopsLimit) i);
  add_note (part);
  add_reset_all (part);
  show_now (part);
}

static void
add_part (Platforms           *self,
          AdwPreferencesGroup *group,
          const GopsPlatform  *platform)
{
  Part *part = g_new0 (Part, 1);
  GtkWidget *row = adw_expander_row_new ();
  const char *name = gops_text_get (&platform->name, gops_interface_language ());

  g_set_weak_pointer (&part->session, self->session);
  part->platform = platform;
  part->row = ADW_EXPANDER_ROW (row);
  part->fields = g_ptr_array_new_with_free_func (field_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gops_expander_row_set_label (part->row, name);
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (on_expanded_cb), part);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->parts, part);
}

/* --- page --- */

static void
on_session_refreshed_cb (GtkWidget *page)
{
  show_platforms (g_object_get_data (G_OBJECT (page), "platforms"));
}

/* What is being typed when the workspace is left. */
static void
on_session_flush_cb (GtkWidget *page)
{
  Platforms *self = g_object_get_data (G_OBJECT (page), "platforms");

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      for (guint f = 0; f < part->fields->len; f++)
        write_field (g_ptr_array_index (part->fields, f));
    }
}

AdwPreferencesPage *
gops_platform_preferences_new (GopsSession *session)
{
  const GPtrArray *all = gops_method_get_platforms (gops_method_get_default ());
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Platforms *self = g_new0 (Platforms, 1);

  g_set_weak_pointer (&self->session, session);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  g_object_set_data_full (G_OBJECT (page), "platforms", self, platforms_free);
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Platforms"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "gops-publish-symbolic");
  adw_preferences_group_set_description (group, _("How long texts may be and how many people fit. Where you know better, write it here: it holds for all groups of this workspace."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  for (guint i = 0; i < all->len; i++)
    add_part (self, group, g_ptr_array_index (all, i));
  show_platforms (self);
  g_signal_connect_object (session, "flush", G_CALLBACK (on_session_flush_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), page, G_CONNECT_SWAPPED);
  return ADW_PREFERENCES_PAGE (page);
}
