/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table can be, and what they are to be. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-import-columns.h"

struct _GopsImportColumns
{
  GopsImportLook         *look;     /* borrowed */
  const GopsMappingField *known;    /* (array length=n_known) */
  guint                   n_known;
  GPtrArray              *own;      /* (owned) (element-type GopsOwnField): of members */
  guint                   n;        /* columns */
  guint                  *choices;  /* (owned): below n_known a field; then the own fields; then kinds of new ones, the guessed one first */
};

static GopsSheet *
sheet_of (GopsImportColumns *self)
{
  return self->look->orders != NULL ? gops_order_import_get_sheet (self->look->orders) : NULL;
}

/* --- what was found --- */

static GopsOwnKind
new_kind (GopsImportColumns *self,
          guint              column,
          guint              index)
{
  GopsOwnKind guess = gops_member_import_guess_kind (self->look->import, column);

  return index == 0 ? guess : (GopsOwnKind) (index - (index <= (guint) guess));
}

static guint
new_index (GopsImportColumns *self,
           guint              column,
           GopsOwnKind        kind)
{
  GopsOwnKind guess = gops_member_import_guess_kind (self->look->import, column);

  return kind == guess ? 0 : (guint) kind + (kind < guess);
}

static guint
found_choice (GopsImportColumns *self,
              guint              column)
{
  GopsMemberImport *import = self->look->import;
  GopsOwnField *own;

  if (self->look->orders != NULL)
    return sheet_of (self)->fields[column];
  own = gops_member_import_get_own_field (import, column);
  if (own == NULL)
    return gops_member_import_get_field (import, column);
  if (gops_member_import_is_new_field (import, column))
    return self->n_known + self->own->len + new_index (self, column, gops_own_field_kind (own));
  for (guint i = 0; i < self->own->len; i++)
    if (gops_record_get_id (self->own->pdata[i]) == gops_record_get_id (own))
      return self->n_known + i;
  return 0;
}

GopsImportColumns *
gops_import_columns_new (GopsImportLook *look,
                         GopsStore      *store)
{
  GopsImportColumns *self = g_new0 (GopsImportColumns, 1);
  GPtrArray *own = look->orders == NULL ? gops_own_fields_load (store, NULL) : NULL;

  self->look = look;
  self->own = own != NULL ? own : g_ptr_array_new ();   /* the others can be chosen */
  self->known = look->orders != NULL ? gops_order_fields () : gops_member_field_get_info (0);
  self->n_known = look->orders != NULL ? GOPS_ORDER_N_FIELDS : GOPS_MEMBER_N_FIELDS;
  self->n = look->orders != NULL ? sheet_of (self)->headers->len : gops_member_import_get_n_columns (look->import);
  self->choices = g_new0 (guint, self->n);
  for (guint i = 0; i < self->n; i++)
    self->choices[i] = found_choice (self, i);
  return self;
}

void
gops_import_columns_free (GopsImportColumns *self)
{
  g_ptr_array_unref (self->own);
  g_free (self->choices);
  g_free (self);
}

guint
gops_import_columns_get_n (GopsImportColumns *self)
{
  return self->n;
}

const char *
gops_import_columns_get_header (GopsImportColumns *self,
                                guint              column)
{
  return self->look->orders != NULL ? sheet_of (self)->headers->pdata[column] : gops_member_import_get_header (self->look->import, column);
}

const char *
gops_import_columns_get_title (GopsImportColumns *self,
                               guint              column)
{
  return self->look->orders != NULL ? gops_import_columns_get_header (self, column) : gops_member_import_get_title (self->look->import, column);
}

const char *
gops_import_columns_get_sample (GopsImportColumns *self,
                                guint              column)
{
  return column < self->look->samples->len ? self->look->samples->pdata[column] : "";
}

/* --- what is chosen --- */

char **
gops_import_columns_dup_choices (GopsImportColumns *self,
                                 guint              column)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->n_known; i++)
    g_strv_builder_add (names, _(self->known[i].label));
  for (guint i = 0; i < self->own->len; i++)
    g_strv_builder_add (names, gops_record_get_text (self->own->pdata[i], GOPS_OWN_FIELD_NAME));
  for (guint i = 0; self->look->orders == NULL && i < GOPS_OWN_N_KINDS; i++)
    {
      /* Translators: what a column of a list becomes: a field of the user's own, of this kind */
      g_autofree char *name = g_strdup_printf (_("New own field: %s"), _(gops_own_kind_label (new_kind (self, column, i))));

      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

guint
gops_import_columns_get_choice (GopsImportColumns *self,
                                guint              column)
{
  return self->choices[column];
}

guint
gops_import_columns_set_choice (GopsImportColumns *self,
                                guint              column,
                                guint              choice)
{
  guint before = self->n;

  for (guint i = 0; choice > 0 && choice < self->n_known + self->own->len && i < self->n; i++)
    if (i != column && self->choices[i] == choice)
      {
        self->choices[i] = 0;
        before = i;
      }
  self->choices[column] = choice;
  return before;
}

static gboolean
apply_to_member (GopsImportColumns  *self,
                 GopsStore          *store,
                 guint               column,
                 GError            **error)
{
  guint choice = self->choices[column];

  if (choice < self->n_known)
    {
      if (choice > 0)
        gops_member_import_set_field (self->look->import, column, (GopsMemberField) choice);
      return TRUE;
    }
  choice -= self->n_known;
  if (choice >= self->own->len)
    return gops_member_import_set_new_field (self->look->import, store, column, new_kind (self, column, choice - self->own->len), error);
  gops_member_import_set_own_field (self->look->import, column, self->own->pdata[choice]);
  return TRUE;
}

gboolean
gops_import_columns_apply (GopsImportColumns  *self,
                           GopsStore          *store,
                           GError            **error)
{
  for (guint i = 0; i < self->n; i++)
    if (self->look->orders != NULL)
      sheet_of (self)->fields[i] = self->choices[i];
    else
      gops_member_import_set_field (self->look->import, i, GOPS_MEMBER_FIELD_IGNORE);
  for (guint i = 0; self->look->orders == NULL && i < self->n; i++)
    if (!apply_to_member (self, store, i, error))
      return FALSE;
  return TRUE;
}
