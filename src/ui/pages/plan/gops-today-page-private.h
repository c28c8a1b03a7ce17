/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the Today page: gops-today-page.c shows the run sheet, gops-today-page-acts.c deals with its rows. */
#pragma once

#include "gops-preview-card.h"
#include "gops-today-codes.h"
#include "gops-today-page.h"
#include "gops-today-people.h"
#include "gops-today-row.h"

G_BEGIN_DECLS

struct _GopsTodayPage
{
  GopsView parent_instance;

  GopsRunSheet    *sheet;      /* (owned) (nullable) */
  GListStore      *entries;    /* (owned) (element-type GopsRunEntry): what the list shows of the sheet */
  GHashTable      *open;       /* (owned) (element-type utf8): keys of rows of many that are open */
  char            *selected;   /* (owned) (nullable): key of an entry */
  GopsTodayPeople *people;     /* (owned) */
  guint            timeout;
  gboolean         filling;
  GPtrArray       *asked;      /* (owned) (nullable) (element-type utf8): keys of ticks that a question is about */
  GopsPreviewCard *preview;    /* borrowed: in the pane */
  GtkLabel        *preview_title;   /* borrowed */

  GtkStack       *stack;
  GtkLabel       *sum;
  GtkLabel       *facts;
  GtkLevelBar    *progress;
  GopsTodayCodes *codes;
  GtkListBox     *list;
  GtkLabel       *keys;
};

gint64        gops_today_page_now           (GopsTodayPage *self);
GopsTodayRow *gops_today_page_get_row       (GopsTodayPage *self);   /* (nullable): the selected one */

/* Selects what is called @key, a tick or an entry, with its row open, or what is next to it now; the keyboard goes along where
 * it is in the list or @focus says so. */
void          gops_today_page_select        (GopsTodayPage *self,
                                             const char    *key,
                                             gboolean       focus);
/* Shows what is now. */
void          gops_today_page_load          (GopsTodayPage *self);
void          gops_today_page_toggle        (GopsTodayPage *self,
                                             GopsRunEntry  *entry,
                                             gboolean       open);

/* gops-today-page-acts.c */
void          gops_today_page_connect_row   (GopsTodayPage *self,
                                             GopsTodayRow  *row);
void          gops_today_page_add_keys      (GopsTodayPage *self);

G_END_DECLS
