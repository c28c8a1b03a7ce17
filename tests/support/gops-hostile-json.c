/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are meant to break a reader of chats in JSON. */
#include "gops-hostile-json.h"

#include <string.h>

#define MARKER " | last one\n"

/* @hostile: a record without its braces; a sound one follows. */
static char *
dump_file (const GopsHostileJson *self,
           const char            *hostile)
{
  g_autofree char *json = g_strdup_printf ("%s{%s},{%s}%s", self->head, hostile, self->text, self->tail);
  char *dump = gops_chat_dump_bytes (self->format, json, strlen (json), NULL);

  if (strstr (dump, MARKER) == NULL)
    g_error ("nothing behind a hostile record: %.200s … gave %.2000s", hostile, dump);
  return dump;
}

void
gops_hostile_json_check_types (const GopsHostileJson *self)
{
  static const char *const values[] = {
    "null", "true", "-1", "1e400", "123456789012345678901234567890", "\"\"", "\"x\"", "[]", "[null]", "[5,\"x\"]",
    "[[\"x\"],{\"text\":[1]}]", "{}", "{\"text\":\"x\",\"question\":{},\"answers\":{},\"elements\":[{\"type\":[],\"data\":3}]}",
    "{\"id\":[1],\"name\":{},\"uid\":5,\"mentions\":{},\"resources\":[3],\"title\":null}", "\"\\u0000\\ud800\"",
  };

  for (guint i = 0; self->fields[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        const char *field = self->fields[i], *value = values[j];
        g_autofree char *around = g_strdup_printf ("\"%s\":%s,%s,\"%s\":%s", field, value, self->record, field, value);
        g_autofree char *alone = g_strdup_printf ("\"%s\":%s", field, value);

        g_free (dump_file (self, around));
        g_free (dump_file (self, alone));
      }
}

static void
append_nested (GString *json,
               guint    depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (json, i % 2 == 0 ? "[" : "{\"text\":");
  g_string_append (json, "\"deep\"");
  for (guint i = depth; i-- > 0;)
    g_string_append_c (json, i % 2 == 0 ? ']' : '}');
}

void
gops_hostile_json_check_depth (const GopsHostileJson *self)
{
  for (guint i = 0; self->fields[i] != NULL; i++)
    {
      g_autoptr (GString) record = g_string_new (self->record);
      g_autofree char *dump = NULL;

      g_string_append_printf (record, ",\"%s\":", self->fields[i]);
      append_nested (record, 10000);
      dump = dump_file (self, record->str);
    }
}

void
gops_hostile_json_check_length (const GopsHostileJson *self)
{
  g_autofree char *filler = g_strnfill (2 * 1024 * 1024, 'x');

  for (guint i = 0; self->fields[i] != NULL; i++)
    {
      g_autofree char *record = g_strdup_printf ("%s,\"%s\":\"%s\"", self->record, self->fields[i], filler);
      g_autofree char *dump = dump_file (self, record);

      g_assert_cmpuint (strlen (dump), <, GOPS_CHAT_MAX_BODY + 20000);
    }
}

void
gops_hostile_json_check_repeats (const GopsHostileJson *self)
{
  g_autofree char *filler = g_strnfill (1000, 'x');

  for (guint i = 0; self->fields[i] != NULL; i++)
    {
      g_autoptr (GString) record = g_string_new (self->record);
      g_autofree char *dump = NULL;

      for (guint j = 0; j < 10000; j++)
        g_string_append_printf (record, ",\"%s\":\"%s\"", self->fields[i], filler);
      dump = dump_file (self, record->str);
      g_assert_cmpuint (strlen (dump), <, GOPS_CHAT_MAX_BODY + 20000);
    }
}

/* The length of the entries' lines, up to the rooms. */
static gsize
entries_length (const char *dump)
{
  const char *rooms = strstr (dump, "\nroom ");

  if (g_str_has_prefix (dump, "room ") || g_str_has_prefix (dump, "error: "))
    return 0;
  g_assert_nonnull (rooms);
  return rooms - dump;
}

void
gops_hostile_json_check_cut (const char *format,
                             const char *text,
                             gboolean    told)
{
  gsize length = strlen (text);
  g_autofree char *all = gops_chat_dump_bytes (format, text, length, NULL);
  gsize n_all = entries_length (all);

  for (gsize n = 0; n < length; n++)
    {
      g_autofree char *dump = gops_chat_dump_bytes (format, text, n, NULL);
      gsize n_entries = entries_length (dump);

      g_assert_cmpint (strncmp (dump, all, n_entries), ==, 0);
      g_assert_true (!told || n_entries == n_all || strstr (dump, "cut off") != NULL || n_entries == 0);
    }
}
