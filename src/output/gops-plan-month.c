/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one drawing of a month of the plan. Every colour has a shape or a word beside it, since paper may be grey. */
#include "config.h"

#include "gops-plan-month.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-day.h"
#include "gops-drawing-file.h"
#include "gops-file-writer.h"
#include "gops-glyphs.h"
#include "gops-group-words.h"
#include "gops-output-error.h"
#include "gops-png.h"
#include "gops-text-clean.h"
#include "gops-text.h"
#include "gops-typesetting.h"
#include "gops-workspace.h"

#define MARGIN    30.0
#define TITLE     17.0    /* size */
#define TOP       74.0    /* of the first row of days */
#define LINE      11.5    /* of an item */
#define HEAD      17.0    /* of a day: its number */
#define PNG_SCALE 2.5

/* Monday first. */
static const char *const weekdays[] = {
  NC_("day of the week, short", "Mon"), NC_("day of the week, short", "Tue"), NC_("day of the week, short", "Wed"),
  NC_("day of the week, short", "Thu"), NC_("day of the week, short", "Fri"), NC_("day of the week, short", "Sat"),
  NC_("day of the week, short", "Sun"),
};

/* What every thing is drawn with: 0xRRGGBB */
#define INK   0x202329
#define QUIET 0x5d6775
#define RULE  0xc9ced6
#define OFF   0xf5f6f8
#define AMBER 0x8a5a00

typedef struct
{
  int         day, minutes;
  const char *type, *status;   /* interned */
  char       *title;           /* (owned) as it is drawn */
} Item;

typedef struct
{
  char    *note;       /* (owned) (nullable) */
  gboolean strong, off;
  guint    hidden;
} Day;

struct _GopsPlanMonth
{
  char  *title;        /* (owned) */
  char  *language;     /* (owned) */
  int    month;
  int    first;        /* day of the first square */
  int    n_rows;
  Day   *days;         /* (owned): 7 × n_rows */
  GArray *items;       /* (owned) of Item, by day */
};

/* --- making --- */

void
gops_plan_month_range (int  year,
                       int  month,
                       int  week_start,
                       int *out_from,
                       int *out_to)
{
  int first = gops_day_of_date (year, month, 1);
  int next = month == 12 ? gops_day_of_date (year + 1, 1, 1) : gops_day_of_date (year, month + 1, 1);
  int before = (gops_day_weekday (first) - week_start + 7) % 7;

  *out_from = first - before;
  *out_to = *out_from + (before + next - first + 6) / 7 * 7 - 1;
}

static void
clear_item (gpointer data)
{
  g_free (((Item *) data)->title);
}

static void
add_item (GopsPlanMonth      *self,
          const GopsPlanCard *card)
{
  const char *title = *card->title != '\0' ? card->title : gops_column_value_name ("plan_item", "type", card->type);
  g_autofree char *time = card->times != NULL ? g_strconcat (card->times, " ", NULL)
                        : card->minutes >= 0 ? g_strdup_printf ("%02d:%02d ", card->minutes / 60, card->minutes % 60) : g_strdup ("");
  g_autofree char *times = card->items->len > 1 ? g_strdup_printf (" ×%u", card->items->len) : g_strdup ("");
  Item item = { card->day, card->minutes, card->type, card->status, g_strconcat (time, title, times, NULL) };

  g_array_append_val (self->items, item);
}

static void
take_day (GopsPlanMonth       *self,
          int                  i,
          GopsDayMarks        *marks,
          const GopsPlanCards *cards)
{
  Day *day = &self->days[i];
  const GopsDayMark *mark = gops_day_marks_get (marks, self->first + i);

  day->note = g_strdup (gops_day_marks_short (marks, mark, &day->strong));
  day->off = mark->off == GOPS_DAY_OFF || (mark->off == GOPS_DAY_ORDINARY && gops_day_weekday (self->first + i) > 5);
  day->hidden = gops_plan_cards_hidden (cards, self->first + i);
}

static char *
make_title (const char *name,
            int         year,
            int         month)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  /* Translators: month and year above the calendar */
  g_autofree char *period = g_date_time_format (first, _("%B %Y")), *clean = gops_text_clean_line (name);

  return g_strdup_printf ("%s – %s", clean, period);
}

GopsPlanMonth *
gops_plan_month_new (const char          *name,
                     int                  year,
                     int                  month,
                     int                  week_start,
                     GopsDayMarks        *marks,
                     const GopsPlanCards *cards)
{
  GopsPlanMonth *self = g_new0 (GopsPlanMonth, 1);
  int last;

  gops_plan_month_range (year, month, week_start, &self->first, &last);
  self->title = make_title (name, year, month);
  self->language = g_strdup (gops_interface_language ());
  self->month = month;
  self->n_rows = (last - self->first + 1) / 7;
  self->days = g_new0 (Day, 7 * self->n_rows);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  for (int i = 0; i < 7 * self->n_rows; i++)
    take_day (self, i, marks, cards);
  for (guint i = 0; i < cards->cards->len; i++)
    add_item (self, cards->cards->pdata[i]);
  return self;
}

/* Of the first group: its name, language and kind. The Chinese calendar is for who reads Chinese or runs a group that speaks it.
 * (transfer full) (nullable) */
static GopsGroup *
load_group (GopsStore     *store,
            const GArray  *groups,
            GError       **error)
{
  return gops_record_load (GOPS_TYPE_GROUP, store, g_array_index (groups, gint64, 0), error);
}

static GopsDayMarks *
load_marks (GopsStore *store,
            gpointer   group)
{
  const char *language = gops_interface_language ();
  gboolean china = g_str_equal (language, "zh_CN") ||
                   (group != NULL && g_str_equal (gops_language_normalise (gops_record_get_text (group, GOPS_GROUP_LANGUAGE)), "zh_CN"));

  return gops_day_marks_new (gops_trade_dates_load (store, NULL), group != NULL ? gops_record_get_text (group, GOPS_GROUP_KIND) : NULL, language, china);
}

GopsPlanMonth *
gops_plan_month_load (GopsStore     *store,
                      const GArray  *groups,
                      int            year,
                      int            month,
                      GError       **error)
{
  g_autofree char *weekday = gops_workspace_dup_setting (store, GOPS_SETTING_FIRST_WEEKDAY);
  int week_start = CLAMP (atoi (weekday), 1, 7);
  GopsPlanQuery query = { .groups = groups, .gather = groups == NULL || groups->len > 1, .per_day = 20, .now = gops_store_now (store) };
  g_autoptr (GopsGroup) group = groups != NULL && groups->len > 0 ? load_group (store, groups, error) : NULL;
  g_autoptr (GopsDayMarks) marks = NULL;
  g_autoptr (GopsPlanCards) cards = NULL;

  if (groups != NULL && groups->len > 0 && group == NULL)
    return NULL;
  gops_plan_month_range (year, month, week_start, &query.from, &query.to);
  cards = gops_plan_cards_load (store, &query, NULL, error);
  if (cards == NULL)
    return NULL;
  marks = load_marks (store, group);
  return gops_plan_month_new (group != NULL ? gops_record_get_text (group, GOPS_GROUP_NAME) : _("All groups"), year, month, week_start, marks, cards);
}

void
gops_plan_month_free (GopsPlanMonth *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < 7 * self->n_rows; i++)
    g_free (self->days[i].note);
  g_array_unref (self->items);
  g_free (self->days);
  g_free (self->title);
  g_free (self->language);
  g_free (self);
}

const char *
gops_plan_month_get_title (const GopsPlanMonth *self)
{
  return self->title;
}

/* --- drawing --- */

static void
use (cairo_t *cr,
     guint    color)
{
  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
}

/* @width 0: as wide as it is. Returns: how wide it became. */
static double
write_text (GopsPlanMonth *self,
            cairo_t       *cr,
            const char    *text,
            double         size,
            int            weight,
            double         x,
            double         y,
            double         width)
{
  GopsTextStyle style = { .text = text, .language = self->language, .size = size, .weight = weight, .width = width, .max_lines = 1 };
  GopsTypeset *block = gops_typeset_new (&style, NULL);
  double used = gops_typeset_get_width (block);

  gops_typeset_draw (block, cr, x, y);
  gops_typeset_free (block);
  return used;
}

/* The hue of a type, as on the screen. */
static guint
hue_of (const char *type)
{
  static const struct { const char *type; guint color; } hues[] = {
    { "qa", 0x7d4fb5 }, { "expert", 0x7d4fb5 }, { "lesson", 0x7d4fb5 }, { "live", 0xbf4a20 }, { "red-packet", 0xbf4a20 },
    { "checkin", 0x1f9d78 }, { "welcome", 0x1f9d78 }, { "poll", 0x0f7f8c }, { "event", 0x0f7f8c }, { "notice", 0x0f7f8c },
    { "story", 0x8a6a00 }, { "sale", 0x8a6a00 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hues); i++)
    if (g_str_equal (hues[i].type, type))
      return hues[i].color;
  return 0x2f6fc4;
}

static void
draw_strokes (cairo_t      *cr,
              const double *points,
              guint         n,
              double        x,
              double        y,
              double        r)
{
  for (guint i = 0; i < n; i += 2)
    cairo_line_to (cr, x + points[i] * r, y + points[i + 1] * r);
  cairo_stroke (cr);
}

/* ◌ ◔ ◑ ◕ ✓ ✕ around (x, y). */
static void
draw_mark (cairo_t    *cr,
           const char *status,
           double      x,
           double      y,
           double      r)
{
  static const double check[] = { -0.8, 0.05, -0.2, 0.65, 0.85, -0.6 }, falling[] = { -0.7, -0.7, 0.7, 0.7 }, rising[] = { -0.7, 0.7, 0.7, -0.7 };
  static const double bar[] = { -0.7, 0, 0.7, 0 };
  static const double dashes[] = { 1.1, 1.1 };
  double part = g_str_equal (status, "drafted") ? 0.25 : g_str_equal (status, "ready") ? 0.5 : g_str_equal (status, "due") ? 0.75 : 0;

  cairo_new_path (cr);
  cairo_set_line_width (cr, r * 0.36);
  if (g_str_equal (status, "done"))
    {
      draw_strokes (cr, check, G_N_ELEMENTS (check), x, y, r);
      return;
    }
  if (g_str_equal (status, "skipped"))
    {
      draw_strokes (cr, bar, G_N_ELEMENTS (bar), x, y, r);
      return;
    }
  if (g_str_equal (status, "missed"))
    {
      draw_strokes (cr, falling, G_N_ELEMENTS (falling), x, y, r);
      draw_strokes (cr, rising, G_N_ELEMENTS (rising), x, y, r);
      return;
    }
  if (part == 0)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_arc (cr, x, y, r * 0.8, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, x, y);
  cairo_arc (cr, x, y, r * 0.8, -G_PI_2, -G_PI_2 + part * 2 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_key (GopsPlanMonth *self,
          cairo_t       *cr)
{
  static const char *const statuses[] = { "idea", "drafted", "ready", "due", "done", "missed", "skipped" };
  double x = GOPS_PLAN_MONTH_WIDTH - MARGIN;

  for (guint i = G_N_ELEMENTS (statuses); i > 0; i--)
    {
      GopsTextStyle style = { .text = gops_plan_status_name (statuses[i - 1]), .language = self->language, .size = 8 };
      GopsTypeset *word = gops_typeset_new (&style, NULL);

      x -= gops_typeset_get_width (word);
      use (cr, QUIET);
      gops_typeset_draw (word, cr, x, MARGIN + 5);
      draw_mark (cr, statuses[i - 1], x - 8, MARGIN + 8, 3.6);
      x -= 22;
      gops_typeset_free (word);
    }
}

static double
column_x (int column)
{
  return MARGIN + (GOPS_PLAN_MONTH_WIDTH - 2 * MARGIN) * column / 7;
}

static double
row_y (GopsPlanMonth *self,
       int            row)
{
  return TOP + (GOPS_PLAN_MONTH_HEIGHT - MARGIN - TOP) * row / self->n_rows;
}

static void
draw_weekdays (GopsPlanMonth *self,
               cairo_t       *cr)
{
  for (int i = 0; i < 7; i++)
    {
      use (cr, QUIET);
      (void) write_text (self, cr, g_dpgettext2 (GETTEXT_PACKAGE, "day of the week, short", weekdays[gops_day_weekday (self->first + i) - 1]), 8.5, 700, column_x (i) + 4, TOP - 12, 0);
    }
}

static void
draw_number (GopsPlanMonth *self,
             cairo_t       *cr,
             int            i,
             double         x,
             double         y,
             double         width)
{
  g_autofree char *date = gops_day_format (self->first + i);
  g_autofree char *number = g_strdup_printf ("%d", atoi (date + 8));
  gboolean in_month = atoi (date + 5) == self->month;
  double used;

  use (cr, in_month ? INK : QUIET);
  used = write_text (self, cr, number, 9.5, in_month ? 700 : 400, x + 4, y + 5, 0);
  if (self->days[i].note == NULL)
    return;
  use (cr, self->days[i].strong ? AMBER : QUIET);
  (void) write_text (self, cr, self->days[i].note, 7, self->days[i].strong ? 700 : 400, x + used + 9, y + 6.5, width - used - 12);
}

static void
draw_item (GopsPlanMonth *self,
           cairo_t       *cr,
           const Item    *item,
           double         x,
           double         y,
           double         width)
{
  use (cr, hue_of (item->type));
  cairo_rectangle (cr, x + 3, y + 0.5, 2.2, LINE - 2.5);
  cairo_fill (cr);
  use (cr, INK);
  (void) write_text (self, cr, item->title, 7.5, 400, x + 8, y + 2, width - 20);
  use (cr, g_str_equal (item->status, "missed") ? 0xa03010 : QUIET);
  draw_mark (cr, item->status, x + width - 7, y + LINE / 2 - 0.6, 2.9);
}

static void
draw_rest (GopsPlanMonth *self,
           cairo_t       *cr,
           guint          n,
           double         x,
           double         y,
           double         width)
{
  g_autofree char *text = g_strdup_printf (ngettext ("+%u more", "+%u more", n), n);

  use (cr, QUIET);
  (void) write_text (self, cr, text, 7, 400, x + 8, y + 2, width - 12);
}

/* @next: the first item that is not drawn yet. Returns: the one after those of this day. */
static guint
draw_items (GopsPlanMonth *self,
            cairo_t       *cr,
            int            i,
            guint          next)
{
  double x = column_x (i % 7), y = row_y (self, i / 7) + HEAD, width = column_x (i % 7 + 1) - x, room = row_y (self, i / 7 + 1) - y - 2;
  guint fitting = (guint) MAX (room / LINE, 1), end = next, shown;

  while (end < self->items->len && g_array_index (self->items, Item, end).day == self->first + i)
    end++;
  shown = end - next + (self->days[i].hidden > 0) <= fitting ? end - next : fitting - 1;
  for (guint k = 0; k < shown; k++)
    draw_item (self, cr, &g_array_index (self->items, Item, next + k), x, y + k * LINE, width);
  if (end - next + self->days[i].hidden > shown)
    draw_rest (self, cr, end - next + self->days[i].hidden - shown, x, y + shown * LINE, width);
  return end;
}

static void
draw_ground (GopsPlanMonth *self,
             cairo_t       *cr)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  use (cr, OFF);
  for (int i = 0; i < 7 * self->n_rows; i++)
    if (self->days[i].off)
      {
        cairo_rectangle (cr, column_x (i % 7), row_y (self, i / 7), column_x (i % 7 + 1) - column_x (i % 7),
                         row_y (self, i / 7 + 1) - row_y (self, i / 7));
        cairo_fill (cr);
      }
}

static void
draw_rules (GopsPlanMonth *self,
            cairo_t       *cr)
{
  use (cr, RULE);
  cairo_set_line_width (cr, 0.6);
  for (int row = 0; row <= self->n_rows; row++)
    {
      cairo_move_to (cr, column_x (0), row_y (self, row));
      cairo_line_to (cr, column_x (7), row_y (self, row));
    }
  for (int column = 0; column <= 7; column++)
    {
      cairo_move_to (cr, column_x (column), TOP);
      cairo_line_to (cr, column_x (column), row_y (self, self->n_rows));
    }
  cairo_stroke (cr);
}

gboolean
gops_plan_month_draw (GopsPlanMonth *self,
                      cairo_t       *cr,
                      GError       **error)
{
  guint next = 0;

  gops_glyphs_start ();
  draw_ground (self, cr);
  draw_rules (self, cr);
  use (cr, INK);
  (void) write_text (self, cr, self->title, TITLE, 700, MARGIN, MARGIN, 440);
  draw_key (self, cr);
  draw_weekdays (self, cr);
  while (next < self->items->len && g_array_index (self->items, Item, next).day < self->first)
    next++;
  for (int i = 0; i < 7 * self->n_rows; i++)
    {
      double x = column_x (i % 7);

      draw_number (self, cr, i, x, row_y (self, i / 7), column_x (i % 7 + 1) - x);
      next = draw_items (self, cr, i, next);
    }
  return gops_glyphs_check (self->title, error);
}

/* --- files --- */

static gboolean
on_draw_cb (cairo_t  *cr,
            gpointer  data,
            GError  **error)
{
  return gops_plan_month_draw (data, cr, error);
}

gboolean
gops_plan_month_export (GopsPlanMonth *self,
                        GFile         *to,
                        const char    *author,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *base = g_file_get_basename (to), *name = g_ascii_strdown (base, -1), *by = gops_text_clean_line (author != NULL ? author : "");
  GopsDrawing drawing = { GOPS_PLAN_MONTH_WIDTH, GOPS_PLAN_MONTH_HEIGHT, self->title, by, on_draw_cb, self };
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_str_has_suffix (name, ".pdf"))
    bytes = gops_drawing_to_pdf (&drawing, 1, error);
  else if (g_str_has_suffix (name, ".svg"))
    bytes = gops_drawing_to_svg (&drawing, error);
  else if (g_str_has_suffix (name, ".png"))
    bytes = gops_drawing_to_png (&drawing, PNG_SCALE, error);
  else
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("“%s” does not say the format: let the name end in .pdf, .png or .svg"), base);
  return bytes != NULL && gops_file_write (to, bytes, cancellable, error);
}
