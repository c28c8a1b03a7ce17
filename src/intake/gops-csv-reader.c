/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads tables of separated values as a stream of records. A record is first scanned, which changes nothing, so that it
 * can be scanned again when more text has come or when a quote turns out to be broken; then its cells are finished in
 * place. */
#include "config.h"

#include "gops-csv-reader.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define SNIFF_BYTES   (64 * 1024)
#define SNIFF_RECORDS 50

typedef struct
{
  gsize    start;     /* offsets in the text */
  gsize    end;
  gboolean doubled;   /* holds doubled quotes */
} Cell;

struct _GopsCsvReader
{
  GopsTableSource  source;
  GopsTextDecoder *decoder;     /* (owned) */
  GString         *text;        /* (owned): a window of the file */
  gboolean         at_end;      /* the window holds the end of the file */
  guint8           stop[256];   /* bytes that end a bare cell: separator, CR, LF and the window's closing zero */
  char             separator;
  guint            expected;
  gboolean         lead;        /* the header has no cell over the numbers in front of the rows */
  gsize            position;    /* in the text, of the next record */
  guint64          next_line;

  Cell             cells[GOPS_TABLE_MAX_CELLS];
  guint            n_cells;     /* of the record, those over the limit too */
  guint64          line;
  guint            n_lines;     /* of the record */
  gsize            after;       /* in the text, behind the record's line end */
  GopsTableFault     fault;
};

typedef enum
{
  SCAN_COMPLETE,
  SCAN_MORE,      /* the window ends inside the record */
  SCAN_BROKEN,    /* a quote was left open: scan again, line by line */
} Scan;

static void
use_separator (GopsCsvReader *self,
               char           separator)
{
  self->separator = separator;
  memset (self->stop, 0, sizeof self->stop);
  self->stop[(guchar) separator] = self->stop['\n'] = self->stop['\r'] = self->stop['\0'] = 1;
}

static guint
count_line_ends (const char *text,
                 gsize       length)
{
  guint n = 0;

  if (memchr (text, '\n', length) == NULL && memchr (text, '\r', length) == NULL)   /* as nearly always */
    return 0;
  for (gsize i = 0; i < length; i++)
    n += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
  return n;
}

static void
add_cell (GopsCsvReader *self,
          gsize          start,
          gsize          end,
          gboolean       doubled)
{
  if (self->n_cells < GOPS_TABLE_MAX_CELLS)
    self->cells[self->n_cells] = (Cell) { start, end, doubled };
  else
    self->fault = GOPS_TABLE_FAULT_TOO_MANY_CELLS;
  self->n_cells++;
  if (end - start > GOPS_TABLE_MAX_CELL)
    self->fault = GOPS_TABLE_FAULT_TOO_LONG;
}

#ifdef __SSE2__
#define STEP 16

/* Which of 16 bytes are separators, or no greater than a carriage return: a tab may be none that stops, and only costs time. */
static inline guint
find_candidates (const char *p,
                 __m128i     separators)
{
  __m128i block = _mm_loadu_si128 ((const __m128i *) p);
  __m128i low = _mm_cmpeq_epi8 (_mm_min_epu8 (block, _mm_set1_epi8 ('\r')), block);

  return (guint) _mm_movemask_epi8 (_mm_or_si128 (low, _mm_cmpeq_epi8 (block, separators)));
}

/* Passes over what cannot be a stop, as long as the window has whole steps. */
static inline const char *
skip_steps (const GopsCsvReader *self,
            const char          *p)
{
  const char *end = self->text->str + self->text->len;
  __m128i separators = _mm_set1_epi8 (self->separator);

  while (end - p >= STEP)
    {
      guint found = find_candidates (p, separators);

      p += found != 0 ? __builtin_ctz (found) : STEP;
      if (found != 0 && self->stop[(guchar) *p])
        return p;
      p += found != 0;
    }
  return p;
}
#else
static inline const char *
skip_steps (const GopsCsvReader *self,
            const char          *p)
{
  return p;
}
#endif

static gsize
find_stop (GopsCsvReader *self,
           gsize          from)
{
  const char *p = skip_steps (self, self->text->str + from);

  while (!self->stop[(guchar) *p])
    p++;
  return p - self->text->str;
}

/* Blanks before an opening quote do not count; everywhere else they are the cell's. */
static gsize
find_opening (GopsCsvReader *self,
              gsize          from)
{
  gsize at = from;

  while (self->text->str[at] == ' ' || (self->text->str[at] == '\t' && self->separator != '\t'))
    at++;
  return self->text->str[at] == '"' ? at : from;
}

/* @from is behind the opening quote. In @one_line mode a quote must be closed before its line ends. */
static Scan
scan_quoted (GopsCsvReader *self,
             gsize          from,
             gboolean       one_line,
             gsize         *out_after)
{
  const char *base = self->text->str, *end = base + self->text->len, *p = base + from;
  gboolean doubled = FALSE, odd = FALSE;

  if (one_line)
    end = p + strcspn (p, "\r\n");

  while ((p = memchr (p, '"', end - p)) != NULL)
    {
      char next = p[1];

      if (next == '"')
        {
          doubled = TRUE;
          p += 2;
        }
      else if (next == '\0' && p + 1 == base + self->text->len && !self->at_end)
        return SCAN_MORE;
      else if (self->stop[(guchar) next])
        {
          add_cell (self, from, p - base, doubled);
          if (odd)
            self->fault = MAX (self->fault, GOPS_TABLE_FAULT_QUOTE);
          self->n_lines += count_line_ends (base + from, p - base - from);
          *out_after = p + 1 - base;
          return SCAN_COMPLETE;
        }
      else if (memchr (base + from, '\n', p - base - from) != NULL ||
               memchr (base + from, '\r', p - base - from) != NULL)
        return SCAN_BROKEN;
      else
        {
          odd = TRUE;
          p++;
        }
    }
  if (!one_line && !self->at_end && self->text->len - from <= GOPS_TABLE_MAX_CELL)
    return SCAN_MORE;
  return SCAN_BROKEN;
}

/* Scans the record at the position into cells, n_cells, n_lines, after and fault. */
static Scan
scan_record (GopsCsvReader *self,
             gboolean       one_line)
{
  gsize at = self->position;

  self->n_cells = 0;
  self->n_lines = 1;
  self->fault = one_line ? GOPS_TABLE_FAULT_QUOTE : GOPS_TABLE_FAULT_NONE;
  for (;;)
    {
      gsize opening = find_opening (self, at), after;
      Scan scan = SCAN_BROKEN;
      char stop;

      if (self->text->str[opening] == '"')
        {
          scan = scan_quoted (self, opening + 1, one_line, &after);
          if (scan == SCAN_MORE || (scan == SCAN_BROKEN && !one_line))
            return scan;
          at = opening + 1;   /* an opening quote without its partner is dropped */
        }
      if (scan != SCAN_COMPLETE)
        {
          after = find_stop (self, at);
          add_cell (self, at, after, FALSE);
        }

      stop = self->text->str[after];
      if (stop == '\0' && !self->at_end)
        return SCAN_MORE;
      if (stop == '\r' && self->text->str[after + 1] == '\0' && !self->at_end)
        return SCAN_MORE;
      if (stop != self->separator || stop == '\0')
        {
          self->after = after + (stop == '\0' ? 0 : stop == '\r' && self->text->str[after + 1] == '\n' ? 2 : 1);
          return SCAN_COMPLETE;
        }
      at = after + 1;
    }
}

/* A record over several lines with the wrong number of cells, whose first line alone has the right number: the quote
 * was never meant to reach so far. */
static Scan
scan_best (GopsCsvReader *self)
{
  Scan scan = scan_record (self, FALSE);

  if (scan == SCAN_BROKEN)
    return scan_record (self, TRUE);
  if (scan == SCAN_COMPLETE && self->n_lines > 1 && self->expected > 0 && self->n_cells != self->expected &&
      (scan_record (self, TRUE) != SCAN_COMPLETE || self->n_cells != self->expected))
    return scan_record (self, FALSE);
  return scan;
}

static void
finish_cell (GopsCsvReader *self,
             const Cell    *cell)
{
  char *to = self->text->str + cell->start, *end = self->text->str + cell->end;

  if (cell->doubled)
    {
      for (const char *from = to; from < end; from++)
        {
          *to++ = *from;
          if (*from == '"' && from + 1 < end && from[1] == '"')
            from++;
        }
      end = to;
    }
  *end = '\0';
}

static void
finish_record (GopsCsvReader *self)
{
  self->line = self->next_line;
  self->next_line += self->n_lines;
  self->position = self->after;
  if (self->fault == GOPS_TABLE_FAULT_TOO_LONG)
    self->n_cells = 0;
  self->n_cells = MIN (self->n_cells, GOPS_TABLE_MAX_CELLS + 1);
  for (guint i = 0; i < MIN (self->n_cells, GOPS_TABLE_MAX_CELLS); i++)
    finish_cell (self, &self->cells[i]);
}

/* Drops what was read and appends the next block. */
static gboolean
fill (GopsCsvReader  *self,
      GCancellable   *cancellable,
      GError        **error)
{
  gsize before;

  if (self->position > 0)
    g_string_erase (self->text, 0, self->position);
  self->position = 0;
  before = self->text->len;
  if (!gops_text_decoder_read (self->decoder, self->text, cancellable, error))
    return FALSE;
  self->at_end = self->text->len == before;
  return TRUE;
}

/* Passes over a line that is too long for any list, in constant memory. */
static gboolean
skip_line (GopsCsvReader  *self,
           GCancellable   *cancellable,
           GError        **error)
{
  gsize length;

  for (;;)
    {
      length = strcspn (self->text->str + self->position, "\r\n");
      if (self->text->str[self->position + length] != '\0' || self->at_end)
        break;
      self->position += length;
      if (!fill (self, cancellable, error))
        return FALSE;
    }
  self->n_cells = 0;
  self->n_lines = 1;
  self->fault = GOPS_TABLE_FAULT_TOO_LONG;
  self->after = self->position + length;
  if (self->text->str[self->after] == '\r')
    self->after++;
  if (self->text->str[self->after] == '\n')
    self->after++;
  return TRUE;
}

/* How well @separator fits: the share of records with as many cells as the first, then how many these are. */
static guint
rate_separator (GopsCsvReader *self,
                char           separator)
{
  guint first = 0, n = 0, agree = 0;

  use_separator (self, separator);
  for (self->position = 0; n < SNIFF_RECORDS && self->position < self->text->len; self->position = self->after)
    {
      if (scan_best (self) != SCAN_COMPLETE)
        break;
      if (n++ == 0)
        first = self->n_cells;
      agree += self->n_cells == first;
    }
  self->position = 0;
  if (n == 0)   /* one record, longer than the window */
    return self->n_cells;
  return first < 2 ? 0 : agree * 1000 / n + MIN (first, 999);
}

static gboolean
is_number (GopsCsvReader *self,
           const Cell    *cell)
{
  for (gsize i = cell->start; i < cell->end; i++)
    if (!g_ascii_isdigit (self->text->str[i]))
      return FALSE;
  return cell->end > cell->start;
}

static gboolean
ends_empty (GopsCsvReader *self)
{
  const Cell *last = &self->cells[MIN (self->n_cells, GOPS_TABLE_MAX_CELLS) - 1];

  return last->start == last->end;
}

/* What is copied from a web page often has a column of numbers without a heading: then the header is one cell short. Where
 * all rows end with an empty cell, it is only a tab too many. */
static gboolean
lacks_lead (GopsCsvReader *self)
{
  gsize start = self->position;
  guint header = 0, n = 0;
  gboolean lacks = self->separator == '\t', filled = FALSE;

  for (; lacks && n < SNIFF_RECORDS && self->position < self->text->len && scan_best (self) == SCAN_COMPLETE; self->position = self->after)
    {
      if (self->n_cells == 1 && self->cells[0].start == self->cells[0].end)   /* an empty line */
        continue;
      if (n++ == 0)
        header = self->n_cells;
      else
        {
          lacks = self->n_cells == header + 1 && is_number (self, &self->cells[0]);
          filled |= !ends_empty (self);
        }
    }
  self->position = start;
  return lacks && filled && n > 1 && header > 1 && header < GOPS_TABLE_MAX_CELLS;
}

static void
add_lead (GopsCsvReader *self)
{
  gsize end;

  if (self->n_cells == 0 || self->n_cells >= GOPS_TABLE_MAX_CELLS)
    return;
  end = self->cells[self->n_cells - 1].end;
  memmove (self->cells + 1, self->cells, self->n_cells * sizeof (Cell));
  self->cells[0] = (Cell) { end, end, FALSE };   /* a zero stands there */
  self->n_cells++;
}

/* Excel's directive, which is no record. */
static gboolean
read_directive (GopsCsvReader *self)
{
  const char *text = self->text->str;

  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || text[4] == '\r' || text[4] == '\n' ||
      (text[5] != '\r' && text[5] != '\n'))
    return FALSE;
  use_separator (self, text[4]);
  self->position = text[5] == '\r' && text[6] == '\n' ? 7 : 6;
  self->next_line = 2;
  return TRUE;
}

static gboolean
begin (GopsCsvReader  *self,
       GCancellable   *cancellable,
       GError        **error)
{
  static const char candidates[] = { ',', ';', '\t' };
  char best = ',';
  guint best_rate = 0;

  while (!self->at_end && self->text->len < SNIFF_BYTES)
    if (!fill (self, cancellable, error))
      return FALSE;
  if (g_str_has_prefix (self->text->str, "\357\273\277"))
    g_string_erase (self->text, 0, 3);
  if (read_directive (self))
    return TRUE;

  if (self->separator != 0)
    best = self->separator;
  else
    for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
      {
        guint rate = rate_separator (self, candidates[i]);

        if (rate > best_rate)
          {
            best = candidates[i];
            best_rate = rate;
          }
      }
  use_separator (self, best);
  self->lead = lacks_lead (self);
  return TRUE;
}

static gboolean
is_blank (GopsCsvReader *self)
{
  return self->n_cells == 1 && self->fault == GOPS_TABLE_FAULT_NONE && self->cells[0].start == self->cells[0].end &&
         self->n_lines == 1;
}

static gboolean
csv_next (GopsTableSource  *source,
          gboolean         *out_more,
          GCancellable     *cancellable,
          GError          **error)
{
  GopsCsvReader *self = (GopsCsvReader *) source;

  if (self->line == 0 && self->text->len == 0 && !begin (self, cancellable, error))
    return FALSE;

  for (;;)
    {
      if (self->position == self->text->len && self->at_end)
        {
          *out_more = FALSE;
          return TRUE;
        }
      while (scan_best (self) != SCAN_COMPLETE)
        {
          gboolean endless = self->text->len - self->position > GOPS_TABLE_MAX_RECORD;

          if (endless ? !skip_line (self, cancellable, error) : !fill (self, cancellable, error))
            return FALSE;
          if (endless)
            break;
        }
      finish_record (self);
      if (is_blank (self))
        continue;
      if (self->lead)
        add_lead (self);
      self->lead = FALSE;
      *out_more = TRUE;
      return TRUE;
    }
}

static guint
csv_get_n_cells (GopsTableSource *source)
{
  return ((GopsCsvReader *) source)->n_cells;
}

static const char *
csv_get_cell (GopsTableSource *source,
              guint            index)
{
  GopsCsvReader *self = (GopsCsvReader *) source;

  return index < GOPS_TABLE_MAX_CELLS ? self->text->str + self->cells[index].start : "";
}

static guint64
csv_get_line (GopsTableSource *source)
{
  return ((GopsCsvReader *) source)->line;
}

static GopsTableFault
csv_get_fault (GopsTableSource *source)
{
  return ((GopsCsvReader *) source)->fault;
}

static guint64
csv_get_offset (GopsTableSource *source)
{
  return gops_text_decoder_get_offset (((GopsCsvReader *) source)->decoder);
}

static const char *
csv_get_encoding (GopsTableSource *source)
{
  return gops_text_decoder_get_encoding (((GopsCsvReader *) source)->decoder);
}

static const GopsTextDamage *
csv_get_damage (GopsTableSource *source)
{
  return gops_text_decoder_get_damage (((GopsCsvReader *) source)->decoder);
}

static void
csv_set_expected (GopsTableSource *source,
                  guint            n_cells)
{
  ((GopsCsvReader *) source)->expected = n_cells;
}

static char
csv_get_separator (GopsTableSource *source)
{
  return ((GopsCsvReader *) source)->separator;
}

static void
csv_free (GopsTableSource *source)
{
  GopsCsvReader *self = (GopsCsvReader *) source;

  gops_text_decoder_free (self->decoder);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static const GopsTableSourceClass csv_class = {
  .next = csv_next,
  .get_n_cells = csv_get_n_cells,
  .get_cell = csv_get_cell,
  .get_line = csv_get_line,
  .get_fault = csv_get_fault,
  .get_offset = csv_get_offset,
  .get_encoding = csv_get_encoding,
  .get_damage = csv_get_damage,
  .set_expected = csv_set_expected,
  .get_separator = csv_get_separator,
  .free = csv_free,
};

GopsCsvReader *
gops_csv_reader_new (GopsTextDecoder *decoder,
                     char             separator)
{
  GopsCsvReader *self = g_new0 (GopsCsvReader, 1);

  self->source.klass = &csv_class;
  self->decoder = decoder;
  self->separator = separator;
  self->text = g_string_sized_new (2 * SNIFF_BYTES);
  self->next_line = 1;
  return self;
}
