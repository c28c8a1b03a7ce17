/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-advice.h"
#include "gops-changes.h"
#include "gops-dossier.h"
#include "gops-group-health.h"
#include "gops-journal.h"

G_BEGIN_DECLS

/*
 * One open workspace as the window sees it: the store, the chosen group with its dossier and advice, and the
 * ways in which pages talk to the window. Pages get it by property and ask nothing else.
 *
 *   What a page reads:    gops_session_get_dossier (), gops_session_get_advice (); both are loaded anew after each
 *                         change, then ::refreshed is emitted (in an idle, once for many changes).
 *   What a page writes:   records, within gops_store_begin () … commit (); or gops_record_store_… ().
 *   What a page says:     gops_session_report () an error, gops_session_toast () a confirmation,
 *                         gops_session_toast_undo () after something that a person may regret.
 *   Where a page sends:   gops_session_go_to ().
 *
 * ::flush asks everybody to write what is still being typed; it comes before undo, leaving a page and closing.
 */

#define GOPS_TYPE_SESSION (gops_session_get_type ())
G_DECLARE_FINAL_TYPE (GopsSession, gops_session, GOPS, SESSION, GObject)

/* A place in the window. */
typedef struct
{
  const char *page;     /* "positioning", "rules", "members", "content", "publish", "today", "history" … */
  gint64      group;    /* 0: as it is */
  const char *table;    /* (nullable) */
  gint64      row;
  const char *column;   /* (nullable) */
} GopsPlace;

GopsSession       *gops_session_new           (GopsStore *store);
GopsStore         *gops_session_get_store     (GopsSession *self);

gint64             gops_session_get_group     (GopsSession *self);
void               gops_session_set_group     (GopsSession *self, gint64 group);
const GopsDossier *gops_session_get_dossier   (GopsSession *self);
GPtrArray         *gops_session_get_advice    (GopsSession *self);
guint              gops_session_count_advice  (GopsSession *self, const char *page);

/* (transfer none): how all groups are: one for the sidebar and for pages that list groups */
GopsGroupHealth   *gops_session_get_health    (GopsSession *self);

void               gops_session_flush         (GopsSession *self);
void               gops_session_refresh_now   (GopsSession *self);
void               gops_session_set_shown     (GopsSession *self, const char *page);
gboolean           gops_session_undo          (GopsSession *self);
gboolean           gops_session_redo          (GopsSession *self);

/* The action that "toast" gives with what went wrong: it is not to be replaced before it was read. */
#define GOPS_TOAST_ERROR "error"

void               gops_session_report        (GopsSession *self, const GError *error);
void               gops_session_toast         (GopsSession *self, const char *text);
void               gops_session_toast_undo    (GopsSession *self, const char *text);
void               gops_session_toast_file    (GopsSession *self, const char *text, GFile *file);
void               gops_session_go_to         (GopsSession *self, const GopsPlace *place);
gboolean           gops_session_apply_advice  (GopsSession *self, const GopsAdvice *advice, const char *value);
void               gops_session_copy_text     (GopsSession *self, const char *text, const char *confirmation);

G_END_DECLS
