/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the workbench page share. */
#pragma once

#include "gops-empty-state.h"
#include "gops-own-schemes.h"
#include "gops-run-history.h"
#include "gops-scheme-draft.h"
#include "gops-tier-bars.h"
#include "gops-tier-rows.h"
#include "gops-workbench-load.h"
#include "gops-workbench-page.h"
#include "gops-workbench-pane.h"

G_BEGIN_DECLS

struct _GopsWorkbenchPage
{
  GopsView parent_instance;

  gint64                group;
  GPtrArray            *schemes;    /* (owned): of the drop-down, in its order */
  char                 *followed;   /* (owned) (nullable): the scheme of the group that was led to last */
  const GopsTierScheme *base;       /* (nullable): what the draft was made from; to the end of the process */
  GopsSchemeDraft      *draft;      /* (owned) (nullable) */
  GopsTierTable        *table;      /* (owned) (nullable) */
  GopsTiersResult      *result;     /* (owned) (nullable): what the draft makes of the table */
  GopsWorkbenchJournal  journal;    /* until where the table knows */
  GCancellable         *loading;    /* (owned) (nullable) */
  gboolean              saving;
  gboolean              filling;
  guint                 preview_id; /* an idle that places anew */

  GtkStack       *stack;
  GopsEmptyState *empty;
  GtkDropDown    *scheme;
  GtkLabel       *summary;
  GtkLabel       *source;
  GopsTierBars   *bars;
  GtkLabel       *ranks;
  GtkActionBar   *bar;
  GtkWidget      *changed_box;      /* of the bar: what is done with lines that were changed */
  GtkEditable    *name;
  GopsTierRows   *rows;
  GopsRunHistory *history;
  GopsWorkbenchPane *pane;          /* borrowed */
};

/* The language of the group that is shown. */
const char *gops_workbench_page_language     (GopsWorkbenchPage    *self);

/* Shows another scheme, or the same as it was. */
void        gops_workbench_page_choose       (GopsWorkbenchPage    *self,
                                              const GopsTierScheme *scheme);

/* The schemes have changed: fills the list, and chooses the one called @id (nullable: as it is). */
void        gops_workbench_page_fill_schemes (GopsWorkbenchPage    *self,
                                              const char           *id);

/* gops-workbench-save.c: actions that write */
void        gops_workbench_page_save_run     (GopsWorkbenchPage    *self);
void        gops_workbench_page_install_save_actions (GtkWidgetClass *klass);

G_END_DECLS
