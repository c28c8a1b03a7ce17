/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to improve and why, each with a button that does it or goes there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *text;      /* one sentence */
  const char *button;    /* (nullable) "Show", "Set" */
  const char *why;       /* (nullable) what it is good for */
  const char *source;    /* (nullable) who says so */
  gboolean    urgent;    /* amber sign; else a quiet one */
  gboolean    optional;  /* may be left as it is: stands below the others and is not counted */
} GopsAdviceRow;

#define GOPS_TYPE_ADVICE_LIST (gops_advice_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsAdviceList, gops_advice_list, GOPS, ADVICE_LIST, GtkWidget)

/* Signal "activated" (const char *id): the button of that id, or the row when it has nothing to explain; a row
 * with a why unfolds it. With no rows but optional ones the list says that all is well. Property "title"; a heading with the count stands above. */
GtkWidget *gops_advice_list_new      (void);
void       gops_advice_list_set_rows (GopsAdviceList      *self,
                                      const GopsAdviceRow *rows,
                                      guint                n_rows);

G_END_DECLS
