/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a group from a table. */
#include "config.h"

#include "gops-plan-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-plan-run.h"
#include "gops-plan-type.h"
#include "gops-rrule.h"
#include "gops-table-check.h"

#define FIELD(cell) ((cell) + 1)

static const GopsMappingField fields[GOPS_PLAN_N_FIELDS] = {
  { "ignore", N_("Leave out"), GOPS_MAPPING_TEXT, NULL },
  [FIELD (GOPS_PLAN_CELL_DATE)] = { "date", N_("Date"), GOPS_MAPPING_DATE,
    "日期 发布日期 计划日期 开始日期 day 日 date publishdate startdate postdate scheduleddate ondate" },
  [FIELD (GOPS_PLAN_CELL_TIME)] = { "time", N_("Time"), GOPS_MAPPING_TEXT, "时间 发布时间 开始时间 几点 time publishtime starttime posttime attime" },
  [FIELD (GOPS_PLAN_CELL_UNTIL)] = { "until", N_("Until"), GOPS_MAPPING_TEXT, "结束时间 截止时间 until endtime end untiltime" },
  [FIELD (GOPS_PLAN_CELL_TYPE)] = { "type", N_("Type"), GOPS_MAPPING_TEXT, "类型 内容类型 栏目 分类 type kind category contenttype" },
  [FIELD (GOPS_PLAN_CELL_TITLE)] = { "title", N_("Title"), GOPS_MAPPING_TEXT, "标题 主题 选题 事项 名称 title subject topic what summary headline" },
  [FIELD (GOPS_PLAN_CELL_TEXT)] = { "text", N_("Text"), GOPS_MAPPING_TEXT, "文案 正文 内容 文本 话术 text body content copy description caption" },
  [FIELD (GOPS_PLAN_CELL_OWNER)] = { "owner", N_("Who"), GOPS_MAPPING_TEXT, "负责人 执行人 责任人 谁 owner who assignee responsible" },
  [FIELD (GOPS_PLAN_CELL_STATUS)] = { "status", N_("Status"), GOPS_MAPPING_TEXT, "状态 进度 status state" },
  [FIELD (GOPS_PLAN_CELL_MINUTES)] = { "minutes", N_("Minutes of work"), GOPS_MAPPING_NUMBER, "所需分钟 耗时 工时 minutesofwork minutes" },
  [FIELD (GOPS_PLAN_CELL_CHANNEL)] = { "channel", N_("Posted where"), GOPS_MAPPING_TEXT, "发布渠道 渠道 平台 postedwhere channel platform" },
  [FIELD (GOPS_PLAN_CELL_TACTIC)] = { "tactic", N_("Tactic"), GOPS_MAPPING_TEXT, "战术 tactic" },
  [FIELD (GOPS_PLAN_CELL_POSTER)] = { "poster", N_("Poster"), GOPS_MAPPING_TEXT, "海报 poster" },
  [FIELD (GOPS_PLAN_CELL_REMIND)] = { "remind", N_("Reminder, minutes before"), GOPS_MAPPING_NUMBER, "提前几分钟提醒 提醒 reminder,minutesbefore reminderminutesbefore reminder remindbefore" },
  [FIELD (GOPS_PLAN_CELL_REPEATS)] = { "repeats", N_("Repeats"), GOPS_MAPPING_TEXT, "重复规则 重复 repeats recurrence rrule" },
  [FIELD (GOPS_PLAN_CELL_LEFT_OUT)] = { "left-out", N_("Days left out"), GOPS_MAPPING_TEXT, "跳过的日期 leftout exdate" },
  [FIELD (GOPS_PLAN_CELL_INSTEAD_OF)] = { "instead-of", N_("Instead of the day"), GOPS_MAPPING_TEXT, "替换的日期 insteadof recurrenceid" },
  [FIELD (GOPS_PLAN_CELL_UID)] = { "uid", N_("UID"), GOPS_MAPPING_TEXT, "uid" },
};

typedef struct
{
  GopsSheet      *sheet;
  GopsPlanReport *report;   /* (borrowed) */
  GopsPlanWriter *writer;   /* (borrowed) */
  GPtrArray      *days;     /* (owned) (element-type Row): days of series, which come behind all series */
} Run;

/* A draft with what it is made of. */
typedef struct
{
  GopsPlanDraft draft;
  char         *uid;      /* (owned) (nullable) */
  GArray       *except;   /* (owned) */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->draft.item);
  g_clear_pointer (&row->except, g_array_unref);
  g_free (row->uid);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, row_free)

const GopsMappingField *
gops_plan_fields (void)
{
  return fields;
}

static gboolean
has (GopsSheet *sheet, GopsPlanCell cell)
{
  return gops_sheet_has_field (sheet, FIELD (cell));
}

gboolean
gops_plan_sheet_is_likely (GopsSheet *sheet)
{
  return has (sheet, GOPS_PLAN_CELL_DATE) && has (sheet, GOPS_PLAN_CELL_TITLE) &&
         has (sheet, GOPS_PLAN_CELL_TIME) + has (sheet, GOPS_PLAN_CELL_TEXT) + has (sheet, GOPS_PLAN_CELL_TYPE) + has (sheet, GOPS_PLAN_CELL_UID) >= 2;
}

/* --- cells --- */

/* Without the apostrophe that keeps a spreadsheet from calculating. */
static const char *
cell_of (Run *self, GopsTableSource *reader, GopsPlanCell cell)
{
  const char *text = gops_sheet_get_cell (self->sheet, reader, FIELD (cell));

  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t\r", text[1]) != NULL ? text + 1 : text;
}

static void
refuse (Run *self, GopsTableSource *reader, GopsPlanCell cell, gboolean whole, const char *why)
{
  gops_sheet_refuse (self->sheet, reader, FIELD (cell), whole, why, self->report->base);
}

static void
give (Row *row, guint column)
{
  row->draft.given |= G_GUINT64_CONSTANT (1) << column;
}

static void
take_minutes (Row *row, guint column, int hour, int minute)
{
  g_autofree char *time = g_strdup_printf ("%02d:%02d", hour, minute);

  gops_record_set_text (row->draft.item, column, time);
}

static gboolean
read_date (Run *self, GopsTableSource *reader, Row *row)
{
  GopsDateValue value;
  GopsDateVerdict verdict = gops_date_read (cell_of (self, reader, GOPS_PLAN_CELL_DATE), self->sheet->order, &value);
  g_autofree char *date = NULL;

  if (!has (self->sheet, GOPS_PLAN_CELL_DATE) || verdict == GOPS_DATE_EMPTY)   /* planned, but for no day yet */
    return TRUE;
  if (verdict != GOPS_DATE_OK && verdict != GOPS_DATE_DOUBTFUL)
    {
      refuse (self, reader, GOPS_PLAN_CELL_DATE, TRUE, _("this is no date"));
      return FALSE;
    }
  date = gops_date_value_to_iso (&value);
  gops_record_set_text (row->draft.item, GOPS_PLAN_ITEM_ON_DATE, date);
  if (value.has_time && !has (self->sheet, GOPS_PLAN_CELL_TIME))
    {
      take_minutes (row, GOPS_PLAN_ITEM_AT_TIME, value.hour, value.minute);
      give (row, GOPS_PLAN_ITEM_AT_TIME);
    }
  return TRUE;
}

static void
read_time (Run *self, GopsTableSource *reader, Row *row, GopsPlanCell cell)
{
  const char *text = cell_of (self, reader, cell);
  GopsDateValue value;
  GopsDateVerdict verdict = gops_clock_read (text, &value);

  if (verdict != GOPS_DATE_OK && verdict != GOPS_DATE_EMPTY)   /* a spreadsheet may show the day as well */
    verdict = gops_date_read (text, self->sheet->order, &value);
  if (verdict == GOPS_DATE_OK)
    take_minutes (row, gops_plan_columns[cell].column, value.hour, value.minute);
  else if (verdict != GOPS_DATE_EMPTY)
    refuse (self, reader, cell, FALSE, _("this is no time of day"));
}

static void
read_number (Run *self, GopsTableSource *reader, Row *row, GopsPlanCell cell, gint64 none)
{
  g_autofree char *text = gops_plan_run_clean_line (cell_of (self, reader, cell));
  gint64 number = none;

  if (*text != '\0' && !g_ascii_string_to_signed (text, 10, 0, 525600, &number, NULL))
    refuse (self, reader, cell, FALSE, _("this is no whole number"));
  gops_record_set_int (row->draft.item, gops_plan_columns[cell].column, number);
}

static void
read_choice (Run *self, GopsTableSource *reader, Row *row, GopsPlanCell cell, guint column, const char *(*find) (const char *), const char *none)
{
  const char *text = cell_of (self, reader, cell), *id = *text != '\0' ? find (text) : none;

  if (id == NULL)
    refuse (self, reader, cell, FALSE, _("there is nothing of this name"));
  gops_record_set_text (row->draft.item, column, id != NULL ? id : none);
}

static void
read_rule (Run *self, GopsTableSource *reader, Row *row)
{
  g_autofree char *text = gops_plan_run_clean_line (cell_of (self, reader, GOPS_PLAN_CELL_REPEATS));
  int first = gops_day_parse (gops_record_get_text (row->draft.item, GOPS_PLAN_ITEM_ON_DATE));
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    return;
  if (first == GOPS_DAY_NONE)
    refuse (self, reader, GOPS_PLAN_CELL_REPEATS, FALSE, _("it needs a date on which it begins"));
  else if (!gops_rrule_parse (text, -1, NULL, &rule, &error) || !gops_recurrence_check_from (&rule, first, &error))
    refuse (self, reader, GOPS_PLAN_CELL_REPEATS, FALSE, error->message);
  else
    gops_plan_series_write (row->draft.item, &rule);
}

static void
read_left_out (Run *self, GopsTableSource *reader, Row *row)
{
  g_auto (GStrv) days = g_strsplit_set (cell_of (self, reader, GOPS_PLAN_CELL_LEFT_OUT), " ,;\n", 5000);

  for (guint i = 0; days[i] != NULL; i++)
    {
      int day = gops_day_parse (days[i]);

      if (day != GOPS_DAY_NONE)
        g_array_append_val (row->except, day);
    }
}

static void
read_text (Run *self, GopsTableSource *reader, Row *row, GopsPlanCell cell)
{
  const char *cell_text = cell_of (self, reader, cell);
  g_autofree char *text = cell == GOPS_PLAN_CELL_TEXT ? gops_plan_run_clean_text (cell_text) : gops_plan_run_clean_line (cell_text);

  gops_record_set_text (row->draft.item, gops_plan_columns[cell].column, text);
}

static void
read_cell (Run *self, GopsTableSource *reader, Row *row, GopsPlanCell cell)
{
  guint column = gops_plan_columns[cell].column;

  switch (cell)
    {
    case GOPS_PLAN_CELL_TIME:
    case GOPS_PLAN_CELL_UNTIL:
      read_time (self, reader, row, cell);
      break;
    case GOPS_PLAN_CELL_TYPE:
      read_choice (self, reader, row, cell, column = GOPS_PLAN_ITEM_TYPE, gops_plan_type_find, "topic");
      break;
    case GOPS_PLAN_CELL_STATUS:
      read_choice (self, reader, row, cell, column = GOPS_PLAN_ITEM_STATUS, gops_plan_status_find, "idea");
      break;
    case GOPS_PLAN_CELL_MINUTES:
      read_number (self, reader, row, cell, 0);
      break;
    case GOPS_PLAN_CELL_REMIND:
      read_number (self, reader, row, cell, -1);
      break;
    case GOPS_PLAN_CELL_REPEATS:
      read_rule (self, reader, row);
      break;
    case GOPS_PLAN_CELL_LEFT_OUT:
      read_left_out (self, reader, row);
      return;
    case GOPS_PLAN_CELL_TITLE:
    case GOPS_PLAN_CELL_TEXT:
    case GOPS_PLAN_CELL_OWNER:
    case GOPS_PLAN_CELL_CHANNEL:
    case GOPS_PLAN_CELL_TACTIC:
    case GOPS_PLAN_CELL_POSTER:
      read_text (self, reader, row, cell);
      break;
    case GOPS_PLAN_CELL_DATE:   /* was read before all others */
      break;
    case GOPS_PLAN_CELL_INSTEAD_OF:
    case GOPS_PLAN_CELL_UID:
      return;
    }
  give (row, column);
}

/* --- rows --- */

/* What the table has no column for. */
static void
set_defaults (Run *self, Row *row)
{
  gpointer item = row->draft.item;

  if (*gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE) == '\0')
    gops_record_set_text (item, GOPS_PLAN_ITEM_TYPE, "topic");
  if (*gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS) == '\0')
    gops_record_set_text (item, GOPS_PLAN_ITEM_STATUS, *gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE) != '\0' ? "ready" : "idea");
}

static Row *
read_row (Run *self, GopsTableSource *reader)
{
  g_autoptr (Row) row = g_new0 (Row, 1);
  g_autofree char *uid = gops_plan_run_clean_line (cell_of (self, reader, GOPS_PLAN_CELL_UID));

  row->except = g_array_new (FALSE, FALSE, sizeof (int));
  row->uid = *uid != '\0' ? g_steal_pointer (&uid) : NULL;
  row->draft = (GopsPlanDraft) { .line = gops_table_source_get_line (reader), .uid = row->uid, .except = row->except,
    .item = g_object_new (GOPS_TYPE_PLAN_ITEM, NULL), .stands_for = gops_day_parse (cell_of (self, reader, GOPS_PLAN_CELL_INSTEAD_OF)) };
  gops_record_set_int (row->draft.item, GOPS_PLAN_ITEM_REMIND_BEFORE, -1);
  if (!read_date (self, reader, row))
    return NULL;
  for (guint i = 0; i < GOPS_N_PLAN_CELLS; i++)
    if (has (self->sheet, i))
      read_cell (self, reader, row, i);
  set_defaults (self, row);
  if (*gops_record_get_text (row->draft.item, GOPS_PLAN_ITEM_TITLE) != '\0' || *gops_record_get_text (row->draft.item, GOPS_PLAN_ITEM_TEXT) != '\0')
    return g_steal_pointer (&row);
  gops_import_report_skip (self->report->base, row->draft.line, TRUE, g_strdup (_("it has neither a title nor a text")));
  return NULL;
}

static gboolean
take_record (Run *self, GopsTableSource *reader, guint64 n, GError **error)
{
  g_autoptr (Row) row = NULL;

  if (!gops_plan_run_count (self->report->base, n, error))
    return FALSE;
  if (!gops_table_check_record (reader, self->sheet->headers->len, self->report->base) || (row = read_row (self, reader)) == NULL)
    return TRUE;
  if (row->draft.stands_for == GOPS_DAY_NONE)
    return gops_plan_writer_put (self->writer, &row->draft, error);
  g_ptr_array_add (self->days, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
take_days (Run *self, GError **error)
{
  for (guint i = 0; i < self->days->len; i++)
    if (!gops_plan_writer_put (self->writer, &((Row *) g_ptr_array_index (self->days, i))->draft, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_table (gpointer data, GopsPlanWriter *writer, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  Run *self = data;
  g_autoptr (GopsTableSource) reader = gops_sheet_open (self->sheet, cancellable, error);
  gboolean more = TRUE;
  guint64 n = 0;

  self->writer = writer;
  while (reader != NULL && more)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_table_source_next (reader, &more, cancellable, error) ||
          (more && !gops_table_source_is_empty (reader) && !take_record (self, reader, ++n, error)))
        return FALSE;
      gops_progress_report (progress, gops_table_source_get_offset (reader), 0, self->sheet->name);
    }
  if (reader == NULL)
    return FALSE;
  gops_table_check_end (reader, self->report->base);
  return take_days (self, error);
}

static gboolean
check_columns (GopsSheet *sheet, GError **error)
{
  if (has (sheet, GOPS_PLAN_CELL_TITLE) || has (sheet, GOPS_PLAN_CELL_TEXT))
    return TRUE;
  gops_sheet_set_no_column (sheet, _("what is planned: a title or a text"), error);
  return FALSE;
}

GopsPlanReport *
gops_plan_sheet_import (GopsSheet *sheet, GopsStore *store, gint64 group, gboolean dry, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsPlanReport) report = gops_plan_report_new ("plan");
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (row_free);
  Run run = { .sheet = sheet, .report = report, .days = days };
  const GopsPlanRun way = { store, sheet->file, group, TRUE, dry, read_table, &run };

  if (!check_columns (sheet, error) || !gops_sheet_survey (sheet, FIELD (GOPS_PLAN_CELL_DATE), NULL, NULL, cancellable, error) ||
      !gops_plan_run (&way, report, progress, cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
