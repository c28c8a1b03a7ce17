/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of many groups is exported: rules or posters, and in which form; or everything. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean    everything;    /* each group gets a folder; nothing else is asked */
  const char *template_id;   /* static (nullable): of posters; NULL: the rules */
  const char *size;          /* static (nullable): of posters; NULL: as each group has it */
  const char *ending;        /* static: ".pdf" */
  gboolean    channels;      /* posters: another for each channel */
} GopsExportChoice;

/* The rows that ask for it. Returns: (transfer floating) */
GtkWidget        *gops_export_choice_new (void);
GopsExportChoice  gops_export_choice_get (GtkWidget *self);

G_END_DECLS
