/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of members: looking for somebody. */

#include "config.h"

#include "gops-compat.h"
#include "gops-members-page-private.h"

#define MOST_NAMES 1000      /* that are shown while somebody types */
#define SEARCH_SETTLES_MS 400

static void on_names_ready_cb (GopsMembersPage *self);

static void
ensure_names (GopsMembersPage *self)
{
  if (self->names != NULL)
    return;
  self->names = gops_name_index_new (gops_view_get_store (self), self->group);
  g_signal_connect_object (self->names, "notify::ready", G_CALLBACK (on_names_ready_cb), self, G_CONNECT_SWAPPED);
}

char *
gops_members_page_dup_sounding (GopsMembersPage *self,
                                const char      *pattern)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autoptr (GArray) ids = NULL;

  if (*pattern == '\0' || self->group == 0)
    return NULL;
  ensure_names (self);
  if (!gops_name_index_is_ready (self->names))
    return NULL;
  ids = gops_name_index_search (self->names, text, MOST_NAMES);
  return gops_name_index_to_json (ids);
}

static gboolean
on_search_settled_cb (gpointer data)
{
  GopsMembersPage *self = data;

  self->search_timeout = 0;
  gops_members_page_update_query (self);
  gops_members_page_show_number (self);
  return G_SOURCE_REMOVE;
}

/* In a large group names answer at once from memory; tags and notes join them when the typing pauses. */
static gboolean
search_names (GopsMembersPage *self,
              const char      *text)
{
  g_autoptr (GArray) ids = NULL;

  if (*text == '\0' || *self->own != '\0' || self->show != GOPS_MEMBERS_PRESENT || gops_tier_bars_get_selected (self->bars) != NULL || !self->large)
    return FALSE;
  ensure_names (self);
  if (!gops_name_index_is_ready (self->names))
    return FALSE;
  ids = gops_name_index_search (self->names, text, MOST_NAMES);
  g_clear_pointer (&self->query, g_free);
  gops_live_list_set_ids (self->list, ids);
  self->search_timeout = g_timeout_add (SEARCH_SETTLES_MS, on_search_settled_cb, self);
  return TRUE;
}

static void
on_names_ready_cb (GopsMembersPage *self)
{
  if (*gtk_editable_get_text (self->search) == '\0' || self->search_timeout != 0)
    return;
  gops_members_page_update_query (self);
  gops_members_page_show_number (self);
}

static void
on_search_changed_cb (GopsMembersPage *self)
{
  g_clear_handle_id (&self->search_timeout, g_source_remove);
  if (!search_names (self, gtk_editable_get_text (self->search)))
    gops_members_page_update_query (self);
  gops_members_page_show_number (self);
}

static void
on_search_activate_cb (GopsMembersPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gops_list_scroll_to (GTK_WIDGET (self->table), 0, TRUE);
  (void) gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
on_stop_search_cb (GopsMembersPage *self)
{
  gtk_editable_set_text (self->search, "");
}

void
gops_members_page_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
}
