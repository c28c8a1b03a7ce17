/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of the members' table: one widget without children, which draws its column of its row. */
#pragma once

#include "gops-member-paint.h"
#include "gops-member-row.h"
#include "gops-members-state.h"

G_BEGIN_DECLS

/* What cells need beside their row. Belongs to the page; gops_member_look_update() after a change. */
typedef struct
{
  int                   today;      /* day in the group's zone */
  char                 *zone;       /* (owned) (nullable) */
  const GopsTierScheme *scheme;     /* (nullable) */
  const char           *language;   /* static: of the group */
  gboolean              short_signs;   /* without words: there is no room */
  GopsMemberPaint      *paint;      /* (owned) */
  GPtrArray            *cells;      /* (owned): all there are */
} GopsMemberLook;

void       gops_member_look_init     (GopsMemberLook *look);
void       gops_member_look_clear    (GopsMemberLook *look);

/* Shows all cells again. */
void       gops_member_look_update   (GopsMemberLook *look);

/* What has come into sight is drawn. */
void       gops_member_look_scrolled (GopsMemberLook *look);

#define GOPS_TYPE_MEMBER_CELL (gops_member_cell_get_type ())
G_DECLARE_FINAL_TYPE (GopsMemberCell, gops_member_cell, GOPS, MEMBER_CELL, GtkWidget)

/* @look must live as long as the cell, @item as long as it is its child. */
GtkWidget *gops_member_cell_new      (GopsMemberLook *look, GopsMembersColumn column, GtkListItem *item);

/* @row: (nullable) */
void       gops_member_cell_set_row  (GopsMemberCell *self, GopsMemberRow *row);

guint      gops_member_cell_get_position (GopsMemberCell *self);

/* The cell in words, "" without a row. Returns: (transfer full) */
char      *gops_member_cell_dup_text (GopsMemberCell *self);

/* The heading of a column. */
const char *gops_members_column_title (GopsMembersColumn column);

G_END_DECLS
