/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's people: who speaks in the chat is as the chat shows, all others are made up by a pattern. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-message-number.h"
#include "gops-sample-private.h"
#include "gops-workspace.h"

/* Nobody's past is made up for longer than this. */
#define LONGEST_PAST 420

#define N_CLASSES 5

/* How a group's members take part: the share of each class in percent, and the chance that one of it speaks on a day. */
typedef struct
{
  const char *name;
  guint       percent[N_CLASSES];
  double      chance[N_CLASSES];
} Pattern;

static const Pattern patterns[] = {
  { "steady", { 7, 18, 30, 33, 12 }, { 0.55, 0.26, 0.08, 0.013, 0 } },
  { "fading", { 6, 16, 32, 34, 12 }, { 0.55, 0.26, 0.09, 0.02, 0 } },
  { "young", { 12, 26, 34, 20, 8 }, { 0.60, 0.32, 0.12, 0.03, 0 } },
  { "camp", { 34, 28, 22, 12, 4 }, { 0.80, 0.50, 0.22, 0.06, 0 } },
};

/* One day of one member. */
typedef struct
{
  guint messages, replies_got, replies_given, checkins;
} Day;

typedef struct
{
  GopsMembership *record;      /* (owned) */
  gint64          person;
  int             joined, left;   /* days relative to day 0; left is 1 for those who are there */
  int             class;
  gboolean        named;
  Day             days[LONGEST_PAST + 1];   /* [0] is day 0, [1] the day before */
  gint64          last_spoke_at;
} Member;

typedef struct
{
  GopsSample      *sample;
  GopsSampleGroup *group;
  JsonObject      *data;       /* "members" */
  const Pattern   *pattern;
  int              opened;     /* day relative to day 0 */
  gboolean         checks_in, buys;
  GPtrArray       *members;    /* (owned) (element-type Member) */
  GHashTable      *by_name;    /* (owned) name → Member */
  GArray          *message_ids;   /* (owned) of the chat, in its order */
} Crowd;

/* splitmix64: the same numbers on every machine. */
static guint64
draw (Crowd *crowd)
{
  guint64 z = crowd->group->seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

/* From 0 up to and without @n. */
static guint
draw_below (Crowd *crowd, guint n)
{
  return n > 0 ? (guint) (draw (crowd) % n) : 0;
}

static gboolean
draw_chance (Crowd *crowd, double chance)
{
  return (double) (draw (crowd) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53) < chance;
}

static void
member_free (gpointer data)
{
  Member *member = data;

  g_clear_object (&member->record);
  g_free (member);
}

/* --- people --- */

static gint64
find_person (GopsSample *sample, const char *name)
{
  const gint64 *id = g_hash_table_lookup (sample->persons, name);

  return id != NULL ? *id : 0;
}

static gint64
insert_person (GopsSample *sample, GopsPerson *person, const char *name)
{
  g_autoptr (GBytes) key = gops_collation_key (name);
  gint64 *id;

  gops_record_set_text (person, GOPS_PERSON_NAME, name);
  gops_record_set_blob (person, GOPS_PERSON_SORT_KEY, key);
  if (!gops_sample_insert (sample, person))
    return 0;
  id = g_new (gint64, 1);
  *id = gops_record_get_id (person);
  g_hash_table_insert (sample->persons, g_strdup (name), id);
  return *id;
}

static gint64
add_named_person (Crowd *crowd, JsonObject *named)
{
  const char *name = json_object_get_string_member (named, "name");
  const char *birthday = json_object_get_string_member_with_default (named, "birthday", NULL);
  gint64 id = find_person (crowd->sample, name);
  g_autoptr (GopsPerson) person = NULL;

  if (id != 0)
    return id;
  person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  gops_record_set_text (person, GOPS_PERSON_TAGS, json_object_get_string_member_with_default (named, "tags", ""));
  gops_record_set_int (person, GOPS_PERSON_STAFF, json_object_get_boolean_member_with_default (named, "staff", FALSE));
  gops_record_set_int (person, GOPS_PERSON_BLACKLISTED,
                       json_object_get_boolean_member_with_default (named, "blacklisted", FALSE));
  gops_record_set_text (person, GOPS_PERSON_BLACKLIST_REASON,
                        json_object_get_string_member_with_default (named, "blacklist_reason", ""));
  if (birthday != NULL)
    {
      g_autofree char *date = g_strdup_printf ("%u-%s", 1976 + draw_below (crowd, 26), birthday);

      gops_record_set_text (person, GOPS_PERSON_BIRTHDAY, date);
    }
  return insert_person (crowd->sample, person, name);
}

/* The next name of the stock in the group's language that nobody has yet; NULL when it is used up. */
static const char *
next_name (Crowd *crowd)
{
  GopsSample *sample = crowd->sample;
  const char *language = gops_record_get_text (crowd->group->group, GOPS_GROUP_LANGUAGE);
  JsonArray *stock = json_object_get_array_member (sample->names, language);
  guint next = GPOINTER_TO_UINT (g_hash_table_lookup (sample->next_names, language));
  const char *name = NULL;

  while (name == NULL && next < json_array_get_length (stock))
    {
      name = json_array_get_string_element (stock, next++);
      if (find_person (sample, name) != 0)
        name = NULL;
    }
  g_hash_table_insert (sample->next_names, (gpointer) g_intern_string (language), GUINT_TO_POINTER (next));
  return name;
}

static char *
draw_tags (Crowd *crowd)
{
  JsonArray *tags = json_object_get_array_member (crowd->data, "tags");
  guint n = json_array_get_length (tags), first = draw_below (crowd, n), second = draw_below (crowd, n);

  if (n == 0 || draw_chance (crowd, 0.3))
    return g_strdup ("");
  if (first == second || draw_chance (crowd, 0.6))
    return g_strdup (json_array_get_string_element (tags, first));
  return g_strconcat (json_array_get_string_element (tags, first), ",", json_array_get_string_element (tags, second), NULL);
}

/* --- memberships --- */

static Member *
new_member (Crowd *crowd, gint64 person, int joined)
{
  Member *member = g_new0 (Member, 1);
  g_autofree char *date = gops_day_format (crowd->sample->day + joined);

  member->person = person;
  member->joined = joined;
  member->left = 1;
  member->record = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", gops_record_get_id (crowd->group->group), "person-id",
                                    person, "joined-on", date, "role", "member", NULL);
  g_ptr_array_add (crowd->members, member);
  return member;
}

static gboolean
add_named (Crowd *crowd, JsonObject *named)
{
  const char *name = json_object_get_string_member (named, "name");
  gint64 person = add_named_person (crowd, named);
  Member *member;

  if (person == 0)
    return FALSE;
  member = new_member (crowd, person, (int) json_object_get_int_member (named, "joined"));
  member->named = TRUE;
  member->class = 1;
  gops_record_set_text (member->record, GOPS_MEMBERSHIP_ROLE,
                        json_object_get_string_member_with_default (named, "role", "member"));
  gops_record_set_text (member->record, GOPS_MEMBERSHIP_INVITED_BY,
                        json_object_get_string_member_with_default (named, "invited_by", ""));
  gops_record_set_int (member->record, GOPS_MEMBERSHIP_PURCHASES,
                       json_object_get_int_member_with_default (named, "purchases", 0));
  if (json_object_has_member (named, "left") && !json_object_get_null_member (named, "left"))
    {
      g_autofree char *date = NULL;

      member->left = (int) json_object_get_int_member (named, "left");
      date = gops_day_format (crowd->sample->day + member->left);
      gops_record_set_text (member->record, GOPS_MEMBERSHIP_LEFT_ON, date);
    }
  g_hash_table_insert (crowd->by_name, g_strdup (name), member);
  return TRUE;
}

/* When a made-up member came: most in the group's first weeks, a few of late. */
static int
draw_joined (Crowd *crowd)
{
  guint age = (guint) -crowd->opened;

  if (g_str_equal (crowd->pattern->name, "camp"))
    return crowd->opened + (int) draw_below (crowd, MIN (5, age));
  if (g_str_equal (crowd->pattern->name, "young"))
    return crowd->opened + (int) draw_below (crowd, MIN (28, age));
  if (draw_chance (crowd, 0.06) && !g_str_equal (crowd->pattern->name, "fading"))
    return -(int) draw_below (crowd, MIN (14, age));
  return crowd->opened + (int) (draw_below (crowd, age) * (guint64) (25 + draw_below (crowd, 70)) / 100);
}

static int
draw_class (Crowd *crowd)
{
  guint percent = draw_below (crowd, 100);
  int class = 0;

  while (class < N_CLASSES - 1 && percent >= crowd->pattern->percent[class])
    percent -= crowd->pattern->percent[class++];
  return class;
}

static gboolean
add_made_up (Crowd *crowd)
{
  const char *name = next_name (crowd);
  g_autofree char *tags = draw_tags (crowd);
  g_autoptr (GopsPerson) person = NULL;
  Member *member;
  gint64 id;

  if (name == NULL)
    return gops_sample_fail (crowd->sample, "names.json");
  person = gops_record_new (GOPS_TYPE_PERSON, "tags", tags, NULL);
  id = insert_person (crowd->sample, person, name);
  if (id == 0)
    return FALSE;
  member = new_member (crowd, id, draw_joined (crowd));
  member->class = draw_class (crowd);
  if (crowd->buys)
    gops_record_set_int (member->record, GOPS_MEMBERSHIP_PURCHASES,
                         draw_below (crowd, member->class == 0 ? 9 : member->class < 3 ? 5 : 3));
  return TRUE;
}

static gboolean
add_everybody (Crowd *crowd)
{
  JsonArray *named = json_object_get_array_member (crowd->data, "named");
  guint present = 0, count = (guint) json_object_get_int_member (crowd->data, "count");

  for (guint i = 0; i < json_array_get_length (named); i++)
    if (!add_named (crowd, json_array_get_object_element (named, i)))
      return FALSE;
  for (guint i = 0; i < crowd->members->len; i++)
    present += ((const Member *) g_ptr_array_index (crowd->members, i))->left > 0;
  for (; present < count; present++)
    if (!add_made_up (crowd))
      return FALSE;
  return TRUE;
}

/* --- what they did --- */

/* How much of its warmth the group still has @ago days before day 0. */
static double
warmth (const Crowd *crowd, int ago)
{
  if (g_str_equal (crowd->pattern->name, "fading"))
    return CLAMP (ago / 90.0, 0.03, 1.0) * CLAMP (ago / 45.0, 0.2, 1.0);
  if (g_str_equal (crowd->pattern->name, "steady"))
    return (ago / 7) % 5 == 2 ? 1.2 : 1.0;
  return 1.0;
}

static void
make_up_day (Crowd *crowd, Member *member, int ago)
{
  Day *day = &member->days[ago];

  if (!draw_chance (crowd, crowd->pattern->chance[member->class] * warmth (crowd, ago)))
    return;
  day->messages = 1 + draw_below (crowd, member->class == 0 ? 6 : 3);
  day->checkins = crowd->checks_in && draw_chance (crowd, 0.8);
  day->replies_got = draw_chance (crowd, 0.45) ? 1 + draw_below (crowd, 2) : 0;
  day->replies_given = draw_chance (crowd, 0.4) ? 1 : 0;
  if (member->last_spoke_at == 0)
    member->last_spoke_at = gops_instant_of_day (crowd->sample->day - ago,
                                                 (ago == 0 ? 360 : 480) + (int) draw_below (crowd, ago == 0 ? 180 : 780),
                                                 crowd->group->zone);
}

/* Days from the newest to the oldest, so that the first one made up is the last one spoken on. Who is named is left to
 * the chat for as long as it goes back. */
static void
make_up_past (Crowd *crowd, Member *member, int chat_begins)
{
  for (int ago = 0; ago <= MIN (-member->joined, LONGEST_PAST); ago++)
    {
      if (-ago > member->left || (member->named && -ago >= chat_begins))
        continue;
      make_up_day (crowd, member, ago);
    }
}

static gboolean
insert_message (Crowd *crowd, JsonObject *message, Member *member, gint64 at)
{
  gint64 group = gops_record_get_id (crowd->group->group), reply = 0;
  gint64 id = gops_message_number (at, crowd->message_ids->len);
  JsonNode *reply_to = json_object_get_member (message, "reply_to");

  if (reply_to != NULL && !JSON_NODE_HOLDS_NULL (reply_to))
    reply = g_array_index (crowd->message_ids, gint64, json_node_get_int (reply_to));
  g_array_append_val (crowd->message_ids, id);
  return gops_store_exec (crowd->sample->store, crowd->sample->error,
                          "INSERT INTO message (group_id, message_id, person_id, at, kind, body, reply_to)"
                          " VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, nullif (?7, 0))", "llllssl", group, id,
                          member != NULL ? member->person : 0, at,
                          json_object_get_string_member_with_default (message, "kind", "text"),
                          json_object_get_string_member_with_default (message, "text", ""), reply);
}

static Member *
find_speaker (Crowd *crowd, JsonObject *message)
{
  return g_hash_table_lookup (crowd->by_name, json_object_get_string_member (message, "who"));
}

/* Counts a chat message for who wrote it and for who is answered. */
static void
count_message (Crowd *crowd, JsonObject *message, Member *member, int ago, gint64 at)
{
  JsonNode *reply_to = json_object_get_member (message, "reply_to");
  Day *day = &member->days[ago];

  day->messages++;
  day->checkins += json_object_get_boolean_member_with_default (message, "checkin", FALSE) != FALSE;
  member->last_spoke_at = MAX (member->last_spoke_at, at);
  if (reply_to != NULL && !JSON_NODE_HOLDS_NULL (reply_to))
    {
      JsonObject *answered = json_array_get_object_element (crowd->group->chat, (guint) json_node_get_int (reply_to));
      Member *other = find_speaker (crowd, answered);

      day->replies_given++;
      if (other != NULL && other != member)
        other->days[ago].replies_got++;
    }
}

static gboolean
add_chat (Crowd *crowd)
{
  gint64 last = 0;

  for (guint i = 0; i < json_array_get_length (crowd->group->chat); i++)
    {
      JsonObject *message = json_array_get_object_element (crowd->group->chat, i);
      int ago = (int) -json_object_get_int_member (message, "day");
      int minutes = gops_minutes_parse (json_object_get_string_member (message, "time"));
      gint64 at = gops_instant_of_day (crowd->sample->day - ago, minutes, crowd->group->zone);
      Member *member = find_speaker (crowd, message);

      /* Two messages of one minute follow each other by seconds. */
      at = last = at <= last ? last + 7 * G_USEC_PER_SEC : at;
      if (!insert_message (crowd, message, member, at))
        return FALSE;
      if (member != NULL && g_str_equal (json_object_get_string_member_with_default (message, "kind", "text"), "text"))
        count_message (crowd, message, member, ago, at);
    }
  return TRUE;
}

static gboolean
insert_day (Crowd *crowd, const Member *member, int ago)
{
  const Day *day = &member->days[ago];

  return gops_store_exec (crowd->sample->store, crowd->sample->error,
                          "INSERT INTO activity_day (person_id, group_id, day, messages, replies_got, replies_given, checkins)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "lliiiii", member->person,
                          gops_record_get_id (crowd->group->group), crowd->sample->day - ago, (int) day->messages,
                          (int) day->replies_got, (int) day->replies_given, (int) day->checkins);
}

/* The same for the group as a whole. */
static gboolean
insert_group_days (Crowd *crowd)
{
  return gops_store_exec (crowd->sample->store, crowd->sample->error,
                          "INSERT INTO activity_group (group_id, day, messages, speakers)"
                          " SELECT group_id, day, sum (messages), count (*) FILTER (WHERE messages > 0) FROM activity_day"
                          " WHERE group_id = ?1 GROUP BY day", "l", gops_record_get_id (crowd->group->group));
}

static Day
sum_days (const Member *member)
{
  Day sum = { 0 };

  for (int ago = 0; ago <= LONGEST_PAST; ago++)
    {
      sum.messages += member->days[ago].messages;
      sum.replies_got += member->days[ago].replies_got;
      sum.replies_given += member->days[ago].replies_given;
      sum.checkins += member->days[ago].checkins;
    }
  return sum;
}

static gboolean
insert_member (Crowd *crowd, Member *member)
{
  Day sum = sum_days (member);
  guint active = 0;

  for (int ago = 0; ago < 30; ago++)
    active += member->days[ago].messages > 0;
  gops_record_set_int (member->record, GOPS_MEMBERSHIP_MESSAGES, sum.messages);
  gops_record_set_int (member->record, GOPS_MEMBERSHIP_ACTIVE_DAYS, active);
  gops_record_set_int (member->record, GOPS_MEMBERSHIP_CHECKINS, sum.checkins);
  gops_record_set_int (member->record, GOPS_MEMBERSHIP_REPLIES_GOT, sum.replies_got);
  gops_record_set_int (member->record, GOPS_MEMBERSHIP_REPLIES_GIVEN, sum.replies_given);
  gops_record_set_int (member->record, GOPS_MEMBERSHIP_LAST_SPOKE_AT, member->last_spoke_at);
  if (!gops_sample_insert (crowd->sample, member->record))
    return FALSE;
  for (int ago = 0; ago <= LONGEST_PAST; ago++)   /* all of them: what is counted in sum can be looked up by day */
    {
      const Day *day = &member->days[ago];

      if ((day->messages > 0 || day->replies_got > 0) && !insert_day (crowd, member, ago))
        return FALSE;
    }
  return TRUE;
}

/* Whoever is named as having invited somebody is credited. */
static void
count_invites (Crowd *crowd)
{
  for (guint i = 0; i < crowd->members->len; i++)
    {
      Member *member = g_ptr_array_index (crowd->members, i);
      Member *by = g_hash_table_lookup (crowd->by_name, gops_record_get_text (member->record, GOPS_MEMBERSHIP_INVITED_BY));

      if (by != NULL)
        gops_record_set_int (by->record, GOPS_MEMBERSHIP_INVITES,
                             gops_record_get_int (by->record, GOPS_MEMBERSHIP_INVITES) + 1);
    }
}

static const Pattern *
find_pattern (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_str_equal (patterns[i].name, name))
      return &patterns[i];
  return NULL;
}

static gboolean
live (Crowd *crowd)
{
  int chat_begins = (int) json_object_get_int_member (json_array_get_object_element (crowd->group->chat, 0), "day");

  for (guint i = 0; i < crowd->members->len; i++)
    make_up_past (crowd, g_ptr_array_index (crowd->members, i), chat_begins);
  if (!add_chat (crowd))
    return FALSE;
  count_invites (crowd);
  for (guint i = 0; i < crowd->members->len; i++)
    if (!insert_member (crowd, g_ptr_array_index (crowd->members, i)))
      return FALSE;
  return TRUE;
}

gboolean
gops_sample_add_members (GopsSample *self, GopsSampleGroup *group)
{
  JsonObject *columns = json_object_get_object_member (group->data, "group");
  JsonObject *data = json_object_get_object_member (group->data, "members");
  const char *kind = json_object_get_string_member (columns, "kind");
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) message_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Crowd crowd = {
    .sample = self, .group = group, .data = data, .pattern = find_pattern (json_object_get_string_member (data, "pattern")),
    .opened = (int) json_object_get_int_member (columns, "opened_on"),
    .checks_in = g_str_equal (kind, "check-in") || g_str_equal (kind, "camp"),
    .buys = json_object_get_boolean_member_with_default (data, "buys", FALSE),
    .members = members, .by_name = by_name, .message_ids = message_ids,
  };

  if (crowd.pattern == NULL)
    return gops_sample_fail (self, "members.pattern");
  return add_everybody (&crowd) && live (&crowd) && insert_group_days (&crowd) && gops_sample_add_ties (self, group);
}
