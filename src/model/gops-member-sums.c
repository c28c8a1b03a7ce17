/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a member from what is written down, and of two memberships that become one. */

#include "config.h"

#include <string.h>

#include "gops-activity.h"
#include "gops-batch.h"
#include "gops-member-sums.h"
#include "gops-people-merge.h"
#include "gops-workspace.h"

static gboolean
find_first_day (GopsStore *store,
                gint64     group,
                int       *out_day,
                GError   **error)
{
  g_autofree char *zone = NULL, *today = NULL;

  if (!gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group))
    return FALSE;
  today = gops_date_today (store, zone);
  *out_day = gops_date_days_between ("1970-01-01", today) - GOPS_ACTIVITY_DAYS;
  return TRUE;
}

#define OF_PERSON "group_id = ?2 AND person_id IN " GOPS_PERSON_ALL_SQL ("?1")

static gboolean
read_days (GopsStore      *store,
           gint64          group,
           gint64          person,
           GopsMemberSums *sums,
           GError        **error)
{
  g_autoptr (GopsStatement) row = NULL;
  int first_day;

  if (!find_first_day (store, group, &first_day, error))
    return FALSE;
  row = gops_store_query (store, error, "SELECT " GOPS_ACTIVITY_SUMS_SQL ("?3") ", coalesce (sum (checkins), 0), count (*) FROM activity_day"
                          " WHERE " OF_PERSON " AND " GOPS_BATCH_SHOWN ("batch"), "lli", person, group, first_day);
  if (row == NULL || !gops_statement_next (row, error))
    return FALSE;
  *sums = (GopsMemberSums) {
    .messages = gops_statement_int (row, 0), .replies_got = gops_statement_int (row, 1), .replies_given = gops_statement_int (row, 2),
    .active_days = gops_statement_int (row, 3), .last_at = gops_statement_int (row, 4), .checkins = gops_statement_int (row, 5),
    .told = gops_statement_int (row, 6) > 0,
  };
  return TRUE;
}

static gboolean
read_entries (GopsStore      *store,
              gint64          group,
              gint64          person,
              GopsMemberSums *sums,
              GError        **error)
{
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT (SELECT count (*) FROM check_in WHERE " OF_PERSON " AND " GOPS_BATCH_SHOWN ("batch") "),"
    " (SELECT count (*) FROM purchase WHERE " OF_PERSON " AND " GOPS_BATCH_SHOWN ("batch") "),"
    " EXISTS (SELECT 1 FROM member_event INDEXED BY member_event_by_person WHERE " OF_PERSON " AND " GOPS_BATCH_SHOWN ("batch") ")", "ll", person, group);

  if (row == NULL || !gops_statement_next (row, error))
    return FALSE;
  sums->checkins = MAX (sums->checkins, gops_statement_int (row, 0));
  sums->purchases = gops_statement_int (row, 1);
  sums->told = sums->told || gops_statement_int (row, 2) != 0;
  return TRUE;
}

/**
 * gops_member_sums_read:
 * @person: who stays; those merged into them are counted with them
 * @out_sums: (out caller-allocates)
 */
gboolean
gops_member_sums_read (GopsStore      *store,
                       gint64          group,
                       gint64          person,
                       GopsMemberSums *out_sums,
                       GError        **error)
{
  return read_days (store, group, person, out_sums, error) && read_entries (store, group, person, out_sums, error);
}

static void
raise_to (GopsMembership *record,
          guint           column,
          gint64          value)
{
  gops_record_set_int (record, column, MAX (value, gops_record_get_int (record, column)));
}

/**
 * gops_member_sums_raise:
 *
 * Figures that a list gave stay where they are greater: it may know of more than the chats. Points are not among them: a
 * membership holds those that were brought along, and the ledger adds what was earned and given.
 */
void
gops_member_sums_raise (const GopsMemberSums *self,
                        GopsMembership       *record)
{
  raise_to (record, GOPS_MEMBERSHIP_MESSAGES, self->messages);
  raise_to (record, GOPS_MEMBERSHIP_REPLIES_GOT, self->replies_got);
  raise_to (record, GOPS_MEMBERSHIP_REPLIES_GIVEN, self->replies_given);
  raise_to (record, GOPS_MEMBERSHIP_LAST_SPOKE_AT, self->last_at);
  raise_to (record, GOPS_MEMBERSHIP_CHECKINS, self->checkins);
  raise_to (record, GOPS_MEMBERSHIP_PURCHASES, self->purchases);
  if (self->messages > 0)
    gops_record_set_int (record, GOPS_MEMBERSHIP_ACTIVE_DAYS, self->active_days);
}

/* --- folding --- */

static void
fill (GopsMembership *kept,
      GopsMembership *other,
      guint           column)
{
  if (gops_record_is_blank (kept, column))
    gops_record_set_text (kept, column, gops_record_get_text (other, column));
}

static void
fold_dates (GopsMembership *kept,
            GopsMembership *other)
{
  const char *joined = gops_record_get_text (other, GOPS_MEMBERSHIP_JOINED_ON);
  const char *left = gops_record_get_text (other, GOPS_MEMBERSHIP_LEFT_ON);

  if (*joined != '\0' && (gops_record_is_blank (kept, GOPS_MEMBERSHIP_JOINED_ON) || strcmp (joined, gops_record_get_text (kept, GOPS_MEMBERSHIP_JOINED_ON)) < 0))
    gops_record_set_text (kept, GOPS_MEMBERSHIP_JOINED_ON, joined);
  if (*left == '\0')   /* whoever has left with one account only is still there */
    gops_record_set_text (kept, GOPS_MEMBERSHIP_LEFT_ON, "");
  else if (!gops_record_is_blank (kept, GOPS_MEMBERSHIP_LEFT_ON) && strcmp (left, gops_record_get_text (kept, GOPS_MEMBERSHIP_LEFT_ON)) > 0)
    gops_record_set_text (kept, GOPS_MEMBERSHIP_LEFT_ON, left);
}

static void
fold_tier (GopsMembership *kept,
           GopsMembership *other)
{
  if (!gops_record_is_blank (kept, GOPS_MEMBERSHIP_TIER))
    return;
  for (guint column = GOPS_MEMBERSHIP_TIER; column <= GOPS_MEMBERSHIP_TIER_LOCKED_UNTIL; column++)
    gops_record_set_text (kept, column, gops_record_get_text (other, column));
}

/* An owner or administrator remains one. */
static void
fold_role (GopsMembership *kept,
           GopsMembership *other)
{
  const char *role = gops_record_get_text (kept, GOPS_MEMBERSHIP_ROLE), *other_role = gops_record_get_text (other, GOPS_MEMBERSHIP_ROLE);

  if (*other_role != '\0' && (*role == '\0' || g_str_equal (role, "member")))
    gops_record_set_text (kept, GOPS_MEMBERSHIP_ROLE, other_role);
}

/* Returns: whether @note has the lines of @other, as they stand. */
static gboolean
has_lines (const char *note,
           const char *other)
{
  g_autofree char *lines = g_strconcat ("\n", note, "\n", NULL), *wanted = g_strconcat ("\n", other, "\n", NULL);

  return strstr (lines, wanted) != NULL;
}

char *
gops_notes_unite (const char *note,
                  const char *other)
{
  if (*note == '\0' || *other == '\0')
    return g_strconcat (note, other, NULL);
  return has_lines (note, other) ? g_strdup (note) : g_strconcat (note, "\n", other, NULL);
}

static void
fold_note (GopsMembership *kept,
           GopsMembership *other)
{
  g_autofree char *note = gops_notes_unite (gops_record_get_text (kept, GOPS_MEMBERSHIP_NOTE), gops_record_get_text (other, GOPS_MEMBERSHIP_NOTE));

  gops_record_set_text (kept, GOPS_MEMBERSHIP_NOTE, note);
}

void
gops_membership_fold (GopsMembership       *kept,
                      GopsMembership       *other,
                      const GopsMemberSums *sums)
{
  static const guint figures[] = { GOPS_MEMBERSHIP_MESSAGES, GOPS_MEMBERSHIP_ACTIVE_DAYS, GOPS_MEMBERSHIP_CHECKINS, GOPS_MEMBERSHIP_PURCHASES,
                                   GOPS_MEMBERSHIP_LAST_SPOKE_AT, GOPS_MEMBERSHIP_REPLIES_GOT, GOPS_MEMBERSHIP_REPLIES_GIVEN, GOPS_MEMBERSHIP_POINTS };
  gint64 invites = gops_record_get_int (kept, GOPS_MEMBERSHIP_INVITES), other_invites = gops_record_get_int (other, GOPS_MEMBERSHIP_INVITES);

  fold_dates (kept, other);
  fold_role (kept, other);
  fold_tier (kept, other);
  fold_note (kept, other);
  fill (kept, other, GOPS_MEMBERSHIP_INVITED_BY);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    raise_to (kept, figures[i], gops_record_get_int (other, figures[i]));
  /* Two lists may have counted the same invitation; what chats tell of each account is of that account alone. */
  gops_record_set_int (kept, GOPS_MEMBERSHIP_INVITES, sums->told ? invites + other_invites : MAX (invites, other_invites));
  gops_member_sums_raise (sums, kept);
}
