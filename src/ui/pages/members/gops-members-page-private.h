/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-live-list.h"
#include "gops-member-columns.h"
#include "gops-member-row.h"
#include "gops-members-page.h"
#include "gops-name-index.h"
#include "gops-responsive-bin.h"
#include "gops-tier-bars.h"
#include "gops-tiers-pane.h"

G_BEGIN_DECLS

#define GOPS_MEMBERS_AT_ONCE 5000   /* members up to which they are counted and searched without help */
#define GOPS_MEMBERS_BY_NICK 50000  /* members up to which they stand under the names that are shown: half a second in a thread */

struct _GopsMembersPage
{
  GopsView parent_instance;

  GopsLiveList      *list;        /* (owned) */
  GtkMultiSelection *selection;   /* (owned) */
  GopsTiersPane     *pane;        /* (owned) */
  GopsMemberLook     look;
  GCancellable      *counting;    /* (owned) (nullable): tiers are being counted in a thread */
  GHashTable        *counts;      /* (owned): tier → number of members now */
  GopsNameIndex     *names;       /* (owned) (nullable): from the first search on */
  char              *query;       /* (owned) (nullable): what the table shows, to see whether it must ask again */
  GopsMembersShow    show;
  char              *own;         /* (owned): what own fields are to say: a filter of gops-own-filter.h, "" for anything */
  GMenuModel        *shows;       /* (owned): the part of the filter menu that is always there */
  gint64             group;
  gboolean           counts_stale;
  gboolean           large;       /* too many members to count and to search without help */
  gboolean           huge;        /* too many to stand under other names than their own */
  guint              search_timeout;   /* source, 0 = none */
  guint              fit_idle;    /* source, 0 = none */

  GtkStack          *stack;
  GtkWidget         *empty;
  GopsTierBars      *bars;
  GtkWidget         *bars_area;
  GtkEditable       *search;
  GtkMenuButton     *filter;
  AdwButtonContent  *filter_content;
  GtkLabel          *shown;
  GtkWidget         *import;
  GtkWidget         *add;
  AdwButtonContent  *care_content;
  AdwButtonContent  *import_content;
  AdwButtonContent  *add_content;
  GtkMenuButton     *commands;
  GtkScrolledWindow *scroller;
  GtkColumnView     *table;
  GtkStack          *rows;
};

/* gops-members-page-actions.c: what is done with members */
void    gops_members_page_install_actions (GtkWidgetClass *widget_class);
void    gops_members_page_update_actions  (GopsMembersPage *self);
void    gops_members_page_add_controllers (GopsMembersPage *self);

/* What the menu offers depends on the first selected row. Returns: (transfer full) (nullable) */
GopsMemberRow *gops_members_page_dup_first (GopsMembersPage *self);
gboolean       gops_members_page_is_locked (GopsMembersPage *self, GopsMemberRow *row);

/* gops-members-page-menu.c */
void        gops_members_page_install_menu (GtkWidgetClass *widget_class);
void        gops_members_page_add_menu     (GopsMembersPage *self);
GMenuModel *gops_members_page_make_menu    (GopsMembersPage *self);

/* gops-members-page-filter.c: by what own fields say */
void        gops_members_page_init_filter   (GopsMembersPage *self);

/* All filters; @out_read: @searched is one and no name. Returns: (transfer full) (nullable): NULL for none */
char       *gops_members_page_dup_filters   (GopsMembersPage *self, const char *searched, gboolean *out_read);
char       *gops_members_page_dup_title     (GopsMembersPage *self, const char *show);

/* gops-members-page-search.c. Members whose Chinese names sound like what is looked for, as JSON; %NULL: nothing is looked for,
 * or the names are still being read. Returns: (transfer full) (nullable) */
void        gops_members_page_install_search (GtkWidgetClass *widget_class);
char       *gops_members_page_dup_sounding   (GopsMembersPage *self, const char *pattern);

/* Asks for the rows when group, filter, words or order have changed; says how many were found. */
void        gops_members_page_update_query  (GopsMembersPage *self);
void        gops_members_page_show_number   (GopsMembersPage *self);

/* gops-members-page-counts.c */
void    gops_members_page_show_bars        (GopsMembersPage *self);
void    gops_members_page_count            (GopsMembersPage *self);

/* Opens the person at @position of the table. */
void    gops_members_page_open            (GopsMembersPage *self, guint position);

G_END_DECLS
