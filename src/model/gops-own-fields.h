/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-own-field.h"

G_BEGIN_DECLS

/*
 * Fields of the user's own about people: shirt size, building, date of the contract.
 *
 *   field = gops_own_field_add (store, "Size", GOPS_OWN_CHOICE, "S\nM\nL", error);
 *   gops_own_value_set (store, person, field, "M", error);
 *   values = gops_own_values_load (store, person, error);          for texts: {Size}
 *
 * Every change is an action. Values that a field does not take are refused with GOPS_STORE_ERROR_CONSTRAINT.
 */

typedef enum
{
  GOPS_OWN_TEXT,
  GOPS_OWN_NUMBER,
  GOPS_OWN_DATE,
  GOPS_OWN_CHOICE,
} GopsOwnKind;

#define GOPS_OWN_N_KINDS        (GOPS_OWN_CHOICE + 1)
#define GOPS_OWN_MAX_FIELDS     100
#define GOPS_OWN_MAX_NAME       40       /* characters */
#define GOPS_OWN_MAX_CHOICES    100
#define GOPS_OWN_MAX_VALUE      1000     /* characters */

const char *gops_own_kind_id      (GopsOwnKind kind);
const char *gops_own_kind_label   (GopsOwnKind kind);
gboolean    gops_own_kind_find    (const char *id, GopsOwnKind *out_kind);

/* Fields */
GPtrArray  *gops_own_fields_load  (GopsStore *store, GError **error);
GopsOwnField *gops_own_fields_find (GPtrArray *fields, const char *name);
GopsOwnKind gops_own_field_kind   (GopsOwnField *field);
char      **gops_own_field_choices (GopsOwnField *field);
GopsOwnField *gops_own_field_draft (GopsStore *store, const char *name, GopsOwnKind kind, const char *choices, GError **error);
gboolean    gops_own_field_insert (GopsOwnField *field, GopsStore *store, GError **error);
gint64      gops_own_field_add    (GopsStore *store, const char *name, GopsOwnKind kind, const char *choices, GError **error);
gboolean    gops_own_field_change (GopsStore *store, gint64 field, const char *name, GopsOwnKind kind, const char *choices, GError **error);
gboolean    gops_own_field_move   (GopsStore *store, gint64 field, guint position, GError **error);
gboolean    gops_own_field_remove (GopsStore *store, gint64 field, GError **error);
gboolean    gops_own_field_count_values (GopsStore *store, gint64 field, gint64 *out_n, GError **error);

/* Values */
char       *gops_own_field_normalise (GopsOwnField *field, const char *text, GError **error);
gboolean    gops_own_value_set    (GopsStore *store, gint64 person, GopsOwnField *field, const char *text, GError **error);
GHashTable *gops_own_values_load  (GopsStore *store, gint64 person, GError **error);
char       *gops_own_name_fold    (const char *name, gssize length);
char       *gops_own_name_make    (const char *header);

G_END_DECLS
