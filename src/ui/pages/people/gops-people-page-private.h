/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people page's parts: gops-people-page.c shows, gops-people-page-actions.c does. */
#pragma once

#include <adwaita.h>

#include "gops-live-list.h"
#include "gops-name-index.h"
#include "gops-people-page.h"
#include "gops-people-state.h"

G_BEGIN_DECLS

struct _GopsPeoplePage
{
  GopsView parent_instance;

  GopsLiveList      *list;        /* (owned) */
  GtkMultiSelection *selection;   /* (owned) */
  GopsNameIndex     *names;       /* (owned) (nullable): once somebody searches */
  GPtrArray         *tags;        /* (owned): of the choice of tags; the first is "" */
  GopsPeopleShow     show;
  gboolean           stale;       /* people have changed since the tags were read */

  GtkWidget         *responsive;
  GtkStack          *pages;
  GtkWidget         *empty;
  GtkEditable       *search;
  GtkDropDown       *tag;
  GtkWidget         *filter;
  AdwButtonContent  *filter_content;
  GtkLabel          *count;
  GtkStack          *stack;
  GtkListView       *view;
  GtkActionBar      *bar;
  GtkLabel          *selected;
  GtkWidget         *commands;
  GtkMenuButton     *menu;
};

void        gops_people_page_update_actions  (GopsPeoplePage *self);
void        gops_people_page_add_keys        (GopsPeoplePage *self);
void        gops_people_page_install_actions (GtkWidgetClass *widget_class);
GMenuModel *gops_people_page_make_row_menu   (GtkWidget      *row);

G_END_DECLS
