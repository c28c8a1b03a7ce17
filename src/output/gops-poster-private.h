/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawing of a poster while it lasts: values, colours, boxes.
 * All lengths are in units of the poster's shorter measure (its width when upright or square, its height
 * when it lies); the cairo_t is scaled so that one unit is one unit. */
#pragma once

#include <cairo.h>
#include <json-glib/json-glib.h>
#include "gops-poster-inspect.h"
#include "gops-poster-pictures.h"
#include "gops-poster-template.h"
#include "gops-qr.h"
#include "gops-typesetting.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, w, h;
} GopsBox;

typedef struct
{
  double r, g, b, a;
} GopsColor;

typedef struct
{
  char   *name;     /* (owned) */
  double  value;
} GopsVariable;

/* One line of a ROWS field, while its element is drawn. */
typedef struct
{
  char       **parts;     /* (unowned) */
  int          number;    /* 1 … */
  const char  *field;     /* (unowned) (nullable) */
} GopsPosterRow;

typedef struct
{
  GopsPosterTemplate *poster_template;   /* (unowned) */
  GHashTable         *fields;            /* (unowned) */
  const char         *language;
  JsonObject         *palette;           /* (owned) */
  GopsPosterChanges  *own_changes;       /* (owned): the template's and the poster's */
  const GopsPosterChanges *changes;      /* (unowned) (nullable): those, NULL when nothing was changed */
  GopsPosterPictures *pictures;          /* (unowned) (nullable) */
  const GopsBrandKit *brand;             /* (unowned) (nullable) */
  cairo_matrix_t      root;              /* from units of the poster to the device */
  GString            *path;              /* (owned) of the element at hand: "portrait/1/0:2" */
  double              width, height;     /* of the poster, in pixels */
  double              unit;              /* pixels per unit */
  double              shrink;            /* 1, or less while a column is too full */
  GArray             *variables;         /* (element-type GopsVariable), innermost last */
  GopsPosterRow       row;
  GHashTable         *typesets;          /* (element-type utf8 GopsTypeset): set once, measured often */
  GopsQr             *qr;                /* (owned) (nullable) */
  GPtrArray          *substitutions;     /* (element-type utf8) (owned) */
  GPtrArray          *problems;          /* (element-type utf8) (owned): of pictures */
  gboolean            shortened;         /* some text did not fit */
  gboolean            tight;             /* some column gave way */
  cairo_t            *cr;                /* (unowned) */
  GPtrArray          *pieces;            /* (element-type GopsPosterPiece) (nullable): notes instead of words */
  GPtrArray          *hidden;            /* (element-type GopsPosterPiece) (owned) (nullable): those taken away by hand */
  gboolean            all_layers;        /* pictures and drawings are noted too */
  int                 drawings;          /* noted until now */
  int                 figure;            /* > 0 inside a drawing */
  GError             *error;             /* the first thing that went wrong */
  int                 depth;
  guint               work;              /* elements measured and drawn, points of paths */
} GopsPosterContext;

/* gops-poster-template.c */
JsonObject *gops_poster_template_get_root     (GopsPosterTemplate *self);
JsonObject *gops_poster_template_get_part     (GopsPosterTemplate *self,
                                               const char         *name);
JsonObject *gops_poster_template_find_palette (GopsPosterTemplate *self,
                                               const char         *id);
const char *gops_poster_template_get_type     (GopsPosterTemplate *self,
                                               const char         *field);
/* A palette in the colours of the brand that @key stands for, kept from an earlier drawing.  (transfer full) (nullable) */
JsonObject *gops_poster_template_find_branded (GopsPosterTemplate *self,
                                               const char         *key);
void        gops_poster_template_keep_branded (GopsPosterTemplate *self,
                                               const char         *key,
                                               JsonObject         *colors);
/* @node's string in @language: a plain string, or an object {"en": …, "zh_CN": …}.  (nullable) */
const char *gops_json_text                    (JsonNode           *node,
                                               const char         *language);

/* gops-poster.c: whether every text has the size that it should have and none is cut */
gboolean    gops_poster_has_room              (const GopsPoster   *poster);

/* gops-poster-frame.c */
/* Whether @node (nullable) has all that the check of elements and the drawing take for granted.  Errors:
 * GOPS_OUTPUT_ERROR_TEMPLATE, naming the member. */
gboolean    gops_poster_template_check_frame  (JsonNode           *node,
                                               GError            **error);
/* Whether brackets in @json are at most @most deep. */
gboolean    gops_json_is_shallow              (const char         *json,
                                               gsize               length,
                                               int                 most);

/* gops-poster-check.c */
gboolean    gops_poster_template_check        (GopsPosterTemplate *self,
                                               GError            **error);

/* gops-poster-values.c */
/* Counts @n steps of work; FALSE, with the error set, when a template of somebody would take for ever. */
gboolean    gops_poster_work        (GopsPosterContext *self,
                                     guint              n);
JsonNode   *gops_poster_member      (GopsPosterContext *self,
                                     JsonObject        *element,
                                     const char        *name);
gboolean    gops_poster_has         (GopsPosterContext *self,
                                     JsonObject        *element,
                                     const char        *name);
double      gops_poster_number      (GopsPosterContext *self,
                                     JsonNode          *node,
                                     double             otherwise);
double      gops_poster_number_of   (GopsPosterContext *self,
                                     JsonObject        *element,
                                     const char        *name,
                                     double             otherwise);
double      gops_poster_array_number (GopsPosterContext *self,
                                      JsonArray         *array,
                                      guint              index);
const char *gops_poster_string_of   (GopsPosterContext *self,
                                     JsonObject        *element,
                                     const char        *name,
                                     const char        *otherwise);
/* @node's text with its {fields} filled in; "" when a field it names is empty.  (transfer full) */
char       *gops_poster_text        (GopsPosterContext *self,
                                     JsonNode          *node);
gboolean    gops_poster_color       (GopsPosterContext *self,
                                     const char        *name,
                                     GopsColor         *out_color);
guint       gops_poster_push        (GopsPosterContext *self,
                                     const char        *name,
                                     double             value);
/* Adds the variables of @element's "let"; returns the mark to give back to pop. */
guint       gops_poster_push_let    (GopsPosterContext *self,
                                     JsonObject        *element);
void        gops_poster_pop         (GopsPosterContext *self,
                                     guint              mark);
const char *gops_poster_field       (GopsPosterContext *self,
                                     const char        *id);
/* 1 → 一, 21 → 二十一 in Chinese, digits otherwise.  (transfer full) */
char       *gops_number_in_words    (int                number,
                                     const char        *language);

/* gops-poster-content.c */
/* The text of @element, as much of it as any poster can show.  (transfer full) */
char        *gops_poster_shown_text (GopsPosterContext *self,
                                     JsonObject        *element);
/* The text of @element in a box of @width and, unless 0, at most @height; kept until the drawing ends.
 * (transfer none) */
GopsTypeset *gops_poster_typeset    (GopsPosterContext *self,
                                     JsonObject        *element,
                                     double             width,
                                     double             height);
void        gops_poster_draw_text   (GopsPosterContext *self,
                                     JsonObject        *element,
                                     GopsBox            box);
/* The side that the code needs; 0 without a code. */
double      gops_poster_qr_side     (GopsPosterContext *self,
                                     JsonObject        *element);
void        gops_poster_draw_qr     (GopsPosterContext *self,
                                     JsonObject        *element,
                                     GopsBox            box);

/* gops-poster-vertical.c */
/* Whether @element's text stands in columns, see data/posters/README.md. */
gboolean    gops_poster_is_vertical      (GopsPosterContext *self,
                                          JsonObject        *element);
void        gops_poster_measure_vertical (GopsPosterContext *self,
                                          JsonObject        *element,
                                          double             width,
                                          double            *out_width,
                                          double            *out_height);
void        gops_poster_draw_vertical    (GopsPosterContext *self,
                                          JsonObject        *element,
                                          GopsBox            box);

/* gops-poster-inspect.c: only while pieces are noted */
GopsPosterPiece *gops_poster_note_piece   (GopsPosterContext   *self,
                                           JsonObject          *element,
                                           GopsPosterPieceKind  kind,
                                           GopsBox              box);
void             gops_poster_note_text    (GopsPosterContext   *self,
                                           JsonObject          *element,
                                           GopsTypeset         *block,
                                           GopsBox              box);
void             gops_poster_note_color   (GopsPosterContext   *self);
void             gops_poster_note_hidden  (GopsPosterContext   *self,
                                           JsonObject          *element);
/* What the logo is called.  (transfer full) */
char            *gops_poster_logo_name    (void);
/* Whether @element is a drawing as a whole, which begins here. */
gboolean         gops_poster_is_drawing   (GopsPosterContext   *self,
                                           JsonObject          *element);
void             gops_poster_note_drawing (GopsPosterContext   *self,
                                           JsonObject          *element,
                                           GopsBox              extents);

/* gops-poster-changed.c: what was changed by hand */
GopsPosterLayerChange gops_poster_change_of (GopsPosterContext *self,
                                             JsonObject        *element);
/* Moves what is drawn from now on by parts of the measure, whatever turns and scales it. */
void             gops_poster_shift         (GopsPosterContext  *self,
                                            double              dx,
                                            double              dy);
/* The size factor of @element, 1 without change. */
double           gops_poster_factor_of     (GopsPosterContext  *self,
                                            JsonObject         *element);
const char      *gops_poster_layer_id      (GopsPosterContext  *self,
                                            JsonObject         *element);
/* The family of fonts for texts of @element, whose size is @size. */
const char      *gops_poster_family_of     (GopsPosterContext  *self,
                                            JsonObject         *element,
                                            double              size);
/* The colours to draw with: of the poster's palette, with the brand's or those changed by hand.  (transfer full) (nullable) */
JsonObject      *gops_poster_colors        (const GopsPoster        *poster,
                                            const GopsPosterChanges *changes);
typedef void (*GopsPosterDraw)             (GopsPosterContext  *self,
                                            JsonObject         *element,
                                            GopsBox             box);
/* Draws @element where hands moved it to, and notes it when it is a drawing. @figure: it is a shape */
void             gops_poster_draw_changed  (GopsPosterContext  *self,
                                            JsonObject         *element,
                                            GopsBox             box,
                                            gboolean            figure,
                                            GopsPosterDraw      draw);
/* Goes into a child, the @index-th of its element, entry @row of a field or 0; gives the mark to leave it. */
gsize            gops_poster_enter_path    (GopsPosterContext  *self,
                                            guint               index,
                                            int                 row);
void             gops_poster_leave_path    (GopsPosterContext  *self,
                                            gsize               mark);

/* gops-poster-badge.c: the logo beside the group's name */
/* How far the text of @element stands back for it in a box of @width; 0 without one. */
double           gops_poster_badge_width     (GopsPosterContext *self,
                                              JsonObject        *element,
                                              double             width);
/* @left, @middle: where the text begins, and the middle of its first line */
void             gops_poster_draw_badge      (GopsPosterContext *self,
                                              JsonObject        *element,
                                              double             width,
                                              double             left,
                                              double             middle);

/* gops-poster-picture.c */
/* All of the logo in the middle of @box, on a plate where it could not be seen. @on: (nullable): the paint below it */
void             gops_poster_paint_logo      (GopsPosterContext *self,
                                              JsonNode          *on,
                                              GopsBox            box);
gboolean         gops_poster_is_picture      (GopsPosterContext *self,
                                              JsonObject        *element);
/* Whether there is something to show in its place. */
gboolean         gops_poster_has_picture     (GopsPosterContext *self,
                                              JsonObject        *element);
double           gops_poster_picture_height  (GopsPosterContext *self,
                                              JsonObject        *element,
                                              double             width);
double           gops_poster_picture_width   (GopsPosterContext *self,
                                              JsonObject        *element,
                                              double             available);
void             gops_poster_draw_picture    (GopsPosterContext *self,
                                              JsonObject        *element,
                                              GopsBox            box);

/* gops-poster-layout.c */
/* The entry of the ROWS field @field from the line @line, numbered @number; free .parts.  */
GopsPosterRow gops_poster_split_row   (const char        *field,
                                       const char        *line,
                                       int                number);
/* Makes @row the one that {row.a} names, and its numbers row_n, row_b, row_c; returns the mark to pop. */
guint       gops_poster_enter_row   (GopsPosterContext *self,
                                     GopsPosterRow      row);
gboolean    gops_poster_is_visible  (GopsPosterContext *self,
                                     JsonObject        *element);
void        gops_poster_draw_element (GopsPosterContext *self,
                                      JsonObject        *element,
                                      GopsBox            box);
/* The same for the @index-th element of a list. */
void        gops_poster_draw_nth     (GopsPosterContext *self,
                                      JsonArray         *list,
                                      guint              index,
                                      GopsBox            box);

/* gops-poster-shapes.c */
#define GOPS_POSTER_MOST_REPEATS 2000
gboolean    gops_poster_is_shape    (JsonObject        *element);
/* Adds the outline of @element, a shape, to the path. */
void        gops_poster_trace       (GopsPosterContext *self,
                                     JsonObject        *element);
void        gops_poster_draw_shape  (GopsPosterContext *self,
                                     JsonObject        *element,
                                     GopsBox            box);
void        gops_poster_set_source  (GopsPosterContext *self,
                                     JsonNode          *paint,
                                     double             alpha);
void        gops_poster_rounded     (cairo_t           *cr,
                                     double             x,
                                     double             y,
                                     double             w,
                                     double             h,
                                     double             radius);

G_END_DECLS
