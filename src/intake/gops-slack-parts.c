/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parts of a Slack export are called. */
#include "config.h"

#include "gops-slack-parts.h"

#include <string.h>

const char *
gops_slack_parts_base (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? slash + 1 : name;
}

gboolean
gops_slack_parts_is_day (const char *name)
{
  static const char pattern[] = "dddd-dd-dd.json";
  const char *base = gops_slack_parts_base (name);

  if (base == name || strlen (base) != strlen (pattern))
    return FALSE;
  for (guint i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == 'd' && i < 10 ? !g_ascii_isdigit (base[i]) : base[i] != pattern[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_list (const char *name)
{
  const char *base = gops_slack_parts_base (name);

  return g_str_equal (base, "users.json") || g_str_equal (base, "org_users.json") || g_str_equal (base, "channels.json");
}

static guint
count_slashes (const char *name)
{
  guint n = 0;

  for (; *name != '\0'; name++)
    n += *name == '/';
  return n;
}

char *
gops_slack_parts_find_top (GopsArchive *archive)
{
  const char *best = NULL;
  guint best_depth = G_MAXUINT;

  for (guint i = 0; i < gops_archive_get_n_members (archive); i++)
    {
      const char *name = gops_archive_get_name (archive, i);
      gboolean list = is_list (name);
      guint depth = count_slashes (name);

      if (!list && !gops_slack_parts_is_day (name))
        continue;
      depth = list ? 2 * depth : 2 * (depth - 1) + 1;
      if (depth < best_depth)
        {
          best = name;
          best_depth = depth;
        }
    }
  if (best == NULL)
    return g_strdup ("");
  if (is_list (best))
    return g_strndup (best, (gsize) (gops_slack_parts_base (best) - best));
  best_depth = (guint) (gops_slack_parts_base (best) - best) - 1;   /* without the last slash */
  while (best_depth > 0 && best[best_depth - 1] != '/')
    best_depth--;
  return g_strndup (best, best_depth);
}

guint
gops_slack_parts_rate (const GopsFileHead *head)
{
  gboolean users = FALSE, channels = FALSE, days = FALSE;

  for (guint i = 0; head->entries[i] != NULL; i++)
    {
      const char *base = gops_slack_parts_base (head->entries[i]);

      users = users || g_str_equal (base, "users.json") || g_str_equal (base, "org_users.json");
      channels = channels || g_str_equal (base, "channels.json");
      days = days || gops_slack_parts_is_day (head->entries[i]);
    }
  if (users && channels)
    return 95;
  return days ? users || channels ? 90 : 40 : 0;
}
