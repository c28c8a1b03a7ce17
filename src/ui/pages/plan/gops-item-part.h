/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folded parts of the sheet of a plan item: each is a row that opens. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/* What the parts need of the sheet. */
typedef struct
{
  GopsSession  *session;   /* borrowed */
  GopsPlanItem *(*get_item) (gpointer sheet, gboolean prepares);   /* (transfer none): what the part hangs on; @prepares: what makes
                                                                     ready for it, which days of a series may share */
  gpointer      sheet;
} GopsItemSheet;

typedef struct _GopsItemPart GopsItemPart;

/* Shows what is there now: adds rows by gops_item_part_add() and says the sum by gops_item_part_say(). */
typedef void (*GopsItemPartFill) (GopsItemPart *part);

struct _GopsItemPart
{
  const GopsItemSheet *sheet;     /* borrowed */
  AdwExpanderRow      *row;       /* borrowed: it owns the part */
  GPtrArray           *rows;      /* (owned) (element-type GtkWidget), borrowed ones */
  GopsItemPartFill     fill;
  gboolean             prepares;
  gboolean             filling;
  gpointer             data;      /* (nullable) borrowed: the part's own */
};

GopsItemPart *gops_item_part_new      (const GopsItemSheet *sheet,
                                       const char          *title,
                                       gboolean             prepares,
                                       GopsItemPartFill     fill);
GtkWidget    *gops_item_part_get_row  (GopsItemPart        *self);
void          gops_item_part_refresh  (GopsItemPart        *self);

/* A row that stays, before those that show what there is. */
void          gops_item_part_add_head (GopsItemPart        *self,
                                       GtkWidget           *row);
void          gops_item_part_add      (GopsItemPart        *self,
                                       GtkWidget           *row);
void          gops_item_part_say      (GopsItemPart        *self,
                                       const char          *sum);

GopsStore    *gops_item_part_get_store (GopsItemPart       *self);
GopsPlanItem *gops_item_part_get_item (GopsItemPart        *self);

/* After a change: reports @error (transfer full) (nullable), or shows what there is now; what is typed is written before. */
void          gops_item_part_begin    (GopsItemPart        *self);
void          gops_item_part_end      (GopsItemPart        *self,
                                       GError              *error);

/* An entry that is added from with Enter or its button. @added: gets the text; the entry is empty then */
typedef void (*GopsItemPartAdded) (GopsItemPart *part, const char *text);
GtkWidget    *gops_item_part_entry    (GopsItemPart        *self,
                                       const char          *title,
                                       GopsItemPartAdded    added);

/* A flat button at the end of @row, which remembers @number. */
GtkWidget    *gops_item_part_button   (GopsItemPart        *self,
                                       GtkWidget           *row,
                                       const char          *icon_name,
                                       const char          *label,
                                       const char          *of,
                                       gint64               number,
                                       GCallback            clicked);
gint64        gops_item_part_number   (GtkWidget           *button);

/* What the lines of @combo stand for, after the first, which is none. @ids: (transfer full) (element-type gint64) */
void          gops_item_part_offer    (GtkWidget           *combo,
                                       GArray              *ids);
/* Returns: what a person has chosen there; 0 for none, and while the part is being filled */
gint64        gops_item_part_chosen   (GopsItemPart        *self,
                                       GtkWidget           *combo);

/* The parts */
GopsItemPart *gops_item_checks_new    (const GopsItemSheet *sheet);
GopsItemPart *gops_item_materials_new (const GopsItemSheet *sheet);
GopsItemPart *gops_item_answers_new   (const GopsItemSheet *sheet);
GopsItemPart *gops_item_sign_up_new   (const GopsItemSheet *sheet);
GopsItemPart *gops_item_comments_new  (const GopsItemSheet *sheet);

G_END_DECLS
