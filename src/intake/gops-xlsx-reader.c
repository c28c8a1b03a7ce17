/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a worksheet as a stream of records. XML comes in chunks of some KiB; the rows that end in a chunk wait with
 * their cells as the file has them, and become a record, with texts and dates, when it is their turn: a chunk is small
 * whatever its cells point at. */
#include "config.h"

#include "gops-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-xlsx-workbook.h"
#include "gops-xml-stream.h"

#define MAX_ROWS      1048576                      /* as many as a worksheet has */
#define MAX_COLUMNS   16384
#define NO_RESULT     1                            /* where such a cell's text stands in a record */
#define MAX_ROW_CELLS (4 * GOPS_TABLE_MAX_CELLS)   /* a column may come twice in what is no good worksheet */

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_BOOLEAN,
  CELL_TEXT,
  CELL_ERROR,      /* #N/A: nothing to anybody who reads the sheet */
  CELL_NO_RESULT,  /* a formula of a program that has not worked it out */
} CellType;

typedef struct
{
  CellType type;
  guint    column;   /* from 0 */
  guint    style;
  gsize    start;    /* of its value in the waiting text */
  gsize    end;
} Cell;

typedef struct
{
  guint64        line;
  guint          n_cells;
  GopsTableFault fault;
} Row;

struct _GopsXlsxReader
{
  GopsTableSource   source;
  GopsXlsxWorkbook *workbook;     /* (owned) */
  GopsXlsxSheet    *sheet;        /* borrowed from the workbook */
  GopsXmlStream    *xml;          /* (owned) */
  gboolean          at_end;
  gboolean          cut;          /* the sheet ends where it should not */
  gboolean          looked;       /* the first record was read to see whether there is one, and waits */
  gboolean          found;        /* there is one */

  GArray           *rows;         /* (owned) (element-type Row): waiting */
  GArray           *cells;        /* (owned) (element-type Cell): of these, and of the row that is still open */
  GString          *text;         /* (owned): their values */
  guint             next_row;     /* of those waiting */
  guint             next_cell;

  Row               open;         /* the row that is being parsed */
  gboolean          in_row;
  gsize             row_start;    /* of the open row in the waiting text */
  guint             column;       /* behind the last cell */
  Cell              cell;         /* the one that is being parsed */
  gboolean          in_value;
  gboolean          is_formula;   /* the cell */
  guint             phonetic;     /* depth below what tells how Han characters are read */
  guint             n_rows;

  GString          *record;       /* (owned): cells, each with a zero behind, the empty one first, then that without a result */
  gsize             starts[GOPS_TABLE_MAX_CELLS];
  guint             n_cells;
  guint64           line;
  GopsTableFault    fault;
};

/* --- XML to rows --- */

static void
begin_row (GopsXlsxReader   *self,
           const GopsXmlTag *tag)
{
  char value[16];
  guint64 line;

  (void) gops_xml_tag_get (tag, "r", value, sizeof value);
  line = g_ascii_strtoull (value, NULL, 10);
  self->open = (Row) { line > self->open.line && line <= MAX_ROWS ? line : self->open.line + 1, 0, GOPS_TABLE_FAULT_NONE };
  self->in_row = TRUE;
  self->row_start = self->text->len;
  self->column = 0;
  self->n_rows++;
}

/* "C5" is column 2. Returns: FALSE for what names none */
static gboolean
read_column (const char *reference,
             guint      *out_column)
{
  guint column = 0;

  for (; g_ascii_isalpha (*reference) && column <= MAX_COLUMNS; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;
  if (column == 0 || column > MAX_COLUMNS)
    return FALSE;
  *out_column = column - 1;
  return TRUE;
}

static CellType
read_type (const GopsXmlTag *tag)
{
  char type[16];

  if (!gops_xml_tag_get (tag, "t", type, sizeof type) || g_str_equal (type, "n"))
    return CELL_NUMBER;
  if (g_str_equal (type, "s"))
    return CELL_SHARED;
  if (g_str_equal (type, "e"))
    return CELL_ERROR;
  return g_str_equal (type, "b") ? CELL_BOOLEAN : CELL_TEXT;
}

static void
begin_cell (GopsXlsxReader   *self,
            const GopsXmlTag *tag)
{
  char value[16];

  self->cell = (Cell) { .type = read_type (tag), .column = self->column, .start = self->text->len };
  if (gops_xml_tag_get (tag, "r", value, sizeof value))
    (void) read_column (value, &self->cell.column);
  if (gops_xml_tag_get (tag, "s", value, sizeof value))
    self->cell.style = (guint) g_ascii_strtoull (value, NULL, 10);
  self->phonetic = 0;
  self->is_formula = FALSE;
}

static void
on_start_cb (gpointer          data,
             const GopsXmlTag *tag)
{
  GopsXlsxReader *self = data;
  const char *name = tag->name;

  self->in_value = FALSE;
  if (g_str_equal (name, "row") && !self->at_end)
    begin_row (self, tag);
  else if (!self->in_row)
    return;
  else if (g_str_equal (name, "c"))
    begin_cell (self, tag);
  else if (g_str_equal (name, "is"))   /* counts for more than a value beside it */
    g_string_truncate (self->text, self->cell.start);
  else if (g_str_equal (name, "rPh"))
    self->phonetic++;
  else if (g_str_equal (name, "f"))
    self->is_formula = TRUE;
  else
    self->in_value = g_str_equal (name, "v") || (g_str_equal (name, "t") && self->phonetic == 0);
}

static void
on_text_cb (gpointer    data,
            const char *text,
            gsize       length)
{
  GopsXlsxReader *self = data;

  if (!self->in_value || self->open.fault == GOPS_TABLE_FAULT_TOO_LONG)
    return;
  if (self->text->len - self->cell.start + length > GOPS_TABLE_MAX_CELL ||
      self->text->len - self->row_start + length > GOPS_TABLE_MAX_RECORD)
    self->open.fault = GOPS_TABLE_FAULT_TOO_LONG;
  else
    g_string_append_len (self->text, text, (gssize) length);
}

static void
end_cell (GopsXlsxReader *self)
{
  self->column = self->cell.column + 1;
  self->cell.end = self->text->len;
  if (self->cell.end == self->cell.start && self->is_formula)
    self->cell.type = CELL_NO_RESULT;
  else if (self->cell.end == self->cell.start)
    return;
  if (self->open.fault == GOPS_TABLE_FAULT_TOO_LONG)
    return;
  if (self->cell.column >= GOPS_TABLE_MAX_CELLS || self->open.n_cells >= MAX_ROW_CELLS)
    self->open.fault = GOPS_TABLE_FAULT_TOO_MANY_CELLS;
  else
    {
      g_array_append_val (self->cells, self->cell);
      self->open.n_cells++;
    }
}

static void
end_row (GopsXlsxReader *self)
{
  self->in_row = FALSE;
  if (self->open.n_cells > 0 || self->open.fault != GOPS_TABLE_FAULT_NONE)
    g_array_append_val (self->rows, self->open);
  else
    g_string_truncate (self->text, self->row_start);
}

static void
on_end_cb (gpointer    data,
           const char *name)
{
  GopsXlsxReader *self = data;

  self->in_value = FALSE;
  if (g_str_equal (name, "sheetData"))
    self->at_end = TRUE;   /* what follows is about the sheet's looks */
  else if (!self->in_row)
    return;
  else if (g_str_equal (name, "c"))
    end_cell (self);
  else if (g_str_equal (name, "row"))
    end_row (self);
  else if (g_str_equal (name, "rPh") && self->phonetic > 0)
    self->phonetic--;
}

/* Drops the rows that were given; the open one stays. */
static void
drop_given (GopsXlsxReader *self)
{
  gsize kept = self->in_row ? self->row_start : self->text->len;

  g_array_set_size (self->rows, 0);
  if (self->next_cell > 0)
    g_array_remove_range (self->cells, 0, self->next_cell);
  g_string_erase (self->text, 0, (gssize) kept);
  for (guint i = 0; i < self->cells->len; i++)
    {
      g_array_index (self->cells, Cell, i).start -= kept;
      g_array_index (self->cells, Cell, i).end -= kept;
    }
  self->cell.start -= MIN (kept, self->cell.start);
  self->row_start = 0;
  self->next_row = self->next_cell = 0;
}

static gboolean
check_rows (GopsXlsxReader  *self,
            GError         **error)
{
  if (self->n_rows <= MAX_ROWS)
    return TRUE;
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT,
               _("sheet “%s” has more than %u rows, more than a sheet can have; save it as CSV and import that"),
               self->sheet->name, (guint) MAX_ROWS);
  return FALSE;
}

/* Parses until a row waits or the sheet ends. Damage ends it too, once there was something to give. */
static gboolean
fill (GopsXlsxReader  *self,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean more = TRUE;

  drop_given (self);
  while (self->rows->len == 0 && !self->at_end)
    {
      if (!gops_xml_stream_step (self->xml, &more, cancellable, &local_error))
        {
          self->cut = self->at_end = TRUE;
          if (g_error_matches (local_error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE) && self->n_rows > 0)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!check_rows (self, error))
        return FALSE;
      if (!more)
        self->at_end = TRUE;
    }
  return TRUE;
}

/* --- rows to records --- */

static gboolean
append_value (GopsXlsxReader  *self,
              const Cell      *cell,
              GError         **error)
{
  const GopsXlsxFormat general = { GOPS_XLSX_GENERAL, 0 };
  GArray *formats = self->workbook->formats;
  char *value = self->text->str + cell->start, end = self->text->str[cell->end];
  gboolean ok = TRUE;
  guint64 index;

  self->text->str[cell->end] = '\0';
  switch (cell->type)
    {
    case CELL_SHARED:
      index = g_ascii_strtoull (value, NULL, 10);
      if (gops_text_store_get_length (self->workbook->texts, index) > GOPS_TABLE_MAX_CELL)
        self->fault = GOPS_TABLE_FAULT_TOO_LONG;
      else
        ok = gops_text_store_get (self->workbook->texts, index, self->record, error);
      break;
    case CELL_BOOLEAN:
      g_string_append (self->record, *value == '1' || *value == 't' ? "TRUE" : "FALSE");
      break;
    case CELL_NUMBER:
      gops_xlsx_format_append (cell->style < formats->len ? g_array_index (formats, GopsXlsxFormat, cell->style) : general,
                               value, self->workbook->from_1904, self->record);
      break;
    case CELL_TEXT:
      gops_xlsx_append_text (self->record, value, cell->end - cell->start);
      break;
    case CELL_ERROR:
    case CELL_NO_RESULT:
      break;
    }
  self->text->str[cell->end] = end;
  return ok;
}

static gboolean
append_cell (GopsXlsxReader  *self,
             const Cell      *cell,
             GError         **error)
{
  gsize start = self->record->len;

  if (!append_value (self, cell, error))
    return FALSE;
  if (cell->type == CELL_NO_RESULT)
    self->starts[cell->column] = NO_RESULT;
  if (self->record->len == start)
    return TRUE;
  g_string_append_c (self->record, '\0');
  self->starts[cell->column] = start;
  self->n_cells = MAX (self->n_cells, cell->column + 1);
  if (self->record->len > GOPS_TABLE_MAX_RECORD)
    self->fault = GOPS_TABLE_FAULT_TOO_LONG;
  return TRUE;
}

static gboolean
make_record (GopsXlsxReader  *self,
             const Row       *row,
             GError         **error)
{
  self->line = row->line;
  self->fault = row->fault;
  self->n_cells = 0;
  g_string_truncate (self->record, 0);
  g_string_append_len (self->record, "\0", NO_RESULT + 1);
  memset (self->starts, 0, sizeof self->starts);
  for (guint i = 0; i < row->n_cells && self->fault != GOPS_TABLE_FAULT_TOO_LONG; i++)
    if (!append_cell (self, &g_array_index (self->cells, Cell, self->next_cell + i), error))
      return FALSE;
  self->next_cell += row->n_cells;
  if (self->fault == GOPS_TABLE_FAULT_TOO_LONG)
    self->n_cells = 0;
  else if (self->fault == GOPS_TABLE_FAULT_TOO_MANY_CELLS)
    self->n_cells = GOPS_TABLE_MAX_CELLS + 1;
  return TRUE;
}

/* The row in which the sheet breaks off, or none: what is told is where. */
static gboolean
make_last_record (GopsXlsxReader  *self,
                  GError         **error)
{
  Row row = self->in_row ? self->open : (Row) { self->open.line + 1, 0, GOPS_TABLE_FAULT_NONE };

  self->cut = FALSE;
  row.fault = GOPS_TABLE_FAULT_CUT;
  return make_record (self, &row, error);
}

static gboolean
read_record (GopsXlsxReader  *self,
             gboolean        *out_more,
             GCancellable    *cancellable,
             GError         **error)
{
  *out_more = TRUE;
  for (;;)
    {
      if (self->next_row == self->rows->len && !fill (self, cancellable, error))
        return FALSE;
      if (self->next_row < self->rows->len)
        {
          if (!make_record (self, &g_array_index (self->rows, Row, self->next_row++), error))
            return FALSE;
          if (self->n_cells > 0 || self->fault != GOPS_TABLE_FAULT_NONE)
            return TRUE;
        }
      else if (self->cut)
        return make_last_record (self, error);
      else if (self->at_end)
        {
          *out_more = FALSE;
          return TRUE;
        }
    }
}

static gboolean
xlsx_next (GopsTableSource  *source,
           gboolean         *out_more,
           GCancellable     *cancellable,
           GError          **error)
{
  GopsXlsxReader *self = (GopsXlsxReader *) source;

  if (!self->looked)
    return read_record (self, out_more, cancellable, error);
  self->looked = FALSE;
  *out_more = self->found;
  return TRUE;
}

static guint
xlsx_get_n_cells (GopsTableSource *source)
{
  return ((GopsXlsxReader *) source)->n_cells;
}

static const char *
xlsx_get_cell (GopsTableSource *source,
               guint            index)
{
  GopsXlsxReader *self = (GopsXlsxReader *) source;

  return index < GOPS_TABLE_MAX_CELLS ? self->record->str + self->starts[index] : "";
}

static gboolean
xlsx_lacks_result (GopsTableSource *source,
                   guint            index)
{
  return index < GOPS_TABLE_MAX_CELLS && ((GopsXlsxReader *) source)->starts[index] == NO_RESULT;
}

static guint64
xlsx_get_line (GopsTableSource *source)
{
  return ((GopsXlsxReader *) source)->line;
}

static GopsTableFault
xlsx_get_fault (GopsTableSource *source)
{
  return ((GopsXlsxReader *) source)->fault;
}

static guint64
xlsx_get_offset (GopsTableSource *source)
{
  return gops_archive_get_offset (((GopsXlsxReader *) source)->workbook->archive);
}

static void
xlsx_free (GopsTableSource *source)
{
  GopsXlsxReader *self = (GopsXlsxReader *) source;

  g_clear_pointer (&self->xml, gops_xml_stream_free);
  g_clear_pointer (&self->workbook, gops_xlsx_workbook_free);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_free (self->text, TRUE);
  g_string_free (self->record, TRUE);
  g_free (self);
}

static const GopsTableSourceClass xlsx_class = {
  .next = xlsx_next,
  .get_n_cells = xlsx_get_n_cells,
  .get_cell = xlsx_get_cell,
  .get_line = xlsx_get_line,
  .get_fault = xlsx_get_fault,
  .get_offset = xlsx_get_offset,
  .lacks_result = xlsx_lacks_result,
  .free = xlsx_free,
};

/* --- opening --- */

static GopsXlsxReader *
reader_new (void)
{
  GopsXlsxReader *self = g_new0 (GopsXlsxReader, 1);

  self->source.klass = &xlsx_class;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->text = g_string_new (NULL);
  self->record = g_string_new (NULL);
  return self;
}

static gboolean
begin_sheet (GopsXlsxReader  *self,
             GopsXlsxSheet   *sheet,
             GCancellable    *cancellable,
             GError         **error)
{
  static const GopsXmlHandler handler = { on_start_cb, on_end_cb, on_text_cb };

  self->sheet = sheet;
  self->at_end = self->cut = self->in_row = FALSE;
  self->open.line = self->n_rows = 0;
  if (!gops_archive_begin (self->workbook->archive, sheet->member, cancellable, error))
    return FALSE;
  g_clear_pointer (&self->xml, gops_xml_stream_free);
  self->xml = gops_xml_stream_new (self->workbook->archive, &handler, self);
  return TRUE;
}

/* Begins the first sheet in which something stands; the first of all when nothing stands in any. */
static gboolean
choose_sheet (GopsXlsxReader  *self,
              GCancellable    *cancellable,
              GError         **error)
{
  GPtrArray *sheets = self->workbook->sheets;

  for (guint i = 0; i < 2 * sheets->len && !self->found; i++)
    {
      GopsXlsxSheet *sheet = sheets->pdata[i % sheets->len];

      if (sheet->hidden == (i >= sheets->len) &&
          (!begin_sheet (self, sheet, cancellable, error) || !read_record (self, &self->found, cancellable, error)))
        return FALSE;
    }
  self->looked = TRUE;
  return TRUE;
}

GopsXlsxReader *
gops_xlsx_reader_new (GFile         *file,
                      const char    *sheet,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GopsTableSource) source = (GopsTableSource *) reader_new ();
  GopsXlsxReader *self = (GopsXlsxReader *) source;
  GopsXlsxSheet *found;

  self->workbook = gops_xlsx_workbook_open (file, cancellable, error);
  if (self->workbook == NULL || !gops_xlsx_workbook_load (self->workbook, cancellable, error))
    return NULL;
  if (sheet == NULL)
    return choose_sheet (self, cancellable, error) ? (GopsXlsxReader *) g_steal_pointer (&source) : NULL;
  found = gops_xlsx_workbook_find_sheet (self->workbook, sheet, error);
  if (found == NULL || !begin_sheet (self, found, cancellable, error))
    return NULL;
  return (GopsXlsxReader *) g_steal_pointer (&source);
}

const char *
gops_xlsx_reader_get_sheet (GopsXlsxReader *self)
{
  return self->sheet->name;
}

char **
gops_xlsx_list_sheets (GFile         *file,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GopsXlsxWorkbook) workbook = gops_xlsx_workbook_open (file, cancellable, error);
  char **names;

  if (workbook == NULL)
    return NULL;
  names = g_new0 (char *, workbook->sheets->len + 1);
  for (guint i = 0; i < workbook->sheets->len; i++)
    names[i] = g_strdup (((GopsXlsxSheet *) workbook->sheets->pdata[i])->name);
  return names;
}
