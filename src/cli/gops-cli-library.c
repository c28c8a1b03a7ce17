/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for the library: replies, materials. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>

#include "gops-asset.h"
#include "gops-cli-chats.h"
#include "gops-cli-records.h"
#include "gops-file-writer.h"
#include "gops-fill.h"
#include "gops-library-index.h"
#include "gops-library-use.h"
#include "gops-material-intake.h"
#include "gops-material.h"
#include "gops-replies-csv.h"
#include "gops-replies-import.h"
#include "gops-reply-starter.h"
#include "gops-reply.h"
#include "gops-text.h"

#define MOST 1000000   /* of a list without a limit */

/* --- replies --- */

/* What the variables of answers stand for: the group's own, or neutral phrases. */
typedef struct
{
  GopsDossier    *dossier;   /* (owned) (nullable) */
  GopsFillValues  values;
} Fill;

static void
fill_clear (Fill *self)
{
  g_clear_pointer (&self->dossier, gops_dossier_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fill, fill_clear)

/* Without --group texts are as they are written. */
static gboolean
load_fill (GopsCli  *self,
           Fill     *fill,
           GError  **error)
{
  const char *name = gops_cli_option (self, "group");
  gint64 group;

  if (name == NULL)
    return TRUE;
  if (!gops_cli_find_group (self, name, &group, error) || (fill->dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL)
    return FALSE;
  fill->values = gops_fill_values (fill->dossier);
  return TRUE;
}

static char *
answer_of (GopsReply  *reply,
           const Fill *fill)
{
  const char *answer = gops_record_get_text (reply, GOPS_REPLY_ANSWER);

  return fill->dossier != NULL ? gops_fill (&fill->values, answer) : g_strdup (answer);
}

static void
add_reply (GopsCli    *self,
           GopsReply  *reply,
           const Fill *fill)
{
  static const GopsReplyColumn columns[] = { GOPS_REPLY_KIND, GOPS_REPLY_CATEGORY, GOPS_REPLY_TITLE, GOPS_REPLY_KEYWORDS };
  g_autofree char *answer = answer_of (reply, fill);

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_record_get_id (reply));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gops_cli_add_text (self, gops_reply_table.columns[columns[i]].name, gops_record_get_text (reply, columns[i]));
  gops_cli_add_text (self, "answer", answer);
  gops_cli_add_text (self, "tags", gops_record_get_text (reply, GOPS_REPLY_TAGS));
  gops_cli_add_text (self, "note", gops_record_get_text (reply, GOPS_REPLY_NOTE));
  gops_cli_add_int (self, "used", gops_record_get_int (reply, GOPS_REPLY_USED));
  gops_cli_add_instant (self, "used_at", gops_record_get_int (reply, GOPS_REPLY_USED_AT), NULL);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s%s · %s\n%s\n", self->text->len > 0 ? "\n" : "", gops_record_get_text (reply, GOPS_REPLY_TITLE),
                          gops_record_get_text (reply, GOPS_REPLY_CATEGORY), answer);
}

static gboolean
read_kind (GopsCli     *self,
           const char **out_kind,
           GError     **error)
{
  *out_kind = gops_cli_option (self, "kind");
  if (*out_kind == NULL || g_str_equal (*out_kind, "reply") || g_str_equal (*out_kind, "knowledge"))
    return TRUE;
  return gops_cli_fail (error, _("--kind: “%s” is neither reply nor knowledge"), *out_kind);
}

static gboolean
list_replies (GopsCli  *self,
              GError  **error)
{
  GopsLibraryFilter filter = { .text = gops_cli_option (self, "match") };
  g_autoptr (GopsLibraryIndex) index = gops_library_index_new (self->store, GOPS_LIBRARY_REPLIES);
  g_auto (Fill) fill = { 0 };
  g_autoptr (GArray) ids = NULL;
  guint limit;

  if (!read_kind (self, &filter.kind, error) || !gops_cli_number (self, "limit", MOST, &limit, error) || !load_fill (self, &fill, error))
    return FALSE;
  ids = gops_library_index_search (index, &filter, limit);
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GopsReply) reply = gops_record_load (GOPS_TYPE_REPLY, self->store, g_array_index (ids, gint64, i), error);

      if (reply == NULL)
        return FALSE;
      add_reply (self, reply, &fill);
    }
  gops_cli_end_array (self);
  return TRUE;
}

static void
add_skipped (GopsCli                *self,
             const GopsImportReport *report)
{
  gops_cli_begin_array (self, "skipped");
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];

      gops_cli_begin_object (self);
      gops_cli_add_int (self, "line", (gint64) skipped->line);
      gops_cli_add_text (self, "reason", skipped->reason);
      gops_cli_end_object (self);
    }
  gops_cli_end_array (self);
}

static gboolean
import_replies (GopsCli     *self,
                const char  *path,
                GError     **error)
{
  const GopsTableOptions options = gops_cli_table_options (self);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsSheet) sheet = gops_replies_sheet (file, &options, NULL, error);
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);
  g_autoptr (GopsImportReport) report = NULL;

  if (sheet == NULL || !gops_cli_set_columns (self, sheet, error))
    return FALSE;
  report = gops_replies_import (sheet, self->store, gops_cli_flag (self, "dry-run"), progress, NULL, error);
  if (report == NULL)
    return FALSE;
  gops_cli_remember_columns (self, sheet);
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "encoding", report->encoding);
  gops_cli_add_int (self, "added", (gint64) report->n_changed);
  gops_cli_add_int (self, "duplicates", (gint64) report->duplicates);
  add_skipped (self, report);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("Replies: %lu new; %lu were there already\n"), (gulong) report->n_changed, (gulong) report->duplicates);
  gops_cli_print_skipped (self, report);
  return TRUE;
}

static void
add_file (GopsCli    *self,
          const char *path,
          GFile      *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  gops_cli_begin_array (self, NULL);
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "file", path);
  gops_cli_add_int (self, "bytes", info != NULL ? g_file_info_get_size (info) : 0);
  gops_cli_end_object (self);
  gops_cli_end_array (self);
  g_string_append_printf (self->text, "%s\n", path);
}

static gboolean
export_replies (GopsCli     *self,
                const char  *path,
                GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!gops_replies_export_csv (self->store, file, NULL, NULL, error))
    return FALSE;
  add_file (self, path, file);
  return TRUE;
}

static gboolean
add_starter (GopsCli  *self,
             GError  **error)
{
  g_autofree char *language = gops_workspace_dup_setting (self->store, GOPS_SETTING_LANGUAGE);
  guint n = 0;

  if (!gops_reply_starter_add (self->store, language, &n, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "added", n);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, ngettext ("%u reply added\n", "%u replies added\n", n), n);
  return TRUE;
}

static gboolean
run_replies (GopsCli  *self,
             GError  **error)
{
  const char *from = gops_cli_option (self, "import"), *to = gops_cli_option (self, "export");

  if ((from != NULL) + (to != NULL) + gops_cli_flag (self, "starter") > 1)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("--import, --export and --starter: one at a time"));
      return FALSE;
    }
  if (gops_cli_flag (self, "starter"))
    return add_starter (self, error);
  return from != NULL ? import_replies (self, from, error) : to != NULL ? export_replies (self, to, error) : list_replies (self, error);
}

/* --- materials --- */

static gboolean
add_material (GopsCli       *self,
              GopsMaterial  *material,
              GError       **error)
{
  static const GopsMaterialColumn columns[] = { GOPS_MATERIAL_KIND, GOPS_MATERIAL_TITLE, GOPS_MATERIAL_TAGS, GOPS_MATERIAL_LINK, GOPS_MATERIAL_FILE_NAME };
  gint64 id = gops_record_get_id (material);
  GopsLibraryUse use = { 0 };
  g_autofree char *shown = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (!gops_material_load_use (self->store, id, &use, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gops_cli_add_text (self, gops_material_table.columns[columns[i]].name, gops_record_get_text (material, columns[i]));
  gops_cli_add_int (self, "size", gops_record_get_int (material, GOPS_MATERIAL_SIZE));
  gops_cli_add_int (self, "used", use.times);
  gops_cli_add_instant (self, "used_at", use.last, NULL);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, shown, 22);
  gops_cli_append_cell (self, gops_record_get_text (material, GOPS_MATERIAL_KIND), 10);
  g_string_append_printf (self->text, "%s\n", gops_record_get_text (material, GOPS_MATERIAL_TITLE));
  return TRUE;
}

static gboolean
list_materials (GopsCli  *self,
                GArray   *ids,
                GError  **error)
{
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GopsMaterial) material = gops_record_load (GOPS_TYPE_MATERIAL, self->store, g_array_index (ids, gint64, i), error);

      if (material == NULL || !add_material (self, material, error))
        return FALSE;
    }
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
add_files (GopsCli    *self,
           GPtrArray  *names,
           GError    **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);
  g_autoptr (GopsMaterialReport) report = NULL;

  if (names->len == 1 && gops_material_is_link (names->pdata[0]))
    report = gops_materials_add_link (self->store, names->pdata[0], 0, error);
  else
    {
      for (guint i = 0; i < names->len; i++)
        g_ptr_array_add (files, g_file_new_for_path (names->pdata[i]));
      report = gops_materials_add_files (self->store, files, 0, progress, NULL, error);
    }
  if (report == NULL)
    return FALSE;
  if (report->problems->len > 0 && report->ids->len == 0)
    return gops_cli_fail (error, "%s", (const char *) report->problems->pdata[0]);
  for (guint i = 0; i < report->problems->len; i++)
    g_string_append_printf (self->text, "%s\n", (const char *) report->problems->pdata[i]);
  return list_materials (self, report->ids, error);
}

static gboolean
save_material (GopsCli     *self,
               const char  *id,
               GError     **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GopsMaterial) material = gops_record_load (GOPS_TYPE_MATERIAL, self->store, g_ascii_strtoll (id, NULL, 10), error);
  g_autoptr (GFile) file = g_file_new_for_path (to != NULL ? to : ".");
  g_autoptr (GBytes) bytes = NULL;

  if (material == NULL)
    return FALSE;
  if (to == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("--save: say where with --to FILE"));
      return FALSE;
    }
  bytes = gops_asset_load (self->store, gops_record_get_int (material, GOPS_MATERIAL_ASSET_ID), error);
  if (bytes == NULL || !gops_file_write (file, bytes, NULL, error))
    return FALSE;
  add_file (self, to, file);
  return TRUE;
}

static gboolean
run_materials (GopsCli  *self,
               GError  **error)
{
  const GopsLibraryFilter filter = { .text = gops_cli_option (self, "match") };
  g_autoptr (GopsLibraryIndex) index = NULL;
  g_autoptr (GArray) ids = NULL;

  if (gops_cli_options (self, "add") != NULL)
    return add_files (self, gops_cli_options (self, "add"), error);
  if (gops_cli_option (self, "save") != NULL)
    return save_material (self, gops_cli_option (self, "save"), error);
  index = gops_library_index_new (self->store, GOPS_LIBRARY_MATERIALS);
  ids = gops_library_index_search (index, &filter, MOST);
  return list_materials (self, ids, error);
}

static const GopsCliOption reply_options[] = {
  { "match", "TEXT", N_("with these words, in any of its texts; Chinese by pinyin too") },
  { "kind", "KIND", N_("reply or knowledge") },
  { "group", "GROUP", N_("answers with the variables filled for this group") },
  { "limit", "N", N_("at most so many") },
  { "import", "FILE", N_("add those of a table: CSV, TSV or a sheet of an Excel workbook") },
  { "encoding", "E", N_("of the file; else it is found out") },
  { "sheet", "NAME", N_("of the workbook; else its first") },
  { "map", "COLUMN=FIELD", N_("what a column holds: kind, category, title, keywords, answer, tags, note, ignore; may be given several times"), TRUE },
  { "dry-run", NULL, N_("write nothing") },
  { "export", "FILE", N_("write all to a CSV file, which --import reads") },
  { "starter", NULL, N_("add replies to begin with, for the kinds of groups that there are") },
  { NULL },
};

static const GopsCliOption material_options[] = {
  { "match", "TEXT", N_("with these words, in any of its texts; Chinese by pinyin too") },
  { "add", "FILE|LINK", N_("copy a file in, or add a link; may be given several times for files"), TRUE },
  { "save", "ID", N_("write what a material holds to --to FILE") },
  { "to", "FILE", N_("where to write") },
  { NULL },
};

const GopsCliCommand gops_cli_library_commands[] = {
  { "replies", "[--match TEXT] [--kind K] [--group GROUP] | --import FILE | --export FILE | --starter", N_("replies and knowledge, searched, imported and exported"),
    reply_options, 0, 0, GOPS_CLI_OPEN, run_replies },
  { "materials", "[--match TEXT] | --add FILE|LINK … | --save ID --to FILE", N_("pictures, files and links that are posted"), material_options, 0, 0,
    GOPS_CLI_OPEN, run_materials },
  { NULL },
};
