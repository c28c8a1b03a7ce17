/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where posters hang. */
#include "config.h"

#include "gops-postings.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-method-error.h"
#include "gops-text-clean.h"
#include "gops-workspace.h"

GPtrArray *
gops_postings_load (GopsStore *store, gint64 group, GError **error)
{
  return gops_record_load_all (GOPS_TYPE_POSTING, store, error,
                               "WHERE (group_id = ?1 OR (?1 = 0 AND group_id IN (SELECT id FROM chat_group WHERE deleted_at = 0)))"
                               " ORDER BY taken_down <> '', taken_down DESC, code_until = '', code_until, posted_on DESC, id", "l", group);
}

GopsPostingDraft
gops_posting_describe (GopsPosting *posting)
{
  return (GopsPostingDraft) {
    .channel = gops_record_get_int (posting, GOPS_POSTING_CHANNEL_ID),
    .template_id = gops_record_get_text (posting, GOPS_POSTING_TEMPLATE),
    .title = gops_record_get_text (posting, GOPS_POSTING_TITLE),
    .code = gops_record_get_text (posting, GOPS_POSTING_CODE),
    .code_until = gops_record_get_text (posting, GOPS_POSTING_CODE_UNTIL),
    .place = gops_record_get_text (posting, GOPS_POSTING_PLACE),
    .posted_on = gops_record_get_text (posting, GOPS_POSTING_POSTED_ON),
    .note = gops_record_get_text (posting, GOPS_POSTING_NOTE),
  };
}

GopsPostingState
gops_posting_state (GopsPosting *posting, const char *today)
{
  int until = gops_day_parse (gops_record_get_text (posting, GOPS_POSTING_CODE_UNTIL)), day = gops_day_parse (today);

  if (!gops_record_is_blank (posting, GOPS_POSTING_TAKEN_DOWN))
    return GOPS_POSTING_DOWN;
  if (until == GOPS_DAY_NONE || day == GOPS_DAY_NONE || until - day > GOPS_CODE_SOON_DAYS)
    return GOPS_POSTING_HANGS;
  return until < day ? GOPS_POSTING_ENDED : GOPS_POSTING_ENDS_SOON;
}

const char *
gops_posting_state_to_string (GopsPostingState state)
{
  switch (state)
    {
    case GOPS_POSTING_HANGS:     return "hangs";
    case GOPS_POSTING_ENDS_SOON: return "ends-soon";
    case GOPS_POSTING_ENDED:     return "ended";
    case GOPS_POSTING_DOWN:      return "down";
    }
  g_return_val_if_reached ("");
}

/* --- what can be --- */

static gboolean
check_length (const char *text, int most, const char *format, GError **error)
{
  if (g_utf8_strlen (text, -1) <= most)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, format, most);
  return FALSE;
}

static gboolean
check_day (const char *day, GError **error)
{
  if (*day == '\0' || gops_date_is_valid (day))
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE, _("“%s” is no date that exists; write it as in 2026-11-28"), day);
  return FALSE;
}

static gboolean
check_place (const GopsPostingDraft *draft, GError **error)
{
  g_autofree char *place = gops_text_clean_line (draft->place);

  if (*place != '\0')
    return check_length (place, GOPS_POSTING_MAX_PLACE, _("The place has more than %d characters; shorten it."), error);
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("Where was it posted? Name the place, such as “Notice board at the gate”."));
  return FALSE;
}

/* The first column that is wrong, GOPS_POSTING_ID when all are right. */
static GopsPostingColumn
find_wrong (const GopsPostingDraft *draft, GError **error)
{
  if (!check_place (draft, error))
    return GOPS_POSTING_PLACE;
  if (!check_day (draft->posted_on, error))
    return GOPS_POSTING_POSTED_ON;
  if (!check_day (draft->code_until, error))
    return GOPS_POSTING_CODE_UNTIL;
  return check_length (draft->note, GOPS_POSTING_MAX_NOTE, _("The note has more than %d characters; shorten it."), error)
         ? GOPS_POSTING_ID : GOPS_POSTING_NOTE;
}

gboolean
gops_posting_check (const GopsPostingDraft *draft, GopsPostingColumn *out_column, GError **error)
{
  GopsPostingColumn wrong = find_wrong (draft, error);

  if (wrong != GOPS_POSTING_ID && out_column != NULL)
    *out_column = wrong;
  return wrong == GOPS_POSTING_ID;
}

/* --- changes --- */

static void
fill (GopsPosting *posting, const GopsPostingDraft *draft)
{
  g_autofree char *place = gops_text_clean_line (draft->place), *note = gops_text_clean (draft->note), *title = gops_text_clean_line (draft->title);

  gops_record_set_int (posting, GOPS_POSTING_CHANNEL_ID, draft->channel);
  gops_record_set_text (posting, GOPS_POSTING_TEMPLATE, draft->template_id);
  gops_record_set_text (posting, GOPS_POSTING_TITLE, title);
  gops_record_set_text (posting, GOPS_POSTING_CODE, draft->code);
  gops_record_set_text (posting, GOPS_POSTING_CODE_UNTIL, draft->code_until);
  gops_record_set_text (posting, GOPS_POSTING_PLACE, place);
  gops_record_set_text (posting, GOPS_POSTING_POSTED_ON, draft->posted_on);
  gops_record_set_text (posting, GOPS_POSTING_NOTE, note);
}

static gboolean
has_room (GopsStore *store, gint64 group, GError **error)
{
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, error, "SELECT count(*) FROM posting WHERE group_id = ?1", "l", group))
    return FALSE;
  if (n < GOPS_POSTING_MOST)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("The group has %d postings; remove old ones first."), GOPS_POSTING_MOST);
  return FALSE;
}

gint64
gops_posting_add (GopsStore *store, gint64 group, const GopsPostingDraft *draft, GError **error)
{
  g_autoptr (GopsPosting) posting = NULL;

  if (!gops_posting_check (draft, NULL, error) || !has_room (store, group, error))
    return 0;
  posting = gops_record_new (GOPS_TYPE_POSTING, "group-id", group, NULL);
  fill (posting, draft);
  if (!gops_store_begin (store, error, N_("Note that a poster hangs at “%s”"), gops_record_get_text (posting, GOPS_POSTING_PLACE), NULL))
    return 0;
  return gops_store_end (store, gops_record_insert (posting, store, error), error) ? gops_record_get_id (posting) : 0;
}

gboolean
gops_posting_change (GopsStore *store, gint64 id, const GopsPostingDraft *draft, GError **error)
{
  g_autoptr (GopsPosting) posting = gops_record_load (GOPS_TYPE_POSTING, store, id, error);

  if (posting == NULL || !gops_posting_check (draft, NULL, error) ||
      !gops_store_begin (store, error, N_("Change the posting at “%s”"), gops_record_get_text (posting, GOPS_POSTING_PLACE), NULL))
    return FALSE;
  fill (posting, draft);
  return gops_store_end (store, gops_record_save (posting, store, error), error);
}

gboolean
gops_posting_take_down (GopsStore *store, gint64 id, const char *day, GError **error)
{
  g_autoptr (GopsPosting) posting = check_day (day, error) ? gops_record_load (GOPS_TYPE_POSTING, store, id, error) : NULL;

  if (posting == NULL ||
      !gops_store_begin (store, error, *day != '\0' ? N_("Take down the poster at “%s”") : N_("Hang the poster at “%s” again"),
                         gops_record_get_text (posting, GOPS_POSTING_PLACE), NULL))
    return FALSE;
  gops_record_set_text (posting, GOPS_POSTING_TAKEN_DOWN, day);
  return gops_store_end (store, gops_record_save (posting, store, error), error);
}

gboolean
gops_posting_remove (GopsStore *store, gint64 id, GError **error)
{
  g_autoptr (GopsPosting) posting = gops_record_load (GOPS_TYPE_POSTING, store, id, error);

  if (posting == NULL ||
      !gops_store_begin (store, error, N_("Remove the posting at “%s”"), gops_record_get_text (posting, GOPS_POSTING_PLACE), NULL))
    return FALSE;
  return gops_store_end (store, gops_record_delete (posting, store, error), error);
}
