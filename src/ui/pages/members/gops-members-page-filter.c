/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members by what the user's own fields say of them: the part of the filter menu for that, and words that are typed. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-members-page-private.h"

static GMenuModel *
make_field_menu (GopsMembersPage *self,
                 GopsOwnField    *field)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GPtrArray) choices = gops_members_field_choices (gops_view_get_store (self), self->group, field);

  for (guint i = 0; i < choices->len; i++)
    {
      const GopsMembersChoice *choice = choices->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", choice->label);
      g_menu_item_set_action_and_target (item, "page.own", "s", choice->filter);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
append_fields (GopsMembersPage *self,
               GMenu           *menu)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (gops_view_get_store (self), NULL);
  g_autoptr (GMenu) section = g_menu_new ();

  if (fields == NULL || fields->len == 0)
    return;
  for (guint i = 0; i < fields->len; i++)
    {
      g_autoptr (GMenuModel) values = make_field_menu (self, fields->pdata[i]);

      g_menu_append_submenu (section, gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_NAME), values);
    }
  g_menu_append (section, _("Whatever Fields Say"), "page.own::");
  g_menu_append_section (menu, _("Own Fields"), G_MENU_MODEL (section));
}

/* Made anew each time: fields and what was entered change. */
static void
on_create_popup_cb (GtkMenuButton *button,
                    gpointer       data)
{
  GopsMembersPage *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append_section (menu, NULL, self->shows);
  append_fields (self, menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
gops_members_page_init_filter (GopsMembersPage *self)
{
  self->own = g_strdup ("");
  self->shows = g_object_ref (gtk_menu_button_get_menu_model (self->filter));
  gtk_menu_button_set_create_popup_func (self->filter, on_create_popup_cb, self, NULL);
}

/* "Height>=170" in place of a name: (transfer full) (nullable) */
static char *
read_searched (GopsMembersPage *self,
               const char      *searched)
{
  g_autofree char *name = NULL, *value = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  GopsOwnRelation relation;
  GopsOwnField *field;

  if (!gops_own_filter_read (searched, &name, &relation, &value) || relation == GOPS_OWN_IS)   /* the search knows that itself, and parts of it */
    return NULL;
  fields = gops_own_fields_load (gops_view_get_store (self), NULL);
  field = fields != NULL ? gops_own_fields_find (fields, name) : NULL;
  return field != NULL ? gops_own_filter_new (gops_view_get_store (self), field, relation, value, NULL) : NULL;
}

char *
gops_members_page_dup_filters (GopsMembersPage *self,
                               const char      *searched,
                               gboolean        *out_read)
{
  g_autofree char *more = read_searched (self, searched);

  *out_read = more != NULL;
  if (more == NULL && *self->own == '\0')
    return NULL;
  return g_strdup_printf ("[%s%s%s]", self->own, more != NULL && *self->own != '\0' ? "," : "", more != NULL ? more : "");
}

/* What the button says: the field and its value, or @show. (transfer full) */
char *
gops_members_page_dup_title (GopsMembersPage *self,
                             const char      *show)
{
  g_autoptr (GopsStatement) field = NULL;
  const char *value;

  if (*self->own == '\0')
    return g_strdup (show);
  field = gops_store_query (gops_view_get_store (self), NULL,
                            "SELECT name, json_extract (?1, '$[2]') FROM own_field WHERE id = json_extract (?1, '$[0]')", "s", self->own);
  if (field == NULL || !gops_statement_next (field, NULL))
    return g_strdup (show);
  value = gops_statement_text (field, 1);
  /* Translators: a field of the user's own and its value: "City: Shanghai" */
  return g_strdup_printf (_("%s: %s"), gops_statement_text (field, 0), *value != '\0' ? value : _("Not said"));
}
