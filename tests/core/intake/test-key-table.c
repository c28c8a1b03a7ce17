/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "gops-key-table.h"

static guint64
hash_of (GopsKeyTable *table,
         guint         number)
{
  char text[16];

  g_snprintf (text, sizeof text, "wxid_%u", number);
  return gops_key_table_hash (table, 'i', text, strlen (text));
}

static guint64
value_of (GopsKeyTable *table,
          guint64       hash)
{
  g_autoptr (GError) error = NULL;
  guint64 value = 0;

  g_assert_true (gops_key_table_find (table, hash, &value, &error));
  g_assert_no_error (error);
  return value;
}

/* More keys than memory is given to: each is found again, and no other. */
static void
test_more_than_memory (void)
{
  const guint n = 900000;
  g_autoptr (GopsKeyTable) table = gops_key_table_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_assert_true (gops_key_table_put (table, hash_of (table, i), i + 1, &error));
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (value_of (table, hash_of (table, i)), ==, i + 1);
  for (guint i = n; i < 2 * n; i++)
    g_assert_cmpuint (value_of (table, hash_of (table, i)), ==, 0);
}

static void
test_kinds (void)
{
  g_autoptr (GopsKeyTable) table = gops_key_table_new ();
  guint64 phone = gops_key_table_hash (table, 'p', "13800138000", 11);

  g_assert_true (gops_key_table_put (table, phone, 7, NULL));
  g_assert_cmpuint (value_of (table, phone), ==, 7);
  g_assert_cmpuint (value_of (table, gops_key_table_hash (table, 'i', "13800138000", 11)), ==, 0);
  g_assert_cmpuint (value_of (table, gops_key_table_hash (table, 'p', "1380013800", 10)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/key-table/more-than-memory", test_more_than_memory);
  g_test_add_func ("/intake/key-table/kinds", test_kinds);
  return g_test_run ();
}
