/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many groups from one. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-group-batch.h"
#include "gops-group-copies.h"
#include "gops-group-maker.h"
#include "gops-method-error.h"

#define NUMBER     "{n}"
#define MOST_DIGITS 6   /* what is longer is no number of a group */

/* --- names --- */

/* The last digits in @name: where they begin and how many they are; 0: there are none. */
static gsize
find_number (const char *name, const char **out_digits)
{
  const char *end = name + strlen (name);
  gsize n = 0;

  while (end > name && !g_ascii_isdigit (end[-1]))
    end--;
  while (end - n > name && g_ascii_isdigit (*(end - n - 1)))
    n++;
  *out_digits = end - n;
  return n <= MOST_DIGITS ? n : 0;
}

static char *
make_pattern (const char *name)
{
  const char *digits;
  gsize n = find_number (name, &digits);

  if (n > 0)
    return g_strdup_printf ("%.*s" NUMBER "%s", (int) (digits - name), name, digits + n);
  return g_strdup_printf ("%s " NUMBER, name);
}

/* The number that stands for {n} in @name; 0: it is not of the pattern. */
static guint
read_number (const char *pattern, const char *name)
{
  const char *place = strstr (pattern, NUMBER), *end;
  gsize before = (gsize) (place - pattern);
  guint64 number;
  char *rest;

  if (strncmp (pattern, name, before) != 0 || !g_ascii_isdigit (name[before]))
    return 0;
  number = g_ascii_strtoull (name + before, &rest, 10);
  end = place + strlen (NUMBER);
  return strcmp (rest, end) == 0 && number < G_MAXUINT / 2 ? (guint) number : 0;
}

char *
gops_copies_propose (GopsStore *store, const char *name, guint *out_first)
{
  char *pattern = make_pattern (name);
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL, "SELECT name FROM chat_group WHERE deleted_at = 0", NULL);
  guint highest = 1;   /* the source is the first, whatever it is called */

  while (rows != NULL && gops_statement_next (rows, NULL))
    highest = MAX (highest, read_number (pattern, gops_statement_text (rows, 0)));
  *out_first = highest + 1;
  return pattern;
}

static gboolean
check_free (GopsStore *store, const char *name, GError **error)
{
  gint64 n = 0;

  if (!gops_group_name_check (name, error) ||
      !gops_store_read_int (store, &n, error, "SELECT count (*) FROM chat_group WHERE deleted_at = 0 AND name = ?1", "s", name))
    return FALSE;
  if (n > 0)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("There is a group “%s” already: begin with a higher number."), name);
  return n == 0;
}

GPtrArray *
gops_copies_names (GopsStore *store, const char *pattern, guint first, guint n, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *place = strstr (pattern, NUMBER);

  if (place == NULL)
    {
      g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("Write {n} where the number of each group goes."));
      return NULL;
    }
  for (guint i = 0; i < MIN (n, GOPS_COPIES_MOST); i++)
    {
      char *name = g_strdup_printf ("%.*s%u%s", (int) (place - pattern), pattern, first + i, place + strlen (NUMBER));

      g_ptr_array_add (names, g_strstrip (name));
      if (!check_free (store, name, error))
        return NULL;
    }
  g_ptr_array_add (names, NULL);
  return g_steal_pointer (&names);
}

/* --- making --- */

static gboolean
give (GopsStore *store, GArray *ids, const char *owner, GError **error)
{
  g_autoptr (GPtrArray) groups = owner != NULL && *owner != '\0' ? gops_groups_load (store, ids, error) : NULL;

  if (owner == NULL || *owner == '\0')
    return TRUE;
  return groups != NULL && gops_groups_set_owner (store, groups, owner, error);
}

gboolean
gops_copies_make (GopsStore *store, gint64 group, GPtrArray *names, const char *owner, GError **error)
{
  g_autoptr (GopsGroup) source = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  g_autofree char *n = g_strdup_printf ("%u", g_strv_length ((char **) names->pdata));
  g_autoptr (GArray) ids = NULL;

  if (source == NULL ||
      !gops_store_begin (store, error, N_("Make %s copies of “%s”"), n, gops_record_get_text (source, GOPS_GROUP_NAME), NULL))
    return FALSE;
  return gops_store_end (store, gops_method_replicate (store, group, (const char *const *) names->pdata, &ids, error) &&
                                give (store, ids, owner, error), error);
}
