/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The group that an import goes into. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-group.h"
#include "gops-import-group.h"
#include "gops-workspace.h"

#define KIND "interest"   /* people change it in the profile */
#define MOST_GROUPS 1000

GopsImportGroup *
gops_import_group_new (GopsStore  *store,
                       const char *name)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));
  GopsImportGroup *self;

  if (*bare == '\0')
    return NULL;
  self = g_new0 (GopsImportGroup, 1);
  self->platform = gops_workspace_dup_setting (store, GOPS_SETTING_PLATFORM);
  self->language = gops_workspace_dup_setting (store, GOPS_SETTING_LANGUAGE);
  self->name = g_steal_pointer (&bare);
  self->draft = (GopsGroupDraft) { .kind = KIND, .platform = self->platform, .language = self->language, .name = self->name };
  return self;
}

void
gops_import_group_free (GopsImportGroup *self)
{
  g_free (self->platform);
  g_free (self->language);
  g_free (self->name);
  g_free (self);
}

void
gops_import_group_list (GopsStore     *store,
                        GArray        *ids,
                        GtkStringList *names)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  gops_group_list_names (store, MOST_GROUPS, ids, texts);
  for (guint i = 0; i < texts->len; i++)
    gtk_string_list_append (names, texts->pdata[i]);
}

guint
gops_import_group_find (const GArray *ids,
                        gint64        group)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == group)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
gops_import_group_fill (AdwComboRow *row,
                        GopsStore   *store,
                        gint64       group,
                        GArray      *ids)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gint64 none = 0;
  guint selected;

  g_array_set_size (ids, 0);
  gops_import_group_list (store, ids, names);
  selected = gops_import_group_find (ids, group);
  g_array_append_val (ids, none);
  gtk_string_list_append (names, _("New Group…"));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, MIN (selected, ids->len - 1));
}
