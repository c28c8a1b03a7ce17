/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies and knowledge from a table. */
#include "config.h"

#include "gops-replies-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-intake-error.h"
#include "gops-reply.h"
#include "gops-table-check.h"

#define REPORT_EVERY 200

static const GopsMappingField fields[GOPS_REPLIES_N_FIELDS] = {
  [GOPS_REPLIES_FIELD_IGNORE] = { "ignore", N_("Leave out"), GOPS_MAPPING_TEXT, NULL },
  [GOPS_REPLIES_FIELD_KIND] = { "kind", N_("Kind"), GOPS_MAPPING_TEXT, "类型 种类 kind type" },
  [GOPS_REPLIES_FIELD_CATEGORY] = { "category", N_("Category"), GOPS_MAPPING_TEXT,
    "分类 类别 话术分类 分组 话术分组 目录 栏目 一级分类 category group folder section topic" },
  [GOPS_REPLIES_FIELD_TITLE] = { "title", N_("Title"), GOPS_MAPPING_TEXT,
    "标题 话术标题 问题 标准问题 标准问 名称 title question standardquestion name" },
  [GOPS_REPLIES_FIELD_KEYWORDS] = { "keywords", N_("Keywords"), GOPS_MAPPING_TEXT,
    "关键词 关键字 触发词 触发关键词 相似问题 相似问法 快捷词 快捷编码 keywords keyword triggers trigger shortcut similarquestions" },
  [GOPS_REPLIES_FIELD_ANSWER] = { "answer", N_("Answer"), GOPS_MAPPING_TEXT,
    "答案 回复 回复内容 话术 话术内容 回答 内容 正文 answer reply response content text message body" },
  [GOPS_REPLIES_FIELD_TAGS] = { "tags", N_("Tags"), GOPS_MAPPING_TEXT, "标签 tags tag labels label" },
  [GOPS_REPLIES_FIELD_NOTE] = { "note", N_("Note"), GOPS_MAPPING_TEXT, "备注 说明 note notes remark comment" },
};

typedef struct
{
  GopsSheet        *sheet;
  GopsStore        *store;
  GHashTable       *known;      /* (owned) (element-type utf8): digests of what is there */
  GopsImportReport *report;     /* (owned) */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->report, gops_import_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

const GopsMappingField *
gops_replies_fields (void)
{
  return fields;
}

GopsSheet *
gops_replies_sheet (GFile                   *file,
                    const GopsTableOptions  *options,
                    GCancellable            *cancellable,
                    GError                 **error)
{
  return gops_sheet_new (file, options, "replies", fields, GOPS_REPLIES_N_FIELDS, cancellable, error);
}

/* --- cells --- */

/* What the writer of tables puts before a cell that a spreadsheet would take for a formula. */
static const char *
skip_guard (const char *text)
{
  static const char *const signs[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };

  for (guint i = 0; *text == '\'' && i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text + 1, signs[i]))
      return text + 1;
  return text;
}

static gboolean
is_kept (gunichar c)
{
  return c == '\n' || c == '\t' || (c >= 0x20 && !(c >= 0x7f && c <= 0x9f) && c != 0xfeff && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069));
}

/* An answer is posted as somebody has set it: blanks, empty lines and the joiners of emoji stay. Only what cannot be seen
 * and turns the direction of writing goes. */
static char *
clean_answer (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);
  guint n = 0;

  for (const char *p = skip_guard (text); *p != '\0' && n < GOPS_REPLY_MAX_ANSWER; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      if (c == 0 || !is_kept (c))
        continue;
      g_string_append_unichar (result, c);
      n++;
    }
  return g_strdup (g_strstrip (result->str));
}

static char *
read_line (Run             *self,
           GopsTableSource *reader,
           guint            field,
           guint            most)
{
  return gops_cell_clean_line (gops_sheet_get_cell (self->sheet, reader, field), most, NULL);
}

/* Whatever a table calls knowledge; all else is a reply. */
static const char *
read_kind (Run             *self,
           GopsTableSource *reader)
{
  static const char *const words[] = { "knowledge", "知识", "知识库", "faq", NULL };
  g_autofree char *text = read_line (self, reader, GOPS_REPLIES_FIELD_KIND, GOPS_REPLY_MAX_LINE);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_strv_contains (words, lower) || g_str_equal (text, _("Knowledge")) ? "knowledge" : "reply";
}

static GopsReply *
read_reply (Run             *self,
            GopsTableSource *reader)
{
  g_autofree char *category = read_line (self, reader, GOPS_REPLIES_FIELD_CATEGORY, GOPS_REPLY_MAX_LINE);
  g_autofree char *title = read_line (self, reader, GOPS_REPLIES_FIELD_TITLE, GOPS_REPLY_MAX_LINE);
  g_autofree char *keywords = read_line (self, reader, GOPS_REPLIES_FIELD_KEYWORDS, GOPS_REPLY_MAX_WORDS);
  g_autofree char *tags = read_line (self, reader, GOPS_REPLIES_FIELD_TAGS, GOPS_REPLY_MAX_WORDS);
  g_autofree char *answer = clean_answer (gops_sheet_get_cell (self->sheet, reader, GOPS_REPLIES_FIELD_ANSWER));
  g_autofree char *note = clean_answer (gops_sheet_get_cell (self->sheet, reader, GOPS_REPLIES_FIELD_NOTE));

  return gops_record_new (GOPS_TYPE_REPLY, "kind", read_kind (self, reader), "category", category, "title", title, "keywords", keywords,
                          "answer", answer, "tags", tags, "note", note, NULL);
}

/* --- records --- */

static char *
make_digest (const char *kind,
             const char *title,
             const char *keywords,
             const char *answer)
{
  g_autofree char *all = g_strjoin ("\x1f", kind, title, keywords, answer, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, all, -1);
}

static gboolean
load_known (Run     *self,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT kind, title, keywords, answer FROM reply", NULL);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    g_hash_table_add (self->known, make_digest (gops_statement_text (rows, 0), gops_statement_text (rows, 1), gops_statement_text (rows, 2),
                                                gops_statement_text (rows, 3)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
put_reply (Run        *self,
           GopsReply  *reply,
           GError    **error)
{
  g_autofree char *digest = make_digest (gops_record_get_text (reply, GOPS_REPLY_KIND), gops_record_get_text (reply, GOPS_REPLY_TITLE),
                                         gops_record_get_text (reply, GOPS_REPLY_KEYWORDS), gops_record_get_text (reply, GOPS_REPLY_ANSWER));

  if (!g_hash_table_add (self->known, g_steal_pointer (&digest)))
    {
      self->report->duplicates++;
      return TRUE;
    }
  self->report->n_changed++;
  return gops_record_insert (reply, self->store, error);
}

static gboolean
take_record (Run              *self,
             GopsTableSource  *reader,
             GError          **error)
{
  g_autoptr (GopsReply) reply = NULL;

  if (gops_table_source_is_empty (reader))
    return TRUE;
  if (++self->report->n_records > GOPS_REPLIES_MAX_ROWS)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT, _("%s has more than %d lines; split it into several files"),
                   self->sheet->name, GOPS_REPLIES_MAX_ROWS);
      return FALSE;
    }
  if (!gops_table_check_record (reader, self->sheet->headers->len, self->report))
    return TRUE;
  reply = read_reply (self, reader);
  if (*gops_record_get_text (reply, GOPS_REPLY_ANSWER) != '\0')
    return put_reply (self, reply, error);
  gops_sheet_refuse (self->sheet, reader, GOPS_REPLIES_FIELD_ANSWER, TRUE, _("the answer is missing"), self->report);
  return TRUE;
}

static gboolean
run_records (Run           *self,
             GopsProgress  *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GopsTableSource) reader = gops_sheet_open (self->sheet, cancellable, error);
  gboolean more = TRUE;

  if (reader == NULL)
    return FALSE;
  while (more)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_table_source_next (reader, &more, cancellable, error) ||
          (more && !take_record (self, reader, error)))
        return FALSE;
      if (self->report->n_records % REPORT_EVERY == 0)
        gops_progress_report (progress, self->report->n_records, 0, self->sheet->name);
    }
  gops_table_check_end (reader, self->report);
  if (self->report->n_changed + self->report->duplicates > 0)
    return TRUE;
  gops_sheet_set_nothing (self->sheet, self->report, error);
  return FALSE;
}

static gboolean
prepare (Run     *self,
         GError **error)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->report = gops_import_report_new ("replies");
  if (gops_sheet_has_field (self->sheet, GOPS_REPLIES_FIELD_ANSWER))
    return load_known (self, error);
  gops_sheet_set_no_column (self->sheet, _("the answers"), error);
  return FALSE;
}

GopsImportReport *
gops_replies_import (GopsSheet     *sheet,
                     GopsStore     *store,
                     gboolean       dry,
                     GopsProgress  *progress,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_auto (Run) run = { .sheet = sheet, .store = store };
  gboolean ok;

  if (!prepare (&run, error) || !gops_store_begin (store, error, N_("Import replies from %s"), sheet->name, NULL))
    return NULL;
  ok = run_records (&run, progress, cancellable, error);
  if (!ok || dry || run.report->n_changed == 0)
    gops_store_rollback (store);
  else
    ok = gops_store_commit (store, error);
  return ok ? g_steal_pointer (&run.report) : NULL;
}
