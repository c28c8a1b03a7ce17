/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a sign-up list as a table. */
#include "config.h"

#include "gops-sign-up-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-csv-writer.h"
#include "gops-sign-up-list.h"

#define FEWEST_ITEMS 2   /* of a list; one line with a number in front may be anything */
#define FEWEST_TABS  2   /* in the header of a table */
#define MOST_ROWS    50  /* that are looked at */

static gboolean
has_word (const char *text)
{
  return strstr (text, "接龙") != NULL || strstr (text, "接龍") != NULL;
}

static guint
count_tabs (const char *line,
            gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += line[i] == '\t';
  return n;
}

/* A table that was copied with its header: its rows have as many cells, or one more, as the column of the numbers often has no heading. */
static gboolean
is_table (const char *text)
{
  guint header = 0, rows = 0, others = 0;

  for (const char *line = text + strspn (text, "\r\n"); *line != '\0' && rows + others < MOST_ROWS;)
    {
      gsize length = strcspn (line, "\r\n");
      guint n = count_tabs (line, length);

      if (header == 0 && (n < FEWEST_TABS || g_ascii_isdigit (*line)))
        return FALSE;
      if (header == 0)
        header = n;
      else if (n == header || n == header + 1)
        rows++;
      else
        others++;
      line += length;
      line += strspn (line, "\r\n");
    }
  return rows > 4 * others;
}

/* A list is a sign-up list when it says so, or when hardly anything else is in it. */
static gboolean
is_sign_up (const GopsSignUpList *list,
            const char           *text)
{
  guint lines = 1;

  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    lines++;
  return list != NULL && list->items->len >= FEWEST_ITEMS && !is_table (text) && (has_word (text) || 2 * list->items->len >= lines);
}

static char *
make_table (const GopsSignUpList *list)
{
  GString *table = g_string_new (NULL);

  gops_csv_append_row (table, (const char *const[]) { _("Name"), "接龙", NULL });
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
