/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a sign-up list as a table. */
#include "config.h"

#include "gops-sign-up-table.h"

#include <string.h>

#include "gops-csv-writer.h"
#include "gops-sign-up-list.h"

#define FEWEST_ITEMS 2   /* of a list; one line with a number in front may be anything */

static gboolean
has_word (const char *text)
{
  return strstr (text, "接龙") != NULL || strstr (text, "接龍") != NULL;
}

/* A list is a sign-up list when it says so, or when hardly anything else is in it. */
static gboolean
is_sign_up (const GopsSignUpList *list,
            const char           *text)
{
  guint lines = 1;

  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    lines++;
  return list != NULL && list->items->len >= FEWEST_ITEMS && (has_word (text) || 2 * list->items->len >= lines);
}

static char *
make_table (const GopsSignUpList *list)
{
  GString *table = g_string_new (NULL);

  gops_csv_append_row (table, (const char *const[]) { "name", "接龙", NULL });
  for (guint i = 0; i < list->items->len; i++)
    {
      const GopsSignUpItem *item = list->items->pdata[i];
      g_autofree char *rest = *item->said != '\0' && *item->remark != '\0' ? g_strdup_printf ("%s %s", item->said, item->remark)
                                                                          : g_strdup (*item->said != '\0' ? item->said : item->remark);

      if (!item->again)
        gops_csv_append_row (table, (const char *const[]) { item->name, rest, NULL });
    }
  return g_string_free (table, FALSE);
}

char *
gops_sign_up_to_table (const char *text)
{
  g_autoptr (GopsSignUpList) list = strlen (text) <= GOPS_SIGN_UP_MAX_BYTES ? gops_sign_up_read (text) : NULL;

  return is_sign_up (list, text) ? make_table (list) : NULL;
}

gboolean
gops_sign_up_says_so (const char *text)
{
  g_autoptr (GopsSignUpList) list = has_word (text) && strlen (text) <= GOPS_SIGN_UP_MAX_BYTES ? gops_sign_up_read (text) : NULL;

  return is_sign_up (list, text);
}
