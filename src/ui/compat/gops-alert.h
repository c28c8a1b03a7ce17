/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question with named answers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_ALERT_PLAIN,
  GOPS_ALERT_SUGGESTED,
  GOPS_ALERT_DESTRUCTIVE
} GopsAlertLook;

typedef struct
{
  const char   *id;
  const char   *label;   /* with mnemonic, translated by the caller */
  GopsAlertLook look;
} GopsAlertAnswer;

/* Asks over @parent's window. @answers stand in reading order, the first is what closing
 * (Escape) means, @default_id (nullable) what Enter means. @extra (nullable) (transfer full
 * when floating) is shown below the body. Cancelling @cancellable closes the question. */
void  gops_alert_ask_async  (GtkWidget             *parent,
                             const char            *heading,
                             const char            *body,
                             GtkWidget             *extra,
                             const GopsAlertAnswer *answers,
                             guint                  n_answers,
                             const char            *default_id,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data);

/* Returns: (transfer full): the id of the chosen answer; never NULL. */
char *gops_alert_ask_finish (GAsyncResult          *result);

/* Enables or disables an answer of the question that @extra stands in, for instance until
 * an entry has text. */
void  gops_alert_set_answer_enabled (GtkWidget     *extra,
                                     const char    *id,
                                     gboolean       enabled);

G_END_DECLS
