/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of the roster in words. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-roster-item.h"
#include "gops-short-date.h"

struct _GopsRosterItem
{
  GObject parent_instance;

  gint64    group;
  char     *name, *now, *next, *members;   /* (owned) */
  char     *folded;                        /* (owned): what is searched */
  gboolean  without, ending;
};

G_DEFINE_FINAL_TYPE (GopsRosterItem, gops_roster_item, G_TYPE_OBJECT)

static void
gops_roster_item_finalize (GObject *object)
{
  GopsRosterItem *self = GOPS_ROSTER_ITEM (object);

  g_free (self->name);
  g_free (self->now);
  g_free (self->next);
  g_free (self->members);
  g_free (self->folded);

  G_OBJECT_CLASS (gops_roster_item_parent_class)->finalize (object);
}

static void
gops_roster_item_class_init (GopsRosterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_roster_item_finalize;
}

static void
gops_roster_item_init (GopsRosterItem *self)
{
}

/* --- words --- */

static char *
write_date (const GopsRoster *roster,
            gpointer          turn,
            guint             column)
{
  g_autofree char *today = gops_day_format (roster->today);

  return gops_short_date (gops_record_get_text (turn, column), today);
}

static char *
describe_turn (const GopsRoster *roster,
               gpointer          turn)
{
  const char *name = gops_record_get_text (turn, GOPS_ROSTER_TURN_NAME), *role = gops_record_get_text (turn, GOPS_ROSTER_TURN_ROLE);
  g_autofree char *who = *role != '\0' ? g_strdup_printf ("%s (%s)", name, role) : g_strdup (name);
  g_autofree char *until = write_date (roster, turn, GOPS_ROSTER_TURN_UNTIL);

  return *until != '\0' ? g_strdup_printf (_("%s until %s"), who, until) : g_steal_pointer (&who);
}

static char *
describe_now (const GopsRoster      *roster,
              const GopsRosterGroup *group)
{
  GString *text = g_string_new (NULL);

  if (group->now->len == 0 && group->last != NULL)
    {
      g_autofree char *until = write_date (roster, group->last, GOPS_ROSTER_TURN_UNTIL);

      g_string_append_printf (text, _("Nobody; the turn of %s ended on %s"), gops_record_get_text (group->last, GOPS_ROSTER_TURN_NAME), until);
    }
  else if (group->now->len == 0)
    g_string_append (text, _("Nobody keeps this group"));
  for (guint i = 0; i < group->now->len; i++)
    {
      g_autofree char *turn = describe_turn (roster, group->now->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", turn);
    }
  return g_string_free (text, FALSE);
}

/* Who comes, or who could. */
static char *
describe_next (const GopsRoster      *roster,
               const GopsRosterGroup *group)
{
  const GopsRosterPerson *suggested = NULL;

  if (group->next->len > 0)
    {
      g_autofree char *since = write_date (roster, group->next->pdata[0], GOPS_ROSTER_TURN_SINCE);

      return g_strdup_printf (_("Next: %s from %s"), gops_record_get_text (group->next->pdata[0], GOPS_ROSTER_TURN_NAME), since);
    }
  if (group->now->len == 0 || (group->ends != GOPS_DAY_NONE && group->ends <= roster->today + GOPS_ROSTER_SOON))
    suggested = gops_roster_suggest (roster, group);
  return suggested != NULL ? g_strdup_printf (_("%s carries least and could be next"), suggested->name) : g_strdup ("");
}

GopsRosterItem *
gops_roster_item_new (const GopsRoster      *roster,
                      const GopsRosterGroup *group)
{
  GopsRosterItem *self = g_object_new (GOPS_TYPE_ROSTER_ITEM, NULL);
  g_autofree char *all = NULL;

  self->group = group->group;
  self->name = g_strdup (group->name);
  self->now = describe_now (roster, group);
  self->next = describe_next (roster, group);
  self->members = g_strdup_printf (ngettext ("%u member", "%u members", group->members), group->members);
  self->without = group->now->len == 0;
  self->ending = group->ends != GOPS_DAY_NONE && group->ends <= roster->today + GOPS_ROSTER_SOON;
  all = g_strjoin ("\n", self->name, self->now, self->next, NULL);
  self->folded = g_utf8_casefold (all, -1);
  return self;
}

gint64
gops_roster_item_get_group (GopsRosterItem *self)
{
  return self->group;
}

const char *
gops_roster_item_get_name (GopsRosterItem *self)
{
  return self->name;
}

const char *
gops_roster_item_get_now (GopsRosterItem *self)
{
  return self->now;
}

const char *
gops_roster_item_get_next (GopsRosterItem *self)
{
  return self->next;
}

const char *
gops_roster_item_get_members (GopsRosterItem *self)
{
  return self->members;
}

gboolean
gops_roster_item_is_without (GopsRosterItem *self)
{
  return self->without;
}

gboolean
gops_roster_item_is_ending (GopsRosterItem *self)
{
  return self->ending;
}

gboolean
gops_roster_item_fits (GopsRosterItem *self,
                       GopsRosterShow  show,
                       const char     *text)
{
  if ((show == GOPS_ROSTER_WITHOUT && !self->without) || (show == GOPS_ROSTER_ENDING && !self->ending))
    return FALSE;
  return *text == '\0' || strstr (self->folded, text) != NULL;
}

char *
gops_roster_describe_person (const GopsRosterPerson *person)
{
  g_autofree char *groups = g_strdup_printf (ngettext ("%u group", "%u groups", person->n_groups), person->n_groups);
  g_autofree char *next = person->n_next > 0 ? g_strdup_printf (_("%s, %u to come"), groups, person->n_next) : g_strdup (groups);
  g_autofree char *members = g_strdup_printf (ngettext ("%u member", "%u members", person->members), person->members);
  g_autofree char *minutes = g_strdup_printf (ngettext ("%u minute of planned work this week", "%u minutes of planned work this week", person->minutes), person->minutes);

  return g_strdup_printf (_("%s · %s · %s"), next, members, minutes);
}
