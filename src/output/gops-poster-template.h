/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster template: fields, palettes and layouts, read from JSON and immutable from then on.
 * data/posters/README.md explains the layout language; a file that does not keep to it is refused with the
 * file and the member named. */
#pragma once

#include <gio/gio.h>

#include "gops-poster-changes.h"

G_BEGIN_DECLS

typedef struct _GopsPosterTemplate GopsPosterTemplate;

#define GOPS_POSTER_TEMPLATE_MAX_BYTES (1024 * 1024)

typedef enum
{
  GOPS_POSTER_FIELD_TEXT,      /* one or more lines of text */
  GOPS_POSTER_FIELD_ROWS,      /* one entry a line, columns parted by " | " */
  GOPS_POSTER_FIELD_NUMBER,
  GOPS_POSTER_FIELD_DATE,      /* YYYY-MM-DD */
  GOPS_POSTER_FIELD_TIME,      /* words with clock times: "19:00 to 22:30" */
  GOPS_POSTER_FIELD_CODE,      /* the text of the QR code; its id is "qr" */
  GOPS_POSTER_FIELD_PICTURE,   /* "material:7", see gops-poster-pictures.h */
} GopsPosterFieldType;

/* All strings live as long as the template. */
typedef struct
{
  const char          *id;
  GopsPosterFieldType  type;
  const char          *label;          /* in the language asked for */
  const char          *default_value;  /* (nullable) in the language asked for */
} GopsPosterField;

/* Ids of the built-in templates, in the order to show them.  (transfer none), NULL-terminated */
const char *const  *gops_poster_template_list          (void);

/* The built-in template @id, cached.  (transfer full) (nullable) */
GopsPosterTemplate *gops_poster_template_get           (const char          *id,
                                                        GError             **error);
/* Reads @json; @name is the file's name, for messages.  The id is the name without .json.
 * (transfer full) (nullable)  Errors: GOPS_OUTPUT_ERROR_TEMPLATE. */
GopsPosterTemplate *gops_poster_template_new           (const char          *name,
                                                        const char          *json,
                                                        gssize               length,
                                                        GError             **error);
GopsPosterTemplate *gops_poster_template_ref           (GopsPosterTemplate  *self);
void                gops_poster_template_unref         (GopsPosterTemplate  *self);

const char         *gops_poster_template_get_id        (GopsPosterTemplate  *self);
const char         *gops_poster_template_get_name      (GopsPosterTemplate  *self,
                                                        const char          *language);
const char         *gops_poster_template_get_summary   (GopsPosterTemplate  *self,
                                                        const char          *language);
/* What it is for: "recruit", "rules", "event", "lesson", "check-in", "honour", "quote", "sale",
 * "digest", "topic", "welcome". */
const char         *gops_poster_template_get_purpose   (GopsPosterTemplate  *self);

/* The template that somebody made it from; "" when it is built in, or written by hand. */
const char         *gops_poster_template_get_based_on  (GopsPosterTemplate  *self);
/* What somebody changed of that. (transfer none) (nullable) */
const GopsPosterChanges *gops_poster_template_get_changes (GopsPosterTemplate *self);

/* Its kind of design: "light", "bold", "classic" or "plain". */
const char         *gops_poster_template_get_style     (GopsPosterTemplate  *self);

guint               gops_poster_template_get_n_fields  (GopsPosterTemplate  *self);
GopsPosterField     gops_poster_template_get_field     (GopsPosterTemplate  *self,
                                                        guint                index,
                                                        const char          *language);
/* What the built-in templates call the field @id in @language.  (transfer none) (nullable): NULL when none has it */
const char         *gops_poster_field_label            (const char          *id,
                                                        const char          *language);
/* The default of every field.  (element-type utf8 utf8) (transfer full) */
GHashTable         *gops_poster_template_get_defaults  (GopsPosterTemplate  *self,
                                                        const char          *language);

guint               gops_poster_template_get_n_palettes    (GopsPosterTemplate *self);
const char         *gops_poster_template_get_palette_id    (GopsPosterTemplate *self,
                                                            guint               index);
const char         *gops_poster_template_get_palette_name  (GopsPosterTemplate *self,
                                                            guint               index,
                                                            const char         *language);
/* Up to @n colours to show the palette by, as 0xRRGGBB; returns how many. */
guint               gops_poster_template_get_palette_colors (GopsPosterTemplate *self,
                                                             guint               index,
                                                             guint32            *colors,
                                                             guint               n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterTemplate, gops_poster_template_unref)

G_END_DECLS
