/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes that end, above the run sheet. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-advice-list.h"
#include "gops-code-ends.h"
#include "gops-today-codes.h"

struct _GopsTodayCodes
{
  AdwBin parent_instance;

  GopsSession    *session;   /* (owned) (nullable) */
  GPtrArray      *ends;      /* (owned) (nullable) (element-type GopsCodeEnd) */
  GopsAdviceList *list;
};

G_DEFINE_FINAL_TYPE (GopsTodayCodes, gops_today_codes, ADW_TYPE_BIN)

/* "Runners · Notice board", and below it "The code ends today" */
static char *
describe (const GopsCodeEnd *end)
{
  const char *group = gops_record_get_text (end->group, GOPS_GROUP_NAME);
  g_autofree char *title = gops_code_end_dup_title (end);

  if (*end->name != '\0')
    return g_strdup_printf ("%s · %s\n%s", group, end->name, title);
  return g_strdup_printf ("%s\n%s", group, title);
}

static void
show (GopsTodayCodes *self)
{
  g_autofree GopsAdviceRow *rows = g_new0 (GopsAdviceRow, MAX (self->ends->len, 1));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->ends->len; i++)
    {
      const GopsCodeEnd *end = self->ends->pdata[i];
      char *id = g_strdup_printf ("%u", i), *text = describe (end), *why = gops_code_end_dup_advice (end);

      g_ptr_array_add (texts, id);
      g_ptr_array_add (texts, text);
      g_ptr_array_add (texts, why);
      rows[i] = (GopsAdviceRow) { .id = id, .text = text, .why = why, .button = _("Show"), .urgent = TRUE };
    }
  gops_advice_list_set_rows (self->list, rows, self->ends->len);
  gtk_widget_set_visible (GTK_WIDGET (self), self->ends->len > 0);
}

/* To the channel, to the group's profile, or where the old code hangs. */
static void
on_activated_cb (GopsTodayCodes *self,
                 const char     *id)
{
  guint i = (guint) g_ascii_strtoull (id, NULL, 10);
  const GopsCodeEnd *end = self->ends != NULL && i < self->ends->len ? self->ends->pdata[i] : NULL;
  GopsPlace place = { .page = "publish" };

  if (end == NULL)
    return;
  place.group = gops_record_get_id (end->group);
  place.table = end->replaced ? "posting" : end->channel != 0 ? "channel" : "chat_group";
  place.row = end->replaced ? 0 : end->channel != 0 ? end->channel : place.group;
  place.column = end->replaced ? NULL : end->channel != 0 ? "renew" : "join_code";
  gops_session_go_to (self->session, &place);
}

guint
gops_today_codes_load (GopsTodayCodes *self,
                       GopsSession    *session,
                       gint64          now)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ends = gops_code_ends (gops_session_get_store (session), NULL, now, &error);

  g_set_object (&self->session, session);
  if (ends == NULL)
    {
      gops_session_report (session, error);
      return 0;
    }
  g_clear_pointer (&self->ends, g_ptr_array_unref);
  self->ends = ends;
  show (self);
  return ends->len;
}

/* --- object --- */

static void
gops_today_codes_dispose (GObject *object)
{
  GopsTodayCodes *self = GOPS_TODAY_CODES (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->ends, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_today_codes_parent_class)->dispose (object);
}

static void
gops_today_codes_class_init (GopsTodayCodesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_today_codes_dispose;
}

static void
gops_today_codes_init (GopsTodayCodes *self)
{
  self->list = GOPS_ADVICE_LIST (gops_advice_list_new ());
  g_object_set (self->list, "title", _("Codes That End"), NULL);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
