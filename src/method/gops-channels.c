/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The channels of a group. */
#include "config.h"

#include "gops-channels.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-group-words.h"
#include "gops-method-error.h"
#include "gops-own-fields.h"
#include "gops-record-order.h"
#include "gops-text-clean.h"
#include "gops-workspace.h"

GPtrArray *
gops_channels_load (GopsStore *store, gint64 group, GError **error)
{
  return gops_record_load_all (GOPS_TYPE_CHANNEL, store, error, "WHERE group_id = ?1 ORDER BY position, id", "l", group);
}

GopsChannel *
gops_channels_find_id (GPtrArray *channels, gint64 id)
{
  for (guint i = 0; i < channels->len; i++)
    if (gops_record_get_id (channels->pdata[i]) == id)
      return channels->pdata[i];
  return NULL;
}

static GopsChannel *
find_name (GPtrArray *channels, const char *name)
{
  g_autofree char *wanted = gops_own_name_fold (name, -1);

  for (guint i = 0; i < channels->len; i++)
    {
      g_autofree char *folded = gops_own_name_fold (gops_record_get_text (channels->pdata[i], GOPS_CHANNEL_NAME), -1);

      if (g_str_equal (folded, wanted))
        return channels->pdata[i];
    }
  return NULL;
}

GopsChannel *
gops_channels_find (GPtrArray *channels, const char *name)
{
  GopsChannel *found = NULL;
  gint64 id;

  if (g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL))
    found = gops_channels_find_id (channels, id);
  return found != NULL ? found : find_name (channels, name);
}

GopsChannelDraft
gops_channel_describe (GopsChannel *channel)
{
  return (GopsChannelDraft) {
    .name = gops_record_get_text (channel, GOPS_CHANNEL_NAME),
    .kind = gops_record_get_text (channel, GOPS_CHANNEL_KIND),
    .code = gops_record_get_text (channel, GOPS_CHANNEL_CODE),
    .code_until = gops_record_get_text (channel, GOPS_CHANNEL_CODE_UNTIL),
    .cost = gops_record_get_int (channel, GOPS_CHANNEL_COST),
    .currency = gops_record_get_text (channel, GOPS_CHANNEL_CURRENCY),
    .note = gops_record_get_text (channel, GOPS_CHANNEL_NOTE),
  };
}

/* --- what can be --- */

G_GNUC_PRINTF (3, 4) static gboolean
refuse (GError **error, GopsMethodError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (GOPS_METHOD_ERROR, (int) code, format, args));
  va_end (args);
  return FALSE;
}

static gboolean
check_name (GPtrArray *channels, gint64 self, const GopsChannelDraft *draft, GError **error)
{
  g_autofree char *name = gops_text_clean_line (draft->name);
  GopsChannel *other = *name != '\0' ? find_name (channels, name) : NULL;

  if (*name == '\0')
    return refuse (error, GOPS_METHOD_ERROR_INVALID, _("The channel needs a name, such as “Notice board”."));
  if (g_utf8_strlen (name, -1) > GOPS_CHANNEL_MAX_NAME)
    return refuse (error, GOPS_METHOD_ERROR_INVALID, _("The channel’s name has more than %d characters; shorten it."), GOPS_CHANNEL_MAX_NAME);
  if (other != NULL && gops_record_get_id (other) != self)
    return refuse (error, GOPS_METHOD_ERROR_INVALID, _("The group has a channel “%s” already; choose another name."), name);
  if (self == 0 && channels->len >= GOPS_CHANNEL_MOST)
    return refuse (error, GOPS_METHOD_ERROR_INVALID, _("The group has %d channels; remove one first."), GOPS_CHANNEL_MOST);
  return TRUE;
}

static gboolean
check_kind (const GopsChannelDraft *draft, GError **error)
{
  g_autofree char *kinds = g_strjoinv (", ", (char **) gops_channel_kind_ids ());

  return g_strv_contains (gops_channel_kind_ids (), draft->kind)
         || refuse (error, GOPS_METHOD_ERROR_INVALID, _("There is no kind of channel “%s”; there are: %s"), draft->kind, kinds);
}

/* What was copied with a line break or an invisible mark would lead elsewhere when it is scanned. */
static gboolean
check_code (const GopsChannelDraft *draft, GError **error)
{
  g_autofree char *clean = gops_text_clean_line (draft->code);
  gsize n = strlen (draft->code);

  if (n > GOPS_CHANNEL_MAX_CODE_BYTES)
    return refuse (error, GOPS_METHOD_ERROR_INVALID, _("The text for the code has %u bytes, but only %d fit: use a shorter link"),
                   (guint) n, GOPS_CHANNEL_MAX_CODE_BYTES);
  return g_str_equal (clean, draft->code)
         || refuse (error, GOPS_METHOD_ERROR_INVALID, _("The text for the code has blanks around it, a line break or an invisible sign; paste the link alone."));
}

static gboolean
check_until (const GopsChannelDraft *draft, GError **error)
{
  return *draft->code_until == '\0' || gops_date_is_valid (draft->code_until)
         || refuse (error, GOPS_METHOD_ERROR_DATE, _("“%s” is no date that exists; write it as in 2026-11-28"), draft->code_until);
}

static gboolean
check_note (const GopsChannelDraft *draft, GError **error)
{
  return g_utf8_strlen (draft->note, -1) <= GOPS_CHANNEL_MAX_NOTE
         || refuse (error, GOPS_METHOD_ERROR_INVALID, _("The note has more than %d characters; shorten it."), GOPS_CHANNEL_MAX_NOTE);
}

/* The first column that is wrong, 0 when all are right. */
static GopsChannelColumn
find_wrong (GPtrArray *channels, gint64 self, const GopsChannelDraft *draft, GError **error)
{
  if (!check_name (channels, self, draft, error))
    return GOPS_CHANNEL_NAME;
  if (!check_kind (draft, error))
    return GOPS_CHANNEL_KIND;
  if (!check_code (draft, error))
    return GOPS_CHANNEL_CODE;
  if (!check_until (draft, error))
    return GOPS_CHANNEL_CODE_UNTIL;
  return check_note (draft, error) ? GOPS_CHANNEL_ID : GOPS_CHANNEL_NOTE;
}

gboolean
gops_channel_check (GPtrArray *channels, gint64 self, const GopsChannelDraft *draft, GopsChannelColumn *out_column, GError **error)
{
  GopsChannelColumn wrong = find_wrong (channels, self, draft, error);

  if (wrong != GOPS_CHANNEL_ID && out_column != NULL)
    *out_column = wrong;
  return wrong == GOPS_CHANNEL_ID;
}

/* --- changes --- */

static void
fill (GopsChannel *channel, const GopsChannelDraft *draft)
{
  g_autofree char *name = gops_text_clean_line (draft->name), *note = gops_text_clean (draft->note);

  gops_record_set_text (channel, GOPS_CHANNEL_NAME, name);
  gops_record_set_text (channel, GOPS_CHANNEL_KIND, draft->kind);
  gops_record_set_text (channel, GOPS_CHANNEL_CODE, draft->code);
  gops_record_set_text (channel, GOPS_CHANNEL_CODE_UNTIL, draft->code_until);
  gops_record_set_int (channel, GOPS_CHANNEL_COST, draft->cost);
  gops_record_set_text (channel, GOPS_CHANNEL_CURRENCY, draft->currency);
  gops_record_set_text (channel, GOPS_CHANNEL_NOTE, note);
}

gint64
gops_channel_add (GopsStore *store, gint64 group, const GopsChannelDraft *draft, GError **error)
{
  g_autoptr (GPtrArray) channels = gops_channels_load (store, group, error);
  g_autoptr (GopsChannel) channel = NULL;
  gpointer last;

  if (channels == NULL || !gops_channel_check (channels, 0, draft, NULL, error))
    return 0;
  last = channels->len > 0 ? channels->pdata[channels->len - 1] : NULL;
  channel = gops_record_new (GOPS_TYPE_CHANNEL, "group-id", group, "position",
                             last != NULL ? gops_record_get_int (last, GOPS_CHANNEL_POSITION) + 1 : (gint64) 0, NULL);
  fill (channel, draft);
  if (!gops_store_begin (store, error, N_("Add the channel “%s”"), gops_record_get_text (channel, GOPS_CHANNEL_NAME), NULL))
    return 0;
  return gops_store_end (store, gops_record_insert (channel, store, error), error) ? gops_record_get_id (channel) : 0;
}

/* The channels of the group of @channel. Returns: (transfer full) (nullable). @out_channel: (transfer none): one of them. */
static GPtrArray *
load_with (GopsStore *store, gint64 channel, GopsChannel **out_channel, GError **error)
{
  g_autoptr (GopsChannel) record = gops_record_load (GOPS_TYPE_CHANNEL, store, channel, error);
  GPtrArray *channels = record != NULL ? gops_channels_load (store, gops_record_get_int (record, GOPS_CHANNEL_GROUP_ID), error) : NULL;

  if (channels != NULL)
    *out_channel = gops_channels_find_id (channels, channel);
  return channels;
}

gboolean
gops_channel_change (GopsStore *store, gint64 channel, const GopsChannelDraft *draft, GError **error)
{
  GopsChannel *record = NULL;
  g_autoptr (GPtrArray) channels = load_with (store, channel, &record, error);

  if (channels == NULL || !gops_channel_check (channels, channel, draft, NULL, error) ||
      !gops_store_begin (store, error, N_("Change the channel “%s”"), gops_record_get_text (record, GOPS_CHANNEL_NAME), NULL))
    return FALSE;
  fill (record, draft);
  return gops_store_end (store, gops_record_save (record, store, error), error);
}

gboolean
gops_channel_move (GopsStore *store, gint64 channel, guint to, GError **error)
{
  GopsChannel *record = NULL;
  g_autoptr (GPtrArray) channels = load_with (store, channel, &record, error);

  if (channels == NULL ||
      !gops_store_begin (store, error, N_("Move the channel “%s”"), gops_record_get_text (record, GOPS_CHANNEL_NAME), NULL))
    return FALSE;
  return gops_store_end (store, gops_records_move (channels, record, to, GOPS_CHANNEL_POSITION, store, error), error);
}

gboolean
gops_channel_remove (GopsStore *store, gint64 channel, GError **error)
{
  g_autoptr (GopsChannel) record = gops_record_load (GOPS_TYPE_CHANNEL, store, channel, error);

  if (record == NULL ||
      !gops_store_begin (store, error, N_("Remove the channel “%s”"), gops_record_get_text (record, GOPS_CHANNEL_NAME), NULL))
    return FALSE;
  return gops_store_end (store, gops_record_delete (record, store, error), error);
}

/* --- codes --- */

static gboolean
has_own_code (GopsChannel *channel)
{
  return channel != NULL && !gops_record_is_blank (channel, GOPS_CHANNEL_CODE);
}

const char *
gops_channel_code (GopsChannel *channel, GopsGroup *group)
{
  return has_own_code (channel) ? gops_record_get_text (channel, GOPS_CHANNEL_CODE) : gops_record_get_text (group, GOPS_GROUP_JOIN_CODE);
}

const char *
gops_channel_code_until (GopsChannel *channel, GopsGroup *group)
{
  return has_own_code (channel) ? gops_record_get_text (channel, GOPS_CHANNEL_CODE_UNTIL)
                                : gops_record_get_text (group, GOPS_GROUP_JOIN_CODE_UNTIL);
}
