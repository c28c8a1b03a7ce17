/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-live-list.h"
#include "gops-member-columns.h"
#include "gops-members-page.h"
#include "gops-name-index.h"
#include "gops-responsive-bin.h"
#include "gops-tier-bars.h"
#include "gops-tiers-pane.h"

G_BEGIN_DECLS

struct _GopsMembersPage
{
  GopsView parent_instance;

  GopsLiveList      *list;        /* (owned) */
  GtkMultiSelection *selection;   /* (owned) */
  GopsTiersPane     *pane;        /* (owned) */
  GopsMemberLook     look;
  GCancellable      *counting;    /* (owned) (nullable): tiers are being counted in a thread */
  GHashTable        *counts;      /* (owned): tier → number of members now */
  GopsNameIndex     *names;       /* (owned) (nullable): of a large group, from the first search on */
  char              *query;       /* (owned) (nullable): what the table shows, to see whether it must ask again */
  GopsMembersShow    show;
  gint64             group;
  gboolean           counts_stale;
  gboolean           large;       /* too many members to count and to search without help */
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

/* Opens the person at @position of the table. */
void    gops_members_page_open            (GopsMembersPage *self, guint position);

G_END_DECLS
