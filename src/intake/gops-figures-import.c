/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of groups by days from a table. */
#include "config.h"

#include "gops-figures-import.h"

#include <glib/gi18n-lib.h>

#include "gops-cell-clean.h"
#include "gops-figures.h"
#include "gops-intake-error.h"
#include "gops-name-fold.h"
#include "gops-table-check.h"

static const GopsMappingField fields[GOPS_FIGURES_N_FIELDS] = {
  [GOPS_FIGURES_FIELD_IGNORE] = { "ignore", N_("Leave out"), GOPS_MAPPING_TEXT, NULL },
  [GOPS_FIGURES_FIELD_GROUP] = { "group", N_("Group"), GOPS_MAPPING_TEXT,
    "群名称 群名 客户群名称 客户群名 群聊名称 客户群 群聊 群组 群 group groupname chatname room roomname" },
  [GOPS_FIGURES_FIELD_DATE] = { "date", N_("Date"), GOPS_MAPPING_DATE, "日期 统计日期 数据日期 时间 统计时间 date day stattime" },
  [GOPS_FIGURES_FIELD_MEMBERS] = { "members", N_("Members"), GOPS_MAPPING_NUMBER,
    "群总人数 客户群总人数 群成员总数 群成员数 成员总数 总人数 群人数 成员数 人数 截至当天客户群总人数 群内总人数 membertotal members membercount size" },
  [GOPS_FIGURES_FIELD_JOINED] = { "joined", N_("Joined"), GOPS_MAPPING_NUMBER,
    "新增群人数 客户群新增人数 客户群新增群人数 新增人数 新增成员数 新增成员 入群人数 当日入群人数 今日入群 进群人数 新增入群人数 新增 入群 newmembercnt joined newmembers" },
  [GOPS_FIGURES_FIELD_GONE] = { "left", N_("Left"), GOPS_MAPPING_NUMBER,
    "退群人数 当日退群人数 今日退群 退群成员数 退群成员 退出人数 流失人数 流失成员数 离群人数 退群 left gone leftmembers leavecnt" },
  [GOPS_FIGURES_FIELD_SPOKE] = { "spoke", N_("Spoke"), GOPS_MAPPING_NUMBER,
    "发过消息的群成员数 发过消息的客户群成员数 有过发言的成员数 发言人数 发言成员数 活跃人数 活跃成员数 群活跃人数 截至当天有发过消息的群成员数 发言 "
    "memberhasmsg spoke speakers activemembers" },
  [GOPS_FIGURES_FIELD_MESSAGES] = { "messages", N_("Messages"), GOPS_MAPPING_NUMBER,
    "消息总数 群消息总数 群消息数 消息数 消息条数 客户群消息总数 截至当天客户群消息总数 发言条数 发言数 消息 msgtotal messages messagecount" },
};

typedef struct
{
  GopsSheet         *sheet;
  GopsStore         *store;
  gint64             group;
  const char        *day;
  GHashTable        *groups;     /* (owned) (element-type utf8 gint64): by folded name; 0 for a name of several */
  GHashTable        *seen;       /* (owned) (element-type gint64): groups with something new */
  GString           *folded;     /* (owned) */
  GopsFiguresReport *report;     /* (owned) */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_string_free (self->folded, TRUE);
  g_clear_pointer (&self->report, gops_figures_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

const GopsMappingField *
gops_figures_fields (void)
{
  return fields;
}

void
gops_figures_report_free (GopsFiguresReport *self)
{
  gops_import_report_free (self->base);
  g_free (self);
}

JsonNode *
gops_figures_report_to_json (const GopsFiguresReport *self)
{
  JsonNode *node = gops_import_report_to_json (self->base);
  JsonObject *object = json_node_get_object (node);

  json_object_set_int_member (object, "days", (gint64) self->days);
  json_object_set_int_member (object, "groups", self->groups);
  return node;
}

static const char *
fold (Run        *self,
      const char *name)
{
  gops_name_fold (self->folded, name);
  return self->folded->str;
}

static gboolean
load_groups (Run     *self,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT id, name FROM chat_group WHERE deleted_at = 0", NULL);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      const char *name = fold (self, gops_statement_text (rows, 1));
      gint64 id = g_hash_table_contains (self->groups, name) ? 0 : gops_statement_int (rows, 0);

      g_hash_table_insert (self->groups, g_strdup (name), g_memdup2 (&id, sizeof id));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_columns (Run     *self,
               GError **error)
{
  gboolean figures = FALSE;

  for (guint i = GOPS_FIGURES_FIELD_MEMBERS; i < GOPS_FIGURES_N_FIELDS; i++)
    figures = figures || gops_sheet_has_field (self->sheet, i);
  if (!figures)
    gops_sheet_set_no_column (self->sheet, _("a figure, such as members or messages"), error);
  else if (!gops_sheet_has_field (self->sheet, GOPS_FIGURES_FIELD_GROUP) && self->group == 0)
    gops_sheet_set_no_column (self->sheet, _("the groups"), error);
  else if (!gops_sheet_has_field (self->sheet, GOPS_FIGURES_FIELD_DATE) && self->day == NULL)
    gops_sheet_set_no_column (self->sheet, _("the days"), error);
  else
    return TRUE;
  return FALSE;
}

/* Returns: 0 where it is not known, which was told */
static gint64
find_group (Run             *self,
            GopsTableSource *reader)
{
  g_autofree char *name = gops_cell_clean_line (gops_sheet_get_cell (self->sheet, reader, GOPS_FIGURES_FIELD_GROUP), GOPS_NAME_MAX_CHARACTERS, NULL);
  const gint64 *id = g_hash_table_lookup (self->groups, fold (self, name));

  if (*name == '\0' && self->group != 0)
    return self->group;
  if (id == NULL)
    gops_sheet_refuse (self->sheet, reader, GOPS_FIGURES_FIELD_GROUP, TRUE, _("there is no group of this name"), self->report->base);
  else if (*id == 0)
    gops_sheet_refuse (self->sheet, reader, GOPS_FIGURES_FIELD_GROUP, TRUE, _("several groups have this name"), self->report->base);
  return id != NULL ? *id : 0;
}

/* Returns: (transfer full) (nullable): %NULL where it is not known, which was told */
static char *
find_day (Run             *self,
          GopsTableSource *reader)
{
  GopsDateValue value;
  GopsDateVerdict verdict = gops_date_read (gops_sheet_get_cell (self->sheet, reader, GOPS_FIGURES_FIELD_DATE), self->sheet->order, &value);

  if (verdict == GOPS_DATE_OK || verdict == GOPS_DATE_DOUBTFUL)   /* asked about before the first record was taken */
    return gops_date_value_to_iso (&value);
  if (verdict == GOPS_DATE_EMPTY && self->day != NULL)
    return g_strdup (self->day);
  gops_sheet_refuse (self->sheet, reader, GOPS_FIGURES_FIELD_DATE, TRUE,
                     verdict == GOPS_DATE_EMPTY ? _("the day is missing") : _("this is no date"), self->report->base);
  return NULL;
}

static gboolean
put_cell (Run              *self,
          GopsTableSource  *reader,
          const char       *day,
          GopsFigureCell    cell,
          guint            *n_given,
          gboolean         *changed,
          GError          **error)
{
  guint field = GOPS_FIGURES_FIELD_MEMBERS + cell.figure;
  gboolean now = FALSE;

  if (!gops_figure_read (gops_sheet_get_cell (self->sheet, reader, field), &cell.value))
    {
      gops_sheet_refuse (self->sheet, reader, field, FALSE, _("this is no whole number"), self->report->base);
      return TRUE;
    }
  if (cell.value == GOPS_FIGURE_NONE)
    return TRUE;
  (*n_given)++;
  if (!gops_figures_put (self->store, day, &cell, &now, error))
    return FALSE;
  *changed = *changed || now;
  return TRUE;
}

static gboolean
put_record (Run              *self,
            GopsTableSource  *reader,
            gint64            group,
            const char       *day,
            GError          **error)
{
  gboolean changed = FALSE;
  guint n_given = 0;

  for (guint i = 0; i < GOPS_N_FIGURES; i++)
    if (!put_cell (self, reader, day, (GopsFigureCell) { .group = group, .figure = i }, &n_given, &changed, error))
      return FALSE;
  if (n_given == 0)
    return TRUE;
  gops_import_report_note_date (self->report->base, day);
  self->report->days += changed;
  self->report->base->duplicates += !changed;
  if (changed && g_hash_table_add (self->seen, g_memdup2 (&group, sizeof group)))
    self->report->groups++;
  return TRUE;
}

static gboolean
take_record (Run              *self,
             GopsTableSource  *reader,
             GError          **error)
{
  g_autofree char *day = NULL;
  gint64 group;

  if (gops_table_source_is_empty (reader))
    return TRUE;
  if (++self->report->base->n_records > GOPS_FIGURES_MAX_ROWS)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT, _("%s has more than %d lines; split it into several files"),
                   self->sheet->name, GOPS_FIGURES_MAX_ROWS);
      return FALSE;
    }
  if (!gops_table_check_record (reader, self->sheet->headers->len, self->report->base) || (group = find_group (self, reader)) == 0 ||
      (day = find_day (self, reader)) == NULL)
    return TRUE;
  return put_record (self, reader, group, day, error);
}

static gboolean
run_records (Run           *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GopsTableSource) reader = gops_sheet_open (self->sheet, cancellable, error);
  gboolean more = TRUE;

  if (reader == NULL)
    return FALSE;
  while (more)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_table_source_next (reader, &more, cancellable, error) ||
        (more && !take_record (self, reader, error)))
      return FALSE;
  gops_table_check_end (reader, self->report->base);
  if (self->report->days + self->report->base->duplicates > 0)
    return TRUE;
  gops_sheet_set_nothing (self->sheet, self->report->base, error);
  return FALSE;
}

static gboolean
prepare (Run           *self,
         GCancellable  *cancellable,
         GError       **error)
{
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->report = g_new0 (GopsFiguresReport, 1);
  self->report->base = gops_import_report_new ("figures");
  return check_columns (self, error) && load_groups (self, error) &&
    gops_sheet_survey (self->sheet, GOPS_FIGURES_FIELD_DATE, NULL, NULL, cancellable, error);
}

GopsFiguresReport *
gops_figures_import (GopsSheet     *sheet,
                     GopsStore     *store,
                     gint64         group,
                     const char    *day,
                     gboolean       dry,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_auto (Run) run = { .sheet = sheet, .store = store, .group = group, .day = day, .folded = g_string_new (NULL) };
  gboolean ok;

  if (!prepare (&run, cancellable, error) || !gops_store_begin (store, error, N_("Import figures from %s"), sheet->name, NULL))
    return NULL;
  ok = run_records (&run, cancellable, error);
  run.report->base->n_changed = run.report->days;
  if (!ok || dry || run.report->days == 0)   /* a try writes as well, and takes it back */
    gops_store_rollback (store);
  else
    ok = gops_store_commit (store, error);
  return ok ? g_steal_pointer (&run.report) : NULL;
}
