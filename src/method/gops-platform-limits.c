/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits of platforms as the method has them and as a workspace may set them. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-platform.h"
#include "gops-text.h"

static const char *const names[GOPS_N_LIMITS] = { "group_name", "announcement", "message", "introduction", "members", "code_days",
  "posts_month" };

const char *
gops_limit_to_string (GopsLimit limit)
{
  return names[limit];
}

/* --- reading --- */

gboolean
gops_platform_is_own (const GopsPlatform *platform, const GopsOwnLimits *own, GopsLimit limit)
{
  return gops_own_limits_get (own, platform->id, names[limit], NULL);
}

int
gops_platform_get_limit (const GopsPlatform *platform, const GopsOwnLimits *own, GopsLimit limit)
{
  int value = platform->limits[limit];

  (void) gops_own_limits_get (own, platform->id, names[limit], &value);
  return value;
}

GopsUnit
gops_platform_get_unit (const GopsPlatform *platform, GopsLimit limit)
{
  return platform->own_units[limit] > 0 ? (GopsUnit) (platform->own_units[limit] - 1) : platform->counts;
}

gsize
gops_platform_measure (const GopsPlatform *platform, const GopsOwnLimits *own, GopsLimit limit, const char *text,
                       gsize *out_limit, GopsUnit *out_unit)
{
  GopsUnit unit = gops_platform_get_unit (platform, limit);

  if (out_limit != NULL)
    *out_limit = (gsize) gops_platform_get_limit (platform, own, limit);
  if (out_unit != NULL)
    *out_unit = unit;
  return gops_unit_measure (unit, text);
}

gboolean
gops_platform_fits (const GopsPlatform *platform, const GopsOwnLimits *own, GopsLimit limit, const char *text)
{
  gsize most, length = gops_platform_measure (platform, own, limit, text, &most, NULL);

  return most == 0 || length <= most;
}

static gboolean
is_parting (gunichar c)
{
  return g_unichar_isspace (c) || g_utf8_strchr ("·•|｜-–—/:：,，、()（）【】", -1, c) != NULL;
}

/* Where the last word of @text ends but one, or its last character begins when it is the only one. */
static gsize
drop_last (const char *text)
{
  const char *end = text + strlen (text), *p = end;

  while (p > text && !is_parting (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  while (p > text && is_parting (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  if (p > text)
    return (gsize) (p - text);
  /* Marks and joined emoji go with what they belong to. */
  do
    end = g_utf8_prev_char (end);
  while (end > text && (g_unichar_iszerowidth (g_utf8_get_char (end)) || g_utf8_get_char (g_utf8_prev_char (end)) == 0x200d));
  return (gsize) (end - text);
}

char *
gops_platform_shorten (const GopsPlatform *platform, const GopsOwnLimits *own, GopsLimit limit, const char *text)
{
  char *rest = g_strstrip (g_strdup (text));

  while (*rest != '\0' && !gops_platform_fits (platform, own, limit, rest))
    rest[drop_last (rest)] = '\0';
  return rest;
}

/* --- writing --- */

/* What the method says anyway need not be set, so that it follows the method as that is brought up to date. */
gboolean
gops_platform_set_limit (GopsStore *store, const GopsPlatform *platform, GopsLimit limit, int value, GError **error)
{
  g_autofree char *key = g_strdup_printf ("limit/%s/%s", platform->id, names[limit]);
  gboolean ok;

  if (!gops_store_begin_merging (store, error, key, N_("Set a limit of “%s”"),
                                 gops_text_get (&platform->name, gops_interface_language ()), NULL))
    return FALSE;
  ok = value == platform->limits[limit] ? gops_own_limits_unset (store, platform->id, names[limit], error)
                                        : gops_own_limits_set (store, platform->id, names[limit], value, error);
  if (ok)
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

gboolean
gops_platform_reset_limits (GopsStore *store, const GopsPlatform *platform, GError **error)
{
  if (!gops_store_begin (store, error, N_("Reset the limits of “%s”"),
                         gops_text_get (&platform->name, gops_interface_language ()), NULL))
    return FALSE;
  for (guint i = 0; i < GOPS_N_LIMITS; i++)
    if (!gops_own_limits_unset (store, platform->id, names[i], error))
      {
        gops_store_rollback (store);
        return FALSE;
      }
  return gops_store_commit (store, error);
}
