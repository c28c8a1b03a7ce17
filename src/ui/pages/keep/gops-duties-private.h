/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the dialog of duties share. */
#pragma once

#include <adwaita.h>

#include "gops-duty-item.h"
#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_DUTIES_DIALOG (gops_duties_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsDutiesDialog, gops_duties_dialog, GOPS, DUTIES_DIALOG, AdwBin)

struct _GopsDutiesDialog
{
  AdwBin parent_instance;

  GopsSession      *session;    /* (owned) */
  GPtrArray        *duties;     /* (owned) (element-type GopsDuty) */
  GopsDutyStanding *standing;   /* (owned) (nullable): what is shown */
  GCancellable     *loading;    /* (owned) (nullable) */
  GListStore       *items;      /* (owned) (element-type GopsDutyItem) */
  gint64            group, duty;
  int               day;        /* GOPS_DAY_NONE: today */
  gboolean          showing;    /* widgets are being set, not used */

  GtkStack         *stack;      /* "none", "duty" */
  GtkDropDown      *chooser, *show;
  GtkWidget        *menu, *next;
  GtkLabel         *date, *figure, *facts, *nobody;
  GtkStack         *list_stack; /* "list", "nobody" */
};

/* gops-duties-list.c: the members */
GtkWidget *gops_duties_make_list (GopsDutiesDialog *self);

G_END_DECLS
