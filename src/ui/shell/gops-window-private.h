/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-sidebar.h"
#include "gops-split-view.h"
#include "gops-stage.h"
#include "gops-window.h"

G_BEGIN_DECLS

struct _GopsWindow
{
  AdwApplicationWindow parent_instance;

  GopsSession   *session;    /* (owned) (nullable) */
  GSettings     *settings;   /* (owned) (nullable): NULL where the schema is not installed */
  GFile         *problem;    /* (owned) (nullable): the workspace that can't be opened */
  guint          poll;       /* source: asks whether another process has written */
  gboolean       left_behind; /* the file is not what it was, and that was said */
  guint          n_polls;    /* since the index for searches is built */

  AdwToast *undo_toast;      /* (owned) (nullable): the one that offers to undo, waiting or shown */
  gint64    undo_action;     /* what it would undo */
  GPtrArray *said;           /* (owned) (element-type AdwToast) borrowed: those that stand or wait, by their age */
  AdwToast *said_toast;      /* weak (nullable): the last one that only says something */

  AdwToastOverlay *toasts;
  GtkStack        *root;
  AdwBin          *main_bin;
  AdwBin          *problem_bin;
  AdwBin          *first_run_bin;   /* filled when it is first shown */

  GopsSplitView *split;      /* borrowed; made anew with each session */
  GopsSidebar   *sidebar;    /* borrowed */
  GopsStage     *stage;      /* borrowed */
};

/* gops-window-actions.c */
void gops_window_install_actions (GtkWidgetClass *widget_class);
void gops_window_update_actions  (GopsWindow *self);
void gops_window_accept_files    (GopsWindow *self);

/* gops-window-keys.c */
void gops_window_add_keys        (GopsWindow *self);

G_END_DECLS
