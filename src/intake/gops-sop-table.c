/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOPs as tables. */
#include "config.h"

#include "gops-sop-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-csv-writer.h"
#include "gops-day.h"
#include "gops-intake-error.h"
#include "gops-sop-edit.h"
#include "gops-table-format.h"
#include "gops-tags.h"

typedef enum
{
  COLUMN_DAY,
  COLUMN_WEEKDAY,
  COLUMN_ON,
  COLUMN_TIME,
  COLUMN_UNTIL,
  COLUMN_TYPE,
  COLUMN_TITLE,
  COLUMN_TEXT,
  COLUMN_OWNER,
  COLUMN_TACTIC,
  COLUMN_POSTER,
  COLUMN_MINUTES,
  COLUMN_MATERIALS,
  COLUMN_ID,
} Column;

#define MAX_MATERIALS 20   /* of an entry */

#define N_COLUMNS (COLUMN_ID + 1)

/* The words over the columns: as in the JSON, in English, in Chinese. */
static const char *const headings[N_COLUMNS][3] = {
  { "day", N_("Day"), "第几天" },
  { "weekday", N_("Weekday"), "星期" },
  { "on", N_("Hangs on"), "挂在哪天" },
  { "time", N_("Time"), "时间" },
  { "until", N_("Until"), "到" },
  { "type", N_("Type"), "类型" },
  { "title", N_("Title"), "标题" },
  { "text", N_("Text"), "文案" },
  { "owner", N_("Who"), "谁来做" },
  { "tactic", N_("Tactic"), "战术" },
  { "poster", N_("Poster"), "海报" },
  { "minutes", N_("Minutes of work"), "工时（分钟）" },
  { "materials", N_("Materials"), "素材" },
  { "id", N_("Id"), "编号" },
};

/* --- writing --- */

static char *
join_materials (const GopsSopItem *item)
{
  return item->materials != NULL ? g_strjoinv ("; ", (char **) item->materials) : NULL;
}

static void
write_item (GString *csv, const GopsSopItem *item, const char *language)
{
  g_autofree char *day = g_strdup_printf ("%d", item->day), *minutes = g_strdup_printf ("%d", item->minutes);
  g_autofree char *weekday = item->weekday > 0 ? g_strdup_printf ("%d", item->weekday) : NULL, *materials = join_materials (item);
  const char *const cells[N_COLUMNS] = {
    day, weekday, item->on, item->time, item->until, item->type, gops_text_get (&item->title, language), gops_text_get (&item->text, language),
    item->owner, item->tactic, item->poster, minutes, materials, item->id,
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    gops_csv_append_cell (csv, cells[i] != NULL ? cells[i] : "", i == 0);
  g_string_append (csv, "\r\n");
}

char *
gops_sop_table_write (const GopsSop *sop, const char *language)
{
  GString *csv = g_string_new (GOPS_CSV_BOM);

  for (guint i = 0; i < N_COLUMNS; i++)
    gops_csv_append_cell (csv, _(headings[i][1]), i == 0);
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < sop->n_items; i++)
    write_item (csv, &sop->items[i], language);
  return g_string_free (csv, FALSE);
}

/* --- reading --- */

typedef struct
{
  GopsTableSource *source;
  const char      *file;
  const char      *language;
  int              places[N_COLUMNS];   /* of the cells; -1: there is no such column */
  GopsArena       *arena;
  GArray          *items;               /* (element-type GopsSopItem) */
  GError         **error;
} Reading;

static gboolean
fail (Reading *reading, GopsIntakeError code, Column column, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* "plan.csv, line 7, Time: …" */
static gboolean
fail (Reading *reading, GopsIntakeError code, Column column, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list args;

  va_start (args, format);
  problem = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a file, a line number, the heading of a column, what is wrong there */
  g_set_error (reading->error, GOPS_INTAKE_ERROR, code, _("%s, line %u, %s: %s"), reading->file,
               (guint) MIN (gops_table_source_get_line (reading->source), G_MAXUINT), _(headings[column][1]), problem);
  return FALSE;
}

static gboolean
is_heading (Column column, const char *cell)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings[column]); i++)
    if (g_ascii_strcasecmp (cell, headings[column][i]) == 0)
      return TRUE;
  return g_strcmp0 (cell, _(headings[column][1])) == 0;
}

static void
find_columns (Reading *reading)
{
  for (guint c = 0; c < N_COLUMNS; c++)
    reading->places[c] = -1;
  for (guint i = 0; i < gops_table_source_get_n_cells (reading->source); i++)
    {
      g_autofree char *cell = gops_cell_clean_line (gops_table_source_get_cell (reading->source, i), 100, NULL);

      for (guint c = 0; c < N_COLUMNS; c++)
        if (reading->places[c] < 0 && is_heading (c, cell))
          reading->places[c] = (int) i;
    }
}

static gboolean
check_columns (Reading *reading)
{
  static const Column needed[] = { COLUMN_DAY, COLUMN_TIME, COLUMN_TYPE, COLUMN_TITLE };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (reading->places[needed[i]] < 0)
      {
        g_set_error (reading->error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("%s has no column “%s”; day, time, type and title must be there"),
                     reading->file, _(headings[needed[i]][1]));
        return FALSE;
      }
  return TRUE;
}

/* Returns: (nullable): owned by the arena */
static const char *
read_cell (Reading *reading, Column column)
{
  int place = reading->places[column];
  const char *raw = place >= 0 ? gops_table_source_get_cell (reading->source, (guint) place) : "";
  g_autofree char *cell = column == COLUMN_TEXT ? gops_cell_clean_text (raw, GOPS_OWN_SOP_MAX_CHARACTERS, NULL)
                                                : gops_cell_clean_line (raw, 1000, NULL);

  return *cell != '\0' ? gops_arena_string (reading->arena, cell) : NULL;
}

static gboolean
read_number (Reading *reading, Column column, int min, int max, int otherwise, int *out_number)
{
  const char *cell = read_cell (reading, column);
  gint64 number = otherwise;

  if (cell != NULL && !g_ascii_string_to_signed (cell, 10, min, max, &number, NULL))
    return fail (reading, GOPS_INTAKE_ERROR_SYNTAX, column, _("“%s” is no number from %d to %d"), cell, min, max);
  *out_number = (int) number;
  return TRUE;
}

/* "8:30" is 08:30 for those who write in spreadsheets. */
static gboolean
read_time (Reading *reading, Column column, const char **out_time)
{
  const char *cell = read_cell (reading, column);
  g_autofree char *padded = cell != NULL && strlen (cell) >= 2 && cell[1] == ':' ? g_strconcat ("0", cell, NULL) : g_strdup (cell);

  if (padded != NULL && strlen (padded) == 8 && g_str_has_suffix (padded, ":00"))
    padded[5] = '\0';
  if (cell != NULL && gops_minutes_parse (padded) < 0)
    return fail (reading, GOPS_INTAKE_ERROR_SYNTAX, column, _("“%s” is no time such as 08:30"), cell);
  *out_time = padded != NULL ? gops_arena_string (reading->arena, padded) : NULL;
  return TRUE;
}

/* By its id or its name. */
static gboolean
read_type (Reading *reading, const char **out_type)
{
  const char *cell = read_cell (reading, COLUMN_TYPE);
  const char *const *types = gops_plan_types ();

  for (guint i = 0; cell != NULL && types[i] != NULL; i++)
    if (g_ascii_strcasecmp (cell, types[i]) == 0 || g_str_equal (cell, gops_plan_type_name (types[i])))
      {
        *out_type = types[i];
        return TRUE;
      }
  return fail (reading, GOPS_INTAKE_ERROR_SYNTAX, COLUMN_TYPE, _("“%s” is no type of plan item; “topic” or “lesson” would be"), cell != NULL ? cell : "");
}

static const char *const *
read_materials (Reading *reading)
{
  const char *cell = read_cell (reading, COLUMN_MATERIALS);
  g_autoptr (GPtrArray) parts = gops_titles_split (cell != NULL ? cell : "");
  guint n = MIN (parts->len, MAX_MATERIALS);
  const char **titles = gops_arena_alloc0 (reading->arena, (n + 1) * sizeof *titles);

  for (guint i = 0; i < n; i++)
    titles[i] = gops_arena_string (reading->arena, parts->pdata[i]);
  return n > 0 ? titles : NULL;
}

static gboolean
read_needed (Reading *reading, Column column, const char *value)
{
  return value != NULL || fail (reading, GOPS_INTAKE_ERROR_SYNTAX, column, _("is missing"));
}

/* Lower-case letters, digits and hyphens; anything else is no id of ours and gets a new one. */
static const char *
read_id (Reading *reading)
{
  const char *cell = read_cell (reading, COLUMN_ID);

  return cell != NULL && strlen (cell) <= 80 && strspn (cell, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (cell) ? cell : NULL;
}

static gboolean
read_row (Reading *reading)
{
  const GopsText nothing = { 0 };
  const char *title = read_cell (reading, COLUMN_TITLE), *text = read_cell (reading, COLUMN_TEXT), *owner = read_cell (reading, COLUMN_OWNER);
  GopsSopItem item = { .id = read_id (reading), .on = read_cell (reading, COLUMN_ON), .owner = owner, .tactic = read_cell (reading, COLUMN_TACTIC),
                       .poster = read_cell (reading, COLUMN_POSTER), .materials = read_materials (reading) };

  if (reading->items->len >= GOPS_SOP_TABLE_MAX_ROWS)
    return fail (reading, GOPS_INTAKE_ERROR_LIMIT, COLUMN_DAY, _("an SOP has at most %d entries"), GOPS_SOP_TABLE_MAX_ROWS);
  if (!read_needed (reading, COLUMN_DAY, read_cell (reading, COLUMN_DAY)) || !read_number (reading, COLUMN_DAY, -60, 400, 1, &item.day)
      || !read_number (reading, COLUMN_WEEKDAY, 1, 7, 0, &item.weekday) || !read_number (reading, COLUMN_MINUTES, 0, 1440, 10, &item.minutes)
      || !read_time (reading, COLUMN_TIME, &item.time) || !read_needed (reading, COLUMN_TIME, item.time)
      || !read_time (reading, COLUMN_UNTIL, &item.until) || !read_type (reading, &item.type) || !read_needed (reading, COLUMN_TITLE, title))
    return FALSE;
  if (item.until != NULL && strcmp (item.until, item.time) <= 0)
    return fail (reading, GOPS_INTAKE_ERROR_SYNTAX, COLUMN_UNTIL, _("%s is not after %s"), item.until, item.time);
  item.title = gops_text_with (&nothing, reading->language, title);
  item.text = gops_text_with (&nothing, reading->language, text);
  g_array_append_val (reading->items, item);
  return TRUE;
}

static gboolean
check_fault (Reading *reading)
{
  return gops_table_source_get_fault (reading->source) == GOPS_TABLE_FAULT_NONE
         || fail (reading, GOPS_INTAKE_ERROR_SYNTAX, COLUMN_DAY, _("the row is damaged or too long"));
}

static gboolean
read_rows (Reading *reading, GCancellable *cancellable)
{
  gboolean more;

  if (!gops_table_source_next (reading->source, &more, cancellable, reading->error))
    return FALSE;
  find_columns (reading);
  if (!check_columns (reading))
    return FALSE;
  while (gops_table_source_next (reading->source, &more, cancellable, reading->error))
    {
      if (!more)
        return TRUE;
      if (!gops_table_source_is_empty (reading->source) && (!check_fault (reading) || !read_row (reading)))
        return FALSE;
    }
  return FALSE;
}

/* Where two rows have one id, the later one gets another. */
static void
complete_ids (Reading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reading->items->len; i++)
    {
      GopsSopItem *item = &g_array_index (reading->items, GopsSopItem, i);

      for (guint n = i + 1; item->id == NULL || g_hash_table_contains (seen, item->id); n++)
        {
          g_autofree char *id = g_strdup_printf ("entry-%u", n);

          item->id = gops_arena_string (reading->arena, id);
        }
      g_hash_table_add (seen, (gpointer) item->id);
    }
}

static char *
to_json (Reading *reading, const char *name)
{
  const char *const no_kinds[] = { NULL };
  const GopsText nothing = { 0 };
  GopsSop sop = { .name = gops_text_with (&nothing, reading->language, name), .scenario = "own", .start = { .event = "date" }, .days = 1, .repeat = 1,
                  .kinds = no_kinds, .items = (const GopsSopItem *) reading->items->data, .n_items = reading->items->len };

  for (guint i = 0; i < sop.n_items; i++)
    sop.days = CLAMP (sop.items[i].day, sop.days, 366);
  return gops_sop_to_json (&sop);
}

char *
gops_sop_table_read (GopsTableSource *source, const char *file, const char *name, const char *language, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsArena) arena = gops_arena_new (), scratch = gops_arena_new ();
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (GopsSopItem));
  Reading reading = { .source = source, .file = file, .language = language, .arena = arena, .items = items, .error = error };
  g_autofree char *json = NULL;

  if (!read_rows (&reading, cancellable))
    return NULL;
  if (items->len == 0)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("%s has no entries below its headings"), file);
      return NULL;
    }
  complete_ids (&reading);
  json = to_json (&reading, name);
  return gops_own_sop_read (json, -1, "sop", file, scratch, error) != NULL ? g_steal_pointer (&json) : NULL;
}

/* --- files --- */

static char *
read_file (GFile *file, const char *shown, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, cancellable, error);
  g_autoptr (GopsTableSource) source =
    head != NULL ? gops_table_format_open (gops_table_format_sniff (head), file, &(GopsTableOptions) { 0 }, cancellable, error) : NULL;

  return source != NULL ? gops_sop_table_read (source, shown, name, gops_interface_language (), cancellable, error) : NULL;
}

char *
gops_sop_import_file (GopsStore *store, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (file), *shown = g_filename_display_name (base), *json = NULL, *name = NULL, *id = NULL;
  char *ending;

  if (g_str_has_suffix (base, ".json"))
    return gops_own_sop_import (store, file, cancellable, error);
  name = g_strdup (shown);
  ending = strrchr (name, '.');
  if (ending != NULL && ending != name)
    *ending = '\0';
  json = read_file (file, shown, name, cancellable, error);
  if (json == NULL)
    return NULL;
  id = gops_own_sop_id_of (name);
  return gops_own_sop_save (store, id, NULL, json, error);
}
