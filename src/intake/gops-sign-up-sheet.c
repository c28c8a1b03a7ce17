/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sign-up list that comes as a file. */
#include "config.h"

#include "gops-sign-up-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-file-problem.h"
#include "gops-intake-error.h"
#include "gops-sign-up-private.h"
#include "gops-sign-up-table.h"
#include "gops-text-decoder.h"

enum { IGNORE, NAME, COUNT, REMARK, N_FIELDS };

static const GopsMappingField fields[N_FIELDS] = {
  [IGNORE] = { "ignore", N_("Leave out"), GOPS_MAPPING_TEXT, NULL },
  [NAME] = { "name", N_("Name"), GOPS_MAPPING_TEXT,
    "姓名 name 接龙人 参与人 报名人 群昵称 昵称 微信昵称 成员 名字 用户 用户名 客户 fullname nickname participant member person who" },
  [COUNT] = { "count", N_("How many"), GOPS_MAPPING_NUMBER,
    "数量 份数 人数 件数 总数 购买数量 报名人数 接龙内容 count quantity qty number pieces people seats tickets" },
  [REMARK] = { "remark", N_("Note"), GOPS_MAPPING_TEXT, "备注 说明 留言 内容 note notes remark remarks comment comments" },
};

static void
read_count (GopsSignUpItem *item,
            const char     *cell)
{
  g_autofree char *said = gops_cell_clean_line (cell, GOPS_NAME_MAX_CHARACTERS, NULL), *unit = NULL;
  double count;
  gsize head;
  guint n = 0;

  if (gops_sign_up_is_cancel (said))
    item->count = 0;
  else if (gops_sign_up_things_read (said, &count, &unit, &n) || gops_sign_up_count_read (said, &count, &head, &unit))
    {
      item->count = count;
      item->several = n > 1;
      g_free (item->said);
      item->said = g_steal_pointer (&said);
      g_free (item->unit);
      item->unit = g_steal_pointer (&unit);
      if (item->several)
        gops_sign_up_item_add_remark (item, item->said);
    }
  else if (*said != '\0')
    gops_sign_up_item_add_remark (item, said);
}

/* Returns: (transfer full) (nullable): %NULL when nobody is named */
static GopsSignUpItem *
read_item (GopsSheet       *sheet,
           GopsTableSource *reader)
{
  g_autofree char *name = gops_cell_clean_line (gops_sheet_get_cell (sheet, reader, NAME), GOPS_NAME_MAX_CHARACTERS, NULL);
  g_autofree char *remark = gops_cell_clean_line (gops_sheet_get_cell (sheet, reader, REMARK), GOPS_NOTE_MAX_CHARACTERS, NULL);
  GopsSignUpItem *item;

  if (*name == '\0')
    return NULL;
  item = g_new0 (GopsSignUpItem, 1);
  item->line = (guint) gops_table_source_get_line (reader);
  item->name = g_steal_pointer (&name);
  item->count = 1;
  item->said = g_strdup ("");
  item->unit = g_strdup ("");
  item->remark = g_strdup ("");
  read_count (item, gops_sheet_get_cell (sheet, reader, COUNT));
  if (*remark != '\0')
    gops_sign_up_item_add_remark (item, remark);
  return item;
}

static gboolean
read_items (GopsSignUpList    *list,
            GopsSheet     *sheet,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GopsTableSource) reader = gops_sheet_open (sheet, cancellable, error);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean more = TRUE;

  while (reader != NULL && list->items->len < GOPS_SIGN_UP_MAX_ITEMS)
    {
      GopsSignUpItem *item;

      if (!gops_table_source_next (reader, &more, cancellable, error))
        return FALSE;
      if (!more)
        return TRUE;
      item = read_item (sheet, reader);
      list->n_empty += item == NULL && !gops_table_source_is_empty (reader);
      if (item == NULL)
        continue;
      item->number = list->items->len + 1;
      item->again = !g_hash_table_add (names, item->name);
      g_ptr_array_add (list->items, item);
    }
  list->is_cut = reader != NULL;
  return reader != NULL;
}

/* The file is called after what was signed up for. */
static char *
make_title (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *bare = dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  return gops_cell_clean_line (bare, GOPS_NAME_MAX_CHARACTERS, NULL);
}

static gboolean
is_likely (GopsSheet *sheet)
{
  return gops_sheet_has_field (sheet, NAME) && gops_sheet_has_field (sheet, COUNT);
}

GopsSignUpList *
gops_sign_up_sheet_read (GFile                   *file,
                         const GopsTableOptions  *options,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  g_autoptr (GopsSheet) sheet = gops_sheet_new_likely (file, options, "sign-ups", fields, N_FIELDS, is_likely, cancellable, error);
  g_autoptr (GopsSignUpList) list = gops_sign_up_list_new ();

  if (sheet == NULL)
    return NULL;
  if (!gops_sheet_has_field (sheet, NAME))
    {
      gops_sheet_set_no_column (sheet, _("who has signed up"), error);
      return NULL;
    }
  if (!read_items (list, sheet, cancellable, error))
    return NULL;
  gops_sign_up_settle_unit (list);
  g_free (list->title);
  list->title = make_title (sheet->name);
  if (list->items->len > 0)
    return g_steal_pointer (&list);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("%s holds a header and nothing below it; export the list again"), sheet->name);
  return NULL;
}

static char *
read_text (GFile         *file,
           const char    *encoding,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GopsTextDecoder) decoder = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize before;

  if (stream == NULL)
    {
      gops_file_problem_reading (file, error);
      return NULL;
    }
  decoder = gops_text_decoder_new (G_INPUT_STREAM (stream), encoding, cancellable, error);
  if (decoder == NULL)
    return NULL;
  do
    {
      before = text->len;
      if (!gops_text_decoder_read (decoder, text, cancellable, error))
        return NULL;
    }
  while (text->len > before && text->len <= GOPS_SIGN_UP_MAX_BYTES);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GopsSignUpList *
gops_sign_up_text_read (GFile         *file,
                        const char    *encoding,
                        gboolean       sure,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *text = read_text (file, encoding, cancellable, error);
  g_autofree char *table = text != NULL && sure ? gops_sign_up_to_table (text) : NULL;

  if (sure && table == NULL)
    return NULL;
  return text != NULL ? gops_sign_up_read (text) : NULL;
}

/* A workbook is a table in any case; a text is one where a header tells who has signed up. */
static gboolean
is_table (GFile                   *file,
          const GopsTableOptions  *options,
          GCancellable            *cancellable)
{
  g_autoptr (GopsSheet) sheet = gops_sheet_new (file, options, "sign-ups", fields, N_FIELDS, cancellable, NULL);

  return sheet != NULL && (g_str_equal (sheet->format->id, "xlsx") || (sheet->headers->len > 1 && gops_sheet_has_field (sheet, NAME)));
}

GopsSignUpList *
gops_sign_up_file_read (GFile                   *file,
                        const GopsTableOptions  *options,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  g_autoptr (GError) local_error = NULL;
  GopsSignUpList *list;

  if (is_table (file, options, cancellable))
    return gops_sign_up_sheet_read (file, options, cancellable, error);
  list = gops_sign_up_text_read (file, options != NULL ? options->encoding : NULL, FALSE, cancellable, &local_error);
  if (list == NULL && local_error == NULL)
    g_set_error (&local_error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING,
                 _("this is no sign-up list; copy all of it, with a number before each name"));
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return list;
}
