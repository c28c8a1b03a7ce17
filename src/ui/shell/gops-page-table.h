/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/*
 * The pages of the window, in their order. A new page is a row here.
 */

/**
 * GopsPagePlace:
 * @GOPS_PAGE_STEP: a step of the chosen group, Alt+1 … in this order
 * @GOPS_PAGE_GROUP: belongs to the chosen group, reached by its menu
 * @GOPS_PAGE_WORKSPACE: about the whole workspace
 */
typedef enum
{
  GOPS_PAGE_STEP,
  GOPS_PAGE_GROUP,
  GOPS_PAGE_WORKSPACE,
} GopsPagePlace;

typedef struct
{
  const char   *id;
  const char   *title;      /* untranslated */
  const char   *icon_name;  /* (nullable): of pages in the sidebar */
  GopsPagePlace place;
  GType       (*get_type) (void);
} GopsPageInfo;

const GopsPageInfo *gops_page_table      (guint *out_n);
const GopsPageInfo *gops_page_table_find (const char *id);

G_END_DECLS
