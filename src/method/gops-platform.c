/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of platforms.json, and measuring texts against it. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-platform.h"

static const char *const unit_names[] = { "characters", "utf16", "bytes", NULL };
static const char *const text_limits[] = { "group_name", "announcement", "message", "introduction", "members", NULL };
static const char *const markups[] = { "plain", "whatsapp", "telegram", "discord", "slack", "markdown", NULL };

static int
index_in (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return -1;
}

static gboolean
read_unit (GopsReader *reader, GopsJson *node, gpointer out)
{
  int unit = index_in (unit_names, gops_json_string (node));

  if (unit < 0)
    return gops_reader_fail (reader, _("one of characters, utf16, bytes is expected"));
  *(GopsUnit *) out = unit;
  return TRUE;
}

static const GopsField limit_fields[] = {
  { "group_name", GOPS_FIELD_INT, GOPS_LIMIT_GROUP_NAME * sizeof (int), GOPS_FIELD_NULLABLE, .min = 1, .max = 10000000 },
  { "announcement", GOPS_FIELD_INT, GOPS_LIMIT_ANNOUNCEMENT * sizeof (int), GOPS_FIELD_NULLABLE, .min = 1,
    .max = 10000000 },
  { "message", GOPS_FIELD_INT, GOPS_LIMIT_MESSAGE * sizeof (int), GOPS_FIELD_NULLABLE, .min = 1, .max = 10000000 },
  { "introduction", GOPS_FIELD_INT, GOPS_LIMIT_INTRODUCTION * sizeof (int), GOPS_FIELD_NULLABLE, .min = 1,
    .max = 10000000 },
  { "members", GOPS_FIELD_INT, GOPS_LIMIT_MEMBERS * sizeof (int), GOPS_FIELD_NULLABLE, .min = 1, .max = 10000000 },
};
static const GopsShape limit_shape = { limit_fields, G_N_ELEMENTS (limit_fields), GOPS_N_LIMITS * sizeof (int) };

/* Units of single limits, kept as unit + 1 so that 0 means: the file says nothing of it. */
static gboolean
read_units (GopsReader *reader, GopsJson *node, gpointer out)
{
  int *own_units = out;

  if (node->type != GOPS_JSON_OBJECT)
    return gops_reader_fail (reader, _("an object is expected"));
  for (GopsJson *value = node->first; value != NULL; value = value->next)
    {
      int limit = index_in (text_limits, value->name);
      GopsUnit unit = 0;

      gops_reader_enter (reader, value->name);
      if (limit < 0)
        return gops_reader_fail (reader, _("there is no such member"));
      if (!read_unit (reader, value, &unit))
        return FALSE;
      own_units[limit] = unit + 1;
      gops_reader_leave (reader);
    }
  return TRUE;
}

static const GopsField platform_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsPlatform, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsPlatform, name) },
  { "counts", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsPlatform, counts), .read = read_unit },
  { "limits", GOPS_FIELD_OBJECT, G_STRUCT_OFFSET (GopsPlatform, limits), .shape = &limit_shape },
  { "limit_units", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsPlatform, own_units),
    GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE, .read = read_units },
  { "code_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsPlatform, limits) + GOPS_LIMIT_CODE_DAYS * sizeof (int),
    GOPS_FIELD_NULLABLE, .min = 1, .max = 3660 },
  { "posts_month", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsPlatform, limits) + GOPS_LIMIT_POSTS_MONTH * sizeof (int),
    GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE, .min = 1, .max = 10000 },
  { "markup", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsPlatform, markup), .choices = markups },
  { "mention", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsPlatform, mention), GOPS_FIELD_NULLABLE },
  { "pin", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsPlatform, pin), GOPS_FIELD_NULLABLE },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsPlatform, source) },
  { "checked", GOPS_FIELD_DATE, G_STRUCT_OFFSET (GopsPlatform, checked) },
  { "note", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsPlatform, note), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE },
};
static const GopsShape platform_shape = GOPS_SHAPE (platform_fields, GopsPlatform);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsPlatformFile, format), .min = 1, .max = 1 },
  { "platforms", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsPlatformFile, platforms), .shape = &platform_shape,
    .n_offset = G_STRUCT_OFFSET (GopsPlatformFile, n_platforms) },
};
const GopsShape gops_platform_file_shape = GOPS_SHAPE (file_fields, GopsPlatformFile);

const char *
gops_unit_to_string (GopsUnit unit)
{
  return unit_names[unit];
}

gsize
gops_unit_measure (GopsUnit unit, const char *text)
{
  gsize units = 0;

  if (unit == GOPS_UNIT_BYTES)
    return strlen (text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    units += unit == GOPS_UNIT_UTF16 && g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return units;
}
